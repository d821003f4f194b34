using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Grains;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>Reads JSON that clients send. What cannot be read is a refusal, never an exception's text.</summary>
internal static class RequestJson
{
    private const int LargestBody = 16 * 1024;

    private static readonly Refusal Malformed = new(RefusalCode.Malformed, "The message could not be read.");

    /// <summary>
    /// A field that nothing is known of is a mistake: a message with a misspelt addressee would go to everybody.
    /// </summary>
    private static readonly JsonSerializerOptions _strict = new(Json.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly MalformedField _fields = new(_strict);

    private static readonly Refusal NoJson = new(RefusalCode.Malformed, "The message is no JSON.");

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
            using var document = JsonDocument.Parse(body.AsMemory(0, length));
            return Read<T>(document.RootElement, most);
        }
        catch (BadHttpRequestException failure)
        {
            return failure.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge : Malformed;
        }
        catch (JsonException)
        {
            return NoJson;
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
            return element.Deserialize<T>(_strict) is { } message ? message : Malformed;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException)
        {
            return _fields.Find(typeof(T), element) is { } fault
                ? new Refusal(RefusalCode.Malformed, $"The message could not be read: {fault}.")
                : Malformed;
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
