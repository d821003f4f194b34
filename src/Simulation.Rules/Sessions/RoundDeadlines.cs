using Simulation.Rules.Language;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Sessions;

/// <summary>
/// When the rounds of play over days end at the latest. People agree on these moments by the calendar, so they are real
/// time, unlike everything else that a game waits for.
/// </summary>
/// <param name="TimeZone">
/// In which people read and set them, a name of the IANA database such as <c>Europe/Berlin</c>. Nothing is computed
/// with it: each deadline is a moment, and carries the offset of the zone on its day.
/// </param>
/// <param name="Ends">One for each round of the scenario, each later than the one before it.</param>
public sealed record RoundDeadlines(string TimeZone, Sequence<DateTimeOffset> Ends)
{
    /// <summary>The latest that may be set, from now on: long enough for a course of a year.</summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(400);

    private const int ZoneAtMost = 64; // Characters.

    /// <summary>
    /// The deadlines after one of them has moved; later ones that would come before it or with it move by as much.
    /// </summary>
    /// <param name="round">From 0.</param>
    public RoundDeadlines Moved(int round, DateTimeOffset at)
    {
        var ends = Ends.ToArray();
        ends[round] = at;
        for (var next = round + 1; next < ends.Length && ends[next] <= ends[next - 1]; next++)
            ends[next] += at - Ends[round];
        return this with { Ends = ends.ToSequence() };
    }

    /// <summary>What a session can be opened with: deadlines for play over days, and none otherwise.</summary>
    /// <param name="round">The round that the game begins with, from 0; those before it have no deadline.</param>
    /// <returns>Why it cannot; null when it can.</returns>
    public static Refusal? Refuse(
        Scenario scenario,
        Pacing pacing,
        RoundDeadlines? deadlines,
        DateTimeOffset now,
        int round = 0
    )
    {
        if (pacing != Pacing.Async)
            return deadlines is null ? null : TableRefusals.DeadlinesOnlyOverDays.Refuse(RefusalCode.Malformed);
        if (deadlines is null || deadlines.Ends.Count != scenario.Rounds.Length)
            return TableRefusals.DeadlineForEachRound.With(scenario.Rounds.Length).Refuse(RefusalCode.Malformed);
        if (!IsZone(deadlines.TimeZone))
            return TableRefusals.NoSuchZone.Refuse(RefusalCode.Malformed);
        var before = now;
        foreach (var at in deadlines.Ends.Skip(round))
        {
            if (at <= before)
                return TableRefusals.DeadlinesInOrder.Refuse(RefusalCode.Malformed);
            before = at;
        }

        return before - now > Furthest ? TableRefusals.DeadlineTooFar.Refuse(RefusalCode.Malformed) : null;
    }

    // Letters, digits and few marks, in one to three parts; whether browsers know it shows when they are asked.
    internal static bool IsZone(string zone) =>
        zone.Length is > 0 and <= ZoneAtMost
        && zone.Split('/') is { Length: <= 3 } parts
        && parts.All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+'));
}
