using System.Diagnostics;
using System.Globalization;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests.RealDisk;

/// <summary>
/// A process that appends to streams of a journal without end, one append after the other to each, says what was
/// acknowledged, and is killed. It goes on behind what it finds at its start.
/// </summary>
internal sealed class WritingProcess : IAsyncDisposable
{
    private readonly Process _process;

    private WritingProcess(Process process) => _process = process;

    public static WritingProcess Start(string folder, int streams) =>
        new(
            Process.Start(
                new ProcessStartInfo(
                    "dotnet",
                    [
                        typeof(WritingProcess).Assembly.Location,
                        folder,
                        "write",
                        streams.ToString(CultureInfo.InvariantCulture),
                    ]
                )
                {
                    RedirectStandardOutput = true,
                }
            )!
        );

    /// <summary>What the process does.</summary>
    public static async Task Write(string folder, int streams)
    {
        await using var journal = SqlJournal.OpenSqlite(folder);
        await Task.WhenAll(
            Enumerable
                .Range(0, streams)
                .Select(stream =>
                    Task.Run(async () =>
                    {
                        for (var version = 1 + (int)await journal.Version($"session/s{stream}"); ; version++)
                        {
                            var result = await journal.Add($"session/s{stream}", Entry(version, $"c{version}"));
                            if (result != new AppendResult.Appended(version))
                            {
                                throw new InvalidOperationException($"{result} at {version}");
                            }
                            lock (journal)
                                Console.WriteLine($"{stream} {version}");
                        }
                    })
                )
        );
    }

    /// <summary>The next append that was acknowledged.</summary>
    public async Task<(int Stream, int Version)> NextAcknowledged() =>
        Parse(
            await _process.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException("The process has ended.")
        );

    /// <summary>Kills it.</summary>
    /// <returns>What it had said by then.</returns>
    public async Task<List<(int Stream, int Version)>> Kill()
    {
        _process.Kill();
        var rest = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();

        // A line that the kill cut short was not said.
        return [.. rest.Split('\n')[..^1].Select(Parse)];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static (int Stream, int Version) Parse(string line)
    {
        var words = line.Split(' ');
        return (int.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture));
    }
}
