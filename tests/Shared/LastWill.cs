using System.Diagnostics;

namespace Simulation.Testing;

/// <summary>
/// A shell command that is run when this process ends without having revoked it, however it ends: by kill -9, too. So
/// that nothing that tests start outlives them.
/// </summary>
internal sealed class LastWill : IAsyncDisposable
{
    private readonly Process _executor;
    private bool _isRevoked;

    /// <param name="command">For /bin/sh. Must name nothing that a stranger could have taken over when it runs.</param>
    public LastWill(string command)
    {
        // Nobody but this process holds the other end of its input, so the input ends when this process does. Signals
        // to the whole group, such as Ctrl+C, must not end it before.
        _executor = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", $"trap '' INT TERM HUP; read -r revoked || {{ {command}; }}"])
            {
                RedirectStandardInput = true,
                WorkingDirectory = "/",
            }
        )!;
    }

    /// <summary>Revokes it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isRevoked)
            return;
        _isRevoked = true;
        await _executor.StandardInput.WriteLineAsync();
        await _executor.WaitForExitAsync();
        _executor.Dispose();
    }
}
