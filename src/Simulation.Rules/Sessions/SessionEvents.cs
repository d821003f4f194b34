using System.Collections.Immutable;
using Simulation.Rules.Actors;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Improvised;
using Simulation.Rules.Language;
using Simulation.Rules.Phrases;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Sessions;

/// <summary>The first event of every session.</summary>
/// <param name="Files">The scenario pack that is played, so that the journal can always be read.</param>
/// <param name="Seed">The secret of the dice.</param>
/// <param name="Cast">Id of the cast whose names the pack's texts get; null when it has none.</param>
/// <param name="Unattended">
/// What becomes of the game while nobody is connected; null when it waits, as in journals that do not say.
/// </param>
/// <param name="Commitment">
/// To the seed and the scenario pack (<see cref="SeedCommitment"/>); null in journals of 0.1.
/// </param>
/// <param name="Nonce">Opens the commitment; as secret as the seed.</param>
/// <param name="Teams">How several people play one role; null when each role has one person at most.</param>
/// <param name="Class">Id of the class that the session is a table of; null for a session of its own.</param>
/// <param name="Table">Its number in the class, from 1.</param>
/// <param name="Sealed">
/// Whether players get no debrief and no exports before the class lets them; null when they get them at the end.
/// </param>
/// <param name="Deadlines">When the rounds end in play over days; null in the other pacings.</param>
/// <param name="Server">Version of the server that opened it; null where it was not kept.</param>
public sealed record SessionOpened(
    string Session,
    string Code,
    ImmutableSortedDictionary<string, string> Files,
    string Seed,
    Pacing Pacing,
    decimal Pace,
    string? Cast = null,
    Unattended? Unattended = null,
    string? Commitment = null,
    string? Nonce = null,
    TeamSettings? Teams = null,
    string? Class = null,
    int? Table = null,
    bool? Sealed = null,
    RoundDeadlines? Deadlines = null,
    string? Server = null
) : SessionEvent
{
    internal override World Apply(World world) =>
        throw new InvalidOperationException("A session is opened once, by World.Open.");
}

public sealed record SessionLocked(bool Locked) : SessionEvent
{
    internal override World Apply(World world) => world with { Locked = Locked };

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

/// <param name="Drawn">The drawn value of each attribute of each asset, in the scenario's order.</param>
public sealed record SessionStarted(Sequence<Sequence<int>> Drawn) : SessionEvent
{
    internal override World Apply(World world)
    {
        var drawn = Drawn;
        return world with
        {
            Phase = Phase.Running,
            Assets = [.. world.Assets.Select((asset, i) => asset with { Attributes = [.. drawn[i]] })],
        };
    }

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

public sealed record SessionEnded(string Ending) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            Phase = Phase.Debrief,
            Ending = Ending,
            Clock = world.Clock with { Running = false, Closing = null },
            // An end at once leaves no time for a ruling.
            Improvised =
            [
                .. world.Improvised.Select(move =>
                    move.Status == ImprovisedStatus.Open ? move with { Status = ImprovisedStatus.Lapsed } : move
                ),
            ],
        };

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

public sealed record RoundBegan(int Round, long Ends) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            Round = Round,
            Minute = 0,
            RoundEnds = Ends,
            Wait = null,
            Actors =
            [
                .. world.Actors.Select(actor =>
                    actor with
                    {
                        Ready = false,
                        ReadyPeople = [],
                        MovesUsed = 0,
                        MovesOfPeople = 0,
                        ExtraTime = actor.ExtraTime?.NextRound(),
                    }
                ),
            ],
        };

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

