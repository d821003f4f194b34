using Simulation.Grains.Replays;
using Simulation.Lab.Debriefs;
using Simulation.Lab.Exports;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Grains.Sessions;

/// <summary>What people take from a session: its debrief, its replay, its tables and its journal.</summary>
/// <param name="onSealed">Called when somebody is refused because the class has not opened debriefs yet.</param>
internal sealed class SessionExports(SessionState state, Action onSealed)
{
    // It reads the whole session, and a class asks for it at the same moment. By whether it is the facilitator's, with
    // the number of entries that it was read from.
    private readonly Dictionary<bool, (int Entries, Debrief Debrief)> _debriefs = [];

    /// <summary>Whether somebody may read the debrief, and what is worked out from it.</summary>
    public Result<DebriefAccess> DebriefAccessOf(Seat seat) =>
        state.Durable!.Phase != Phase.Debrief ? SessionRefusals.NotOver
        : IsSealedFor(seat) ? SessionRefusals.Sealed
        : new DebriefAccess(Whole: seat.Kind == SeatKind.Facilitator);

    public Result<Debrief> DebriefFor(Seat seat)
    {
        var world = state.Durable!;
        var access = DebriefAccessOf(seat);
        if (access.Value is not { Whole: var full })
            return access.Refusal!;
        // A whole class answers the survey at the same moment, and that changes nothing else of it.
        var debrief =
            _debriefs.TryGetValue(full, out var kept) && HaveOnlyAnswered(kept.Entries)
                ? kept.Debrief with
                {
                    Survey = SurveyReader.Of(world, full),
                }
                : DebriefReader.Of(world.Scenario, [.. state.Entries], full)!;
        _debriefs[full] = (state.Entries.Count, debrief);
        return debrief;
    }

    /// <summary>Whether nothing has happened since so many entries but that people answered the survey.</summary>
    private bool HaveOnlyAnswered(int entries)
    {
        for (; entries < state.Entries.Count; entries++)
        {
            if (!state.Entries[entries].Events.All(happened => happened is SurveyAnswered))
                return false;
        }

        return true;
    }

    /// <param name="eyes">Whose eyes it is to be seen through; null for the seat's own.</param>
    public Result<ReplayAccess> ReplayFor(Seat seat, string? eyes)
    {
        var access = ReplayAccess.Of(state.Durable!, seat, eyes);
        if (access.Refusal == SessionRefusals.Sealed)
            onSealed();
        return access;
    }

    /// <param name="persons">
    /// Whether to tell people apart. Players are not told who of another team decides, so their tables never do.
    /// </param>
    public Result<DataExport> DataFor(Seat seat, bool persons)
    {
        if (IsSealedFor(seat))
            return SessionRefusals.Sealed;
        var scenario = state.Durable!.Scenario;
        return FinishedSession.Of(scenario, state.Entries) is { } finished
            ? DataExport.Of(scenario, [finished], persons && seat.Kind == SeatKind.Facilitator)
            : SessionRefusals.NotOver;
    }

    /// <summary>
    /// The facilitator may always read the journal; others get in the debrief what they were told.
    /// </summary>
    public Result<JournalAccess> AccessOf(Seat seat)
    {
        if (IsSealedFor(seat))
            return SessionRefusals.Sealed;
        if (seat.Kind == SeatKind.Facilitator)
            return new JournalAccess(Told: null);
        var world = state.Durable!;
        return world.Phase == Phase.Debrief
            ? new JournalAccess(ToldEntry.Of(world.Scenario, state.Entries, world.ViewerOf(seat.Id)).ToSequence())
            : new Refusal(
                RefusalCode.FacilitatorOnly,
                "Only the facilitator may read the journal before the session is over."
            );
    }

    // Others play with the same seed and secrets: who facilitates alone reads on.
    private bool IsSealedFor(Seat seat)
    {
        if (!state.Durable!.Sealed || seat.Kind == SeatKind.Facilitator)
            return false;
        onSealed();
        return true;
    }
}
