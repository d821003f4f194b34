using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
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
        var journal = Stub.Of<IJournal>(
            (method, arguments) =>
                method.Name switch
                {
                    nameof(IJournal.List) => List(arguments, "of-the-test"),
                    nameof(IJournal.Version) => Task.FromResult(1L),
                    nameof(IJournal.Read) => Read(last),
                    _ => throw new NotSupportedException(method.Name),
                }
        );
        var grains = Stub.Of<IGrainFactory>(
            (_, _) =>
                Stub.Of<ISessionGrain>(
                    (_, _) =>
                    {
                        _done += " expired";
                        return Task.FromResult(true);
                    }
                )
        );
        using var retention = new Retention(
            journal,
            grains,
            Options.Create(new SessionSettings { Retention = 2 * s_day }),
            _time,
            NullLogger<Retention>.Instance
        );

        await retention.StartAsync(CancellationToken.None);
        Assert.Equal(" read", await _looks.Reader.ReadAsync());
        Assert.Equal("", await NextDay());
        last = _time.GetUtcNow();
        Assert.Equal("", await NextDay());
        Assert.Equal(" read", await NextDay());
        Assert.Equal(" read expired", await NextDay());
        await retention.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_session_that_cannot_be_read_keeps_no_other_from_being_deleted()
    {
        var expired = new List<string>();
        var journal = Stub.Of<IJournal>(
            (method, arguments) =>
                method.Name switch
                {
                    nameof(IJournal.List) => List(arguments, "broken", "unknown-to-this-version", "old"),
                    nameof(IJournal.Version) => (string)arguments![0]! == "session/broken"
                        ? throw new JournalDamagedException("broken.ndjson", 1, "a flipped bit")
                        : Task.FromResult(1L),
                    nameof(IJournal.Read) => Read(_time.GetUtcNow() - 3 * s_day),
                    _ => throw new NotSupportedException(method.Name),
                }
        );
        var grains = Stub.Of<IGrainFactory>(
            (_, asked) =>
                Stub.Of<ISessionGrain>(
                    (_, _) =>
                    {
                        var session = (string)asked![0]!;
                        if (session == "unknown-to-this-version")
                            return Task.FromException<bool>(new InvalidDataException("No event is called so."));
                        expired.Add(session);
                        return Task.FromResult(true);
                    }
                )
        );
        using var retention = new Retention(
            journal,
            grains,
            Options.Create(new SessionSettings { Retention = 2 * s_day }),
            _time,
            NullLogger<Retention>.Instance
        );

        await retention.StartAsync(CancellationToken.None);
        await _looks.Reader.ReadAsync();

        Assert.Equal(["old"], expired);
        Assert.False(retention.ExecuteTask!.IsCompleted);
        await retention.StopAsync(CancellationToken.None);
    }

    private async Task<string> NextDay()
    {
        _time.Advance(s_day);
        return await _looks.Reader.ReadAsync();
    }

    private IAsyncEnumerable<string> List(object?[]? arguments, params string[] sessions) =>
        (string)arguments![0]! == "session/" ? Sessions(sessions) : AsyncEnumerable.Empty<string>();

    private async IAsyncEnumerable<string> Sessions(params string[] sessions)
    {
        _done = "";
        foreach (var session in sessions)
            yield return "session/" + session;
        await _looks.Writer.WriteAsync(_done);
    }

    private async IAsyncEnumerable<JournalEntry> Read(DateTimeOffset last)
    {
        _done += " read";
        yield return new JournalEntry(1, last, "a-command", "somebody", ImmutableArray<StoredEvent>.Empty);
        await Task.CompletedTask;
    }
}
