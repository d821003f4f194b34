using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Simulation.Server.Broadcasting;

namespace Simulation.Server.Tests;

/// <summary>A connection that takes nothing is cut before it costs much memory; one that takes what it gets is not.</summary>
public sealed class ListenerTests
{
    private const int MostWaiting = 192 * 1024;
    private const int TransportBuffer = 64 * 1024;

    private static readonly OutgoingMessage Message = new(
        new SerializedHubMessage([new SerializedMessage("json", new byte[8 * 1024])]), 8 * 1024);

    [Fact]
    public async Task One_that_takes_nothing_is_cut_at_256_KiB()
    {
        await using var line = new Line();
        var listener = new Listener(line.Connection, "session", "seat", MostWaiting);

        for (var sent = 0; sent < MostWaiting + TransportBuffer - Message.Bytes; sent += Message.Bytes) listener.Send(Message);
        Assert.False(line.Connection.ConnectionAborted.IsCancellationRequested);

        for (var i = 0; i < 3; i++) listener.Send(Message);
        await line.Cut;
    }

    [Fact]
    public async Task One_that_takes_what_it_gets_goes_on()
    {
        await using var line = new Line();
        var listener = new Listener(line.Connection, "session", "seat", MostWaiting);
        for (var i = 0; i < 200; i++)
        {
            listener.Send(Message);
            await line.Take(Message.Bytes);
        }

        Assert.False(line.Connection.ConnectionAborted.IsCancellationRequested);
    }

    /// <summary>A connection whose other end the test holds.</summary>
    private sealed class Line : IAsyncDisposable
    {
        private readonly Pipe _toClient = new(new PipeOptions(pauseWriterThreshold: TransportBuffer, resumeWriterThreshold: TransportBuffer / 2));
        private readonly Pipe _toServer = new();
        private readonly DefaultConnectionContext _transport;
        private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Line()
        {
            _transport = new DefaultConnectionContext("line", new Ends(_toServer.Reader, _toClient.Writer), new Ends(_toClient.Reader, _toServer.Writer));
            Connection = new HubConnectionContext(_transport, new HubConnectionContextOptions { KeepAliveInterval = TimeSpan.FromMinutes(1) }, NullLoggerFactory.Instance)
            {
                Protocol = new JsonHubProtocol(),
            };
            Connection.ConnectionAborted.Register(_cut.SetResult);
        }

        public HubConnectionContext Connection { get; }

        public Task Cut => _cut.Task;

        public async Task Take(int bytes)
        {
            for (var left = bytes; left > 0;)
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
