using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Simulation.Bench.Load;

/// <summary>A server of our own: a process with a fresh data folder, stopped and swept away at the end.</summary>
internal sealed class StartedServer : IAsyncDisposable
{
    private static readonly TimeSpan _startsWithin = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string? _folder;
    private readonly List<string> _lastLines = [];

    private StartedServer(ProcessStartInfo start, Uri url, string? folder)
    {
        Url = url;
        _folder = folder;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public Uri Url { get; }

    public int ProcessId => _process.Id;

    /// <summary>What it wrote last, for when something goes wrong.</summary>
    public string LastLines
    {
        get
        {
            lock (_lastLines) return string.Join('\n', _lastLines);
        }
    }

    /// <param name="program">Its assembly.</param>
    /// <param name="data">Folder in which a fresh data folder is made; null for a program that keeps nothing.</param>
    /// <param name="core">The core to pin it to, or null.</param>
    public static async Task<StartedServer> Start(
        string program, IEnumerable<string> arguments, string? data, int? core, CancellationToken cancellationToken)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var folder = data is null ? null : Directory.CreateDirectory(Path.Combine(data, "whitecell-bench-" + Guid.NewGuid().ToString("N"))).FullName;
        var command = new List<string> { "dotnet", program, $"--Urls={url.GetLeftPart(UriPartial.Authority)}" };
        if (folder is not null) command.Add($"--Data={folder}");
        command.AddRange(arguments);
        if (core is { } number) command.InsertRange(0, ["taskset", "-c", number.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        var server = new StartedServer(start, url, folder);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        try
        {
            await server.WaitUntilReady(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    private async Task WaitUntilReady(CancellationToken cancellationToken)
    {
        using var api = new SessionApi(Url, null);
        var waited = Stopwatch.StartNew();
        while (!await api.Answers(cancellationToken))
        {
            if (_process.HasExited || waited.Elapsed > _startsWithin)
            {
                throw new InvalidOperationException($"The server did not start:\n{LastLines}");
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_lastLines)
        {
            _lastLines.Add(line);
            if (_lastLines.Count > 40) _lastLines.RemoveAt(0);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
