using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab;

/// <summary>Plays a whole session with autopilots in every seat: no server, no clock, no waiting.</summary>
public static class HeadlessGame
{
    /// <summary>Decisions of one role in one round after which it is held to be ready, whatever its autopilot wants.</summary>
    private const int MostDecisions = 60;

    /// <summary>Real seconds between two decisions.</summary>
    private static readonly TimeSpan _thinking = TimeSpan.FromSeconds(2);

    private static readonly DateTimeOffset _begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="seed">The same seed plays the same game.</param>
    public static GameRecord Play(Scenario scenario, string seed)
    {
        var opened = new SessionOpened(
            "headless", "HEADLS", ImmutableSortedDictionary<string, string>.Empty, seed, Pacing.Live, scenario.Pace, scenario.Cast);
        var game = new Table(World.Open(scenario, opened), _begin);
        game.Entries.Add(new GameEntry(_begin, Author.Server, [opened]));
        game.Do(Author.Server, new StartSession());
        var decisions = new int[scenario.Actors.Length];
        while (game.World.Phase == Phase.Running)
        {
            var round = game.World.Round;
            Array.Clear(decisions);
            while (game.World.Phase == Phase.Running && game.World.Round == round) GoRound(game, decisions, seed);
        }

        return new GameRecord(game.World, [.. game.Entries]);
    }

    /// <summary>Every role decides once; when nobody has anything to do, time passes until something is due.</summary>
    private static void GoRound(Table game, int[] decisions, string seed)
    {
        var round = game.World.Round;
        var acted = false;
        for (var i = 0; i < decisions.Length && game.World.Phase == Phase.Running && game.World.Round == round; i++)
        {
            var role = game.World.Scenario.Actors[i].Id;
            var seen = Redaction.For(game.World, Viewer.Of(role));
            var command = decisions[i]++ < MostDecisions
                ? BaseStrategy.Choose(seen, role, $"{seed}/{role}/{round}/{decisions[i]}")
                : seen.Actors[i].Ready ? null : new DeclareReady(true);
            if (command is null) continue;
            game.Pass(_thinking);
            if (game.World.Round == round) acted |= game.Do(Author.Autopilot(role), command);
        }

        if (!acted && game.World.Phase == Phase.Running && game.World.Round == round) game.PassUntilDue();
    }

    private sealed class Table(World world, DateTimeOffset now)
    {
        private DateTimeOffset _now = now;

        public World World { get; private set; } = world;

        public List<GameEntry> Entries { get; } = [];

        public bool Do(Author by, Command command)
        {
            if (Rulebook.Decide(World, by, command, _now) is not Decision.Accepted accepted) return false;
            if (accepted.Events.IsEmpty) return false;
            World = accepted.After;
            Entries.Add(new GameEntry(_now, by, accepted.Events));
            return true;
        }

        public void Pass(TimeSpan time)
        {
            _now += time;
            if (World.NextDue <= _now) Do(Author.Server, new AdvanceClock());
        }

        public void PassUntilDue()
        {
            if (World.NextDue is { } due && due > _now) _now = due;
            if (!Do(Author.Server, new AdvanceClock())) _now += _thinking;
        }
    }
}

/// <summary>A played game.</summary>
/// <param name="End">The last world.</param>
/// <param name="Entries">What was decided, in order, as a journal would hold it.</param>
public sealed record GameRecord(World End, ImmutableArray<GameEntry> Entries);

/// <summary>One accepted command.</summary>
public sealed record GameEntry(DateTimeOffset At, Author By, ImmutableArray<SessionEvent> Events);
