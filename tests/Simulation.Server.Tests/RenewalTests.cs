using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Simulation.Grains.Sessions;
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
        foreach (var session in sessions.Keys) await broadcaster.Listen(new Caller(session), session, "seat", "viewer");
        var told = new ConcurrentDictionary<string, TaskCompletionSource>(
            sessions.Keys.Select(session => KeyValuePair.Create(session, new TaskCompletionSource())));
        var released = new TaskCompletionSource();
        grains.Watched = session =>
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
        grains.Watched = _ =>
        {
            watched++;
            return Task.CompletedTask;
        };

        var renewal = broadcaster.RenewAll();
        await leaving.Began;
        var listening = broadcaster.Listen(new Caller("second"), "session", "seat", "viewer");
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

    private static async Task ComeAndGo(SessionBroadcaster broadcaster)
    {
        await broadcaster.Listen(new Caller("first"), "session", "seat", "viewer");
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
        public Func<string, Task> Watched { get; set; } = _ => Task.CompletedTask;

        public Func<string, Task> Unwatched { get; set; } = _ => Task.CompletedTask;

        public SessionBroadcaster Broadcaster()
        {
            var services = new ServiceCollection().AddLogging();
            services.AddSignalR();
            var factory = Stub.Of<IGrainFactory>((method, arguments) => method.Name == nameof(IGrainFactory.GetGrain)
                ? Stub.Of<ISessionGrain>((call, _) => (call.Name == nameof(ISessionGrain.Unwatch) ? Unwatched : Watched)((string)arguments[0]!))
                : arguments[0]);
            return new SessionBroadcaster(
                new Outgoing(services.BuildServiceProvider().GetRequiredService<IHubProtocolResolver>()),
                factory, new ServerLimits(), TimeProvider.System, NullLogger<SessionBroadcaster>.Instance);
        }
    }

    private sealed class Caller : HubCallerContext
    {
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

        public override CancellationToken ConnectionAborted => CancellationToken.None;

        public override void Abort()
        {
        }
    }
}
