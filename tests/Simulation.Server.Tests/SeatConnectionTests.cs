using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Simulation.Server.Broadcasting;

namespace Simulation.Server.Tests;

/// <summary>
/// A connection that does not read is closed before it costs much memory; one that reads is not.
/// </summary>
public sealed class SeatConnectionTests
{
    private const int MostWaiting = 192 * 1024;
    private const int TransportBuffer = 64 * 1024;

    private static readonly ClientMessage Message = new(
        new SerializedHubMessage([new SerializedMessage("json", new byte[8 * 1024])]),
        8 * 1024
    );

    [Fact]
    public async Task One_that_does_not_read_is_closed_at_256_KiB()
    {
        await using var client = new StubClient();
        var connection = new SeatConnection(client.Connection, "session", "seat", "viewer", MostWaiting);

        for (var sent = 0; sent < MostWaiting + TransportBuffer - Message.Bytes; sent += Message.Bytes)
            connection.Send(Message);
        Assert.False(client.Connection.ConnectionAborted.IsCancellationRequested);

        for (var i = 0; i < 3; i++)
            connection.Send(Message);
        await client.Closed;
    }

    [Fact]
    public async Task One_that_reads_stays_open()
    {
        await using var client = new StubClient();
        var connection = new SeatConnection(client.Connection, "session", "seat", "viewer", MostWaiting);
        for (var i = 0; i < 200; i++)
        {
            connection.Send(Message);
            await client.Read(Message.Bytes);
        }

        Assert.False(client.Connection.ConnectionAborted.IsCancellationRequested);
    }

    [Fact]
    public async Task What_is_published_before_it_is_let_in_waits_and_is_sent_then_unless_the_answer_has_it()
    {
        await using var client = new StubClient();
        var connection = new SeatConnection(client.Connection, "session", "seat", "viewer", MostWaiting);
        foreach (var to in (long[])[7, 8])
            connection.Send("one", Message, to);
        Assert.Equal(0, client.Sent);

        connection.Entered("one", 7);
        Assert.Equal(Message.Bytes, client.Sent);
        connection.Send("one", Message, 8);
        Assert.Equal(Message.Bytes, client.Sent);
        connection.Send("one", Message, 9);
        Assert.Equal(2 * Message.Bytes, client.Sent);
    }

    [Fact]
    public async Task One_that_was_dismissed_is_sent_no_batch_of_its_viewer()
    {
        await using var client = new StubClient();
        var connection = new SeatConnection(client.Connection, "session", "seat", "viewer", MostWaiting);
        connection.Send("one", Message, 8);
        connection.Dismiss();
        connection.Entered("one", 7);
        connection.Send("one", Message, 9);
        Assert.Equal(0, client.Sent);
    }

    [Fact]
    public async Task What_has_no_number_waits_as_well_and_is_for_the_viewer_alone()
    {
        await using var client = new StubClient();
        var connection = new SeatConnection(client.Connection, "session", "seat", "viewer", MostWaiting);
        connection.Send("one", Message, to: null);
        Assert.Equal(0, client.Sent);
        connection.Entered("one", 7);
        Assert.Equal(Message.Bytes, client.Sent);

        // It does not count: the next batch does.
        connection.Send("one", Message, to: null);
        connection.Send("one", Message, 8);
        connection.Send("one", Message, 8);
        Assert.Equal(3 * Message.Bytes, client.Sent);
        connection.Dismiss();
        connection.Send("one", Message, to: null);
        Assert.Equal(3 * Message.Bytes, client.Sent);
    }

    [Fact]
    public async Task What_belongs_to_another_subscription_than_the_one_it_has_entered_under_is_not_sent()
    {
        await using var client = new StubClient();
        var connection = new SeatConnection(client.Connection, "session", "seat", "viewer", MostWaiting);
        connection.Send("before", Message, 8);
        Assert.False(connection.IsBehind("one"));
        connection.Entered("one", 7);
        connection.Send("before", Message, 9);
        Assert.Equal(0, client.Sent);
        Assert.False(connection.IsBehind("one"));
        Assert.True(connection.IsBehind("next"));
        connection.Dismiss();
        Assert.False(connection.IsBehind("next"));
    }

    /// <summary>A connection whose client is the test.</summary>
    private sealed class StubClient : IAsyncDisposable
    {
        private readonly Pipe _toClient = new(
            new PipeOptions(pauseWriterThreshold: TransportBuffer, resumeWriterThreshold: TransportBuffer / 2)
        );
        private readonly Pipe _toServer = new();
        private readonly DefaultConnectionContext _transport;
        private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public StubClient()
        {
            _transport = new DefaultConnectionContext(
                "client",
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
            Connection.ConnectionAborted.Register(_closed.SetResult);
        }

        public HubConnectionContext Connection { get; }

        public Task Closed => _closed.Task;

        /// <summary>Bytes that wait to be read.</summary>
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

        public async Task Read(int bytes)
        {
            var left = bytes;
            while (left > 0)
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
