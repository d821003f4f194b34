using System.Collections.Frozen;
using System.Collections.Immutable;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules;

/// <summary>What the rules ask of a scenario all the time and what never changes, worked out once.</summary>
internal sealed class ScenarioFacts
{
    private readonly FrozenDictionary<MoveDefinition, MoveFacts> _moves;

    public ScenarioFacts(Scenario scenario)
    {
        Scenario = scenario;
        Drifts = scenario.Indicators.Any(i => i is not { Drift: 0, Drifts: null, Rest: null });
        IndicatorsKnownTo = [.. scenario.Indicators.Select(i => ActorMask.OfList(scenario, i.KnownTo))];
        StartResources =
        [
            .. scenario.Actors.SelectMany(actor =>
                scenario.Resources.Select(resource => actor.Resources?.GetValueOrDefault(resource.Id) ?? 0)
            ),
        ];
        CostOfAllMoves =
        [
            .. scenario.Actors.Select(actor =>
                scenario
                    .Moves.Where(move => actor.IsNamedBy(move.By))
                    .SelectMany(move => MoveFacts.CostOf(scenario, move))
                    .GroupBy(price => price.Key, price => price.Value, StringComparer.Ordinal)
                    .ToImmutableSortedDictionary(prices => prices.Key, prices => prices.Sum(), StringComparer.Ordinal)
            ),
        ];
        _moves = scenario
            .Moves.Distinct<MoveDefinition>(ReferenceEqualityComparer.Instance)
            .ToFrozenDictionary<MoveDefinition, MoveDefinition, MoveFacts>(
                move => move,
                move => MoveFacts.Of(scenario, move),
                ReferenceEqualityComparer.Instance
            );
    }

    public Scenario Scenario { get; }

    /// <summary>Whether the end of a round changes any indicator by itself.</summary>
    public bool Drifts { get; }

    /// <summary>Who sees each indicator, as bits.</summary>
    public ImmutableArray<ulong> IndicatorsKnownTo { get; }

    /// <summary>What each actor has at the start, actor by actor as in a world.</summary>
    public ImmutableArray<int> StartResources { get; }

    /// <summary>What each actor would pay by resource if it played each of its moves once.</summary>
    public ImmutableArray<ImmutableSortedDictionary<string, int>> CostOfAllMoves { get; }

    public MoveFacts Of(MoveDefinition move) =>
        _moves.TryGetValue(move, out var found) ? found : MoveFacts.Of(Scenario, move);
}

/// <summary>Who can play a move, what it costs and what it can be aimed at.</summary>
/// <param name="Players">Actors that it is given to, as bits.</param>
/// <param name="Cost">By resource: its own cost and that of the authority it rests on.</param>
/// <param name="Prices">The same as a list, in the order of the ids.</param>
/// <param name="Aims">What each actor could aim it at, whatever the conditions say; nothing for an answer.</param>
internal sealed record MoveFacts(
    ulong Players,
    ImmutableSortedDictionary<string, int> Cost,
    ImmutableArray<(string Resource, int Amount)> Prices,
    ImmutableArray<ImmutableArray<MoveAim>> Aims
)
{
    public static MoveFacts Of(Scenario scenario, MoveDefinition move)
    {
        var cost = CostOf(scenario, move);
        var players = ActorMask.Nobody;
        for (var i = 0; i < scenario.Actors.Length; i++)
        {
            if (scenario.Actors[i].IsNamedBy(move.By))
                players |= ActorMask.OfActor(i);
        }

        return new MoveFacts(
            players,
            cost,
            [.. cost.Select(price => (price.Key, price.Value))],
            [.. scenario.Actors.Select((_, actor) => Legality.Aims(scenario, actor, move))]
        );
    }

    /// <summary>What a move costs by resource, with the authority that it rests on.</summary>
    public static ImmutableSortedDictionary<string, int> CostOf(Scenario scenario, MoveDefinition move)
    {
        var cost = move.Cost;
        if (scenario.Authority(move.Authority) is { } authority)
        {
            foreach (var (resource, amount) in authority.Cost)
                cost = cost.SetItem(resource, cost.GetValueOrDefault(resource) + amount);
        }

        return cost;
    }
}

/// <summary>A choice that the targets of a move and its authority allow.</summary>
/// <param name="Target">Index of the actor, or −1.</param>
/// <param name="Asset">Index of the asset, or −1.</param>
internal readonly record struct MoveAim(MoveChoice Choice, int Target, int Asset);
