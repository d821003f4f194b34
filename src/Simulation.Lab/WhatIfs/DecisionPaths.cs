using System.Collections.Immutable;
using System.Text;
using Simulation.Rules.Agreements;
using Simulation.Rules.Channels;
using Simulation.Rules.Language;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.WhatIfs;

/// <summary>
/// Puts the two paths of a what-if beside each other: which decisions are the same, and where they part.
/// </summary>
internal sealed class DecisionPaths(RecordedGame game, int entry, Branch branch)
{
    public WhatIfPath Played() =>
        PathOf(
            game.End,
            RecordedDecisions.In(game).Where(i => i >= entry).Select(i => Recorded(i, DecisionMark.Played))
        );

    public WhatIfPath Other()
    {
        var open = Unmatched();
        var decisions = new List<PathDecision>();
        foreach (var (before, one, recorded, mark) in Steps())
        {
            if (!RecordedDecisions.IsDecision(one.Command))
                continue;
            var (number, how) = (recorded, mark);
            if (number is null && open.GetValueOrDefault(KeyOf(before, one)) is { Count: > 0 } same)
                (number, how) = (same.Dequeue(), DecisionMark.AsBefore);
            decisions.Add(DecisionOf(number, before, one, how));
        }

        var dropped = open
            .Values.SelectMany(left => left)
            .Concat(branch.Dropped.Where(i => RecordedDecisions.IsDecision(game.Entries[i].Command)))
            .Where(i => i > entry)
            .Select(i => Recorded(i, DecisionMark.Dropped));
        return PathOf(branch.End, decisions.Concat(dropped).OrderBy(one => one.Round).ThenBy(one => one.At));
    }

    /// <returns>Null when nothing differs after the decision itself.</returns>
    public Parting? Parting()
    {
        var played = Happened(
            Enumerable
                .Range(entry + 1, game.Entries.Length - entry - 1)
                .Select(i => (game.Before(i), game.Entries[i], (int?)i))
        );
        var other = Happened(
            Steps().Where(step => step.Recorded != entry).Select(step => (step.Before, step.Entry, step.Recorded))
        );
        using var one = played.GetEnumerator();
        using var two = other.GetEnumerator();
        while (true)
        {
            var (left, right) = (one.MoveNext() ? one.Current : null, two.MoveNext() ? two.Current : null);
            if (left is null && right is null)
                return null;
            if (left?.Stored != right?.Stored)
            {
                var (round, at) =
                    left is not null && !(right?.Moment.CompareTo(left.Moment) < 0) ? left.Moment : right!.Moment;
                return new Parting(left?.Entry, round, at, left?.Text(), right?.Text());
            }
        }
    }

    /// <summary>What the branch does, with the world before each step.</summary>
    private IEnumerable<(World Before, GameEntry Entry, int? Recorded, DecisionMark Mark)> Steps()
    {
        var world = game.Before(entry);
        foreach (var (one, recorded, mark) in branch.Entries)
        {
            yield return (world, one, recorded, mark);
            world = one.Events.Aggregate(world, (before, happened) => before.Evolve(happened));
        }
    }

    /// <summary>
    /// Recorded decisions of autopilots that the branch may take by itself, by what they are, the earliest first.
    /// </summary>
    private Dictionary<string, Queue<int>> Unmatched()
    {
        var done = branch.Entries.Select(step => step.Recorded).Concat(branch.Dropped.Select(i => (int?)i)).ToHashSet();
        return RecordedDecisions
            .In(game)
            .Where(i => i > entry && !done.Contains(i))
            .GroupBy(i => KeyOf(game.Before(i), game.Entries[i]), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => new Queue<int>(same), StringComparer.Ordinal);
    }

    private static string KeyOf(World before, GameEntry one) =>
        $"{RecordedDecisions.RoleOf(before, one.By)} {before.Round} {Text(StoredCommands.Write(one.Command!))}";

    private PathDecision Recorded(int number, DecisionMark mark) =>
        DecisionOf(number, game.Before(number), game.Entries[number], mark);

    private static PathDecision DecisionOf(int? number, World before, GameEntry one, DecisionMark mark) =>
        new(
            number,
            before.Round,
            one.Events[^1].At,
            RecordedDecisions.RoleOf(before, one.By),
            (SeatCommand)one.Command!,
            RecordedDecisions.TextOf(before, one) ?? "",
            mark
        );

    private static WhatIfPath PathOf(World end, IEnumerable<PathDecision> decisions) =>
        new(
            end.Ending!,
            Enumerable.Range(0, end.Actors.Length).Select(actor => Scores.Total(end, actor)).ToSequence(),
            decisions.ToSequence(),
            StateHash.Of(end)
        );

    private static IEnumerable<Step> Happened(IEnumerable<(World Before, GameEntry Entry, int? Recorded)> steps)
    {
        foreach (var (before, one, recorded) in steps)
        {
            foreach (var happened in one.Events)
            {
                if (happened is SessionEnded || Matters(happened))
                    yield return new Step(before, one, recorded, happened);
            }
        }
    }

    /// <summary>Whether a game differs when this does: not by talk, people's places, or the clock's doings.</summary>
    private static bool Matters(SessionEvent happened) =>
        happened
            is not (
                ClockSet
                or ClockMarked
                or MinuteCame
                or WaitingBegan
                or WaitingEnded
                or Announced
                or Said
                or SaidInChannel
                or ChannelOpened
                or RolesAddedToChannel
                or ChannelLeft
                or ChannelClosed
                or ReadyDeclared
                or PersonReady
                or SeatTaken
                or TicketReissued
                or RoleViewed
                or RunOpened
                or AgreementMarked
            )
        && !happened.StaysPrivate()
        && !happened.StaysWithPeople();

    private static string Text((string Name, byte[] Json) stored) =>
        $"{stored.Name} {Encoding.UTF8.GetString(stored.Json)}";

    private sealed record Step(World Before, GameEntry One, int? Entry, SessionEvent Happened)
    {
        public (int Round, long At) Moment => (Before.Round, Happened.At);

        /// <summary>What happened; at which second is left out.</summary>
        public string Stored { get; } = DecisionPaths.Text(StoredEvents.Write(Happened with { At = 0 }));

        public string Text() => RecordedDecisions.TextOf(Before, One) ?? "";
    }
}
