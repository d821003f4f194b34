using Simulation.Grains;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>
/// Answers to requests: a value as JSON, or a refusal as the body with the status code that says the same.
/// </summary>
internal static class Responses
{
    /// <param name="show">How a value is answered; null for as JSON.</param>
    public static IResult Of<T>(Result<T> result, Func<T, IResult>? show = null)
        where T : class =>
        result.Value is { } value ? show?.Invoke(value) ?? Results.Json(value, Json.Options) : Refuse(result.Refusal!);

    public static IResult Refuse(Refusal refusal) => new Refused(refusal);

    /// <param name="line">Of a roster, where the fault is.</param>
    public static IResult Refuse(Refusal refusal, int? line) => new Refused(refusal, line);

    /// <summary>
    /// For a fallback with a path, as a <see cref="RequestDelegate"/>: of any other kind of handler the generator of
    /// request delegates forgets the path.
    /// </summary>
    public static Task NothingThere(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    public static Task WriteRefusal(HttpContext context, Refusal refusal, int? status = null, int? line = null)
    {
        context.Response.StatusCode = status ?? StatusOf(refusal.Code);
        if (SecondsToWait(refusal.Code) is { } seconds)
            context.Response.Headers.RetryAfter = seconds;
        return context.Response.WriteAsJsonAsync(new Problem(refusal, line), Json.Options);
    }

    private static int StatusOf(RefusalCode code) =>
        code switch
        {
            RefusalCode.Malformed or RefusalCode.ScenarioRefused or RefusalCode.RosterRefused =>
                StatusCodes.Status400BadRequest,
            RefusalCode.WrongTicket or RefusalCode.HostKeyNeeded => StatusCodes.Status401Unauthorized,
            RefusalCode.FacilitatorOnly or RefusalCode.Sealed => StatusCodes.Status403Forbidden,
            RefusalCode.UnknownSession => StatusCodes.Status404NotFound,
            RefusalCode.ClassEnded => StatusCodes.Status410Gone,
            RefusalCode.TooLarge => StatusCodes.Status413PayloadTooLarge,
            RefusalCode.TooMany => StatusCodes.Status429TooManyRequests,
            RefusalCode.SessionDamaged => StatusCodes.Status500InternalServerError,
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

    private sealed class Refused(Refusal refusal, int? line = null) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteRefusal(httpContext, refusal, line: line);
    }
}
