using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Grains.Sessions;

/// <summary>
/// The sessions that begin where this one stood: who may open them, the record of them, and their deletion with this
/// one.
/// </summary>
/// <param name="seatOf">Whom a ticket belongs to, once this session is ready.</param>
internal sealed class NewRunRecords(
    SessionState state,
    CommandExecutor commands,
    Func<string, ValueTask<Result<Seat>>> seatOf,
    Func<IGrainFactory> grains
)
{
    /// <summary>Why the ticket's owner may not open one; null when they may.</summary>
    public async Task<Refusal?> Refuse(string ticket)
    {
        var found = await seatOf(ticket);
        return found.Value is { } seat ? Refuse(seat) : found.Refusal;
    }

    /// <summary>Writes down that there is one, once.</summary>
    public async Task<Refusal?> Record(string ticket, string session, int entry)
    {
        var found = await seatOf(ticket);
        if (found.Value is not { } seat)
            return found.Refusal;
        return Refuse(seat)
            ?? await commands.Execute($"run:{session}", CommandAuthor.Server, new RecordRun(seat.Id, session, entry));
    }

    /// <summary>Deletes them, and then this session and its code.</summary>
    /// <returns>Null, or why one of them is not deleted; then this one is not either.</returns>
    /// <exception cref="JournalUnavailableException">The journal cannot be reached.</exception>
    public async Task<Refusal?> DeleteWithSession()
    {
        if (await DeleteAll() is { } unfinished)
            return unfinished;
        await commands.Delete();

        // One that was recorded meanwhile; one that comes later finds this session gone, and deletes itself.
        return await DeleteAll();
    }

    private async Task<Refusal?> DeleteAll()
    {
        foreach (var session in state.Runs.ToArray())
        {
            if (
                await grains().GetGrain<ISessionGrain>(session).Delete() is
                { Code: not RefusalCode.UnknownSession } unfinished
            )
                return unfinished;
        }

        return null;
    }

    // It shows the world of this session to who plays it, so nobody but the facilitator opens one, and not while other
    // tables of the class play on with the same luck.
    private Refusal? Refuse(Seat seat) =>
        seat.Kind != SeatKind.Facilitator ? TableRefusals.FacilitatorOnly.Refuse(RefusalCode.FacilitatorOnly)
        : state.Durable!.Sealed ? SessionRefusals.Sealed
        : null;
}
