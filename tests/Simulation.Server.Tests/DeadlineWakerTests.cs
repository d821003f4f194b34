using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Simulation.Grains;
using Simulation.Grains.Classes;
using Simulation.Grains.Deadlines;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Server.Startup;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>Who sleeps while a deadline comes is woken, until nothing of it is left to do.</summary>
public sealed class DeadlineWakerTests : IDisposable
{
    private static readonly TimeSpan s_check = TimeSpan.FromSeconds(15);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new();
    private readonly Channel<string> _woken = Channel.CreateUnbounded<string>();
    private readonly Dictionary<string, Func<Result<NextDeadline>>> _answers = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everybody_is_woken_whose_time_has_come_and_stays_listed_as_long_as_it_waits_for_it()
    {
        await using var journal = SqlJournal.OpenSqlite(_folder.Path);
        var list = new WakeJournal(journal, _time);
        var now = _time.GetUtcNow();
        await list.Add("session/over", now);
        await list.Add("session/over", now);
        await list.Add("session/deleted", now.AddSeconds(-2));
        await list.Add("class/course", now.AddSeconds(-1));
        await list.Add("session/busy", now.AddSeconds(-3));
        await list.Add("session/broken", now.AddSeconds(-4));
        await list.Add("session/later", now.AddSeconds(20));
        _answers["over"] = () => new NextDeadline(null);
        _answers["deleted"] = () => SessionRefusals.NoSession;
        _answers["course"] = () => new NextDeadline(now.AddSeconds(-1));
        _answers["busy"] = () => SessionRefusals.NotNow;
        _answers["broken"] = () => throw new InvalidDataException("Of another version.");
        _answers["later"] = () => new NextDeadline(now.AddDays(7));

        using var waker = new DeadlineWaker(journal, Grains(), _time, NullLogger<DeadlineWaker>.Instance);
        await waker.StartAsync(CancellationToken.None);
        Assert.Equal(["broken", "busy", "deleted", "course", "over"], await Next(5));

        // Those that wait for nothing, and those that are gone, are not asked again.
        _time.Advance(s_check);
        Assert.Equal(["broken", "busy", "course"], await Next(3));
        _answers["busy"] = () => new NextDeadline(now.AddDays(1));
        _time.Advance(s_check);
        Assert.Equal(["broken", "busy", "course", "later"], await Next(4));
        _time.Advance(s_check);
        Assert.Equal(["broken", "course"], await Next(2));
        await waker.StopAsync(CancellationToken.None);
    }

    private async Task<List<string>> Next(int count)
    {
        var woken = new List<string>();
        while (woken.Count < count)
            woken.Add(await _woken.Reader.ReadAsync());
        await _time.WhenTimersAreArmed(1);
        return woken;
    }

    private IGrainFactory Grains() =>
        Stub.Of<IGrainFactory>(
            (method, asked) =>
                method.GetGenericArguments()[0] == typeof(IClassGrain)
                    ? Stub.Of<IClassGrain>((_, _) => Wake((string)asked[0]!))
                    : Stub.Of<ISessionGrain>((_, _) => Wake((string)asked[0]!))
        );

    private Task<Result<NextDeadline>> Wake(string id)
    {
        Assert.True(_woken.Writer.TryWrite(id));
        return Task.FromResult(_answers[id]());
    }
}
