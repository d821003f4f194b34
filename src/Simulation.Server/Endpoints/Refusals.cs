using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>Refused requests: the refusal as the body, and the status code that says the same.</summary>
public static class Refusals
{
    public static readonly Refusal TicketNeeded = new(
        RefusalCode.WrongTicket,
        "This needs the ticket of a seat in the session."
    );

    public static IResult Result(Refusal refusal) => new Refused(refusal);

    public static Task Write(HttpContext context, Refusal refusal, int? status = null)
    {
        context.Response.StatusCode = status ?? StatusOf(refusal.Code);
        if (SecondsToWait(refusal.Code) is { } seconds)
            context.Response.Headers.RetryAfter = seconds;
        return context.Response.WriteAsJsonAsync(new Problem(refusal), Json.Options);
    }

    private static int StatusOf(RefusalCode code) =>
        code switch
        {
            RefusalCode.Malformed or RefusalCode.ScenarioRefused => StatusCodes.Status400BadRequest,
            RefusalCode.WrongTicket or RefusalCode.HostKeyNeeded => StatusCodes.Status401Unauthorized,
            RefusalCode.FacilitatorOnly => StatusCodes.Status403Forbidden,
            RefusalCode.UnknownSession => StatusCodes.Status404NotFound,
            RefusalCode.TooLarge => StatusCodes.Status413PayloadTooLarge,
            RefusalCode.TooMany => StatusCodes.Status429TooManyRequests,
            RefusalCode.TryAgain or RefusalCode.ServerFull or RefusalCode.ServerStopping =>
                StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status409Conflict,
        };

    /// <summary>For the header Retry-After.</summary>
    private static string? SecondsToWait(RefusalCode code) =>
        code switch
        {
            RefusalCode.ServerStopping => "1",
            RefusalCode.TryAgain => "5",
            RefusalCode.ServerFull => "10",
            RefusalCode.TooMany => "60",
            _ => null,
        };

    private sealed class Refused(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Write(httpContext, refusal);
    }
}
