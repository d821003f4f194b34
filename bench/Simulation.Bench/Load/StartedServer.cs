using System.Diagnostics;
using System.Globalization;
using Simulation.Testing;

namespace Simulation.Bench.Load;

/// <summary>A server of our own: a process with a fresh data folder, stopped and swept away at the end.</summary>
internal sealed class StartedServer : IAsyncDisposable
{
    /// <summary>Limits on what one address or connection may ask would be all that is measured.</summary>
    private static readonly string[] _noLimits =
    [
        .. new[]
        {
            "JoinsPerMinute",
            "OpeningsPerMinute",
            "CallsPerSecond",
            "CallsAtOnce",
            "BytesPerSecond",
            "BytesAtOnce",
        }.Select(limit => $"--Limits:{limit}=1000000000"),
    ];

    private static readonly TimeSpan _startsWithin = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly TemporaryFolder? _folder;
    private readonly List<string> _lastLines = [];
    private LastWill? _will;

    private StartedServer(ProcessStartInfo start, Uri url, TemporaryFolder? folder)
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
            lock (_lastLines)
                return string.Join('\n', _lastLines);
        }
    }

    /// <summary>The server of this repository, without its page.</summary>
    /// <param name="pin">Whether it has the first core for itself.</param>
    /// <param name="build">Its assembly; null for the one built with this program.</param>
    public static Task<StartedServer> Whitecell(
        IEnumerable<string> arguments,
        string data,
        bool pin,
        CancellationToken cancellationToken,
        string? build = null
    ) =>
        Start(
            build ?? Built("Simulation.Server/release/Simulation.Server.dll"),
            ["--Client=none", .. _noLimits, .. arguments],
            data,
            pin ? 0 : null,
            cancellationToken
        );

    /// <summary>The bare hub of bench/Floor.</summary>
    /// <param name="bytes">Wanted size of a message.</param>
    /// <param name="scenario">What it is asked for.</param>
    /// <param name="roles">How many roles that has.</param>
    /// <param name="pin">Whether it has the first core for itself.</param>
    public static Task<StartedServer> Floor(
        double bytes,
        string scenario,
        int roles,
        bool pin,
        CancellationToken cancellationToken
    ) =>
        Start(
            Built("Floor/release/Simulation.Floor.dll"),
            [
                string.Create(CultureInfo.InvariantCulture, $"--Bytes={bytes:F0}"),
                $"--Scenario={scenario}",
                string.Create(CultureInfo.InvariantCulture, $"--Roles={roles}"),
            ],
            null,
            pin ? 0 : null,
            cancellationToken
        );

    /// <param name="program">Its assembly.</param>
    /// <param name="data">Folder in which a fresh data folder is made; null for a program that keeps nothing.</param>
    /// <param name="core">The core to pin it to, or null.</param>
    private static async Task<StartedServer> Start(
        string program,
        IEnumerable<string> arguments,
        string? data,
        int? core,
        CancellationToken cancellationToken
    )
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var folder = data is null ? null : new TemporaryFolder(data);
        var command = new List<string> { "dotnet", program, $"--Urls={url.GetLeftPart(UriPartial.Authority)}" };
        if (folder is not null)
            command.Add($"--Data={folder.Path}");
        command.AddRange(arguments);
        if (core is { } number)
            command.InsertRange(0, ["taskset", "-c", number.ToString(CultureInfo.InvariantCulture)]);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // As in the Dockerfile; for the floor, too.
        start.Environment.TryAdd("DOTNET_GCgen0size", "4000000");
        start.Environment.TryAdd("DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION", "512");
        var server = new StartedServer(start, url, folder);
        server._process.Start();
        server._will = new LastWill(string.Create(CultureInfo.InvariantCulture, $"kill -9 {server.ProcessId}"));
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

        if (_will is not null)
            await _will.DisposeAsync();
        _process.Dispose();
        _folder?.Dispose();
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

    /// <summary>Beside this program in the folder of what was built.</summary>
    private static string Built(string assembly)
    {
        var file = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", assembly));
        return File.Exists(file)
            ? file
            : throw new FileNotFoundException(
                $"{file} is missing. Build it first: dotnet build -c Release src/Simulation.Server bench/Floor"
            );
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_lastLines)
        {
            _lastLines.Add(line);
            if (_lastLines.Count > 40)
                _lastLines.RemoveAt(0);
        }
    }
}
