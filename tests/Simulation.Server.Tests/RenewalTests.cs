using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Server.Broadcasting;
using Simulation.Server.Security;

namespace Simulation.Server.Tests;

/// <summary>Sessions are told again who listens: each by itself, whatever becomes of the others.</summary>
public sealed class RenewalTests
{
    [Fact]
    public async Task Sessions_that_hang_or_fail_hold_up_no_other()
    {
        var sessions = Enumerable.Range(0, 60).ToDictionary(n => $"session-{n}", n => n);
        var grains = new Grains();
        var broadcaster = grains.Broadcaster();
        foreach (var session in sessions.Keys) await Listen(broadcaster, session, new Caller(session));
        var told = new ConcurrentDictionary<string, TaskCompletionSource>(
            sessions.Keys.Select(session => KeyValuePair.Create(session, new TaskCompletionSource())));
        var released = new TaskCompletionSource();
        grains.Watched = (session, _) =>
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

        var renewal = broadcaster.RenewAll();
        await Task.WhenAll(told.Values.Select(one => one.Task));
        Assert.False(renewal.IsCompleted);
        released.SetResult();
        await renewal;
    }

    [Fact]
    public async Task Who_comes_while_a_session_is_left_is_announced_after_that()
    {
        var grains = new Grains();
        var broadcaster = grains.Broadcaster();
        var (leaving, watched) = (new Leaving(), 0);
        await ComeAndGo(broadcaster);
        grains.Unwatched = _ => leaving.Begin();
        grains.Watched = (_, _) =>
        {
            watched++;
            return Task.CompletedTask;
        };

        var renewal = broadcaster.RenewAll();
        await leaving.Began;
        var listening = Listen(broadcaster, "session", new Caller("second"));
        Assert.False(listening.IsCompleted);
        Assert.Equal(0, watched);
        leaving.End();
        await Task.WhenAll(renewal, listening);
        Assert.Equal(1, leaving.Times);
        Assert.Equal(1, watched);

        // Whoever came has not gone with the others.
        await broadcaster.RenewAll();
        Assert.Equal(2, watched);
    }

    [Fact]
    public async Task A_session_that_nobody_listens_to_is_left_once()
    {
        var grains = new Grains();
        var broadcaster = grains.Broadcaster();
        var left = 0;
        grains.Unwatched = _ => ++left == 1 ? Task.FromException(new TimeoutException()) : Task.CompletedTask;
        await ComeAndGo(broadcaster);
        for (var renewal = 0; renewal < 4; renewal++) await broadcaster.RenewAll();
        Assert.Equal(2, left);
    }

    [Fact]
    public async Task Two_renewals_at_once_leave_a_session_once()
    {
        var grains = new Grains();
        var broadcaster = grains.Broadcaster();
        var leaving = new Leaving();
        await ComeAndGo(broadcaster);
        grains.Unwatched = _ => leaving.Begin();

        var renewal = broadcaster.RenewAll();
        await leaving.Began;
        var another = broadcaster.RenewAll();
        leaving.End();
        await Task.WhenAll(renewal, another);
        Assert.Equal(1, leaving.Times);
    }

    [Fact]
    public async Task What_a_session_hears_while_somebody_enters_waits_for_how_far_the_answer_goes()
    {
        var grains = new Grains();
        var broadcaster = grains.Broadcaster();
        var heard = new List<Sequence<Reached>>();
        grains.Watched = (_, reached) =>
        {
            heard.Add(reached);
            return Task.CompletedTask;
        };
        var (answered, letIn) = (new TaskCompletionSource(), new TaskCompletionSource<Entrance>());
        var entering = broadcaster.Listen(new Caller("first"), "session", "ada", "viewer", () =>
        {
            answered.SetResult();
            return letIn.Task;
        });
        await answered.Task;

        var another = Listen(broadcaster, "session", new Caller("second"));
        Assert.Equal([[]], heard);
        letIn.SetResult(new Entrance(new EnterReply(null, null, []), "viewer", 113));
        await Task.WhenAll(entering, another);
        Assert.Equal([[], [new Reached("ada", "viewer", 113)]], heard);
    }

    [Fact]
    public async Task Sessions_that_hear_of_this_host_at_once_hear_of_the_same_watcher()
    {
        var grains = new Grains();
        var broadcaster = grains.Broadcaster();
        var created = 0;
        var second = new Thread(() => Listen(broadcaster, "second", new Caller("second")).Wait());
        grains.Created = () =>
        {
            if (Interlocked.Increment(ref created) > 1) return;
            second.Start();

            // It waits for this one, or makes another.
            while (Volatile.Read(ref created) == 1 && (second.ThreadState & (ThreadState.WaitSleepJoin | ThreadState.Stopped)) == 0) Thread.Yield();
        };
        await Listen(broadcaster, "first", new Caller("first"));
        second.Join();
        Assert.Equal(1, created);
    }

