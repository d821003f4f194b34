using System.Diagnostics;

namespace Simulation.Testing;

/// <summary>
/// A shell command that runs when this process ends without having cancelled it, however it ends: by kill -9, too. So
/// that nothing that tests start outlives them.
/// </summary>
internal sealed class CleanupOnExit : IAsyncDisposable
{
    private readonly Process _shell;
    private bool _isCancelled;

    /// <param name="command">For /bin/sh. Must name nothing that a stranger could have taken over when it runs.</param>
    public CleanupOnExit(string command)
    {
        // Nobody but this process holds the other end of its input, so the input ends when this process does. Signals
        // to the whole group, such as Ctrl+C, must not end it before.
        _shell = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", $"trap '' INT TERM HUP; read -r cancelled || {{ {command}; }}"])
            {
                RedirectStandardInput = true,
                WorkingDirectory = "/",
            }
        )!;
    }

    /// <summary>Cancels it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isCancelled)
            return;
        _isCancelled = true;
        await _shell.StandardInput.WriteLineAsync();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }
}
