using Simulation.Rules.Actors;
using Simulation.Rules.Improvised;
using Simulation.Rules.Language;
using Simulation.Rules.Notes;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Sessions;

/// <summary>
/// Begins another run where the session stands: the last command of those that a new session takes over from the one
/// it goes on from. The game is in the lobby again, without anybody in it, and goes on when the facilitator starts it.
/// </summary>
/// <param name="Session">Id of the session that stood there.</param>
/// <param name="Entry">How many entries of that session's journal are taken over, from 1.</param>
/// <param name="LastKnown">Real time of the moment, in the time of that session.</param>
/// <param name="Pace">Game seconds per real second.</param>
/// <param name="Commitment">To the seed and the scenario pack (<see cref="SeedCommitment"/>).</param>
/// <param name="Nonce">Opens the commitment; as secret as the seed.</param>
/// <param name="Seed">The secret of the dice from now on; null when they fall on as in that session.</param>
/// <param name="Teams">How several people play one role; null when each role has one person at most.</param>
/// <param name="Deadlines">When the rounds end in play over days; null in the other pacings.</param>
public sealed record ContinueRun(
    string Session,
    int Entry,
    DateTimeOffset LastKnown,
    Pacing Pacing,
    decimal Pace,
    Unattended Unattended,
    string Commitment,
    string Nonce,
    string? Seed = null,
    TeamSettings? Teams = null,
    RoundDeadlines? Deadlines = null
) : ServerCommand;

/// <summary>A facilitator opens another session that begins where this one stood.</summary>
/// <param name="Seat">The facilitator's.</param>
/// <param name="Session">Id of the new session.</param>
/// <param name="Entry">As <see cref="ContinueRun"/> has it.</param>
public sealed record RecordRun(string Seat, string Session, int Entry) : ServerCommand;

/// <summary>
/// The session begins here, with the world that another one had left at this moment. What people wrote and who they
/// were is gone; <see cref="Apply"/> is the one place that says what goes on.
/// </summary>
/// <param name="Session">As <see cref="ContinueRun"/> has it, like all the others.</param>
public sealed record ContinuedFrom(
    string Session,
    int Entry,
    Pacing Pacing,
    decimal Pace,
    Unattended Unattended,
    string Commitment,
    string Nonce,
    string? Seed = null,
    TeamSettings? Teams = null,
    RoundDeadlines? Deadlines = null
) : SessionEvent
{
    /// <summary>Stands where somebody's own words stood.</summary>
    public const string LeftOut = "…";

    internal override World Apply(World world) =>
        world with
        {
            Continues = new RunOrigin(Session, Entry),
            Phase = Phase.Lobby,
            Locked = false,
            Wait = null,
            Pacing = Pacing,
            Unattended = Unattended,
            Teams = Teams,
            Deadlines = Deadlines,
            Seed = Seed ?? world.Seed,
            Commitment = Commitment,
            Clock = new Clock(false, At, DateTimeOffset.UnixEpoch, Pace),
            Actors = [.. world.Actors.Select(WithoutPeople)],
            Agreements =
            [
                // Free words bind the roles. A remark beside prepared terms binds nobody.
                .. world.Agreements.Select(agreement =>
                    agreement.Template is null ? agreement : agreement with { Text = "" }
                ),
            ],
            Improvised = [.. world.Improvised.Select(WithoutWords)],
            Plans = [.. world.Plans.Select(plan => plan.EditedBy is null ? plan : plan with { EditedBy = null })],
            Answers = [],
            SurveyResponses = [],
            Channels = [],
            Notebooks = [.. world.Notebooks.Select(_ => Notebook.Empty)],
            Spoken = [],
            Seats = world.Seats.Clear(),
            RemovedTickets = [],
            MovedTickets = world.MovedTickets.Clear(),
        };

    // The moves that the round has cost the role stay used, also those that its people made.
    private static ActorState WithoutPeople(ActorState actor) =>
        actor with
        {
            Pilot = Pilot.Nobody,
            Absent = false,
            Ready = false,
            ReadyPeople = [],
            MovesOfPeople = actor.MovesUsed,
            Help = null,
            Captain = null,
            ExtraTime = null,
            Sealed =
            [
                .. actor.Sealed.Select(move =>
                    move.Choice.Words is null ? move : move with { Choice = move.Choice with { Words = LeftOut } }
                ),
            ],
        };

    private static ImprovisedMove WithoutWords(ImprovisedMove move) =>
        move with
        {
            Action = LeftOut,
            Result = LeftOut,
            Arguments = move.Arguments.Select(_ => LeftOut).ToSequence(),
            Argued = move.Argued.Select(argument => argument with { Text = LeftOut }).ToSequence(),
            Words = string.IsNullOrEmpty(move.Words) ? move.Words : LeftOut,
        };
}

/// <summary>The facilitator started a game that goes on from where another session stood.</summary>
/// <param name="Round">From 0: the round that goes on.</param>
public sealed record GameWentOn(int Round) : SessionEvent
{
    internal override World Apply(World world) => world with { Phase = Phase.Running };

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

/// <summary>A session was opened that begins where this one stood; it is deleted with this one.</summary>
/// <param name="Seat">The facilitator's who opened it.</param>
/// <param name="Session">Its id.</param>
/// <param name="Entry">As <see cref="ContinueRun"/> has it.</param>
public sealed record RunOpened(string Seat, string Session, int Entry) : SessionEvent
{
    public override bool StaysPrivate() => true;

    internal override World Apply(World world) => world;
}

/// <summary>Where a session's game comes from.</summary>
/// <param name="Session">Id of the session that stood there.</param>
/// <param name="Entry">How many entries of that session's journal came before, from 1.</param>
public sealed record RunOrigin(string Session, int Entry);

/// <summary>A session that begins where another one stood.</summary>
internal static class NewRuns
{
    public static Refusal? Begin(DecisionContext decision, ContinueRun command)
    {
        if (decision.World.Phase != Phase.Running)
            return TableRefusals.NotRunning.Refuse(RefusalCode.WrongPhase);

        // Not past what is due: the journal would have it if that moment had come.
        var clock = decision.World.Clock;
        decision.Time = Math.Max(
            clock.At,
            Math.Min(clock.Time(command.LastKnown), Timekeeping.NextDue(decision.World))
        );
        // Nobody can rule on a move whose words are gone.
        Improvising.Lapse(decision);
        decision.Emit(
            new ContinuedFrom(
                command.Session,
                command.Entry,
                command.Pacing,
                command.Pace,
                command.Unattended,
                command.Commitment,
                command.Nonce,
                command.Seed,
                command.Teams,
                command.Deadlines
            )
        );
        return null;
    }

    /// <summary>The facilitator has started it: the round goes on, and its clock.</summary>
    public static void GoOn(DecisionContext decision)
    {
        decision.Emit(new GameWentOn(decision.World.Round));
        Facilitating.SetPilots(decision);
        decision.SetClock(decision.World.Pacing == Pacing.Live, decision.World.Clock.Pace, ClockReason.Round);
    }

    public static Refusal? Record(DecisionContext decision, RecordRun command)
    {
        if (decision.RefuseUnlessFacilitator(CommandAuthor.Person(command.Seat)) is { } refusal)
            return refusal;
        decision.Emit(new RunOpened(command.Seat, command.Session, command.Entry));
        return null;
    }
}
