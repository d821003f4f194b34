using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests;

/// <summary>The first reading of a stream after a start, which also finds out where the stream ends.</summary>
public sealed class WakingTests
{
    private const string Data = "/data";
    private const string A = "/data/journal/session/a.ndjson";

    [Fact]
    public async Task The_file_is_read_once()
    {
        var disk = await Written(entries: 2000, length: 100);
        await using var journal = FileJournal.Open(disk, Data);
        var before = disk.BytesRead;

        await journal.All("session/a");

        Assert.Equal(disk[A].Length, disk.BytesRead - before);
    }

    [Theory]
    [InlineData(2000, 100)]
    [InlineData(5, 300_000)]
    [InlineData(100, 100_000)] // More than is held in memory at once.
    public async Task What_is_read_then_is_what_is_read_later(int entries, int length)
    {
        var disk = await Written(entries, length);
        foreach (var after in new[] { 0, 3, entries })
        {
            await using var waking = FileJournal.Open(disk.Killed(), Data);
            var first = (await waking.All("session/a", after)).Texts();
            Assert.Equal(entries - after, first.Count);
            Assert.Equal((await waking.All("session/a", after)).Texts(), first);
        }
    }

    [Fact]
    public async Task All_who_ask_at_once_are_answered_whole()
    {
        await using var journal = FileJournal.Open(await Written(entries: 2000, length: 100), Data);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => journal.All("session/a"))));

        Assert.All(answers, answer => Assert.Equal(Enumerable.Range(1, 2000), answer.Select(entry => (int)entry.First)));
    }

    [Fact]
    public async Task Whoever_no_longer_wants_it_is_not_given_the_rest()
    {
        await using var journal = FileJournal.Open(await Written(entries: 10, length: 100), Data);
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var entry in journal.Read("session/a", 0, source.Token)) await source.CancelAsync();
        });
    }

    private static async Task<MemoryDisk> Written(int entries, int length)
    {
        var disk = new MemoryDisk();
        await using (var journal = FileJournal.Open(disk, Data))
        {
            await journal.Add("session/a",
            [
                .. Enumerable.Range(1, entries).Select(number => Entry(number, $"command-{number}") with
                {
                    Events = [Event("said/1", $"\"{number} {new string('x', length)}\"")],
                }),
            ]);
        }

        return disk.Killed();
    }
}
