using System.Collections.Concurrent;

namespace Simulation.Server.Tests;

/// <summary>
/// Subscriptions are renewed independently of each other. One whose session has no connection here any more is ended.
/// </summary>
public sealed class RenewalTests
{
    private readonly StubSessions _sessions = new();
    private readonly Leaving _leaving = new();

    [Fact]
    public async Task Sessions_that_hang_or_fail_delay_no_other()
    {
        var sessions = Enumerable.Range(0, 60).ToDictionary(n => $"session-{n}", n => n);
        foreach (var session in sessions.Keys)
            await _sessions.Enter(new StubCaller(session), session);
        var subscribed = new ConcurrentDictionary<string, TaskCompletionSource>(
            sessions.Keys.Select(session => KeyValuePair.Create(session, new TaskCompletionSource()))
        );
        var released = new TaskCompletionSource();
        _sessions.OnSubscribed = session =>
        {
            subscribed[session].SetResult();
            return (sessions[session] % 12) switch
            {
                0 => released.Task,
                1 => Task.FromException(new TimeoutException()),
                2 => Task.FromCanceled(new CancellationToken(canceled: true)),
                _ => Task.CompletedTask,
            };
        };

        var renewal = _sessions.Host.RenewAll();
        await Task.WhenAll(subscribed.Values.Select(one => one.Task));
        Assert.False(renewal.IsCompleted);
        released.SetResult();
        await renewal;
    }

    [Fact]
    public async Task A_connection_that_comes_while_a_subscription_ends_is_subscribed_after_it()
    {
        var renewal = await BeginToLeave();
        var entering = _sessions.Enter(new StubCaller("second"));
        Assert.False(entering.IsCompleted);
        Assert.Empty(_sessions.Subscribed);
        _leaving.End();
        await Task.WhenAll(renewal, entering);
        Assert.Equal(1, _sessions.Left);
        Assert.Single(_sessions.Subscribed);

        // The connection that came has not left with the others.
        await _sessions.Host.RenewAll();
        Assert.Equal(2, _sessions.Subscribed.Count);
    }

    [Fact]
    public async Task An_ended_subscription_sends_nothing_for_connections_that_came_since()
    {
        var renewal = await BeginToLeave();
        var late = _sessions.Enter(new StubCaller("late"));
        var gone = _sessions.Host.Leave("late");
        _leaving.End();
        await Task.WhenAll(renewal, late, gone);
        Assert.Empty(_sessions.Subscribed);
        await _sessions.Enter(new StubCaller("next"));
        Assert.Single(_sessions.Subscribed);
    }

    [Fact]
    public async Task A_subscription_without_connections_is_ended_once()
    {
        _sessions.OnUnsubscribed = _ =>
            _sessions.Left == 1 ? Task.FromException(new TimeoutException()) : Task.CompletedTask;
        await _sessions.ComeAndGo();
        for (var renewal = 0; renewal < 4; renewal++)
            await _sessions.Host.RenewAll();
        Assert.Equal(2, _sessions.Left);
    }

    [Fact]
    public async Task Two_renewals_at_once_end_a_subscription_once()
    {
        var renewal = await BeginToLeave();
        var another = _sessions.Host.RenewAll();
        _leaving.End();
        await Task.WhenAll(renewal, another);
        Assert.Equal(1, _sessions.Left);
    }

    /// <returns>A renewal that has begun to end a subscription.</returns>
    private async Task<Task> BeginToLeave()
    {
        await _sessions.ComeAndGo();
        _sessions.OnUnsubscribed = _ => _leaving.Begin();
        var renewal = _sessions.Host.RenewAll();
        await _leaving.Began;
        return renewal;
    }

    /// <summary>A session that is slow to answer the end of a subscription.</summary>
    private sealed class Leaving
    {
        private readonly TaskCompletionSource _began = new();
        private readonly TaskCompletionSource _ended = new();

        public Task Began => _began.Task;

        public Task Begin()
        {
            _began.TrySetResult();
            return _ended.Task;
        }

        public void End() => _ended.SetResult();
    }
}
