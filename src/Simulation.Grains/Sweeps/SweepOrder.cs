using System.Collections.Immutable;
using Simulation.Grains.Continuations;
using Simulation.Lab;
using Simulation.Lab.Runs;
using Simulation.Lab.Sweeps;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Sweeps;

/// <summary>
/// A sweep from the command line: which games there are, and nothing of how many. Equal orders have equal games
/// everywhere.
/// </summary>
/// <param name="Build">
/// <see cref="GameRun.Build"/> of the command that orders; another one would play other games.
/// </param>
/// <param name="Pack">The hash of the scenario's pack.</param>
/// <param name="Cast">The names that it is played with; null for the pack's first ones, or for none.</param>
/// <param name="Seed">Game n has the seed <c>{Seed}/{n}</c>, from 0.</param>
/// <param name="Autopilots">As <see cref="Lineup.Read"/> takes them.</param>
/// <param name="Set">As <see cref="SweepDesign.Read"/> takes them; the command has checked them.</param>
/// <param name="Vary">The same, of what is drawn for each game.</param>
public sealed record SweepOrder(
    string Build,
    string Pack,
    string? Cast,
    string Seed,
    Sequence<string> Autopilots,
    Sequence<string> Set,
    Sequence<string> Vary
)
{
    /// <summary>How its games are played, from its pack.</summary>
    /// <returns>A refusal when this build plays other games, or when the pack or a value cannot be read.</returns>
    internal Result<GameArm> ArmOf(ScenarioPack pack)
    {
        if (Build != GameRun.Build)
        {
            return new Refusal(
                RefusalCode.OtherVersion,
                "The servers run another build than this command, and would play other games."
            );
        }

        var fault = "its files have errors";
        if (
            pack.Hash == Pack
            && ScenarioReader.Read(pack, Cast).Scenario is { } scenario
            && Lineup.Read(scenario, Autopilots, out fault) is { } lineup
            && SweepDesign.ReadUnchecked(scenario, Set, Vary, out fault) is { } design
        )
            return new GameArm("sweep", scenario, new Variation(lineup), Seed, design);
        return new Refusal(RefusalCode.ScenarioRefused, $"The servers cannot play the scenario: {fault}");
    }
}

/// <summary>Some games that a worker is to play.</summary>
/// <param name="Pack">
/// The scenario, for a worker that has said it does not know it; null when the hash in the order is enough.
/// </param>
/// <param name="Games">Their numbers.</param>
public sealed record SweepGames(SweepOrder Order, ScenarioPack? Pack, Sequence<int> Games);

/// <summary>What a worker has played of some games in the time of one call.</summary>
/// <param name="NeedsPack">It does not know the pack, has played nothing, and is to be asked again with it.</param>
/// <param name="Rows">
/// Of the first ones of the games, in their order: what <see cref="GameSummary.Json"/> writes, so that a folder keeps
/// what it would keep of a game that was played beside it.
/// </param>
public sealed record PlayedGames(bool NeedsPack, ImmutableArray<string> Rows) : IPlayedPart
{
    public int Played => Rows.Length;
}