    [Fact]
    public async Task A_connection_that_ends_while_it_enters_is_forgotten()
    {
        var grains = new Grains();
        var broadcaster = grains.Broadcaster();
        var left = 0;
        grains.Unwatched = _ =>
        {
            left++;
            return Task.CompletedTask;
        };
        var caller = new Caller("gone");
        caller.Abort();
        await broadcaster.Leave("gone");
        await Listen(broadcaster, "session", caller);
        await broadcaster.RenewAll();
        Assert.Equal(1, left);
    }

    [Fact]
    public async Task A_connection_that_ends_while_it_cannot_enter_is_forgotten()
    {
        var grains = new Grains();
        var broadcaster = grains.Broadcaster();
        var left = 0;
        grains.Unwatched = _ =>
        {
            left++;
            return Task.CompletedTask;
        };
        grains.Watched = (_, _) =>
        {
            grains.Watched = (_, _) => Task.CompletedTask;
            throw new TimeoutException();
        };
        await Assert.ThrowsAsync<TimeoutException>(() => Listen(broadcaster, "session", new Caller("gone")));
        await broadcaster.RenewAll();
        Assert.Equal(1, left);
    }

    [Fact]
    public async Task Who_is_left_over_in_a_session_that_was_left_does_not_speak_for_who_has_come_since()
    {
        var grains = new Grains();
        var broadcaster = grains.Broadcaster();
        var leaving = new Leaving();
        await ComeAndGo(broadcaster);
        grains.Unwatched = _ => leaving.Begin();
        var watched = 0;
        grains.Watched = (_, _) =>
        {
            watched++;
            return Task.CompletedTask;
        };
        var renewal = broadcaster.RenewAll();
        await leaving.Began;
        var late = Listen(broadcaster, "session", new Caller("late"));
        var gone = broadcaster.Leave("late");
        leaving.End();
        await Task.WhenAll(renewal, late, gone);
        Assert.Equal(0, watched);
        await Listen(broadcaster, "session", new Caller("next"));
        Assert.Equal(1, watched);
    }

    private static Task<Entrance?> Listen(SessionBroadcaster broadcaster, string session, Caller caller) => broadcaster.Listen(
        caller, session, "seat", "viewer", () => Task.FromResult(new Entrance(new EnterReply(null, null, []), "viewer", 0)));

    private static async Task ComeAndGo(SessionBroadcaster broadcaster)
    {
        await Listen(broadcaster, "session", new Caller("first"));
        await broadcaster.Leave("first");
    }

    /// <summary>A session that is slow to hear that nobody listens any more.</summary>
    private sealed class Leaving
    {
        private readonly TaskCompletionSource _began = new();
        private readonly TaskCompletionSource _ended = new();

        public Task Began => _began.Task;

        public int Times { get; private set; }

        public Task Begin()
        {
            Times++;
            _began.TrySetResult();
            return _ended.Task;
        }

        public void End() => _ended.SetResult();
    }

    /// <summary>Sessions of which nothing is there but what becomes of telling them.</summary>
    private sealed class Grains
    {
        public Func<string, Sequence<Reached>, Task> Watched { get; set; } = (_, _) => Task.CompletedTask;

        public Func<string, Task> Unwatched { get; set; } = _ => Task.CompletedTask;

        public Action Created { get; set; } = () => { };

        public SessionBroadcaster Broadcaster()
        {
            var services = new ServiceCollection().AddLogging();
            services.AddSignalR();
            var factory = Stub.Of<IGrainFactory>((method, arguments) =>
            {
                if (method.Name == nameof(IGrainFactory.GetGrain)) return Session((string)arguments[0]!);
                Created();
                return arguments[0];
            });
            return new SessionBroadcaster(
                new Outgoing(services.BuildServiceProvider().GetRequiredService<IHubProtocolResolver>()),
                factory, new ServerLimits(), TimeProvider.System, NullLogger<SessionBroadcaster>.Instance);
        }

        private ISessionGrain Session(string id) => Stub.Of<ISessionGrain>((call, said) =>
            call.Name == nameof(ISessionGrain.Unwatch) ? Unwatched(id) : Watch(id, (Sequence<Reached>)said[3]!));

        private async Task<Refusal?> Watch(string id, Sequence<Reached> reached)
        {
            await Watched(id, reached);
            return null;
        }
    }

    private sealed class Caller : HubCallerContext
    {
        private CancellationToken _aborted;

        public Caller(string id)
        {
            ConnectionId = id;
            Features.Set(new HubConnectionContext(new DefaultConnectionContext(id), new HubConnectionContextOptions(), NullLoggerFactory.Instance));
        }

        public override string ConnectionId { get; }

        public override string? UserIdentifier => null;

        public override ClaimsPrincipal? User => null;

        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override CancellationToken ConnectionAborted => _aborted;

        public override void Abort() => _aborted = new CancellationToken(canceled: true);
    }
}
