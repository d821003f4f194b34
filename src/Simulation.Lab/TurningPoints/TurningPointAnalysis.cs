using System.Collections.Immutable;
using System.Globalization;
using Simulation.Lab.Continuations;
using Simulation.Lab.WhatIfs;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.TurningPoints;

/// <summary>
/// Finds the decisions that turned a game: for each of them autopilots play on from before it and from after it, with
/// the same luck pair by pair, and the two sets of games are compared.
/// </summary>
public sealed class TurningPointAnalysis
{
    /// <summary>Pairs of games for each decision that tell enough, unless somebody asks for more.</summary>
    public const int UsualPairs = 40;

    private readonly RecordedGame _game;

    /// <param name="game">A session that has ended and holds its commands.</param>
    /// <param name="most">Decisions at most, chosen by <see cref="RelevantDecisions"/>; null for all.</param>
    /// <param name="slice">As in <see cref="ContinuationPlan"/>.</param>
    public TurningPointAnalysis(RecordedGame game, int pairs = UsualPairs, int? most = null, int slice = 2)
    {
        _game = game;
        Decisions = [.. most is { } some ? RelevantDecisions.In(game, some) : RecordedDecisions.In(game)];
        Plan = new ContinuationPlan([.. Decisions.SelectMany(StartsOf)], pairs, slice);
    }

    /// <summary>Numbers of the entries that are decisions and are looked at, in their order.</summary>
    public ImmutableArray<int> Decisions { get; }

    /// <summary>The games: of each decision those from before it, then those from after it.</summary>
    public ContinuationPlan Plan { get; }

    /// <param name="played">What <see cref="ContinuationPlan.Merge"/> made of the plan.</param>
    /// <returns>The decisions, those that turned the game most first.</returns>
    public ImmutableArray<TurningPoint> Rank(ImmutableArray<ImmutableArray<GameOutcome>> played) =>
        [
            .. Decisions
                .Select((entry, i) => PointOf(entry, played[2 * i], played[(2 * i) + 1]))
                .OrderByDescending(point => point.Strength)
                .ThenByDescending(point => point.Shift.Distance.Value)
                .ThenBy(point => point.Entry),
        ];

    private IEnumerable<GameStart> StartsOf(int entry)
    {
        var at = _game.Entries[entry].At;
        var luck = string.Create(CultureInfo.InvariantCulture, $"{_game.End.Seed}/turning-point/{entry}");
        return [new GameStart(_game.Before(entry), at, luck), new GameStart(_game.After(entry), at, luck)];
    }

    private TurningPoint PointOf(int entry, ImmutableArray<GameOutcome> before, ImmutableArray<GameOutcome> after)
    {
        var (world, recorded) = (_game.Before(entry), _game.Entries[entry]);
        var shift = PairedComparison.Of(_game.Scenario, before, after);
        return new TurningPoint(
            entry,
            world.Round,
            recorded.Events[^1].At,
            RecordedDecisions.RoleOf(world, recorded.By),
            (SeatCommand)recorded.Command!,
            RecordedDecisions.TextOf(world, recorded) ?? "",
            StrengthOf(shift),
            shift
        );
    }

    /// <summary>What is certain of the shift, so that chance ranks no decision high.</summary>
    private static double StrengthOf(PairedComparison shift) =>
        shift
            .Roles.Select(role => role.Difference)
            .Select(difference => Math.Max(difference.Low ?? 0, -(difference.High ?? 0)) / 100)
            .Append(shift.Distance.Low ?? 0)
            .Max(certain => Math.Max(0, certain));
}

/// <summary>
/// How far one decision moved what was to be expected of a game. The text is for who may know everything.
/// </summary>
/// <param name="Entry">Number of its entry.</param>
/// <param name="Round">From 0.</param>
/// <param name="At">Game time, seconds.</param>
/// <param name="Role">Null for the facilitator.</param>
/// <param name="Text">The headline of what it did.</param>
/// <param name="Strength">
/// 0 to 1: the greatest shift that is certain by its 95 % interval, of the endings or of one role's score (a hundredth
/// for each point). 0 where chance alone may have made all of it.
/// </param>
/// <param name="Shift">Games from before it, and the same from after it.</param>
public sealed record TurningPoint(
    int Entry,
    int Round,
    long At,
    string? Role,
    SeatCommand Command,
    string Text,
    double Strength,
    PairedComparison Shift
);
