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

    /// <summary>Real seconds between two decisions.</summary>
    private static readonly TimeSpan _thinking = TimeSpan.FromSeconds(2);

    private static readonly DateTimeOffset _begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="seed">The same seed plays the same game.</param>
    /// <param name="lineup">How the autopilots decide; all of them by the base strategy when left out.</param>
    public static GameRecord Play(Scenario scenario, string seed, Lineup? lineup = null)
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
        var game = new Table(World.Open(scenario, opened), lineup ?? Lineup.Base, seed, _begin);
        game.Entries.Add(new GameEntry(_begin, CommandAuthor.Server, [opened]));
        game.Do(CommandAuthor.Server, new StartSession());
        while (game.World.Phase == Phase.Running)
        {
            var round = game.World.Round;
            game.BeginRound();
            while (game.IsIn(round))
                GoRound(game, round);
        }

        return new GameRecord(game.World, [.. game.Entries]);
    }

    /// <summary>Every role decides once; when nobody has anything to do, time passes until something is due.</summary>
    private static void GoRound(Table game, int round)
    {
        var acted = false;
        long? askAgain = null;
        for (var i = 0; i < game.World.Actors.Length && game.IsIn(round); i++)
        {
            var (command, again) = game.Ask(i, round);
            if (again < (askAgain ?? long.MaxValue))
                askAgain = again;
            if (command is null)
                continue;
            game.Pass(_thinking);
            if (game.World.Round == round)
                acted |= game.Do(CommandAuthor.Autopilot(game.World.Scenario.Actors[i].Id), command, i);
        }

        if (!acted && game.IsIn(round))
            game.PassUntilDue(askAgain);
    }

    private sealed class Table(World world, Lineup lineup, string seed, DateTimeOffset now)
    {
        private readonly int[] _thoughts = new int[world.Actors.Length];
        private readonly int[] _decisions = new int[world.Actors.Length];
        private readonly LastSeen?[] _seen = new LastSeen?[world.Actors.Length];
        private DateTimeOffset _now = now;

        public World World { get; private set; } = world;

        public List<GameEntry> Entries { get; } = [];

        public bool IsIn(int round) => World.Phase == Phase.Running && World.Round == round;

        public void BeginRound()
        {
            Array.Clear(_thoughts);
            Array.Clear(_decisions);
        }

        /// <summary>What the autopilot of a role wants now.</summary>
        public Intention Ask(int actor, int round)
        {
            var role = World.Scenario.Actors[actor].Id;
            var seen = Redaction.For(World, Viewer.Of(role), _seen[actor] is { } last ? (last.World, last.Seen) : null);
            _seen[actor] = new LastSeen(role, World, seen);
            var wants =
                _decisions[actor] < MostDecisions
                    ? lineup.Choose(seen, role, $"{seed}/{role}/{round}/{++_thoughts[actor]}", _now)
                    : new Intention(seen.Actors[actor].Ready ? null : new DeclareReady(true));
            if (wants.Command is not null)
                _decisions[actor]++;
            return wants;
        }

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

        public void Pass(TimeSpan time)
        {
            _now += time;
            if (World.NextDue <= _now)
                Do(CommandAuthor.Server, new AdvanceClock());
        }

        /// <param name="askAgain">Game time at which an autopilot wants to be asked again.</param>
        public void PassUntilDue(long? askAgain)
        {
            var due = World.NextDue;
            if (askAgain is { } time && World.Clock.RealTime(time) is var asked && asked > _now && asked < due)
            {
                _now = asked;
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
