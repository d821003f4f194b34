using Simulation.Rules.Agreements;
using Simulation.Rules.Conditions;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Moves;
using Simulation.Rules.Permits;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Sessions;

/// <summary>What the calendar brings: rounds, deadlines, scheduled and timed injects, the end.</summary>
internal static class Timekeeping
{
    public static void BeginRound(DecisionContext decision, int round)
    {
        var (starts, ends) = decision.Scenario.Calendar[round];
        decision.Time = starts;
        decision.Emit(new RoundBegan(round, ends));
        decision.Emit(
            new ClockSet(
                decision.World.Pacing == Pacing.Live,
                decision.Now,
                decision.World.Clock.Pace,
                ClockReason.Round
            )
        );
        InjectPlans.ReleaseDue(decision, starts);
        ApplyDueEffects(decision);
    }

    /// <summary>Does everything that is due by now, in time order.</summary>
    public static Refusal? Advance(DecisionContext decision)
    {
        if (decision.World is { Phase: Phase.Running, Clock: { Running: true, Closing: null } })
            Pass(decision, decision.Time);
        if (
            decision.World is { Phase: Phase.Running, Clock: { Running: true, Closing: not null } }
            && ExtraTimes.Pass(decision)
        )
            EndRound(decision);
        return null;
    }

    /// <summary>
    /// Lets game time pass, no further than to the end of the round. A round does not end while a role with extra time
    /// is not ready: then it is closing.
    /// </summary>
    public static void Pass(DecisionContext decision, long until)
    {
        while (decision.World.Phase == Phase.Running && NextDue(decision.World) is var due && due <= until)
        {
            decision.Time = Math.Max(due, decision.World.Clock.At);
            if (due >= decision.World.RoundEnds)
            {
                // The next round starts its own stretch of the calendar at this moment.
                if (!ExtraTimes.BeginClosing(decision))
                    EndRound(decision);
                return;
            }

            Bring(decision, due);
        }

        decision.Time = until;
    }

    /// <summary>Stops the clock where it was last set; what is due waits until it runs again.</summary>
    public static Refusal? Halt(DecisionContext decision)
    {
        if (decision.World is { Phase: Phase.Running, Clock.Running: true })
        {
            var clock = decision.World.Clock;
            decision.Emit(
                new ClockSet(false, decision.Now, clock.Pace, ClockReason.Failed, clock.ClosingFor(decision.Now))
            );
        }

        return null;
    }

    public static Refusal? Mark(DecisionContext decision, MarkClock command)
    {
        // A clock that was set in this very decision is another than the one that was measured.
        if (decision.World is { Phase: Phase.Running, Clock.Running: true })
            decision.Emit(new ClockMarked(decision.IsClockSet ? null : command.Elapsed));
        return null;
    }

    public static Refusal? RecordLateDecision(DecisionContext decision, RecordLateDecision command)
    {
        if (
            decision.World is { Phase: Phase.Running, Pacing: Pacing.Live }
            && decision.Scenario.Actor(command.Role) >= 0
        )
            decision.Emit(new DecidedLate(command.Role));
        return null;
    }

    public static Refusal? Recover(DecisionContext decision, RecoverClock command)
    {
        if (decision.World is { Phase: Phase.Running, Clock.Running: true })
        {
            var clock = decision.World.Clock;
            if (clock.ClosingFor(command.LastKnown) is { } closing)
            {
                var until = Math.Min(closing, ExtraTimes.NextDue(decision.World));
                decision.Emit(new ClockSet(true, decision.Now, clock.Pace, ClockReason.Restart, until));
                return null;
            }

            // Not past what is due: the journal would have it if the server had still been there.
            decision.Time = Math.Max(clock.At, Math.Min(clock.Time(command.LastKnown), NextDue(decision.World)));
            var anchor =
                decision.Time < clock.Time(command.LastKnown)
                    ? decision.Now
                    : clock.Moved(command.LastKnown, decision.Now, clock.Pace);
            decision.Emit(new ClockSet(true, anchor, clock.Pace, ClockReason.Restart));
        }

        return null;
    }

    public static Refusal? PassDeadline(DecisionContext decision, PassDeadline command)
    {
        if (decision.World.Round == command.Round && decision.World.Deadline <= decision.Now)
            EndRound(decision);
        return null;
    }

