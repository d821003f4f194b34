using System.Diagnostics;
using System.Threading.Channels;

namespace Simulation.Testing;

/// <summary>
/// A program that is started, whose output is captured, and that is killed when this process ends, however it ends.
/// When it has ended it can be started again.
/// </summary>
public class ChildProcess : IAsyncDisposable
{
    /// <summary>How many lines of output are kept, the last ones; far more than any test reads.</summary>
    private const int MostLines = 100_000;

    private readonly Queue<(string Line, bool IsError)> _output = [];
    private Channel<string> _unread = null!;
    private Process? _process;
    private CleanupOnExit? _cleanup;
    private Task _reading = Task.CompletedTask;

    public int Id => _process!.Id;

    public bool HasExited => _process!.HasExited;

    /// <summary>
    /// The lines that it wrote since it was started, to its output and its error output; all of them once
    /// <see cref="WaitForExit"/> has ended.
    /// </summary>
    public string[] Output
    {
        get
        {
            lock (_output)
                return [.. _output.Select(written => written.Line)];
        }
    }

    /// <summary>Those of them that it wrote to its error output.</summary>
    public string[] Errors
    {
        get
        {
            lock (_output)
                return [.. _output.Where(written => written.IsError).Select(written => written.Line)];
        }
    }

    /// <summary>What the shell runs when this process ends before the program does.</summary>
    protected virtual string Cleanup => $"kill -9 {Id}";

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output)> Run(ProcessStartInfo start)
    {
        await using var process = new ChildProcess();
        process.Start(start);
        var exitCode = await process.WaitForExit();
        return (exitCode, string.Join('\n', process.Output));
    }

    public void Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        lock (_output)
            _output.Clear();
        _unread = Channel.CreateBounded<string>(
            new BoundedChannelOptions(MostLines) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        _process?.Dispose();
        _process = Process.Start(start)!;
        _cleanup = new CleanupOnExit(Cleanup);
        _reading = ReadAll(_process, _unread.Writer);
    }

    /// <summary>Waits for the next line of output or error output.</summary>
    /// <returns>Null when there are no more.</returns>
    public async Task<string?> ReadLine(CancellationToken cancellationToken = default) =>
        await _unread.Reader.WaitToReadAsync(cancellationToken) && _unread.Reader.TryRead(out var line) ? line : null;

    /// <summary>Ends it without warning, as kill -9 does.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await WaitForExit();
    }

    /// <summary>Asks it to end, as an operator does (SIGTERM), and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Stop()
    {
        Signal("TERM");
        return await WaitForExit();
    }

    /// <summary>Suspends it: its connections stay open, and nothing of it runs until <see cref="Resume"/>.</summary>
    public void Freeze() => Signal("STOP");

    public void Resume() => Signal("CONT");

    /// <summary>Waits until it has ended, by itself or not.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExit()
    {
        await _process!.WaitForExitAsync();
        await _reading;
        await _cleanup!.DisposeAsync();
        return _process.ExitCode;
    }

    /// <summary>Kills it if it runs.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_process is null)
            return;
        await Kill();
        _process.Dispose();
        _process = null;
    }

    private async Task ReadAll(Process process, ChannelWriter<string> unread)
    {
        await Task.WhenAll(Read(process.StandardOutput, false), Read(process.StandardError, true));
        unread.Complete();

        async Task Read(StreamReader lines, bool isError)
        {
            while (await lines.ReadLineAsync() is { } line)
            {
                lock (_output)
                {
                    if (_output.Count == MostLines)
                        _output.Dequeue();
                    _output.Enqueue((line, isError));
                }

                unread.TryWrite(line);
            }
        }
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{name} {Id}"]);
        kill.WaitForExit();
        if (kill.ExitCode != 0)
            throw new InvalidOperationException($"The signal {name} could not be sent.");
    }
}
