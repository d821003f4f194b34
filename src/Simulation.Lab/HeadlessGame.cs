using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab;

/// <summary>Plays a whole session with autopilots in every seat: no server, no clock, no waiting.</summary>
public static class HeadlessGame
{
    /// <summary>
    /// Decisions of one role in one round after which it is held to be ready, whatever its autopilot wants.
    /// </summary>
    private const int MostDecisions = 60;

    /// <summary>Real seconds for which those think that do not decide at moments of game time.</summary>
    private static readonly TimeSpan _thinking = TimeSpan.FromSeconds(2);

    private static readonly DateTimeOffset _begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="seed">The same seed plays the same game.</param>
    /// <param name="lineup">How the autopilots decide; all of them by the base strategy when left out.</param>
    /// <param name="talk">Whether they speak, too. It changes nothing of what they do.</param>
    public static GameRecord Play(Scenario scenario, string seed, Lineup? lineup = null, bool talk = false)
    {
        var opened = new SessionOpened(
            "headless",
            "HEADLS",
            ImmutableSortedDictionary<string, string>.Empty,
            seed,
            Pacing.Live,
            scenario.Pace,
            scenario.Cast
        );
        var game = new Table(World.Open(scenario, opened), lineup ?? Lineup.Base, talk, _begin);
        game.Entries.Add(new GameEntry(_begin, CommandAuthor.Server, [opened]));
        game.Do(CommandAuthor.Server, new StartSession());
        while (game.World.Phase == Phase.Running)
        {
            var round = game.World.Round;
            game.BeginRound();
            while (game.IsIn(round))
            {
                if (!AskAll(game, round) && game.IsIn(round))
                    game.PassUntilDue();
            }
        }

        return new GameRecord(game.World, [.. game.Entries]);
    }

    /// <summary>Every role for which something is new or due decides once; tells whether any of them acted.</summary>
    private static bool AskAll(Table game, int round)
    {
        var acted = false;
        for (var i = 0; i < game.World.Actors.Length && game.IsIn(round); i++)
        {
            if (game.HasNews(i) && game.Ask(i) is { } command)
                acted |= game.Act(i, command, round);
        }

        return acted;
    }

    private sealed class Table(World world, Lineup lineup, bool talk, DateTimeOffset now)
    {
        private readonly int[] _decisions = new int[world.Actors.Length];
        private readonly long?[] _askAgain = new long?[world.Actors.Length];
        private readonly LastSeen?[] _seen = new LastSeen?[world.Actors.Length];
        private DateTimeOffset _now = now;

        public World World { get; private set; } = world;

        public List<GameEntry> Entries { get; } = [];

        public bool IsIn(int round) => World.Phase == Phase.Running && World.Round == round;

        public void BeginRound()
        {
            Array.Clear(_decisions);
            Array.Clear(_seen);
        }

        /// <summary>
        /// Whether a role has something to decide on: the time at which it wants to be asked has come, or something is new
        /// to which it may have to reply. One that decides without moments of its own is asked after everything new.
        /// </summary>
        public bool HasNews(int actor) =>
            _seen[actor] is not { World: var before }
            || _askAgain[actor] <= World.Clock.Time(_now)
            || !ReferenceEquals(before.Actors[actor], World.Actors[actor])
            || before.Directives != World.Directives
            || before.Agreements != World.Agreements
            || (StrategyOf(actor) != Strategy.Base && !ReferenceEquals(before, World));

        /// <summary>What the autopilot of a role does now.</summary>
        public SeatCommand? Ask(int actor)
        {
            var role = World.Scenario.Actors[actor].Id;
            var seen = Redaction.For(World, Viewer.Of(role), _seen[actor] is { } last ? (last.World, last.Seen) : null);
            _seen[actor] = new LastSeen(role, World, seen);
            _askAgain[actor] = null;
            if (_decisions[actor] >= MostDecisions)
                return seen.Actors[actor].Ready ? null : new DeclareReady(true);
            var wants = lineup.Choose(seen, role, ThinkKey.OfRound(World, role), _now);
            _askAgain[actor] = wants.AskAgain;
            return wants.Command;
        }

        /// <summary>The role does it, unless the round ends while it thinks.</summary>
        public bool Act(int actor, SeatCommand command, int round)
        {
            _decisions[actor]++;
            if (StrategyOf(actor) != Strategy.Base)
                Pass(_thinking);
            var by = CommandAuthor.Autopilot(World.Scenario.Actors[actor].Id);
            var lines = LinesOf(actor, by.Id, command);
            if (IsIn(round))
                Say(by, lines.Where(line => line.First));
            if (IsIn(round) && Do(by, command, actor))
            {
                Say(by, lines.Where(line => !line.First));
                return true;
            }

            _askAgain[actor] = World.Clock.Time(_now + _thinking);
            return false;
        }

        private ImmutableArray<Speech.Line> LinesOf(int actor, string role, SeatCommand command) =>
            talk && StrategyOf(actor) != Strategy.Random
                ? Speech.Lines(_seen[actor]!.Seen, role, command, ThinkKey.OfRound(World, role))
                : [];

        private void Say(CommandAuthor by, IEnumerable<Speech.Line> lines)
        {
            foreach (var line in lines)
                Do(by, line.Say);
        }

        private Strategy StrategyOf(int actor) => lineup.Of(World.Scenario.Actors[actor].Id);

        /// <param name="actor">The actor whose autopilot does it; nobody for what the server does.</param>
        public bool Do(CommandAuthor by, Command command, int? actor = null)
        {
            var lastSeen = actor is { } role ? _seen[role] : null;
            if (Rulebook.Decide(World, by, command, _now, lastSeen) is not Decision.Accepted accepted)
                return false;
            if (accepted.Events.IsEmpty)
                return false;
            World = accepted.After;
            Entries.Add(new GameEntry(_now, by, accepted.Events));
            return true;
        }

        private void Pass(TimeSpan time)
        {
            _now += time;
            if (World.NextDue <= _now)
                Do(CommandAuthor.Server, new AdvanceClock());
        }

        /// <summary>Time passes until something falls due or a role wants to be asked again.</summary>
        public void PassUntilDue()
        {
            var due = World.NextDue;
            if (_askAgain.Min() is { } time && World.Clock.RealTime(time) is var asked && asked < due)
            {
                _now = asked > _now ? asked : _now + _thinking;
                return;
            }

            if (due > _now)
                _now = due.Value;
            if (!Do(CommandAuthor.Server, new AdvanceClock()))
                _now += _thinking;
        }
    }
}

/// <summary>A played game.</summary>
/// <param name="End">The last world.</param>
/// <param name="Entries">What was decided, in order, as a journal would hold it.</param>
public sealed record GameRecord(World End, ImmutableArray<GameEntry> Entries);

/// <summary>One accepted command.</summary>
public sealed record GameEntry(DateTimeOffset At, CommandAuthor By, ImmutableArray<SessionEvent> Events);
