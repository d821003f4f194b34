using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;

namespace Browser.Tests.Driving;

/// <summary>
/// The built server, started as a program of its own like a person starts it, on a data folder that nobody else has. It
/// serves the browser client that <see cref="ClientBuild"/> has built.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private static readonly string Program = typeof(ServerProcess)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "ServerProgram")
        .Value!;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("whitecell-");

    private readonly string[] _settings;

    private readonly HttpClient _http = new();

    private Process _process = null!;

    private ServerProcess(string[] settings) => _settings = settings;

    /// <summary>Where it listens; the same after a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <param name="settings">
    /// Settings of the server as on its command line, such as <c>--Autopilot:ThinkSeconds=0.1</c>.
    /// </param>
    public static async Task<ServerProcess> Start(params string[] settings)
    {
        var server = new ServerProcess(settings);
        await server.Start();
        return server;
    }

    /// <summary>What <c>kill -9</c> does: no goodbye to anybody.</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Starts it again on the same address and the same data.</summary>
    public Task Restart() => Start();

    /// <summary>Opens a session without a browser.</summary>
    public async Task<OpenedSession> Open(
        string pacing = "turns",
        decimal? pace = null,
        string? seed = null,
        string scenario = "first-call"
    )
    {
        using var answer = await _http.PostAsJsonAsync(
            new Uri(Address, "api/sessions"),
            new
            {
                scenario,
                pacing,
                pace,
                seed,
            }
        );
        answer.EnsureSuccessStatusCode();
        var opened = (await answer.Content.ReadFromJsonAsync<OpenedSession>())!;
        return opened with { Address = Address };
    }

    /// <summary>Takes a seat without a browser.</summary>
    public async Task Join(OpenedSession session, string name, string? role)
    {
        using var answer = await _http.PostAsJsonAsync(
            new Uri(Address, "api/join"),
            new
            {
                id = Guid.NewGuid().ToString(),
                code = session.Code,
                name,
                role,
                spectator = false,
            }
        );
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _http.Dispose();
        _data.Delete(recursive: true);
    }

    private async Task Start()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Program, $"--Urls={Address.GetLeftPart(UriPartial.Authority)}", $"--Data={_data.FullName}", .. _settings]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var said = new StringBuilder();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) =>
            address.TrySetException(
                new InvalidOperationException($"The server went away before it was ready. It said:\n{Said()}")
            );
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = await address.Task.WaitAsync(LongestStart);
        while (!await IsReady())
            await Task.Delay(50);

        // While it warms up it says that it is not ready yet.
        async Task<bool> IsReady()
        {
            using var ready = await _http.GetAsync(new Uri(Address, "health/ready"));
            if (ready.StatusCode == HttpStatusCode.ServiceUnavailable && !_process!.HasExited)
                return false;
            ready.EnsureSuccessStatusCode();
            return true;
        }

        void Hear(string? line)
        {
            if (line is null)
                return;
            lock (said)
                said.AppendLine(line);
            // The banner is printed once the server listens.
            if (line.Trim() is var text && text.StartsWith("Open ", StringComparison.Ordinal))
                address.TrySetResult(new Uri(text[5..].Trim()));
        }

        string Said()
        {
            lock (said)
                return said.ToString();
        }
    }
}

/// <param name="Ticket">The facilitator's.</param>
public sealed record OpenedSession(string Session, string Code, string Ticket)
{
    public Uri Address { get; init; } = new("about:blank");

    /// <summary>What the QR code holds.</summary>
    public Uri JoinLink => new(Address, $"join/{Code}");

    public Uri FacilitatorLink => new(Address, $"s/{Session}#t={Ticket}");
}
