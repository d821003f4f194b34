using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.WhatIfs;

/// <summary>
/// A recorded game that goes on from one of its decisions, which is changed, with the same luck. While nothing differs
/// the record is followed. From then on autopilots decide for their roles by themselves, and what people did is done
/// again at its game time where it is legal; where it is not, or where people never met what they meet here, the
/// autopilot of their role decides in their place.
/// </summary>
internal sealed class Branch
{
    private readonly RecordedGame _game;
    private readonly Dictionary<int, (int? Recorded, DecisionMark Mark)> _marks = [];
    private readonly HashSet<string> _unanswerable = new(StringComparer.Ordinal);
    private readonly HeadlessTurns _table;
    private int _next;

    private Branch(RecordedGame game, World world, int entry, DecisionChange change)
    {
        _game = game;
        Withheld = WithheldBy(game, entry, change);
        _table = new HeadlessTurns(world, game.Entries[entry].At, asked: IsAsked) { Withheld = Withheld };
        _next = entry + 1;
        End = world;
    }

    /// <summary>The world right after the decision.</summary>
    public World Start { get; private init; } = null!;

    public World End { get; private set; }

    /// <summary>What is taken away is not done a moment later, in the same round: null when nothing is.</summary>
    public WithheldDecision? Withheld { get; }

    /// <summary>What happens from the decision on; the number of the recorded entry that it is, if any.</summary>
    public List<(GameEntry Entry, int? Recorded, DecisionMark Mark)> Entries { get; } = [];

    /// <summary>Recorded entries that were not done here, beside what autopilots decide by themselves.</summary>
    public List<int> Dropped { get; } = [];

    /// <returns>The branch at its end, or why the rules refuse the change.</returns>
    public static (Branch? Branch, Refusal? Refusal) Play(RecordedGame game, int entry, DecisionChange change)
    {
        var recorded = game.Entries[entry];
        var (by, command) = change switch
        {
            DecisionChange.Instead(var other) => (recorded.By, other),
            DecisionChange.Without => (CommandAuthor.Server, new AdvanceClock()),
            _ => (recorded.By, recorded.Command!),
        };
        switch (Rulebook.Decide(game.Before(entry), by, command, recorded.At))
        {
            case Decision.Refused(var refusal):
                return (null, refusal);
            case Decision.Accepted(var events, var after):
                var branch = new Branch(game, after, entry, change) { Start = after };
                var mark = change is DecisionChange.AsPlayed ? DecisionMark.Replayed : DecisionMark.Changed;
                if (!events.IsEmpty)
                    branch.Entries.Add((new GameEntry(recorded.At, by, events) { Command = command }, entry, mark));
                branch.PlayOn(entry);
                return (branch, null);
            default:
                throw new InvalidOperationException("A decision is accepted or refused.");
        }
    }

    private static WithheldDecision? WithheldBy(RecordedGame game, int entry, DecisionChange change) =>
        change is not DecisionChange.AsPlayed
        && game.Entries[entry] is { Command: SeatCommand command, By: var by }
        && change != new DecisionChange.Instead(command)
        && RecordedDecisions.IsDecision(command)
        && RecordedDecisions.RoleOf(game.Before(entry), by) is { } role
            ? new WithheldDecision(game.Before(entry).Round, role, command)
            : null;

    private void PlayOn(int entry)
    {
        if (IsSame(_table.World, _game.After(entry)))
        {
            Follow(entry + 1);
            return;
        }

        var round = -1;
        while (_table.World.Phase == Phase.Running)
        {
            if (_table.World.Round != round)
            {
                var begins = round >= 0;
                round = _table.World.Round;
                _table.BeginRound();
                if (begins && RejoinedAt(round, entry) is { } rejoined)
                {
                    TakeOver();
                    DropUntil(rejoined + 1);
                    Follow(rejoined + 1);
                    return;
                }
            }

            DropMissed(round);
            if (!_table.AskAll(round) && _table.IsIn(round) && !AnswerForPeople(out var again))
                Pass(round, again);
        }

        TakeOver();
        End = _table.World;
        DropUntil(_game.Entries.Length);
    }

