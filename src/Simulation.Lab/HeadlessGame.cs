using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Sessions;

namespace Simulation.Lab;

/// <summary>
/// Plays a session with autopilots in every seat, from its opening or from any moment on: no server, no clock, no
/// waiting.
/// </summary>
public static class HeadlessGame
{
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
        var table = new HeadlessTurns(World.Open(scenario, opened), _begin, lineup ?? Lineup.Base, talk);
        table.Entries.Add(new GameEntry(_begin, CommandAuthor.Server, [opened]));
        return End(table);
    }

    /// <summary>
    /// Plays a game on to its end, from any world in any pacing. People's roles go to their autopilots.
    /// </summary>
    /// <param name="world">One that has not ended; its seed rolls the dice that are still to fall.</param>
    /// <param name="now">The real time of that world: not before its last event.</param>
    /// <param name="lineup">How the autopilots decide; as the world has it when left out.</param>
    /// <param name="withheld">A decision that is not taken; null for none.</param>
    /// <returns>The record begins with what comes after the world.</returns>
    public static GameRecord Continue(
        World world,
        DateTimeOffset now,
        Lineup? lineup = null,
        WithheldDecision? withheld = null
    ) => End(new HeadlessTurns(HeadlessTurns.Unpeopled(world, now), now, lineup) { Withheld = withheld });

    private static GameRecord End(HeadlessTurns table)
    {
        if (table.World.Phase == Phase.Lobby)
            table.Do(CommandAuthor.Server, new StartSession());
        while (table.World.Phase == Phase.Running)
        {
            var round = table.World.Round;
            table.BeginRound();
            while (table.IsIn(round))
            {
                if (!table.AskAll(round) && table.IsIn(round))
                    table.PassUntilDue();
            }
        }

        return new GameRecord(table.World, [.. table.Entries]);
    }
}

/// <summary>A played game.</summary>
/// <param name="End">The last world.</param>
/// <param name="Entries">What was decided, in order, as a journal would hold it.</param>
public sealed record GameRecord(World End, ImmutableArray<GameEntry> Entries);

/// <summary>One accepted command.</summary>
public sealed record GameEntry(DateTimeOffset At, CommandAuthor By, ImmutableArray<SessionEvent> Events)
{
    /// <summary>
    /// What was asked, from which the events can be decided again; null for the opening, in sessions of 0.1, and where
    /// it is not needed.
    /// </summary>
    public Command? Command { get; init; }
}
