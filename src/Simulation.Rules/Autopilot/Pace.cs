using System.Collections.Immutable;
using Simulation.Rules.Agreements;
using Simulation.Rules.Dice;
using Simulation.Rules.Directives;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// When the base strategy decides, in game time: a demand within a part of the time to its deadline, moves at moments
/// spread over the round, sealed ones late. The moments follow from what the role sees and from the key of the round
/// alone, so that a game that is played faster is decided the same way. In turns and over days, where no clock runs, it
/// decides at once.
/// </summary>
public static class Pace
{
    // Per cent of a round.
    private const int FirstMove = 5;
    private const int LastMove = 85;
    private const int Half = 50;
    private const int FinalFrom = 88;
    private const int FinalTo = 93;

    /// <summary>How long a moment lasts; whoever is late for one waits for the next.</summary>
    private const int Moment = 2;

    /// <summary>Per cent of the time to a demand's deadline.</summary>
    private const int AnswerFrom = 25;
    private const int AnswerTo = 75;

    /// <summary>Per cent of a round after which a proposal is answered, and a demand without a deadline.</summary>
    private const int ReplyFrom = 4;
    private const int ReplyTo = 15;

    /// <summary>Per cent of a round within which a new demand on the role brings its next move forward.</summary>
    private const int Stirred = 10;

    /// <param name="seen">The world redacted for the role.</param>
    /// <param name="key">Keys this decision.</param>
    /// <param name="roundKey">Keys the moments of the round; the same for all of its decisions.</param>
    public static Intention Choose(
        World seen,
        string role,
        string key,
        string roundKey,
        DateTimeOffset now,
        Foresight foresight = Foresight.TwoPly
    )
    {
        if (seen.Pacing != Pacing.Live)
            return new Intention(HeuristicStrategy.Choose(seen, role, key, foresight));
        var actor = seen.Scenario.Actor(role);
        if (actor < 0 || seen.RefuseUnlessMayAct(actor) is not null)
            return default;
        var round = new RoundMoments(seen, actor, roundKey, seen.Clock.Time(now));
        var urgent = round.IsFinal || IsHurried(seen, role);
        if (Reply(seen, actor, key, round, urgent, foresight) is { } reply)
            return new Intention(reply);
        if (seen.Actors[actor].Ready)
            return new Intention(null, round.NextReply);
        if ((urgent || round.IsMoment) && HeuristicStrategy.Move(seen, actor, key, foresight) is { } move)
        {
            if (urgent || round.IsLastMoment || !IsSealed(seen, move))
                return new Intention(move);
        }

        return urgent || (round.MovesLeft == 0 && round.NextReply is null)
            ? new Intention(new DeclareReady(true))
            : new Intention(null, Earlier(round.NextReply, round.NextMoment));
    }

    /// <summary>
    /// Whether all roles that people play are ready, so that only autopilots keep them waiting: those decide at once then.
    /// </summary>
    public static bool IsHurried(World seen, string role)
    {
        var actor = seen.Scenario.Actor(role);
        var anybody = false;
        for (var i = 0; i < seen.Actors.Length; i++)
        {
            if (i == actor || seen.Actors[i].Pilot != Pilot.People)
                continue;
            if (!seen.Actors[i].Ready)
                return false;
            anybody = true;
        }

        return anybody;
    }

    private static SeatCommand? Reply(
        World seen,
        int actor,
        string key,
        RoundMoments round,
        bool urgent,
        Foresight foresight
    )
    {
        if (urgent)
            return HeuristicStrategy.Reply(seen, actor, key, foresight);
        var due = seen with
        {
            Directives = seen.Directives.RemoveAll(directive => round.ReplyAt(directive) > round.Time),
            Agreements = seen.Agreements.RemoveAll(agreement => round.ReplyAt(agreement) > round.Time),
        };
        return HeuristicStrategy.Reply(due, actor, key, foresight);
    }

    private static bool IsSealed(World seen, SeatCommand command) =>
        command is PlayMove play && seen.Scenario.Move(play.Choice.Move)!.Timing == MoveTiming.Sealed;

    private static long? Earlier(long? one, long? other) => one is null || other < one ? other : one;

    /// <summary>The moments of a role in the current round, in game seconds.</summary>
    private sealed class RoundMoments
    {
        private readonly World _seen;
        private readonly string _role;
        private readonly string _key;
        private readonly long _starts;
        private readonly long _length;
        private readonly ImmutableArray<long> _moves;
        private readonly long _final;
        private readonly int _used;