    /// <summary>
    /// Time passes to whatever comes first: a recorded command, an autopilot's moment, what falls due.
    /// </summary>
    private void Pass(int round, long? again)
    {
        var due = NextRecorded(round);
        var asked = again is { } time ? _table.World.Clock.RealTime(time) : (DateTimeOffset?)null;
        var moment = _table.NextMoment;
        if (due is { } at && !(moment < at) && !(asked < at))
        {
            _table.PassTo(at);
            Replay(_next++);
        }
        else if (asked is { } then && moment is not null && then < moment && then > _table.Now)
        {
            _table.PassTo(then);
        }
        else if (
            _table.World is not { Pacing: Pacing.Live, Clock.Running: false }
            || !_table.Do(CommandAuthor.Server, new ResumeClock())
        )
        {
            _table.PassUntilDue();
        }
    }

    /// <summary>When the next recorded command of this round is given here; null when there is none.</summary>
    private DateTimeOffset? NextRecorded(int round)
    {
        while (_next < _game.Entries.Length && !IsReplayed(_game.Entries[_next]))
            _next++;
        if (_next == _game.Entries.Length)
            return null;
        if (RecordedDecisions.MomentOf(_game, _next) is not { } moment || moment.Round != round)
            return null;
        return _table.World.Clock is { Running: true, Closing: null } clock
            ? clock.RealTime(moment.Time)
            : Later(_table.Now, _game.Entries[_next]);
    }

    // Deadlines of play over days are real time: what happened after one happens after it here, too.
    private DateTimeOffset Later(DateTimeOffset now, GameEntry entry) =>
        _table.World.Pacing == Pacing.Async && entry.At > now ? entry.At : now;

    /// <summary>Commands of rounds that are over here cannot be given any more.</summary>
    private void DropMissed(int round)
    {
        for (; _next < _game.Entries.Length; _next++)
        {
            if (IsReplayed(_game.Entries[_next]) && !(RecordedDecisions.MomentOf(_game, _next)?.Round < round))
                return;
            if (IsReplayed(_game.Entries[_next]))
                Drop(_next);
        }
    }

    private void DropUntil(int entry)
    {
        for (; _next < entry; _next++)
            Drop(_next);
    }

    private void Drop(int entry)
    {
        if (_game.Entries[entry].By.Kind != AuthorKind.Autopilot)
            Dropped.Add(entry);
    }

    private void Replay(int entry)
    {
        var recorded = _game.Entries[entry];
        if (Do(recorded.By, recorded.Command!, entry, DecisionMark.Replayed))
            return;
        if (Rulebook.Decide(_table.World, recorded.By, recorded.Command!, _table.Now) is not Decision.Refused)
            return;
        if (!DecideInPlaceOf(entry))
            Drop(entry);
    }

    private bool DecideInPlaceOf(int entry)
    {
        var recorded = _game.Entries[entry];
        if (
            !RecordedDecisions.IsDecision(recorded.Command)
            || RecordedDecisions.RoleOf(_table.World, recorded.By) is not { } role
        )
            return false;
        var key = string.Create(CultureInfo.InvariantCulture, $"{ThinkKey.OfRound(_table.World, role)}/for/{entry}");
        var chosen = HeuristicStrategy.Choose(Redaction.For(_table.World, Viewer.Of(role)), role, key);
        return chosen is not (null or DeclareReady) && Do(recorded.By, chosen, entry, DecisionMark.Anew);
    }

    /// <summary>
    /// Answers demands and proposals to people that they never met, as the autopilot of their role does; tells whether
    /// one was answered.
    /// </summary>
    /// <param name="again">Game time at which one of them is answered.</param>
    private bool AnswerForPeople(out long? again)
    {
        again = null;
        var world = _table.World;
        for (var i = 0; i < world.Actors.Length; i++)
        {
            var role = world.Scenario.Actors[i].Id;
            if (IsAsked(world, i) || AuthorFor(world, i) is not { } by || !MeetsNew(world, role))
                continue;
            var seen = Redaction.For(world, Viewer.Of(role));
            var wants = Autopilots.Choose(
                Strategy.Base,
                seen with
                {
                    Directives = seen.Directives.RemoveAll(directive => !IsNew(directive)),
                    Agreements = seen.Agreements.RemoveAll(agreement => !IsNew(agreement)),
                    // Ready, so that it answers and does nothing else.
                    Actors = seen.Actors.SetItem(i, seen.Actors[i] with { Ready = true }),
                },
                role,
                ThinkKey.OfRound(world, role),
                _table.Now
            );
            if (wants.Command is { } command)
            {
                if (Do(by, command, null, DecisionMark.Anew))
                    return true;
                _unanswerable.Add(role);
            }

            if (wants.AskAgain is { } time && !(again < time))
                again = time;
        }

        return false;
    }

