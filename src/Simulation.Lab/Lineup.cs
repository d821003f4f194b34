using System.Collections.Immutable;
using Simulation.Rules.Autopilot;

namespace Simulation.Lab;

/// <summary>How the autopilots of a headless game decide.</summary>
/// <param name="Everybody">Of every role that is not named.</param>
/// <param name="Roles">Of single roles, by their ids.</param>
public sealed record Lineup(Strategy Everybody, ImmutableSortedDictionary<string, Strategy> Roles)
{
    public static readonly Lineup Base = All(Strategy.Base);

    public static Lineup All(Strategy strategy) =>
        new(strategy, ImmutableSortedDictionary.Create<string, Strategy>(StringComparer.Ordinal));

    public Strategy Of(string role) => Roles.GetValueOrDefault(role, Everybody);
}
