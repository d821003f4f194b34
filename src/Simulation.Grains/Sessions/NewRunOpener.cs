using Simulation.Journal;
using Simulation.Lab;
using Simulation.Lab.NewRuns;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Opens a session that begins where another one stood. It reads that one's journal, and writes what it takes over of
/// it and the facilitator's seat as one append. The other session has it on record before.
/// </summary>
internal sealed class NewRunOpener(
    string session,
    CommandExecutor commands,
    IJournal journal,
    Func<IGrainFactory> grains
)
{
    private static readonly Refusal _noMoment = new(
        RefusalCode.WrongPhase,
        "A new run begins while the game ran: this moment lies before its start or after its end."
    );

    private static readonly Refusal _twoMoments = new(
        RefusalCode.Malformed,
        "A new run begins at an entry or at a minute: one of the two."
    );

    /// <summary>Writes the new session, unless it was written before.</summary>
    /// <param name="source">The session that it begins with.</param>
    /// <param name="ticket">The facilitator's in that session.</param>
    /// <returns>Null once it is on disk.</returns>
    public async Task<Refusal?> Begin(string source, string ticket, OpenRunRequest request, string code)
    {
        if (request.Entry is null == request.Minute is null)
            return _twoMoments;
        if (SessionOpenedFactory.RefuseSettings(request.Pace, request.Seed) is { } unset)
            return unset;
        var (scenario, read) = await SessionReader.Read(journal, source);
        if (scenario is null)
            return SessionRefusals.NoSession;
        var now = read[^1].At > commands.Now ? read[^1].At : commands.Now;

        // It takes as long as a game, and other sessions of the server go on meanwhile.
        var taken = await Task.Run(() => TakeOver(new RecordedGame(scenario, read), request, code, now));
        if (taken.Value is not var (entries, entry))
            return taken.Refusal;
        if (await grains().GetGrain<ISessionGrain>(source).RecordRun(ticket, session, entry) is { } refusal)
            return refusal;
        if (await commands.Begin(entries) is { } unwritten)
            return unwritten;

        // A deletion of the other session that came in between has not deleted this one with it.
        if (await journal.Version(SessionState.StreamOf(source)) > 0)
            return null;
        await grains().GetGrain<ISessionGrain>(session).Delete();
        return SessionRefusals.NoSession;
    }

    private sealed record Taken(Sequence<GameEntry> Entries, int Entry);

    private Result<Taken> TakeOver(RecordedGame game, OpenRunRequest request, string code, DateTimeOffset now)
    {
        var moment = request.Entry is { } entry
            ? NewRunJournal.MomentAt(game, entry)
            : NewRunJournal.MomentAtMinute(game, request.Minute!.Value);
        if (moment is null)
            return _noMoment;
        var before = game.After(moment.Entry - 1);
        var pacing = request.Pacing ?? before.Pacing;
        if (RoundDeadlines.Refuse(game.Scenario, pacing, request.Deadlines, now, before.Round) is { } unfit)
            return unfit;
        var run = new NewRun(
            session,
            code,
            SeedCommitment.DrawNonce(),
            SessionOpenedFactory.Version,
            pacing == Pacing.Async ? Unattended.PlaysOn : request.Unattended,
            request.Seed ?? (request.Luck == RunLuck.New ? SessionOpenedFactory.DrawSeed() : null),
            request.Pacing,
            request.Pace,
            request.Teams,
            request.Deadlines
        );
        try
        {
            return new Taken(NewRunJournal.Of(game, moment, run, now).Entries.ToSequence(), moment.Entry);
        }
        catch (NotTakenOverException failure)
        {
            return new Refusal(RefusalCode.NotLegal, failure.Message);
        }
    }
}
