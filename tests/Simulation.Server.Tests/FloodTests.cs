using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>A connection that sends all it can: it gets its answers, and the others do not notice.</summary>
public sealed class FloodTests
{
    private static readonly string[] _roles = ["white-house", "ai-lab", "cloud"];

    [Theory]
    [InlineData(Flood.Commands)]
    [InlineData(Flood.Entrances)]
    [InlineData(Flood.Garbage)]
    public async Task While_one_connection_floods_another_room_plays_on(Flood flood)
    {
        await using var server = await TestServer.Start();
        await using var flooding = await Flooding.Start(server, await server.Open(), flood);
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        var players = new List<Player>();
        foreach (var role in _roles)
            players.Add(await server.Play(session, role));
        await facilitator.Do(new StartSession());

        for (var said = 1; said <= 20; said++)
        {
            foreach (var player in players)
                await player.Do(new Say([], $"Number {said}."));
            await facilitator.Do(new Announce($"Number {said}."));
        }

        foreach (var one in players.Append(facilitator))
        {
            await one.Until(() => one.Log.Count(notice => notice.Kind == NoticeKind.Announcement) == 20);
            Assert.Equal(60, one.Log.Count(notice => notice.Kind == NoticeKind.Message));
        }

        await flooding.GoesOn();
        foreach (var player in players)
            await player.DisposeAsync();
    }

    [Fact]
    public async Task Everything_that_a_flooding_connection_asks_is_answered_in_order_of_its_asking()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var hub = await SessionClient.Connect(server.Address);
        await hub.Enter(session.Session, session.Ticket);

        var receipts = await Task.WhenAll(
            Enumerable.Range(0, 1000).Select(number => hub.Submit(new Announce("Again."), $"message-{number}"))
        );

        Assert.Equal(
            Enumerable.Range(0, 1000).Select(number => $"message-{number}"),
            receipts.Select(receipt => receipt.Id)
        );
        Assert.All(receipts, receipt => Assert.True(receipt.Refusal is null or { Code: RefusalCode.TooMany }));
        Assert.Contains(receipts, receipt => receipt.Refusal is null);
        Assert.Contains(receipts, receipt => receipt.Refusal is not null);
        Assert.False(hub.Ended.IsCompleted);
    }

    [Fact]
    public async Task The_limit_lets_a_connection_that_has_flooded_play_again()
    {
        await using var server = await TestServer.Start("--Limits:CallsAtOnce=5", "--Limits:CallsPerSecond=1");
        var session = await server.Open();
        await using var hub = await SessionClient.Connect(server.Address);
        await hub.Enter(session.Session, session.Ticket);
        var refused = (
            await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => hub.Submit(new Announce("Again."))))
        ).Count(receipt => receipt.Refusal is not null);

        Assert.InRange(refused, 1, 199);
        while ((await hub.Submit(new Announce("Calm again."))).Refusal is not null)
        {
            // The bucket fills by the clock of the system: so slowly that no machine answers two hundred calls in time.
        }
    }

    public enum Flood
    {
        Commands,
        Entrances,
        Garbage,
    }

    /// <summary>Two hundred calls under way at any time, from before it was started until it is disposed.</summary>
    private sealed class Flooding : IAsyncDisposable
    {
        private const int AtOnce = 200;

        private readonly SessionClient _hub;
        private readonly Func<Task> _call;
        private volatile TaskCompletionSource _answered = new();
        private volatile bool _over;

        private Flooding(SessionClient hub, Func<Task> call)
        {
            _hub = hub;
            _call = call;
            for (var i = 0; i < AtOnce; i++)
                _ = Call();
        }

        public static async Task<Flooding> Start(TestServer server, SessionOpenedReply session, Flood flood)
        {
            var hub = await SessionClient.Connect(server.Address);
            await hub.Enter(session.Session, session.Ticket);
            var flooding = new Flooding(
                hub,
                flood switch
                {
                    Flood.Commands => () => hub.Submit(new Announce("Again.")),
                    Flood.Entrances => () => hub.Enter(session.Session, session.Ticket),
                    _ => () => hub.Call<Receipt>("Submit", JsonSerializer.SerializeToElement(new string('x', 500))),
                }
            );
            await flooding.GoesOn();
            return flooding;
        }

        /// <summary>Sees an answer to one of its calls: it is not over, and not left without answers.</summary>
        public async Task GoesOn()
        {
            var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _answered = answered;
            Assert.Same(answered.Task, await Task.WhenAny(answered.Task, _hub.Ended));
        }

        public async ValueTask DisposeAsync()
        {
            _over = true;
            await _hub.DisposeAsync();
        }

        private async Task Call()
        {
            while (!_over)
            {
                await _call();
                _answered.TrySetResult();
            }
        }
    }
}
