using System.IO.Pipelines;
using Simulation.Server.Hubs;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>What a connection sends is read at its pace, and nothing of it is lost.</summary>
public sealed class ThrottledPipeReaderTests
{
    private const int PerSecond = 1000;
    private const int AtOnce = 5000;

    private readonly ManualTimeProvider _time = new();
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly ThrottledPipeReader _reader;

    public ThrottledPipeReaderTests() => _reader = new ThrottledPipeReader(_pipe.Reader, PerSecond, AtOnce, _time);

    [Fact]
    public async Task After_a_burst_it_waits_until_the_burst_is_paid()
    {
        await Take(AtOnce + 500);

        await _pipe.Writer.WriteAsync(new byte[100]);
        var next = _reader.ReadAsync();
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.4));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(100, (await next).Buffer.Length);
    }

    [Fact]
    public async Task A_rest_gives_the_burst_back_and_no_more()
    {
        await Take(AtOnce);
        _time.Advance(TimeSpan.FromHours(1));
        await Take(AtOnce);
        await Take(1);

        Assert.False(_reader.TryRead(out _));
        Assert.False(_reader.ReadAsync().AsTask().IsCompleted);
    }

    [Fact]
    public async Task What_is_looked_at_and_left_is_not_counted_twice()
    {
        await _pipe.Writer.WriteAsync(new byte[AtOnce]);
        for (var look = 0; look < 3; look++)
        {
            var read = await _reader.ReadAsync();
            _reader.AdvanceTo(read.Buffer.Start, read.Buffer.Start);
        }

        _reader.AdvanceTo((await _reader.ReadAsync()).Buffer.End);
        await Take(1);
    }

    [Fact]
    public async Task A_connection_that_ends_is_not_held_up()
    {
        await Take(AtOnce + 500);
        var next = _reader.ReadAsync();

        _reader.CancelPendingRead();

        Assert.True((await next).IsCanceled);
    }

    [Fact]
    public async Task A_read_that_is_given_up_leaves_what_has_come_for_the_next()
    {
        await Take(AtOnce + 500);
        await _pipe.Writer.WriteAsync(new byte[100]);
        using var patience = new CancellationTokenSource();
        var next = _reader.ReadAsync(patience.Token);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.AsTask());

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(100, (await _reader.ReadAsync()).Buffer.Length);
    }

    private async Task Take(int bytes)
    {
        await _pipe.Writer.WriteAsync(new byte[bytes]);
        var next = _reader.ReadAsync();
        Assert.True(next.IsCompleted);
        _reader.AdvanceTo((await next).Buffer.End);
    }
}
