using System.Runtime.InteropServices;
using System.Text.Json;
using Simulation.Grains;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>Reads JSON that clients send. What cannot be read is a refusal, never an exception's text.</summary>
internal static class RequestJson
{
    private const int LargestBody = 16 * 1024;

    private static readonly Refusal Malformed = new(RefusalCode.Malformed, "The message could not be read.");

    private static readonly Refusal TooLarge = new(RefusalCode.TooLarge, "The message is too long.");

    /// <param name="most">Bytes of the body.</param>
    public static async Task<Result<T>> Read<T>(HttpRequest request, int most = LargestBody)
        where T : class
    {
        if (request.ContentLength > most)
            return TooLarge;
        var body = new byte[most + 1];
        try
        {
            var length = await request.Body.ReadAtLeastAsync(
                body,
                body.Length,
                throwOnEndOfStream: false,
                request.HttpContext.RequestAborted
            );
            if (length > most)
                return TooLarge;
            return JsonSerializer.Deserialize<T>(body.AsSpan(0, length), Json.Options) is { } message
                ? message
                : Malformed;
        }
        catch (BadHttpRequestException failure)
        {
            return failure.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge : Malformed;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            return Malformed;
        }
    }

    /// <param name="most">Bytes of its JSON.</param>
    public static Result<T> Read<T>(JsonElement element, int most)
        where T : class
    {
        try
        {
            if (JsonMarshal.GetRawUtf8Value(element).Length > most)
                return TooLarge;
            return element.Deserialize<T>(Json.Options) is { } message ? message : Malformed;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException)
        {
            return Malformed;
        }
    }
}

/// <summary>
/// The JSON of a request's body, as a parameter of handlers. It is read when the handler asks for it, and once even if
/// the handler is called again.
/// </summary>
internal sealed class JsonBody<T>(HttpRequest request)
    where T : class
{
    private Task<Result<T>>? _reading;

    public static ValueTask<JsonBody<T>> BindAsync(HttpContext http) =>
        ValueTask.FromResult(new JsonBody<T>(http.Request));

    public Task<Result<T>> Read() => _reading ??= RequestJson.Read<T>(request);
}
