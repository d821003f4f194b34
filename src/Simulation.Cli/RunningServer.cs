using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Simulation.Grains.Codes;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Cli;

/// <summary>
/// A server that runs, asked through its REST interface. Its host key comes from the environment, where the server
/// takes it from as well: the arguments of a process can be read by everybody on the machine.
/// </summary>
internal sealed class RunningServer : IDisposable
{
    public const string Example = "http://localhost:5080";

    public const string KeyVariable = "HostKey";

    private readonly HttpClient _http;

    /// <exception cref="IOException">The address is none; the message says what one looks like.</exception>
    public RunningServer(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new IOException($"'{address}' is no address of a server, such as {Example}.");
        }

        // The key is for this server alone, wherever it might send us.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            // A path in it is a prefix; without a slash at its end its last part would be replaced.
            BaseAddress = new Uri(uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"),
        };
    }

    /// <summary>What is said of a code that a class has.</summary>
    public static string IsClass(string code) =>
        $"{code} is the code of a class. A server deletes it with all its tables: DELETE /api/classes/<class>.";

    /// <summary>The session that has a code; null for none.</summary>
    /// <param name="code">As <see cref="JoinCode.Read"/> gives it.</param>
    /// <exception cref="IOException">A class has it, or the server cannot be asked.</exception>
    public async Task<string?> SessionOf(string code, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/join/" + code);
        using var answer = await Send(request, cancellation);
        if (!answer.IsSuccessStatusCode)
            return null;
        var preview = await answer.Content.ReadFromJsonAsync<JoinPreview>(Json.Options, cancellation);
        return preview is not { Session.Length: > 0 } ? throw new IOException(IsClass(code)) : preview.Session;
    }

    /// <summary>Deletes a session with its join code for good; the server tells the people in it.</summary>
    /// <param name="session">A valid id, so that it is one segment of a path.</param>
    /// <exception cref="IOException">
    /// The server refuses, or cannot be asked. When it has not answered, the session may be deleted all the same; asked
    /// again, the server says so.
    /// </exception>
    public async Task Delete(string session, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "api/sessions/" + session);
        var key = Environment.GetEnvironmentVariable(KeyVariable);
        try
        {
            if (!string.IsNullOrEmpty(key))
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
        catch (FormatException)
        {
            throw new IOException($"What the environment variable {KeyVariable} holds is no host key.");
        }

        using var answer = await Send(request, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new IOException(await Reason(answer, key, cancellation));
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await _http.SendAsync(request, cancellation);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            // What is wrong with the certificate is said further in.
            throw new IOException(
                $"There is no secure connection to {_http.BaseAddress}: {failure.GetBaseException().Message}",
                failure
            );
        }
        catch (HttpRequestException failure)
        {
            throw new IOException($"No server answers at {_http.BaseAddress}: {failure.Message}", failure);
        }
        catch (TaskCanceledException failure) when (failure.InnerException is TimeoutException)
        {
            throw new IOException(
                $"The server at {_http.BaseAddress} has not answered within {_http.Timeout.TotalSeconds} seconds."
                    + " Whether the session is deleted is not known; ask again.",
                failure
            );
        }
    }

    private async Task<string> Reason(HttpResponseMessage answer, string? key, CancellationToken cancellation)
    {
        if (await Refusal(answer, cancellation) is not { } refusal)
        {
            var status = $"{(int)answer.StatusCode} {answer.ReasonPhrase}";
            return $"{_http.BaseAddress} answers {status}, as no server of this release does.";
        }

        if (refusal.Code != RefusalCode.HostKeyNeeded)
            return refusal.Message;
        return string.IsNullOrEmpty(key)
            ? $"{refusal.Message} Set the environment variable {KeyVariable} to it."
            : $"{refusal.Message} The environment variable {KeyVariable} holds another one.";
    }

    private static async Task<Refusal?> Refusal(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            return (await answer.Content.ReadFromJsonAsync<Problem>(Json.Options, cancellation))?.Refusal;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