        public RoundMoments(World seen, int actor, string key, long time)
        {
            (_seen, _role, _key, Time) = (seen, seen.Scenario.Actors[actor].Id, key, time);
            _starts = seen.Scenario.Calendar[seen.Round].Starts;
            _length = Math.Max(1, seen.RoundEnds - _starts);
            var most = seen.Scenario.Actors[actor].MovesPerRound;
            _used = Math.Min(most, seen.Actors[actor].MovesUsed);
            _moves = [.. Enumerable.Range(0, most).Select(n => MoveAt(n, most))];
            _final = At(Drawn("final", FinalFrom * 10, FinalTo * 10));
        }

        public long Time { get; }

        public int MovesLeft => _moves.Length - _used;

        /// <summary>Whether the time has come to do all that is left.</summary>
        public bool IsFinal => Time >= _final;

        /// <summary>Whether a move is due that has not been played.</summary>
        public bool IsMoment => Current >= 0;

        /// <summary>Whether the moment is the last one for moves, so that sealed ones wait no longer.</summary>
        public bool IsLastMoment => Current == _moves.Length - 1;

        /// <summary>When the next moment comes.</summary>
        public long? NextMoment
        {
            get
            {
                for (var n = _used; n < _moves.Length; n++)
                {
                    if (_moves[n] > Time)
                        return Math.Min(_moves[n], _final);
                }

                return IsFinal ? null : _final;
            }
        }

        /// <summary>When the next demand or proposal is answered that waits for the role.</summary>
        public long? NextReply
        {
            get
            {
                long? next = null;
                foreach (var directive in _seen.Directives)
                    next = Earlier(next, Later(ReplyAt(directive)));
                foreach (var agreement in _seen.Agreements)
                    next = Earlier(next, Later(ReplyAt(agreement)));
                return next;
            }
        }

        private long? Later(long? due) => due > Time ? due : null;

        /// <summary>When a demand is answered; null when it does not wait for the role.</summary>
        public long? ReplyAt(Directive directive)
        {
            if (!directive.IsOpen || directive.To != _role)
                return null;
            if (directive.Deadline is not { } deadline)
                return Soon(directive.IssuedAt, directive.Id);
            var part = Drawn($"answer/{directive.Id}", AnswerFrom, AnswerTo);
            return directive.IssuedAt + ((deadline - directive.IssuedAt) * part / 100);
        }

        /// <summary>When a proposal is answered; null when it does not wait for the role.</summary>
        public long? ReplyAt(Agreement agreement)
        {
            if (!agreement.Awaits(_role))
                return null;
            var minutes =
                _seen.Scenario.Agreement(agreement.Template)?.ExpiresAfter ?? Negotiating.FreeWordsExpireAfter;
            var proposed = agreement.Expires - (minutes * 60L);
            return Math.Min(Soon(proposed, agreement.Id), proposed + ((agreement.Expires - proposed) * AnswerTo / 100));
        }

        private long Soon(long since, string what) =>
            since + (_length * Drawn($"reply/{what}", ReplyFrom * 10, ReplyTo * 10) / 1000);

        /// <summary>Number of the move whose moment it is and that has not been played; −1 when there is none.</summary>
        private int Current
        {
            get
            {
                for (var n = _used; n < _moves.Length; n++)
                {
                    if (_moves[n] <= Time && Time < _moves[n] + (_length * Moment / 100))
                        return n;
                }

                return -1;
            }
        }

        /// <summary>
        /// Each move has its part of the round. The last one is kept until half of the round is over, so that a person who
        /// takes the seat finds a move left; the others come earlier after a demand.
        /// </summary>
        private long MoveAt(int n, int most)
        {
            var part = (LastMove - FirstMove) * 10 / most;
            var drawn = At(Drawn($"move/{n}", (FirstMove * 10) + (part * n), (FirstMove * 10) + (part * (n + 1))));
            if (n == most - 1)
                return Math.Max(drawn, At(Half * 10));
            foreach (var directive in _seen.Directives)
            {
                var stirred = directive.IssuedAt + (_length * Stirred / 100);
                if (directive.To == _role && directive.IssuedAt > _starts && stirred < drawn)
                    drawn = stirred;
            }

            return drawn;
        }

        private long At(int perMille) => _starts + (_length * perMille / 1000);

        private int Drawn(string what, int least, int most) => Die.Between(_key, what, least, most);
    }
}
