using System.Text;
using Simulation.Grains.Classes;
using Simulation.Journal;
using Simulation.Lab.Exports;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Server.Security;

namespace Simulation.Server.Endpoints;

/// <summary>
/// What can be asked of one class: commands, its tables' consoles, comparison, data and participation, a roster and
/// assistants with a class ticket; a seat with a member's link; its deletion with the host key.
/// </summary>
public static class ClassEndpoints
{
    private const int LargestRoster = 60 * 1024; // Bytes of the request's JSON.

    private static readonly Refusal KeyNeeded = new(RefusalCode.HostKeyNeeded, "Deleting a class needs the host key.");

    private static readonly Refusal TicketNeeded = new(
        RefusalCode.WrongTicket,
        "This needs the link of the class's facilitator or of an assistant."
    );

    public static void MapClasses(this WebApplication app)
    {
        var key = app.Services.GetRequiredService<HostKeyCheck>();
        var all = app.MapGroup("/api/classes/{id}");
        all.MapDelete("", Delete)
            .RequireRateLimiting(SecuritySetup.Openings)
            .AddEndpointFilter(new ClassRequestFilter(async http => await key.Opens(http) ? null : KeyNeeded));
        all.MapPost("/link", UseLink).AddEndpointFilter(new ClassRequestFilter(_ => new((Refusal?)null)));

        var withTicket = all.MapGroup("")
            .AddEndpointFilter(
                new ClassRequestFilter(http => new(Bearer.Of(http.Request) is null ? TicketNeeded : null))
            );
        withTicket.MapPost("/commands", Submit);
        withTicket.MapPost("/tables/commands", CommandTables);
        withTicket.MapPost("/tables/{table:int}/console", Console);
        withTicket.MapGet("/comparison", Compare);
        withTicket.MapGet("/data.zip", Data);
        withTicket.MapGet("/participation", Participation);
        withTicket.MapGet("/participation.csv", ParticipationTable);
        withTicket.MapGet("/participation-codebook.csv", ParticipationCodebook);
        withTicket.MapGet("/members/{member}/answers", Answers);
        withTicket.MapPost("/roster", AddRoster);
        withTicket.MapPost("/assistants", Invite);
        withTicket.MapPost("/projector", Project);
    }

    private static async Task<IResult> Delete(ClassCall call) =>
        await call.Class.Delete() is { } refusal ? Responses.Refuse(refusal) : Results.NoContent();

    private static Task<IResult> UseLink(
        ClassCall call,
        JsonBody<UseLinkRequest> body,
        HttpContext http,
        JoinLimit limit
    ) =>
        limit.AdmitsToClass(http)
            ? With(body, async request => Responses.Of(await call.Class.UseLink(request.Link)))
            : Task.FromResult(Responses.Refuse(SecuritySetup.TooMany));

    private static Task<IResult> Submit(ClassCall call, JsonBody<ClassCommandEnvelope> body) =>
        With(body, async envelope => Responses.Of(await call.Class.Submit(call.Ticket, envelope)));

    private static Task<IResult> CommandTables(ClassCall call, JsonBody<TableCommandsRequest> body) =>
        With(body, async request => Responses.Of(await call.Class.Command(call.Ticket, request)));

    private static async Task<IResult> Console(ClassCall call, int table) =>
        Responses.Of(await call.Class.Console(call.Ticket, table));

    private static async Task<IResult> Compare(ClassCall call) => Responses.Of(await call.Class.Compare(call.Ticket));

    private static Task<IResult> Data(ClassCall call, HttpContext http) =>
        ClassDataDownload.Answer(http, GrainRequestFilter.IdIn(http), call.Class, call.Ticket);

    private static async Task<IResult> Participation(ClassCall call) =>
        Responses.Of(await call.Class.Participation(call.Ticket));

    private static async Task<IResult> ParticipationTable(ClassCall call, string id) =>
        Responses.Of(
            await call.Class.Participation(call.Ticket),
            participation => Table(id, "participation", ParticipationExport.Of(participation))
        );

    // It has no secrets; the ticket is asked for so that a wrong one is noticed here, too.
    private static async Task<IResult> ParticipationCodebook(ClassCall call, string id) =>
        Responses.Of(
            await call.Class.Data(call.Ticket, persons: true),
            _ => Table(id, "participation-codebook", ParticipationExport.Codebook)
        );

    // Names have letters beyond ASCII, which spreadsheet programs read as others without a mark of the encoding.
    private static IResult Table(string id, string name, string text) =>
        Results.File(
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "text/csv; charset=utf-8",
            $"whitecell-class-{id}-{name}.csv"
        );

    private static async Task<IResult> Answers(ClassCall call, string member) =>
        Responses.Of(await call.Class.Answers(call.Ticket, member));

    private static async Task<IResult> Project(ClassCall call) => Responses.Of(await call.Class.Project(call.Ticket));

    private static async Task<IResult> AddRoster(ClassCall call, HttpRequest http)
    {
        http.EnableBuffering();
        http.Body.Position = 0; // The handler may be called again.
        var read = await RequestJson.Read<RosterRequest>(http, LargestRoster);
        if (read.Value is not { } request)
            return Responses.Refuse(read.Refusal!);
        var answer = await call.Class.AddRoster(call.Ticket, request);
        return answer.Refusal is { } refusal
            ? Responses.Refuse(refusal, answer.Line)
            : Responses.Of<RosterReply>(answer.Reply!);
    }

    private static Task<IResult> Invite(ClassCall call, JsonBody<InviteAssistantRequest> body) =>
        With(body, async request => Responses.Of(await call.Class.Invite(call.Ticket, request)));

    private static async Task<IResult> With<T>(JsonBody<T> body, Func<T, Task<IResult>> handle)
        where T : class
    {
        var read = await body.Read();
        return read.Value is { } request ? await handle(request) : Responses.Refuse(read.Refusal!);
    }
}

/// <summary>
/// Answers requests to <c>/api/classes/{id}/…</c> when the caller may not ask, when no class can have the id, and when
/// the class cannot be reached.
/// </summary>
/// <param name="mayAsk">Null when the caller may.</param>
internal sealed class ClassRequestFilter(Func<HttpContext, ValueTask<Refusal?>> mayAsk)
    : GrainRequestFilter("class", ClassId.Unknown, mayAsk);

/// <summary>
/// What a request to a class says, as a parameter of handlers behind a <see cref="ClassRequestFilter"/>.
/// </summary>
/// <param name="Ticket">Empty when there is none.</param>
internal sealed record ClassCall(IClassGrain Class, string Ticket)
{
    public static ValueTask<ClassCall> BindAsync(HttpContext http)
    {
        var grains = http.RequestServices.GetRequiredService<IGrainFactory>();
        return ValueTask.FromResult(
            new ClassCall(grains.GetGrain<IClassGrain>(GrainRequestFilter.IdIn(http)), Bearer.Of(http.Request) ?? "")
        );
    }
}

/// <summary>Ids of classes as they come from outside; one that cannot be a stream's name wakes no grain.</summary>
internal static class ClassId
{
    public static readonly Refusal Unknown = new(RefusalCode.UnknownSession, "There is no such class.");

    public static bool IsValid(string id) => StreamName.IsValid("class/" + id);
}
