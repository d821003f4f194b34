using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>
/// An address at which a server is started, killed or stopped, and started again. It ends with the test.
/// </summary>
internal sealed class Site(Uri address, Func<Uri, Task<ServerProcess>> launch) : IAsyncDisposable
{
    private ServerProcess? _server;

    public Uri Address => address;

    public async Task Start() => _server = await launch(address);

    public async Task Kill()
    {
        await using var killed = Take();
        await killed.Kill();
    }

    /// <summary>
    /// Asks the server to end, and checks that it does so in peace; but for Orleans, which may complain of whom it
    /// could not reach any more.
    /// </summary>
    public async Task Stop()
    {
        await using var stopped = Take();
        Assert.Equal(0, await stopped.Stop());
        var complaints = stopped.Said.SkipWhile(line => !IsComplaint(line)).ToList();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    /// <summary>Suspends the server's process, until <see cref="Resume"/>.</summary>
    public void Freeze() => _server!.Freeze();

    public void Resume() => _server!.Resume();

    /// <summary>Waits until the server has ended by itself.</summary>
    /// <returns>What it said.</returns>
    public async Task<string[]> End()
    {
        await using var ended = Take();
        await ended.WaitForEnd();
        return ended.Said;
    }

    /// <summary>
    /// Fails when the server has ended and nobody killed or stopped it, as one does that the others of its cluster gave
    /// up.
    /// </summary>
    public void CheckThatItLives() =>
        Assert.False(
            _server is { HasEnded: true },
            $"The server ended by itself. It said:\n{string.Join('\n', _server?.Said ?? [])}"
        );

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private static bool IsComplaint(string line) =>
        line.StartsWith("fail:", StringComparison.Ordinal)
        && !line.StartsWith("fail: Orleans.", StringComparison.Ordinal);

    private ServerProcess Take()
    {
        var taken = _server!;
        _server = null;
        return taken;
    }
}
