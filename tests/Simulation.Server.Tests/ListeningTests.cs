using Simulation.Grains.Sessions;
using Simulation.Protocol;

namespace Simulation.Server.Tests;

/// <summary>Listening to a session and entering it are one word to it, whatever becomes of who enters.</summary>
public sealed class ListeningTests
{
    private readonly StubSessions _sessions = new();

    [Fact]
    public async Task What_a_session_hears_while_somebody_enters_waits_for_how_far_the_answer_goes()
    {
        var (answered, letIn) = (new TaskCompletionSource(), new TaskCompletionSource<Entrance>());
        var entering = _sessions.Host.Listen(new StubCaller("first"), "session", "ada", "viewer", () =>
        {
            answered.SetResult();
            return letIn.Task;
        });
        await answered.Task;

        var another = _sessions.Enter(new StubCaller("second"));
        Assert.Equal([[]], _sessions.Heard);
        letIn.SetResult(new Entrance(new EnterReply(null, null, []), "viewer", 113));
        await Task.WhenAll(entering, another);
        Assert.Equal([[], [new Reached("ada", "viewer", 113)]], _sessions.Heard);
    }

    [Fact]
    public async Task Sessions_that_hear_of_this_host_at_once_hear_of_the_same_watcher()
    {
        var created = 0;
        var second = new Thread(() => _sessions.Enter(new StubCaller("second"), "second").Wait());
        _sessions.Created = () =>
        {
            if (Interlocked.Increment(ref created) > 1) return;
            second.Start();

            // It waits for this one, or makes another.
            while (Volatile.Read(ref created) == 1 && (second.ThreadState & (ThreadState.WaitSleepJoin | ThreadState.Stopped)) == 0) Thread.Yield();
        };
        await _sessions.Enter(new StubCaller("first"), "first");
        second.Join();
        Assert.Equal(1, created);
    }

    [Fact]
    public async Task A_connection_that_ends_while_it_enters_is_forgotten()
    {
        var caller = new StubCaller("gone");
        caller.Abort();
        await _sessions.Host.Leave("gone");
        await _sessions.Enter(caller);
        await _sessions.Host.RenewAll();
        Assert.Equal(1, _sessions.Left);
    }

    [Fact]
    public async Task A_connection_that_ends_while_it_cannot_enter_is_forgotten()
    {
        _sessions.Watched = _ =>
        {
            _sessions.Watched = _ => Task.CompletedTask;
            throw new TimeoutException();
        };
        await Assert.ThrowsAsync<TimeoutException>(() => _sessions.Enter(new StubCaller("gone")));
        await _sessions.Host.RenewAll();
        Assert.Equal(1, _sessions.Left);
    }
}