    private bool MeetsNew(World world, string role) =>
        !_unanswerable.Contains(role)
        && (
            world.Directives.Any(directive => directive.IsOpen && directive.To == role && IsNew(directive))
            || world.Agreements.Any(agreement => agreement.Awaits(role) && IsNew(agreement))
        );

    private bool IsNew(Rules.Directives.Directive directive) =>
        _game.End.Directive(directive.Id)?.Demand != directive.Demand;

    private bool IsNew(Rules.Agreements.Agreement agreement) =>
        _game.End.Agreement(agreement.Id) is not { } known
        || (known.Template, known.From, known.Text) != (agreement.Template, agreement.From, agreement.Text);

    private static CommandAuthor? AuthorFor(World world, int actor)
    {
        if (world.Actors[actor].Pilot == Pilot.Autopilot)
            return CommandAuthor.Autopilot(world.Scenario.Actors[actor].Id);
        var seat =
            world.Actors[actor].Captain
            ?? world
                .Seats.Values.Where(seat => seat.Role == world.Scenario.Actors[actor].Id)
                .MinBy(seat => seat.Place)
                ?.Id;
        return seat is null ? null : CommandAuthor.Person(seat);
    }

    /// <summary>
    /// Whether the autopilot decides for itself: what an AI assistant decided is replayed, like a person's.
    /// </summary>
    private static bool IsAsked(World world, int actor) =>
        world.Actors[actor] is { Pilot: Pilot.Autopilot, Strategy: not Strategy.Assistant };

    private bool IsReplayed(GameEntry entry) =>
        entry.By.Kind switch
        {
            AuthorKind.Person => true,
            AuthorKind.Autopilot or AuthorKind.Assistant => _table.World.Scenario.Actor(entry.By.Id) is var actor
                && actor >= 0
                && !IsAsked(_table.World, actor),
            _ => entry.Command
                is TakeSeat
                    or ReissueTicket
                    or ReleaseSeat
                    or SeatAbsent
                    or SeatReturned
                    or SeatAssistant
                    or PassDeadline,
        };

    private bool Do(CommandAuthor by, Command command, int? recorded, DecisionMark mark)
    {
        if (!_table.Do(by, command))
            return false;
        _marks[_table.Entries.Count - 1] = (recorded, mark);
        return true;
    }

    private static bool IsSame(World one, World other) =>
        StateHash.OfWhatMatters(one) == StateHash.OfWhatMatters(other);

    /// <summary>The recorded entry that began this round with all as it is here; null when something differs.</summary>
    private int? RejoinedAt(int round, int entry)
    {
        for (var i = entry + 1; i < _game.Entries.Length; i++)
        {
            if (_game.After(i).Round == round && _game.Before(i).Round < round)
                return IsSame(_table.World, _game.After(i)) ? i : null;
        }

        return null;
    }

    private void TakeOver()
    {
        for (var i = 0; i < _table.Entries.Count; i++)
        {
            var (recorded, mark) = _marks.GetValueOrDefault(i, (null, DecisionMark.Anew));
            Entries.Add((_table.Entries[i], recorded, mark));
        }
    }

    private void Follow(int from)
    {
        for (var i = from; i < _game.Entries.Length; i++)
        {
            var entry = _game.Entries[i];
            var mark = entry.By.Kind == AuthorKind.Autopilot ? DecisionMark.AsBefore : DecisionMark.Replayed;
            Entries.Add((entry, i, mark));
        }

        End = _game.End;
        _next = _game.Entries.Length;
    }
}
