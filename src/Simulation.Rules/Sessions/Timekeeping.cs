using Simulation.Rules.Agreements;
using Simulation.Rules.Conditions;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Improvised;
using Simulation.Rules.Moves;
using Simulation.Rules.Permits;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Sessions;

/// <summary>What the calendar brings: rounds, deadlines, scheduled and timed injects, the end.</summary>
internal static class Timekeeping
{
    public static void BeginRound(Turn turn, int round)
    {
        var (starts, ends) = turn.Scenario.Calendar[round];
        turn.Time = starts;
        turn.Emit(new RoundBegan(round, ends));
        turn.Emit(new ClockSet(turn.World.Pacing == Pacing.Live, turn.Now, turn.World.Clock.Pace, ClockReason.Round));
        Settle(turn);
    }

    /// <summary>Does everything that is due by now, in time order.</summary>
    public static Refusal? Advance(Turn turn)
    {
        if (turn.World is { Phase: Phase.Running, Clock.Running: true }) Pass(turn, turn.Time);
        return null;
    }

    /// <summary>Lets game time pass, no further than to the end of the round.</summary>
    public static void Pass(Turn turn, long until)
    {
        while (turn.World.Phase == Phase.Running && NextDue(turn.World) is var due && due <= until)
        {
            turn.Time = Math.Max(due, turn.World.Clock.At);
            if (due >= turn.World.RoundEnds)
            {
                // The next round starts its own stretch of the calendar at this moment.
                EndRound(turn);
                return;
            }

            Bring(turn, due);
        }

        turn.Time = until;
    }

    public static Refusal? Mark(Turn turn, MarkClock command)
    {
        // A clock that was set in this very turn is another than the one that was measured.
        if (turn.World is { Phase: Phase.Running, Clock.Running: true })
            turn.Emit(new ClockMarked(turn.IsClockSet ? null : command.Elapsed));
        return null;
    }

    public static Refusal? Recover(Turn turn, RecoverClock command)
    {
        if (turn.World is { Phase: Phase.Running, Clock.Running: true })
        {
            var clock = turn.World.Clock;
            // Not past what is due: the journal would have it if the server had still been there.
            turn.Time = Math.Max(clock.At, Math.Min(clock.Time(command.LastKnown), NextDue(turn.World)));
            var anchor = turn.Time < clock.Time(command.LastKnown) ? turn.Now : clock.Moved(command.LastKnown, turn.Now, clock.Pace);
            turn.Emit(new ClockSet(true, anchor, clock.Pace, ClockReason.Restart));
        }

        return null;
    }

    /// <summary>
    /// Ends the round: sealed moves open by initiative, then drifts, then what the jump of the calendar passes, in time
    /// order; then the next round begins, or the session ends.
    /// </summary>
    public static void EndRound(Turn turn)
    {
        var round = turn.World.Round;
        turn.Emit(new RoundEnded(round));
        Improvising.Lapse(turn);
        Playing.OpenSealed(turn);
        if (turn.World.Phase != Phase.Running) return;
        Drift(turn);
        var last = round + 1 >= turn.Scenario.Rounds.Length;
        var until = last ? turn.World.RoundEnds : Math.Max(turn.World.RoundEnds, turn.Scenario.Calendar[round + 1].Starts);
        while (turn.World.Phase == Phase.Running && NextEvent(turn.World) is var due && due <= until)
        {
            turn.Time = Math.Max(turn.Time, due);
            Bring(turn, due);
        }

        if (turn.World.Phase != Phase.Running) return;
        turn.Time = Math.Max(turn.Time, until);
        Settle(turn);
        if (turn.World.Phase != Phase.Running) return;
        if (last) EndSession(turn);
        else BeginRound(turn, round + 1);
    }

    /// <summary>Lets open directives lapse and finds the ending.</summary>
    public static void EndSession(Turn turn)
    {
        Improvising.Lapse(turn);
        foreach (var directive in turn.World.Directives) Lapse(turn, directive.Id);
        foreach (var ending in turn.Scenario.Endings)
        {
            if (!ending.When.AllHold(turn.World, Setting.None)) continue;
            turn.End(ending.Id);
            return;
        }

        turn.End(turn.Scenario.Endings[^1].Id);
    }

    /// <summary>After every decision: injects and endings whose conditions now hold.</summary>
    public static void Settle(Turn turn)
    {
        if (turn.World.Phase != Phase.Running) return;
        // Each happens once, so this ends; one may bring about the conditions of another that stands before it.
        while (NextConditional(turn.World) is { } inject) turn.Inject(inject, Setting.None);
        foreach (var ending in turn.Scenario.Endings)
        {
            if (ending.AtOnce && turn.World.Phase == Phase.Running && ending.When.AllHold(turn.World, Setting.None)) turn.End(ending.Id);
        }
    }

