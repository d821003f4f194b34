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
    private const int Terminate = 15;

    private static readonly string s_program =
        Environment.GetEnvironmentVariable("WHITECELL_SERVER") ?? Path.Combine(AppContext.BaseDirectory, "Simulation.Server.dll");

    private readonly Process _process;
    private readonly LastWill _will;
    private readonly List<string> _said = [];

    private ServerProcess(Process process, LastWill will, Uri address)
    {
        _process = process;
        _will = will;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>What it wrote so far, line by line.</summary>
    public string[] Said
    {
        get
        {
            lock (_said) return [.. _said];
        }
    }

    public bool HasEnded => _process.HasExited;

    /// <param name="address">Where to listen; null for any free port.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message says what it wrote.</exception>
    public static async Task<ServerProcess> Start(string scenarios, Uri? address, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            s_program,
            "--Urls=" + (address?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0"),
            "--Client=none", "--Scenarios=" + scenarios, .. settings,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var will = new LastWill(string.Create(CultureInfo.InvariantCulture, $"kill -9 {process.Id}"));
        var complaints = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is not { Success: true } found) continue;
            var server = new ServerProcess(process, will, new Uri(found.Value));
            server._said.Add(line);
            _ = server.Listen();
            return server;
        }

        await process.WaitForExitAsync();
        await will.DisposeAsync();
        throw new InvalidOperationException("The server did not start: " + await complaints);
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
        if (Signal(_process.Id, Terminate) != 0) throw new InvalidOperationException("The signal could not be sent.");
        await _process.WaitForExitAsync();
        await _will.DisposeAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        await _will.DisposeAsync();
        _process.Dispose();
    }

    private async Task Listen()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_said) _said.Add(line);
        }
    }

    // In the banner or in the first line of the log, whichever it prints.
    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int process, int signal);
}
