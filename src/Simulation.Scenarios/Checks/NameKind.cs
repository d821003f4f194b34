namespace Simulation.Scenarios.Checks;

/// <summary>What a text in a scenario names.</summary>
internal enum NameKind
{
    /// <summary>Nothing: it is for people to read, or is checked elsewhere.</summary>
    Nothing,

    /// <summary>What the record itself is called by.</summary>
    OwnId,

    Actor,
    ActorOrKind,
    Asset,
    AssetOrKind,
    Indicator,
    Resource,
    Authority,

    /// <summary>An authority, or "directive" for the one an answered directive rests on.</summary>
    AuthorityOrDirective,

    Demand,
    Agreement,
    Inject,
    Outlet,
    Flag,
    Permit,
    Intel,
    Move,
    Round,
    Ending,

    /// <summary>A parameter of the move that the text belongs to.</summary>
    Parameter,

    /// <summary>An attribute of the asset that stands beside it.</summary>
    Attribute,

    /// <summary>A status of the asset that stands beside it.</summary>
    Status,
}
