using System.Diagnostics;

namespace Simulation.Journal.Tests.RealDisk;

/// <summary>
/// A journal in a process of its own, on a disk that can be made to fail (<see cref="JournalHost"/>).
/// </summary>
internal sealed class JournalProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("journal-");
    private readonly Disk _disk;
    private readonly Process _process;
    private readonly Task<string> _complaints;

    public JournalProcess(Disk disk)
    {
        _disk = disk;
        _process = Process.Start(
            disk.Start(_folder.FullName, $"dotnet '{typeof(JournalHost).Assembly.Location}' {disk.Folder}")
        )!;
        _complaints = _process.StandardError.ReadToEndAsync();
        Assert.Equal(JournalHost.Ready, _process.StandardOutput.ReadLine());
    }

    /// <returns>
    /// A sign for each: + acknowledged, - refused, ~ in conflict. Or that it ended meanwhile and has been started
    /// again.
    /// </returns>
    public Task<string> Append(string stream, int first, int count, int length) =>
        Ask($"append {stream} {first} {count} {length}");

    /// <returns>The ids of the commands; null when it was refused.</returns>
    public async Task<string[]?> Read(string stream) =>
        await Ask($"read {stream}") is var ids && ids == "-"
            ? null
            : ids.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>From now on there is no room.</summary>
    public Task Fill() => Ask("run " + _disk.Fill);

    public async Task Free() => Assert.Equal("0", await Ask("run " + _disk.Free));

    /// <summary>Closes the journal and opens it again, from what the medium has.</summary>
    public async Task Reopen() => Assert.Equal("0", await Ask("reopen " + _disk.Remount));

    /// <summary>Ends it.</summary>
    /// <returns>What it wrote to its error output.</returns>
    public async Task<string> End()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        return await _complaints;
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<string> Ask(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        return await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"The journal's process ended at '{line}': {await _complaints}");
    }
}
