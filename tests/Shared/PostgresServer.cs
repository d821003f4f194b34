using System.Diagnostics;
using System.Runtime.InteropServices;
using Npgsql;

namespace Simulation.Testing;

/// <summary>
/// A PostgreSQL server of these tests alone: its files and its socket lie in a temporary folder, it listens on no port
/// unless a test needs one, and it is gone afterwards.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    // PostgreSQL refuses to run as root; Debian's package brings this user.
    private const string User = "postgres";

    private const string Loopback = "127.0.0.1";

    private static readonly string? s_programs = FindPrograms();
    private readonly string _folder = Directory.CreateTempSubdirectory("pg-").FullName;
    private Func<ValueTask> _cancelCleanup = () => ValueTask.CompletedTask;
    private int _port = 5432;
    private int _schemas;

    /// <summary>Why the tests that need it are skipped; null when they run.</summary>
    public static string? Missing { get; } =
        s_programs is not null && (!Environment.IsPrivilegedProcess || HasUser())
            ? null
            : "PostgreSQL is not installed; get it with: apt-get install postgresql";

    /// <summary>
    /// Whether it sees a file system of 16 MiB in memory at <see cref="SmallDisk"/>; only root can have that.
    /// </summary>
    public bool HasSmallDisk { get; init; }

    /// <summary>Only the server sees what lies there.</summary>
    public string SmallDisk => Path.Combine(_folder, "small");

    /// <summary>Whether it is reached over TCP, on this machine only, instead of its socket.</summary>
    public bool IsOnTcp { get; init; }

    public string ConnectionString =>
        $"Host={(IsOnTcp ? Loopback : _folder)};Port={_port};Username={User};Database=postgres;Include Error Detail=true;Timeout=30";

    public async Task InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        if (Environment.IsPrivilegedProcess)
        {
            await Run("chown", User, _folder);
        }

        if (IsOnTcp)
            _port = FreePort.Find();
        await RunAsUser("initdb", "-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        await Start();
    }

    public async Task DisposeAsync()
    {
        if (Missing is null)
        {
            NpgsqlConnection.ClearAllPools();
            await Stop();
        }

        Directory.Delete(_folder, recursive: true);
    }

    public async Task Start()
    {
        string[] start =
        [
            "pg_ctl",
            "start",
            "-w",
            "-D",
            Data,
            "-l",
            Path.Combine(_folder, "log"),
            "-o",
            $"-k {_folder} -p {_port} -h '{(IsOnTcp ? Loopback : "")}'",
        ];
        if (HasSmallDisk)
        {
            Directory.CreateDirectory(SmallDisk);
            const string Script =
                $"disk=$1; shift; mount -t tmpfs -o size=16m none $disk && chown {User} $disk && exec \"$@\"";
            await Run(["unshare", "--mount", "sh", "-c", Script, "sh", SmallDisk, .. AsUser(start)]);
        }
        else
        {
            await RunAsUser(start);
        }

        var process = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        _cancelCleanup = new CleanupOnExit(
            $"kill -QUIT {process}; while kill -0 {process}; do sleep 0.1; done 2>/dev/null; rm -rf '{_folder}'"
        ).DisposeAsync;
    }

    /// <summary>Stops it as a crash would.</summary>
    public async Task Stop()
    {
        await RunAsUser("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);
        await _cancelCleanup();
    }

    /// <summary>A connection string to a new, empty schema.</summary>
    public async Task<string> NewSchema()
    {
        var name = $"test{Interlocked.Increment(ref _schemas)}";
        await using var database = NpgsqlDataSource.Create(ConnectionString);
        await using var command = database.CreateCommand($"create schema {name}");
        await command.ExecuteNonQueryAsync();
        return $"{ConnectionString};Search Path={name}";
    }

    private string Data => Path.Combine(_folder, "data");

    private static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var folders = Directory.Exists(Debian)
            ? Directory
                .GetDirectories(Debian)
                .Order(StringComparer.Ordinal)
                .Reverse()
                .Select(version => Path.Combine(version, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? null
            : folders
                .Concat(path)
                .FirstOrDefault(folder =>
                    File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl"))
                );
    }

    private static bool HasUser() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith(User + ":", StringComparison.Ordinal));

    private static Task RunAsUser(params string[] command) => Run(AsUser(command));

    private static string[] AsUser(string[] command)
    {
        string[] found = [Path.Combine(s_programs!, command[0]), .. command[1..]];
        return Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups", .. found]
            : found;
    }

    private static async Task Run(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/" };
        var (exitCode, output) = await ChildProcess.Run(start);
        if (exitCode != 0)
            throw new InvalidOperationException($"{command[0]} failed: {output}");
    }
}
