using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Simulation.Testing;

/// <summary>
/// A real server as a process of its own, on a data folder that nobody else has. Killed or stopped, it can be started
/// again at the same address and on the same data.
/// </summary>
/// <param name="settings">
/// As on its command line, such as <c>--Autopilot:ThinkSeconds=0.1</c>; <c>--Client=</c> to serve the browser client.
/// </param>
public sealed partial class ServerProcess(params string[] settings) : ChildProcess
{
    private static readonly TimeSpan s_longestStart = TimeSpan.FromMinutes(2);

    private Uri _address = new("http://127.0.0.1:0");
    private TemporaryFolder? _data;

    /// <summary>
    /// What is run, before the settings: the server that was built with this program, or the
    /// <c>Simulation.Server.dll</c> that WHITECELL_SERVER names.
    /// </summary>
    public string[] Command { get; init; } =
    ["dotnet", Environment.GetEnvironmentVariable("WHITECELL_SERVER") ?? Repository.Built("Simulation.Server")];

    /// <summary>Environment variables; what this process has itself under the same name goes before.</summary>
    public Dictionary<string, string> Variables { get; init; } = [];

    /// <summary>The folder in which its data folder is made; null for the system's temporary folder.</summary>
    public string? ParentOfData { get; init; }

    /// <summary>What it is asked for until it answers with another status than 503; then it is ready.</summary>
    public string ReadyPath { get; init; } = "health/ready";

    /// <summary>Where it listens. When it is not given, the first start chooses a free port.</summary>
    public Uri Address
    {
        get => _address;
        init => _address = value;
    }

    /// <summary>Its data folder, which is deleted with it.</summary>
    public string Data => (_data ??= new TemporaryFolder(ParentOfData)).Path;

    protected override string Cleanup => $"{base.Cleanup}; rm -rf '{Data}'";

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <returns>Itself.</returns>
    /// <exception cref="InvalidOperationException">
    /// It has ended, or is killed because it was not ready in time; the message holds what it wrote.
    /// </exception>
    public async Task<ServerProcess> Start(CancellationToken cancellationToken = default)
    {
        string[] usual =
        [
            "--Urls=" + Address.GetLeftPart(UriPartial.Authority),
            "--Data=" + Data,
            "--Client=none",
            "--Scenarios=" + Repository.Scenarios,
            "--Analysis:Automatic=false",
        ];
        var start = new ProcessStartInfo(Command[0], [.. Command[1..], .. usual, .. settings]);
        foreach (var (name, value) in Variables)
            start.Environment.TryAdd(name, value);
        Start(start);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_longestStart);
        try
        {
            _address = await ReadAddress(timeout.Token);
            await WaitUntilReady(timeout.Token);
            return this;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await DisposeAsync();
            throw DidNotStart();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _data?.Dispose();
        _data = null;
    }

    // In the banner or in the first line of the log, whichever it prints.
    private async Task<Uri> ReadAddress(CancellationToken cancellationToken)
    {
        while (await ReadLine(cancellationToken) is { } line)
        {
            if (LocalAddress().Match(line) is { Success: true } found)
                return new Uri(found.Value);
        }

        throw DidNotStart();
    }

    private async Task WaitUntilReady(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(ReadyPath, UriKind.Relative), cancellationToken);
                if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                    return;
            }
            catch (HttpRequestException) when (!HasExited)
            {
                // It is asked again, until it is seen that it has ended.
            }
            catch (HttpRequestException)
            {
                await WaitForExit();
                throw DidNotStart();
            }
        } while (await again.WaitForNextTickAsync(cancellationToken));
    }

    private InvalidOperationException DidNotStart() =>
        new("The server did not start. It wrote:\n" + string.Join('\n', Output));

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex LocalAddress();
}