    private static string? NextConditional(World world)
    {
        if (world.Phase != Phase.Running) return null;
        var round = world.Scenario.Rounds[world.Round].Id;
        for (var i = 0; i < world.Scenario.Injects.Length; i++)
        {
            var inject = world.Scenario.Injects[i];
            if (world.Injected[i] is null && inject.Minute is null && !inject.When.IsDefaultOrEmpty
                && (inject.Round is null || inject.Round == round) && inject.When.AllHold(world, Setting.None))
            {
                return inject.Id;
            }
        }

        return null;
    }

    /// <summary>Whether every role that somebody plays has nothing more to do.</summary>
    public static bool AllReady(World world)
    {
        var anybody = false;
        foreach (var actor in world.Actors)
        {
            if (actor.Pilot == Pilot.Nobody) continue;
            if (!actor.Ready) return false;
            anybody = true;
        }

        return anybody;
    }

    /// <summary>Game time of the next thing that the calendar brings, the end of the round included.</summary>
    public static long NextDue(World world) => Math.Min(world.RoundEnds, NextEvent(world));

    private static long NextEvent(World world)
    {
        var next = long.MaxValue;
        foreach (var directive in world.Directives)
        {
            if (directive.IsOpen && directive.Deadline is { } deadline) next = Math.Min(next, deadline);
        }

        foreach (var scheduled in world.Schedule) next = Math.Min(next, scheduled.At);
        for (var i = 0; i < world.Scenario.Injects.Length; i++)
        {
            var inject = world.Scenario.Injects[i];
            if (IsTimedNow(world, i) && inject.Due(world.Scenario) is { } due) next = Math.Min(next, due);
        }

        if (NextMark(world) is { } mark) next = Math.Min(next, TimeOf(world, mark));
        return Math.Min(next, Math.Min(Negotiating.NextDue(world), Permitting.NextDue(world)));
    }

    /// <summary>The next minute of the round that some condition asks for.</summary>
    private static int? NextMark(World world)
    {
        foreach (var mark in world.Scenario.Marks)
        {
            if (mark > world.Minute) return mark;
        }

        return null;
    }

    private static long TimeOf(World world, int minute) => world.Scenario.Calendar[world.Round].Starts + (minute * 60L);

    /// <summary>A timed inject of this round that has not happened and whose conditions hold.</summary>
    private static bool IsTimedNow(World world, int inject)
    {
        var definition = world.Scenario.Injects[inject];
        return definition.Minute is not null && world.Injected[inject] is null
            && definition.Round == world.Scenario.Rounds[world.Round].Id
            && definition.When.AllHold(world, Setting.None);
    }

    private static void Bring(Turn turn, long due)
    {
        while (NextMark(turn.World) is { } mark && TimeOf(turn.World, mark) <= due) turn.Emit(new MinuteCame(mark));
        Permitting.Lapse(turn, due);
        foreach (var directive in turn.World.Directives)
        {
            if (directive.Deadline <= due) Lapse(turn, directive.Id);
        }

        foreach (var scheduled in turn.World.Schedule)
        {
            if (scheduled.At > due || turn.World.Phase != Phase.Running) continue;
            turn.Emit(new ScheduleCame(scheduled.Id));
            var scenario = turn.Scenario;
            turn.Inject(scheduled.Inject, new Setting(
                scenario.Actor(scheduled.Self), scenario.Actor(scheduled.Target), scenario.Asset(scheduled.Asset), scheduled.Directive));
        }

        for (var i = 0; i < turn.Scenario.Injects.Length; i++)
        {
            if (IsTimedNow(turn.World, i) && turn.Scenario.Injects[i].Due(turn.Scenario) <= due) turn.Inject(turn.Scenario.Injects[i].Id, Setting.None);
        }

        if (turn.World.Phase == Phase.Running) Negotiating.Bring(turn, due);
        Settle(turn);
    }

    /// <summary>Lets a directive lapse, unless what happened just before has settled it or ended the session.</summary>
    private static void Lapse(Turn turn, string id)
    {
        if (turn.World.Phase != Phase.Running || turn.World.Directive(id) is not { IsOpen: true } directive) return;
        turn.SettleDirective(id, DirectiveStatus.Lapsed, null);
        turn.Carry($"lapse/{id}", Audiences.Of(turn.Scenario, directive), turn.Scenario.Demand(directive.Demand)!.OnLapse, new Setting(
            turn.Scenario.Actor(directive.From), turn.Scenario.Actor(directive.To), turn.Scenario.Asset(directive.Asset), id));
    }

    private static void Drift(Turn turn)
    {
        if (turn.Scenario.Indicators.All(i => i.Drift == 0)) return;
        turn.Emit(new Drifted());
        foreach (var indicator in turn.Scenario.Indicators)
        {
            if (indicator.Drift != 0) turn.ChangeIndicator(indicator.Id, indicator.Drift);
        }
    }
}
