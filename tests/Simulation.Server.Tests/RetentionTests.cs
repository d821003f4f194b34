using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Simulation.Grains;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Server.Startup;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>Old sessions are looked for every day, but each is read again only when its period may be over.</summary>
public sealed class RetentionTests
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    private readonly ManualTimeProvider _time = new();
    private readonly Channel<string> _looks = Channel.CreateUnbounded<string>();
    private string _done = "";

    [Fact]
    public async Task A_session_is_read_again_only_when_its_period_may_be_over()
    {
        var last = _time.GetUtcNow();
        var journal = Stub.Of<IJournal>((method, _) => method.Name switch
        {
            nameof(IJournal.List) => Sessions(),
            nameof(IJournal.Version) => Task.FromResult(1L),
            nameof(IJournal.Read) => Read(last),
            _ => throw new NotSupportedException(method.Name),
        });
        var grains = Stub.Of<IGrainFactory>((_, _) => Stub.Of<ISessionGrain>((_, _) =>
        {
            _done += " expired";
            return Task.FromResult(true);
        }));
        using var retention = new Retention(
            journal, grains, new SessionSettings { Retention = 2 * s_day }, _time, NullLogger<Retention>.Instance);

        await retention.StartAsync(CancellationToken.None);
        Assert.Equal(" read", await _looks.Reader.ReadAsync());
        Assert.Equal("", await NextDay());
        last = _time.GetUtcNow();
        Assert.Equal("", await NextDay());
        Assert.Equal(" read", await NextDay());
        Assert.Equal(" read expired", await NextDay());
        await retention.StopAsync(CancellationToken.None);
    }

    private async Task<string> NextDay()
    {
        _time.Advance(s_day);
        return await _looks.Reader.ReadAsync();
    }

    private async IAsyncEnumerable<string> Sessions()
    {
        _done = "";
        yield return "session/of-the-test";
        await _looks.Writer.WriteAsync(_done);
    }

    private async IAsyncEnumerable<JournalEntry> Read(DateTimeOffset last)
    {
        _done += " read";
        yield return new JournalEntry(1, last, "a-command", "somebody", ImmutableArray<StoredEvent>.Empty);
        await Task.CompletedTask;
    }
}
