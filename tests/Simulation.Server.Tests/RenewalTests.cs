using System.Collections.Concurrent;

namespace Simulation.Server.Tests;

/// <summary>
/// Sessions are told again who listens: each by itself, whatever becomes of the others. One that nobody listens to is
/// left.
/// </summary>
public sealed class RenewalTests
{
    private readonly StubSessions _sessions = new();
    private readonly Leaving _leaving = new();

    [Fact]
    public async Task Sessions_that_hang_or_fail_hold_up_no_other()
    {
        var sessions = Enumerable.Range(0, 60).ToDictionary(n => $"session-{n}", n => n);
        foreach (var session in sessions.Keys)
            await _sessions.Enter(new StubCaller(session), session);
        var told = new ConcurrentDictionary<string, TaskCompletionSource>(
            sessions.Keys.Select(session => KeyValuePair.Create(session, new TaskCompletionSource()))
        );
        var released = new TaskCompletionSource();
        _sessions.OnSubscribed = session =>
        {
            told[session].SetResult();
            return (sessions[session] % 12) switch
            {
                0 => released.Task,
                1 => Task.FromException(new TimeoutException()),
                2 => Task.FromCanceled(new CancellationToken(canceled: true)),
                _ => Task.CompletedTask,
            };
        };

        var renewal = _sessions.Host.RenewAll();
        await Task.WhenAll(told.Values.Select(one => one.Task));
        Assert.False(renewal.IsCompleted);
        released.SetResult();
        await renewal;
    }

    [Fact]
    public async Task Who_comes_while_a_session_is_left_is_announced_after_that()
    {
        var renewal = await BeginToLeave();
        var listening = _sessions.Enter(new StubCaller("second"));
        Assert.False(listening.IsCompleted);
        Assert.Empty(_sessions.Heard);
        _leaving.End();
        await Task.WhenAll(renewal, listening);
        Assert.Equal(1, _sessions.Left);
        Assert.Single(_sessions.Heard);

        // Whoever came has not gone with the others.
        await _sessions.Host.RenewAll();
        Assert.Equal(2, _sessions.Heard.Count);
    }

    [Fact]
    public async Task Who_is_left_over_in_a_session_that_was_left_does_not_speak_for_who_has_come_since()
    {
        var renewal = await BeginToLeave();
        var late = _sessions.Enter(new StubCaller("late"));
        var gone = _sessions.Host.Leave("late");
        _leaving.End();
        await Task.WhenAll(renewal, late, gone);
        Assert.Empty(_sessions.Heard);
        await _sessions.Enter(new StubCaller("next"));
        Assert.Single(_sessions.Heard);
    }

    [Fact]
    public async Task A_session_that_nobody_listens_to_is_left_once()
    {
        _sessions.OnUnsubscribed = _ =>
            _sessions.Left == 1 ? Task.FromException(new TimeoutException()) : Task.CompletedTask;
        await _sessions.ComeAndGo();
        for (var renewal = 0; renewal < 4; renewal++)
            await _sessions.Host.RenewAll();
        Assert.Equal(2, _sessions.Left);
    }

    [Fact]
    public async Task Two_renewals_at_once_leave_a_session_once()
    {
        var renewal = await BeginToLeave();
        var another = _sessions.Host.RenewAll();
        _leaving.End();
        await Task.WhenAll(renewal, another);
        Assert.Equal(1, _sessions.Left);
    }

    /// <returns>A renewal that has begun to leave a session.</returns>
    private async Task<Task> BeginToLeave()
    {
        await _sessions.ComeAndGo();
        _sessions.OnUnsubscribed = _ => _leaving.Begin();
        var renewal = _sessions.Host.RenewAll();
        await _leaving.Began;
        return renewal;
    }

    /// <summary>A session that is slow to hear that nobody listens any more.</summary>
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