public sealed record RoundExtended(long Ends) : SessionEvent
{
    internal override World Apply(World world) =>
        world with
        {
            RoundEnds = Ends,
            Actors = world.Clock.Closing is null
                ? world.Actors
                : [.. world.Actors.Select(actor => actor with { ExtraTime = actor.ExtraTime?.NotYet() })],
        };

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

/// <summary>The facilitator moved the deadline of a round in play over days.</summary>
/// <param name="Round">From 0.</param>
/// <param name="Ends">Real time, with the offset in which people read it.</param>
public sealed record DeadlineMoved(int Round, DateTimeOffset Ends) : SessionEvent
{
    internal override World Apply(World world) => world with { Deadlines = world.Deadlines?.Moved(Round, Ends) };

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

public sealed record RoundEnded(int Round) : SessionEvent
{
    internal override World Apply(World world) => world;

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

/// <summary>The clock was started, stopped, moved or given another pace.</summary>
/// <param name="Reason">Why; that a round began is told by another event.</param>
/// <param name="Closing">As <see cref="Clock"/> has it.</param>
public sealed record ClockSet(
    bool Running,
    DateTimeOffset Anchor,
    decimal Pace,
    ClockReason Reason,
    long? Closing = null
) : SessionEvent
{
    internal override World Apply(World world) => world with { Clock = new Clock(Running, At, Anchor, Pace, Closing) };

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

/// <summary>A checkpoint of a running clock: a restart loses no more than the time since the last one.</summary>
/// <param name="Elapsed">
/// Monotonic milliseconds since the anchor of the last <see cref="ClockSet"/>; null in journals of 0.1, and when this
/// very entry set the clock.
/// </param>
public sealed record ClockMarked(long? Elapsed = null) : SessionEvent
{
    internal override World Apply(World world) => world;
}

/// <summary>A moment of the round came that conditions ask for.</summary>
/// <param name="Minute">Game minutes since the round began.</param>
public sealed record MinuteCame(int Minute) : SessionEvent
{
    internal override World Apply(World world) => world with { Minute = Minute };

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

/// <summary>
/// In a game by the clock the autopilot of a role decided after the moment at which it had to, or was not reached: the
/// game may not repeat from its seed.
/// </summary>
public sealed record DecidedLate(string Role) : SessionEvent
{
    public override bool StaysPrivate() => true;

    internal override World Apply(World world) => world;
}

public enum ClockReason
{
    /// <summary>A round began.</summary>
    Round,

    Pause,

    Resume,

    Pace,

    /// <summary>The facilitator moved the stopped clock on.</summary>
    Step,

    /// <summary>What was due failed, so the server stopped the clock.</summary>
    Failed,

    /// <summary>The server came back; the clock goes on from the last known time.</summary>
    Restart,

    /// <summary>Nobody was connected any more, or somebody is again; another event tells which.</summary>
    Unattended,

    /// <summary>The round is closing, or no longer; another event tells which.</summary>
    Closing,
}

public sealed record Announced(string Text) : SessionEvent
{
    internal override World Apply(World world) => world;

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

/// <summary>A note of the facilitator, for the facilitator alone.</summary>
public sealed record NoteTaken(string Text) : SessionEvent
{
    public override bool StaysPrivate() => true;

    internal override World Apply(World world) => world;
}

/// <summary>The facilitator told an autopilot how to decide.</summary>
public sealed record StrategySet(string Role, Strategy Strategy) : SessionEvent
{
    internal override World Apply(World world) => world.With(Role, actor => actor with { Strategy = Strategy });
}

/// <summary>The facilitator told an autopilot how to weigh.</summary>
public sealed record TemperamentSet(string Role, Temperament Temperament) : SessionEvent
{
    internal override World Apply(World world) => world.With(Role, actor => actor with { Temperament = Temperament });
}

/// <param name="From">The role, or "facilitator".</param>
/// <param name="Name">The person.</param>
/// <param name="To">Roles, "facilitator" among them; empty for the whole table.</param>
/// <param name="About">What an autopilot spoke of; null for people. Nobody is shown it.</param>
public sealed record Said(string From, string Name, Sequence<string> To, string Text, string? About = null)
    : SessionEvent
{
    internal override World Apply(World world) =>
        About is null ? world : world with { Spoken = world.Spoken.Add(new SpokenLine(From, About, world.Round)) };

    internal override ulong KnownTo(World world)
    {
        if (To.Count == 0)
            return ActorMask.Everyone;
        var known = ActorMask.OfActor(world.Scenario.Actor(From));
        foreach (var role in To)
            known |= ActorMask.OfActor(world.Scenario.Actor(role));
        return known;
    }
}

/// <summary>The class lets the players of a table read its debrief, at once or when it is over.</summary>
public sealed record DebriefUnsealed : SessionEvent
{
    internal override World Apply(World world) => world with { Sealed = false };

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

/// <summary>The indicators drift; the changes follow.</summary>
public sealed record Drifted : SessionEvent
{
    internal override World Apply(World world) => world;

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

/// <summary>Who decides for a role changed.</summary>
/// <param name="Absent">Whether because its people went away or came back.</param>
public sealed record PilotChanged(string Role, Pilot Pilot, bool Absent) : SessionEvent
{
    internal override World Apply(World world) =>
        world.With(
            Role,
            actor =>
                actor with
                {
                    Pilot = Pilot,
                    Absent = Absent && Pilot == Pilot.Autopilot,
                    Ready = false,
                    ReadyPeople = [],
                    ExtraTime = Pilot == Pilot.People ? actor.ExtraTime : actor.ExtraTime?.Unattended(),
                    MovesOfPeople =
                        (actor.Pilot, Pilot) == (Pilot.People, Pilot.Autopilot) ? actor.MovesUsed : actor.MovesOfPeople,
                }
        );

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

public sealed record ReadyDeclared(string Role, bool Ready) : SessionEvent
{
    internal override World Apply(World world) => world.With(Role, actor => actor with { Ready = Ready });

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

internal static class WorldChanges
{
    public static World With(this World world, string role, Func<ActorState, ActorState> change) =>
        world.Scenario.Actor(role) is var i && i >= 0
            ? world with
            {
                Actors = world.Actors.SetItem(i, change(world.Actors[i])),
            }
            : world;
}
