using System.Collections.Immutable;
using Simulation.Rules.Agreements;
using Simulation.Rules.Conditions;
using Simulation.Rules.Effects;
using Simulation.Rules.Moves;
using Simulation.Rules.Scoring;

namespace Simulation.Rules.Visibility;

/// <summary>
/// The parts of a world that each move and goal of a scenario depends on, worked out once, so that a view is made anew
/// only where something changed that matters to it.
/// </summary>
internal sealed class Dependencies
{
    private readonly ImmutableArray<ImmutableArray<(MoveDefinition Move, ReadSet Reads)>> _moves;
    private readonly ImmutableArray<ImmutableArray<ReadSet>> _legality;
    private readonly ImmutableArray<
        ImmutableArray<(string Id, ObjectiveDefinition Objective, ReadSet Reads)>
    > _objectives;

    private readonly ImmutableArray<ReadSet> _proposals;
    private readonly ImmutableArray<ReadSet> _drifts;

    public Dependencies(Scenario scenario)
    {
        Scenario = scenario;
        _proposals =
        [
            .. scenario.Actors.Select(actor =>
                scenario
                    .Agreements.Where(agreement => agreement.Between.Contains(actor.Id))
                    .Aggregate(ReadSet.Agreements, (read, agreement) => read | Of(scenario, agreement))
            ),
        ];
        _drifts =
        [
            .. scenario.Indicators.Select(
                (indicator, i) => ReadSet.Indicator(i) | (indicator.Drifts?.Reads(scenario) ?? ReadSet.None)
            ),
        ];
        var read = scenario.Moves.ToDictionary(move => move.Id, move => Of(scenario, move), StringComparer.Ordinal);
        _moves =
        [
            .. scenario.Actors.Select(actor =>
                scenario
                    .Moves.Where(move => actor.IsNamedBy(move.By))
                    .Select(move => (move, read[move.Id]))
                    .ToImmutableArray()
            ),
        ];
        _legality = [.. _moves.Select(moves => moves.Select(own => LegalityOf(scenario, own.Move)).ToImmutableArray())];
        _objectives =
        [
            .. scenario.Actors.Select(actor =>
                actor.Objectives.Select(goal => ($"{actor.Id}/{goal.Id}", goal, Of(scenario, goal))).ToImmutableArray()
            ),
        ];
    }

    public Scenario Scenario { get; }

    /// <summary>An actor's moves, each with what its legality and expectations depend on.</summary>
    public ImmutableArray<(MoveDefinition Move, ReadSet Reads)> Moves(int actor) => _moves[actor];

    /// <summary>
    /// What the legality alone of an actor's moves depends on, and why there is none; in the same order.
    /// </summary>
    public ImmutableArray<ReadSet> Legality(int actor) => _legality[actor];

    /// <summary>An actor's goals, each with its name in views and what its value depends on.</summary>
    public ImmutableArray<(string Id, ObjectiveDefinition Objective, ReadSet Reads)> Objectives(int actor) =>
        _objectives[actor];

    /// <summary>What it depends on what an actor may propose and sign.</summary>
    public ReadSet Proposals(int actor) => _proposals[actor];

    /// <summary>What it depends on where an indicator drifts to at the end of a round.</summary>
    public ReadSet Drift(int indicator) => _drifts[indicator];

    private static ReadSet Of(Scenario scenario, AgreementDefinition agreement)
    {
        var read = agreement.When.Reads(scenario);
        foreach (var gives in agreement.Terms.OfType<GivesTerm>())
            read |= ReadSet.Resource(scenario, gives.Gives);
        return read;
    }

    private static ReadSet Of(Scenario scenario, MoveDefinition move)
    {
        var read = LegalityOf(scenario, move) | move.Outcome.Reads(scenario) | move.OnLeak.Reads(scenario);
        if (move.Leaks is not null)
            read |= move.Leaks.Reads(scenario);
        return read;
    }

    private static ReadSet LegalityOf(Scenario scenario, MoveDefinition move)
    {
        var read = ReadSet.Round | ReadSet.Own | move.When.Reads(scenario);
        if (move.Answers is not null)
            read |= ReadSet.Directives;
        foreach (var resource in scenario.CostOf(move).Keys)
            read |= ReadSet.Resource(scenario, resource);
        return read;
    }

    private static ReadSet Of(Scenario scenario, ObjectiveDefinition goal) =>
        goal.When.Reads(scenario) | (goal.Measure?.Reads(scenario) ?? ReadSet.None);
}
