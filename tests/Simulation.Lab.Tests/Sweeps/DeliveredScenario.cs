using System.Collections.Immutable;
using Simulation.Lab.Sweeps;
using Simulation.Rules;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Lab.Tests.Sweeps;

/// <summary>A scenario as it is delivered, with games that its autopilots have played.</summary>
internal sealed class DeliveredScenario(string id, int games)
{
    private readonly Lazy<Sweep> _sweep = new(() =>
        Sweep.Run(Find(id).Scenario!, "balance", games, Environment.ProcessorCount, TimeProvider.System)
    );

    /// <summary>Of every scenario that is delivered.</summary>
    public static ImmutableArray<string> Ids { get; } =
    [.. ScenarioLibrary.Read(Repository.Scenarios).Shelf.Select(entry => entry.Id)];

    public ShelvedScenario Pack { get; } = Find(id);

    public Scenario Scenario =>
        Pack.Scenario ?? throw new InvalidDataException(string.Join(Environment.NewLine, Pack.Diagnostics));

    /// <summary>Played when they are first asked for, from fixed seeds.</summary>
    public Sweep Sweep => _sweep.Value;

    /// <summary>Injects that neither wait for the facilitator's hand nor happened in any game.</summary>
    public ImmutableArray<string> InjectsThatNeverHappen =>
        [
            .. Scenario
                .Injects.Where(inject => !inject.When.IsDefaultOrEmpty || inject.Minute is not null)
                .Select(inject => inject.Id)
                .Where(inject => !Sweep.Games.Any(game => game.Injects.Contains(inject))),
        ];

    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static ShelvedScenario Find(string id) =>
        ScenarioLibrary.Read(Repository.Scenarios).Shelf.Single(entry => entry.Id == id);
}
