using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Simulation.Server.Broadcasting;

namespace Simulation.Server.Tests;

/// <summary>
/// A connection that takes nothing is cut before it costs much memory; one that takes what it gets is not.
/// </summary>
public sealed class ListenerTests
{
    private const int MostWaiting = 192 * 1024;
    private const int TransportBuffer = 64 * 1024;

    private static readonly OutgoingMessage Message = new(
        new SerializedHubMessage([new SerializedMessage("json", new byte[8 * 1024])]),
        8 * 1024
    );

    [Fact]
    public async Task One_that_takes_nothing_is_cut_at_256_KiB()
    {
        await using var line = new Line();
        var listener = new Listener(line.Connection, "session", "seat", "viewer", MostWaiting);

        for (var sent = 0; sent < MostWaiting + TransportBuffer - Message.Bytes; sent += Message.Bytes)
            listener.Send(Message);
        Assert.False(line.Connection.ConnectionAborted.IsCancellationRequested);

        for (var i = 0; i < 3; i++)
            listener.Send(Message);
        await line.Cut;
    }

    [Fact]
    public async Task One_that_takes_what_it_gets_goes_on()
    {
        await using var line = new Line();
        var listener = new Listener(line.Connection, "session", "seat", "viewer", MostWaiting);
        for (var i = 0; i < 200; i++)
        {
            listener.Send(Message);
            await line.Take(Message.Bytes);
        }

        Assert.False(line.Connection.ConnectionAborted.IsCancellationRequested);
    }

    [Fact]
    public async Task What_comes_before_it_is_let_in_waits_and_is_told_then_unless_the_answer_has_it()
    {
        await using var line = new Line();
        var listener = new Listener(line.Connection, "session", "seat", "viewer", MostWaiting);
        foreach (var to in (long[])[7, 8])
            listener.Send("one", Message, to);
        Assert.Equal(0, line.Sent);

        listener.Entered("one", 7);
        Assert.Equal(Message.Bytes, line.Sent);
        listener.Send("one", Message, 8);
        Assert.Equal(Message.Bytes, line.Sent);
        listener.Send("one", Message, 9);
        Assert.Equal(2 * Message.Bytes, line.Sent);
    }

    [Fact]
    public async Task One_that_sees_with_these_eyes_no_more_is_told_nothing_of_what_they_see()
    {
        await using var line = new Line();
        var listener = new Listener(line.Connection, "session", "seat", "viewer", MostWaiting);
        listener.Send("one", Message, 8);
        listener.Dismiss();
        listener.Entered("one", 7);
        listener.Send("one", Message, 9);
        Assert.Equal(0, line.Sent);
    }

    [Fact]
    public async Task What_belongs_to_another_subscription_than_the_one_it_has_entered_under_is_not_sent()
    {
        await using var line = new Line();
        var listener = new Listener(line.Connection, "session", "seat", "viewer", MostWaiting);
        listener.Send("before", Message, 8);
        Assert.False(listener.IsBehind("one"));
        listener.Entered("one", 7);
        listener.Send("before", Message, 9);
        Assert.Equal(0, line.Sent);
        Assert.False(listener.IsBehind("one"));
        Assert.True(listener.IsBehind("next"));
        listener.Dismiss();
        Assert.False(listener.IsBehind("next"));
    }

    /// <summary>A connection whose other end the test holds.</summary>
    private sealed class Line : IAsyncDisposable
    {
        private readonly Pipe _toClient = new(
            new PipeOptions(pauseWriterThreshold: TransportBuffer, resumeWriterThreshold: TransportBuffer / 2)
        );
        private readonly Pipe _toServer = new();
        private readonly DefaultConnectionContext _transport;
        private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Line()
        {
            _transport = new DefaultConnectionContext(
                "line",
                new Ends(_toServer.Reader, _toClient.Writer),
                new Ends(_toClient.Reader, _toServer.Writer)
            );
            Connection = new HubConnectionContext(
                _transport,
                new HubConnectionContextOptions { KeepAliveInterval = TimeSpan.FromMinutes(1) },
                NullLoggerFactory.Instance
            )
            {
                Protocol = new JsonHubProtocol(),
            };
            Connection.ConnectionAborted.Register(_cut.SetResult);
        }

        public HubConnectionContext Connection { get; }

        public Task Cut => _cut.Task;

        /// <summary>Bytes that wait to be taken.</summary>
        public long Sent
        {
            get
            {
                if (!_toClient.Reader.TryRead(out var read))
                    return 0;
                _toClient.Reader.AdvanceTo(read.Buffer.Start);
                return read.Buffer.Length;
            }
        }

        public async Task Take(int bytes)
        {
            for (var left = bytes; left > 0; )
            {
                var read = await _toClient.Reader.ReadAsync();
                var taken = Math.Min(left, (int)read.Buffer.Length);
                _toClient.Reader.AdvanceTo(read.Buffer.GetPosition(taken));
                left -= taken;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _toClient.Reader.CompleteAsync();
            await _transport.DisposeAsync();
        }
    }

    private sealed record Ends(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
