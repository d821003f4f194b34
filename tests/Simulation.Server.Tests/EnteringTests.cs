using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Tests;

/// <summary>
/// Subscribing to a session and entering it are one step, whatever becomes of the connection that enters.
/// </summary>
public sealed class EnteringTests
{
    private readonly StubSessions _sessions = new();

    [Fact]
    public async Task While_somebody_enters_no_other_call_is_made_to_the_session()
    {
        var (answered, letIn) = (new TaskCompletionSource(), new TaskCompletionSource<Entrance>());
        var entering = _sessions.Host.Enter(
            new StubCaller("first"),
            "session",
            "ada",
            "viewer",
            () =>
            {
                answered.SetResult();
                return letIn.Task;
            }
        );
        await answered.Task;

        var another = _sessions.Enter(new StubCaller("second"));
        Assert.Single(_sessions.Subscribed);
        letIn.SetResult(new Entrance(new EnterReply(null, null, []), "viewer", 113));
        await Task.WhenAll(entering, another);
        Assert.Equal(2, _sessions.Subscribed.Count);
    }

    [Fact]
    public async Task Sessions_that_are_subscribed_to_at_once_receive_the_same_reference()
    {
        var created = 0;
        var second = new Thread(() => _sessions.Enter(new StubCaller("second"), "second").Wait());
        _sessions.Created = () =>
        {
            if (Interlocked.Increment(ref created) > 1)
                return;
            second.Start();

            // It waits for this one, or makes another.
            while (
                Volatile.Read(ref created) == 1
                && (second.ThreadState & (ThreadState.WaitSleepJoin | ThreadState.Stopped)) == 0
            )
                Thread.Yield();
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
        _sessions.OnSubscribed = _ =>
        {
            _sessions.OnSubscribed = _ => Task.CompletedTask;
            throw new TimeoutException();
        };
        await Assert.ThrowsAsync<TimeoutException>(() => _sessions.Enter(new StubCaller("gone")));
        await _sessions.Host.RenewAll();
        Assert.Equal(1, _sessions.Left);
    }

    [Fact]
    public async Task A_seat_that_is_dismissed_while_the_answer_is_on_its_way_is_asked_to_try_again()
    {
        var entrance = await _sessions.Host.Enter(
            new StubCaller("first"),
            "session",
            "ada",
            "viewer",
            async () =>
            {
                var dismissed = new SeatDismissal(
                    "ada",
                    new Dismissed(new Refusal(RefusalCode.WrongTicket, ""), EnterAgain: true)
                );
                await _sessions.Host.OnPublished("session", "first", new Publication([dismissed], [], null));
                return new Entrance(new EnterReply(null, null, []), "viewer", 2);
            }
        );
        Assert.Equal(RefusalCode.TryAgain, entrance?.Reply.Refusal?.Code);
    }

    [Fact]
    public async Task Once_the_host_stops_no_grain_is_called_any_more()
    {
        await _sessions.Enter(new StubCaller("first"));
        _sessions.Lifetime.StopApplication();
        await _sessions.Host.RenewAll();
        await _sessions.Host.Leave("first");
        await _sessions.Host.OnEnded("session", "first");
        Assert.Single(_sessions.Subscribed);
        Assert.Equal(0, _sessions.Left);
    }
}