    /// <summary>
    /// Ends the round: sealed moves open by initiative, then drifts, then what the jump of the calendar passes, in time
    /// order; then the next round begins, or the session ends.
    /// </summary>
    public static void EndRound(DecisionContext decision)
    {
        var round = decision.World.Round;
        decision.Emit(new RoundEnded(round));
        Improvising.Lapse(decision);
        Playing.OpenSealed(decision);
        if (decision.World.Phase != Phase.Running)
            return;
        Drift(decision);
        InjectPlans.ReleaseAtRoundEnd(decision);
        if (decision.World.Phase != Phase.Running)
            return;
        var last = round + 1 >= decision.Scenario.Rounds.Length;
        var until = last
            ? decision.World.RoundEnds
            : Math.Max(decision.World.RoundEnds, decision.Scenario.Calendar[round + 1].Starts);
        while (decision.World.Phase == Phase.Running && NextEvent(decision.World) is var due && due <= until)
        {
            decision.Time = Math.Max(decision.Time, due);
            Bring(decision, due);
        }

        if (decision.World.Phase != Phase.Running)
            return;
        decision.Time = Math.Max(decision.Time, until);
        ApplyDueEffects(decision);
        if (decision.World.Phase != Phase.Running)
            return;
        if (last)
            EndSession(decision);
        else
            BeginRound(decision, round + 1);
    }

    /// <summary>Lets open directives lapse and finds the ending.</summary>
    public static void EndSession(DecisionContext decision)
    {
        Improvising.Lapse(decision);
        foreach (var directive in decision.World.Directives)
            Lapse(decision, directive.Id);
        foreach (var ending in decision.Scenario.Endings)
        {
            if (!ending.When.AllHold(decision.World, EffectContext.None))
                continue;
            decision.End(ending.Id);
            return;
        }

        decision.End(decision.Scenario.Endings[^1].Id);
    }

    /// <summary>After every decision: injects and endings whose conditions now hold.</summary>
    public static void ApplyDueEffects(DecisionContext decision)
    {
        if (decision.World.Phase != Phase.Running)
            return;
        // Each happens once, so this ends; one may bring about the conditions of another that stands before it.
        while (NextConditional(decision.World) is { } inject)
            decision.Inject(inject, EffectContext.None);
        foreach (var ending in decision.Scenario.Endings)
        {
            if (
                ending.AtOnce
                && decision.World.Phase == Phase.Running
                && ending.When.AllHold(decision.World, EffectContext.None)
            )
                decision.End(ending.Id);
        }
    }

