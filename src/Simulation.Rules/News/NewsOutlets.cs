using System.Collections.Immutable;
using System.ComponentModel;

namespace Simulation.Rules.News;

/// <summary>Who reports in the world of the scenario.</summary>
public sealed record NewsOutlets(
    [Description("Newsrooms, blogs and accounts by id; injects name them.")] ImmutableArray<OutletDefinition> Outlets
)
{
    public ImmutableArray<OutletDefinition> Outlets { get; init; } = Outlets.IsDefault ? [] : Outlets;
}

/// <summary>A newsroom, a blog or an account on a social network.</summary>
public sealed record OutletDefinition(
    string Id,
    [Description("Its name on the screens, such as Meridian Wire or \"@dev_anon\".")] string Title,
    [Description("What sort of outlet it is; it decides how its reports look.")] OutletKind Kind,
    [Description("Whether it is one person's account.")] bool Person = false
);

/// <summary>What sort of outlet reports something.</summary>
public enum OutletKind
{
    /// <summary>A news agency.</summary>
    Wire,

    /// <summary>Television or radio.</summary>
    Broadcast,

    Paper,

    Blog,

    /// <summary>An account on a social network.</summary>
    Social,
}
