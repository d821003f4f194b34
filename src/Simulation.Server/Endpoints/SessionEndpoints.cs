using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Simulation.Grains;
using Simulation.Grains.Analyses;
using Simulation.Grains.Continuations;
using Simulation.Grains.Replays;
using Simulation.Journal;
using Simulation.Lab.Exports;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;
using Simulation.Server.Security;
using Simulation.Server.Startup;

namespace Simulation.Server.Endpoints;

/// <summary>
/// What can be asked of one session: what a move may bring, another ticket for a seat, the table as a role sees it, its
/// debrief, its analysis, its replay, its tables and its journal with a ticket; its deletion with the host key.
/// </summary>
public static class SessionEndpoints
{
    private static readonly Refusal KeyNeeded = new(
        RefusalCode.HostKeyNeeded,
        "Deleting a session needs the host key."
    );

    private static readonly Refusal UnknownForm = new(
        RefusalCode.Malformed,
        $"'form' in the query can only be '{JournalDownload.Pseudonyms}'."
    );

    private static readonly Refusal TicketNeeded = new(
        RefusalCode.WrongTicket,
        "This needs the ticket of a seat in the session."
    );

    private static readonly Refusal NoTable = new(
        RefusalCode.Malformed,
        $"There is no such table. There are: {string.Join(", ", DataExport.Names)} and codebook, each as '.csv'."
    );

    public static void MapSessions(this WebApplication app)
    {
        var session = app.MapGroup("/api/sessions/{id}");
        var key = app.Services.GetRequiredService<HostKeyCheck>();
        session
            .MapDelete("", Delete)
            .RequireRateLimiting(SecuritySetup.Openings)
            .AddEndpointFilter(new SessionRequestFilter(async http => await key.Opens(http) ? null : KeyNeeded));

        var withTicket = session
            .MapGroup("")
            .AddEndpointFilter(
                new SessionRequestFilter(http => new(Bearer.Of(http.Request) is null ? TicketNeeded : null))
            );
        withTicket.MapPost("/expected", Expected);
        withTicket.MapPost("/seats/{seat}/ticket", Reissue);
        withTicket.MapGet("/roles/{role}/view", ViewAs);
        withTicket.MapGet("/debrief", Debrief);
        withTicket.MapGet("/replay", Replay);
        withTicket.MapGet("/analysis", ReadAnalysis);
        withTicket.MapPost("/analysis", BeginAnalysis);
        withTicket.MapGet("/decisions", Decisions);
        withTicket.MapGet("/decisions/{entry}/options", Options);
        foreach (var name in DataExport.Names)
        {
            withTicket.MapGet(
                $"/data/{name}.csv",
                (SessionCall call, HttpRequest request) => Data(call, request, name, data => data[name])
            );
        }

        withTicket.MapGet(
            "/data/codebook.csv",
            (SessionCall call, HttpRequest request) => Data(call, request, "codebook", data => data.Codebook)
        );
        withTicket.MapGet("/data/{file}", () => Responses.Refuse(NoTable));
        withTicket.MapGet("/journal", Journal);
    }

    private static async Task<IResult> Delete(SessionCall call) =>
        await call.Session.Delete() is { } refusal ? Responses.Refuse(refusal) : Results.NoContent();

    private static async Task<IResult> Expected(SessionCall call, JsonBody<MoveChoice> body)
    {
        var read = await body.Read();
        return read.Value is { } choice
            ? Responses.Of(await call.Session.Expect(call.Ticket, choice))
            : Responses.Refuse(read.Refusal!);
    }

    private static async Task<IResult> Reissue(SessionCall call, string seat, SecurityLog log)
    {
        var reissued = await call.Session.Reissue(call.Ticket, seat);
        if (reissued.Refusal is null)
            log.TicketVoided(call.Id);
        return Responses.Of(reissued);
    }

    private static async Task<IResult> ViewAs(SessionCall call, string role) =>
        Responses.Of(await call.Session.ViewAs(call.Ticket, role));

    private static async Task<IResult> Debrief(SessionCall call) =>
        Responses.Of(await call.Session.Debrief(call.Ticket));

    // Who opens a debrief that has no analysis has it begun.
    private static Task<IResult> ReadAnalysis(
        SessionCall call,
        IGrainFactory grains,
        IOptions<AnalysisLimits> limits
    ) => Analysis(call, grains, analysis => limits.Value.Automatic ? analysis.Begin() : analysis.Read());

    private static Task<IResult> BeginAnalysis(SessionCall call, IGrainFactory grains) =>
        Analysis(call, grains, analysis => analysis.Begin());

    private static async Task<IResult> Analysis(
        SessionCall call,
        IGrainFactory grains,
        Func<IAnalysisGrain, Task<Result<SessionAnalysis>>> ask
    ) =>
        await call.Session.MayReadDebrief(call.Ticket) is { Refusal: { } refusal }
            ? Responses.Refuse(refusal)
            : Responses.Of(await ask(grains.GetGrain<IAnalysisGrain>(call.Id)));

    private static async Task<IResult> Decisions(SessionCall call, IGrainFactory grains) =>
        await call.Session.MayReadDebrief(call.Ticket) is { Refusal: { } refusal }
            ? Responses.Refuse(refusal)
            : Responses.Of(await grains.GetGrain<IWhatIfGrain>(call.Id).Decisions());

    private static async Task<IResult> Options(SessionCall call, string entry, IGrainFactory grains) =>
        await call.Session.MayReadDebrief(call.Ticket) is { Refusal: { } refusal } ? Responses.Refuse(refusal)
        : int.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Responses.Of(await grains.GetGrain<IWhatIfGrain>(call.Id).Options(number))
        : Responses.Refuse(FinishedGame.NoDecision);

    private static async Task<IResult> Replay(
        SessionCall call,
        [FromQuery(Name = "as")] string? eyes,
        ReplayService replays,
        CancellationToken aborted
    )
    {
        var may = await call.Session.MayReplay(call.Ticket, eyes);
        return may.Value is { } access
            ? Responses.Of(
                await replays.Of(call.Id, access, aborted),
                replay => Results.Stream(replay.WriteTo, "application/json")
            )
            : Responses.Refuse(may.Refusal!);
    }

    private static async Task<IResult> Data(
        SessionCall call,
        HttpRequest request,
        string name,
        Func<DataExport, string> table
    )
    {
        if (PeopleOption.Read(request, out var persons) is { } refusal)
            return Responses.Refuse(refusal);
        return Responses.Of(
            await call.Session.Data(call.Ticket, persons),
            data =>
                Results.File(
                    Encoding.UTF8.GetBytes(table(data)),
                    "text/csv; charset=utf-8",
                    $"whitecell-{call.Id}-{name}.csv"
                )
        );
    }

    private static async Task<IResult> Journal(
        SessionCall call,
        HttpRequest request,
        IJournal journal,
        CancellationToken aborted
    )
    {
        var form = request.Query["form"];
        if (form.Count > 0 && form is not [JournalDownload.Pseudonyms])
            return Responses.Refuse(UnknownForm);
        return Responses.Of(
            await call.Session.MayExport(call.Ticket),
            access =>
                form.Count > 0 && access.Told is not null
                    ? Responses.Refuse(TableRefusals.FacilitatorOnly.Refuse(RefusalCode.FacilitatorOnly))
                    : Results.Stream(
                        output =>
                            access.Told is { } told
                                ? JournalDownload.Write(told, call.Id, output, aborted)
                                : JournalDownload.Write(journal, call.Id, form.Count > 0, output, aborted),
                        "application/x-ndjson",
                        $"whitecell-{call.Id}.ndjson"
                    )
        );
    }
}
