using System.Runtime.InteropServices;
using System.Text.Json;
using Simulation.Grains;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>Reads what came from outside. What cannot be read is a refusal, never an exception's text.</summary>
public static class Received
{
    private const int LargestBody = 16 * 1024;

    private static readonly Refusal Malformed = new(RefusalCode.Malformed, "The message could not be read.");

    private static readonly Refusal TooLarge = new(RefusalCode.TooLarge, "The message is too long.");

    public static async Task<Result<T>> Read<T>(HttpRequest request)
        where T : class
    {
        if (request.ContentLength > LargestBody)
            return TooLarge;
        var body = new byte[LargestBody + 1];
        try
        {
            var length = await request.Body.ReadAtLeastAsync(
                body,
                body.Length,
                throwOnEndOfStream: false,
                request.HttpContext.RequestAborted
            );
            if (length > LargestBody)
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