    private static string? NextConditional(World world)
    {
        if (world.Phase != Phase.Running)
            return null;
        var round = world.Scenario.Rounds[world.Round].Id;
        for (var i = 0; i < world.Scenario.Injects.Length; i++)
        {
            var inject = world.Scenario.Injects[i];
            if (
                world.Injected[i] is null
                && !InjectPlans.IsTakenOver(world, inject.Id)
                && inject.Minute is null
                && !inject.When.IsDefaultOrEmpty
                && (inject.Round is null || inject.Round == round)
                && inject.When.AllHold(world, EffectContext.None)
            )
            {
                return inject.Id;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether nobody who may still act has anything more to do in the round. One that is closing does not end while
    /// its clock is stopped: the next one would start the clock.
    /// </summary>
    public static bool MayEndRound(World world) =>
        AllReady(world) || (world.Clock is { Running: true, Closing: not null } && !ExtraTimes.AwaitsAnybody(world));

    /// <summary>Whether every role that somebody plays has nothing more to do.</summary>
    private static bool AllReady(World world)
    {
        var anybody = false;
        foreach (var actor in world.Actors)
        {
            if (actor.Pilot == Pilot.Nobody)
                continue;
            if (!actor.Ready)
                return false;
            anybody = true;
        }

        return anybody;
    }

    /// <summary>
    /// Number of the round, from 1, with whose end a moment has come at the latest: the end of a round brings all that
    /// is due before the next one begins, and of the last round all that is open.
    /// </summary>
    public static int RoundOf(World world, long at)
    {
        var round = world.Round;
        while (round < world.Scenario.Rounds.Length - 1)
        {
            var ends = Math.Max(round == world.Round ? world.RoundEnds : 0, world.Scenario.Calendar[round + 1].Starts);
            if (at <= ends)
                break;
            round++;
        }

        return round + 1;
    }

    /// <summary>Game time of the next thing that the calendar brings, the end of the round included.</summary>
    public static long NextDue(World world) => Math.Min(world.RoundEnds, NextEvent(world));

    private static long NextEvent(World world)
    {
        var next = long.MaxValue;
        foreach (var directive in world.Directives)
        {
            if (directive.IsOpen && directive.Deadline is { } deadline)
                next = Math.Min(next, deadline);
        }

        foreach (var scheduled in world.Schedule)
            next = Math.Min(next, scheduled.At);
        for (var i = 0; i < world.Scenario.Injects.Length; i++)
        {
            var inject = world.Scenario.Injects[i];
            if (IsTimedNow(world, i) && inject.Due(world.Scenario) is { } due)
                next = Math.Min(next, due);
        }

        next = Math.Min(next, InjectPlans.NextDue(world));
        if (NextMark(world) is { } mark)
            next = Math.Min(next, TimeOf(world, mark));
        return Math.Min(next, Math.Min(Negotiating.NextDue(world), Permitting.NextDue(world)));
    }

    /// <summary>The next minute of the round that some condition asks for.</summary>
    private static int? NextMark(World world)
    {
        foreach (var mark in world.Scenario.Marks)
        {
            if (mark > world.Minute)
                return mark;
        }

        return null;
    }

    private static long TimeOf(World world, int minute) => world.Scenario.Calendar[world.Round].Starts + (minute * 60L);

    /// <summary>A timed inject of this round that has not happened and whose conditions hold.</summary>
    private static bool IsTimedNow(World world, int inject)
    {
        var definition = world.Scenario.Injects[inject];
        return definition.Minute is not null
            && world.Injected[inject] is null
            && !InjectPlans.IsTakenOver(world, definition.Id)
            && definition.Round == world.Scenario.Rounds[world.Round].Id
            && definition.When.AllHold(world, EffectContext.None);
    }

    private static void Bring(DecisionContext decision, long due)
    {
        while (NextMark(decision.World) is { } mark && TimeOf(decision.World, mark) <= due)
            decision.Emit(new MinuteCame(mark));
        Permitting.Lapse(decision, due);
        foreach (var directive in decision.World.Directives)
        {
            if (directive.Deadline <= due)
                Lapse(decision, directive.Id);
        }

        foreach (var scheduled in decision.World.Schedule)
        {
            if (scheduled.At > due || decision.World.Phase != Phase.Running)
                continue;
            decision.Emit(new ScheduleCame(scheduled.Id));
            decision.Inject(scheduled.Inject, InjectPlans.ContextOf(decision.Scenario, scheduled));
        }

        for (var i = 0; i < decision.Scenario.Injects.Length; i++)
        {
            if (IsTimedNow(decision.World, i) && decision.Scenario.Injects[i].Due(decision.Scenario) <= due)
                decision.Inject(decision.Scenario.Injects[i].Id, EffectContext.None);
        }

        InjectPlans.ReleaseDue(decision, due);
        if (decision.World.Phase == Phase.Running)
            Negotiating.Bring(decision, due);
        ApplyDueEffects(decision);
    }

    /// <summary>Lets a directive lapse, unless what happened just before has settled it or ended the session.</summary>
    private static void Lapse(DecisionContext decision, string id)
    {
        if (decision.World.Phase != Phase.Running || decision.World.Directive(id) is not { IsOpen: true } directive)
            return;
        decision.SettleDirective(id, DirectiveStatus.Lapsed, null);
        decision.ApplyEffects(
            $"lapse/{id}",
            Audiences.Of(decision.Scenario, directive),
            decision.Scenario.Demand(directive.Demand)!.OnLapse,
            new EffectContext(
                decision.Scenario.Actor(directive.From),
                decision.Scenario.Actor(directive.To),
                decision.Scenario.Asset(directive.Asset),
                id
            )
        );
    }

    private static void Drift(DecisionContext decision)
    {
        if (!decision.Scenario.Facts.Drifts)
            return;
        decision.Emit(new Drifted());
        // All of them are reckoned from how things stood, so that their order in the scenario does not matter.
        var before = decision.World;
        foreach (var indicator in decision.Scenario.Indicators)
            decision.ChangeIndicator(indicator.Id, indicator.DriftIn(before));
    }
}
