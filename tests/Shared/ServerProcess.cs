using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Simulation.Testing;

/// <summary>
/// The server as a process of its own, for tests that kill or stop it: the one built with the tests, or the
/// <c>Simulation.Server.dll</c> that WHITECELL_SERVER names.
/// </summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    // As Linux numbers the signals.
    private const int Terminate = 15;
    private const int Continue = 18;
    private const int Suspend = 19;

    private static readonly string s_program =
        Environment.GetEnvironmentVariable("WHITECELL_SERVER")
        ?? Path.Combine(AppContext.BaseDirectory, "Simulation.Server.dll");

    private readonly Process _process;
    private readonly LastWill _will;
    private readonly List<string> _said = [];
    private readonly TaskCompletionSource<Uri?> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private ServerProcess(Process process, LastWill will)
    {
        _process = process;
        _will = will;
        _reading = Task.WhenAll(ReadOutput(), Read(process.StandardError));
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>
    /// What it wrote so far, line by line, to the console and about errors; all of it once it was stopped.
    /// </summary>
    public string[] Said
    {
        get
        {
            lock (_said)
                return [.. _said];
        }
    }

    public bool HasEnded => _process.HasExited;

    /// <param name="address">Where to listen; null for any free port.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message says what it wrote.</exception>
    public static Task<ServerProcess> Start(string scenarios, Uri? address, params string[] settings) =>
        StartAs([s_program], scenarios, address, settings);

    /// <param name="program">The file that .NET runs, and what stands before the settings.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message says what it wrote.</exception>
    public static async Task<ServerProcess> StartAs(
        string[] program,
        string scenarios,
        Uri? address,
        params string[] settings
    )
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                .. program,
                "--Urls=" + (address?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0"),
                "--Client=none",
                "--Scenarios=" + scenarios,
                .. settings,
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var will = new LastWill(string.Create(CultureInfo.InvariantCulture, $"kill -9 {process.Id}"));
        var server = new ServerProcess(process, will);
        if (await server._listening.Task is { } found)
        {
            server.Address = found;
            return server;
        }

        await process.WaitForExitAsync();
        await server._reading;
        await will.DisposeAsync();
        throw new InvalidOperationException("The server did not start: " + string.Join('\n', server.Said));
    }

    /// <summary>Ends it without warning, as kill -9 does.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _will.DisposeAsync();
    }

    /// <summary>Asks it to end, as an operator does, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Stop()
    {
        Send(Terminate);
        return await WaitForEnd();
    }

    /// <summary>Suspends it: its connections stay open, and nothing of it runs until <see cref="Resume"/>.</summary>
    public void Freeze() => Send(Suspend);

    public void Resume() => Send(Continue);

    /// <summary>Waits until it has ended, by itself or because it was told to.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForEnd()
    {
        await _process.WaitForExitAsync();
        await _reading;
        await _will.DisposeAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        await _will.DisposeAsync();
        _process.Dispose();
    }

    private async Task ReadOutput()
    {
        await Read(_process.StandardOutput);
        _listening.TrySetResult(null);
    }

    private async Task Read(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            lock (_said)
                _said.Add(line);
            if (Listening().Match(line) is { Success: true } found)
                _listening.TrySetResult(new Uri(found.Value));
        }
    }

    private void Send(int signal)
    {
        if (Signal(_process.Id, signal) != 0)
            throw new InvalidOperationException("The signal could not be sent.");
    }

    // In the banner or in the first line of the log, whichever it prints.
    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int process, int signal);
}
