using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Effects;

public sealed record IndicatorChanged(string Indicator, int By, int To) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            Indicators = world.Indicators.SetItem(world.Scenario.Indicator(Indicator), To),
        };

    internal override ulong KnownTo(World world) => ActorMask.OfIndicator(world.Scenario, Indicator);
}

public sealed record ResourceChanged(string Role, string Resource, int By, int To) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            Resources = world.Resources.SetItem(
                (world.Scenario.Actor(Role) * world.Scenario.Resources.Length) + world.Scenario.Resource(Resource),
                To
            ),
        };

    internal override ulong KnownTo(World world) =>
        ActorMask.OfResource(world.Scenario, Resource, world.Scenario.Actor(Role));
}

/// <param name="Role">Who thinks.</param>
/// <param name="Of">Of whom.</param>
public sealed record RelationChanged(string Role, string Of, int By, int To) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            Relations = world.Relations.SetItem(
                (world.Scenario.Actor(Role) * world.Scenario.Actors.Length) + world.Scenario.Actor(Of),
                To
            ),
        };

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

public sealed record AttributeChanged(string Asset, string Attribute, int By, int To) : SessionEvent
{
    internal override World Apply(World world)
    {
        var asset = world.Scenario.Asset(Asset);
        var state = world.Assets[asset];
        return world with
        {
            Assets = world.Assets.SetItem(
                asset,
                state with
                {
                    Attributes = state.Attributes.SetItem(world.Scenario.Assets[asset].Attribute(Attribute), To),
                }
            ),
        };
    }

    internal override ulong KnownTo(World world) => world.AttributeKnownTo(world.Scenario.Asset(Asset), Attribute);
}

/// <param name="To">Roles that now know it; empty for everybody.</param>
public sealed record AttributeRevealed(string Asset, string Attribute, int Value, Sequence<string> To) : SessionEvent
{
    internal override World Apply(World world)
    {
        var asset = world.Scenario.Asset(Asset);
        var state = world.Assets[asset];
        var attribute = world.Scenario.Assets[asset].Attribute(Attribute);
        return world with
        {
            Assets = world.Assets.SetItem(
                asset,
                state with
                {
                    KnownTo = state.KnownTo.SetItem(attribute, state.KnownTo[attribute] | KnownTo(world)),
                }
            ),
        };
    }

    internal override ulong KnownTo(World world)
    {
        if (To.Count == 0)
            return ActorMask.Everyone;
        var known = ActorMask.Nobody;
        foreach (var role in To)
            known |= ActorMask.OfActor(world.Scenario.Actor(role));
        return known;
    }
}

public sealed record StatusSet(string Asset, string Status) : SessionEvent
{
    internal override World Apply(World world)
    {
        var asset = world.Scenario.Asset(Asset);
        return world with { Assets = world.Assets.SetItem(asset, world.Assets[asset] with { Status = Status }) };
    }

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

public sealed record FlagSet(string Flag, bool To) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            Flags = world.Flags.SetItem(world.Scenario.Flag(Flag), To),
        };

    internal override ulong KnownTo(World world) => ActorMask.OfFlag(world.Scenario, Flag);
}

/// <param name="Factors">What the chance is made of.</param>
/// <param name="With">Roles that know that there was a roll; empty for everybody.</param>
public sealed record Rolled(
    string Title,
    int Chance,
    int Roll,
    bool Success,
    Sequence<RolledFactor> Factors,
    Sequence<string> With
) : SessionEvent
{
    /// <summary>Whether some who know of the roll may not know all that its chance is made of.</summary>
    internal bool HasSecrets => Factors.Any(factor => factor.KnownTo is not null);

    internal override World Apply(World world) => world;

    internal override ulong KnownTo(World world) =>
        With.Count == 0 ? ActorMask.Everyone : ActorMask.OfActors(world.Scenario, [.. With]);
}

/// <param name="KnownTo">Roles that may know this factor; null for everybody.</param>
public sealed record RolledFactor(string Label, decimal Amount, Sequence<string>? KnownTo);

public sealed record EffectsScheduled(Scheduled Scheduled) : SessionEvent
{
    internal override World Apply(World world) => world with { Schedule = world.Schedule.Add(Scheduled) };
}

public sealed record ScheduleCame(string Scheduled) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            Schedule = [.. world.Schedule.Where(s => s.Id != Scheduled)],
        };
}
