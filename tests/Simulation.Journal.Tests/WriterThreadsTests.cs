using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests;

/// <summary>How the file journal shares the disk among many streams and many appends to one.</summary>
public sealed class WriterThreadsTests
{
    private const string Data = "/data";

    [Fact]
    public async Task Appends_that_queue_up_go_out_in_one_write_and_one_sync()
    {
        var disk = new MemoryDisk();
        using var syncs = disk.HoldSyncs();
        await using var journal = FileJournal.Open(disk, Data);

        List<Task<AppendResult>> appends = [journal.Add("session/a", Entry(1, "c1"))];
        syncs.WaitForOne();
        appends.AddRange(Enumerable.Range(2, 50).Select(n => journal.Add("session/a", Entry(n, $"c{n}"))));
        syncs.LetGo();
        var results = await Task.WhenAll(appends);

        Assert.Equal(new AppendResult.Appended(51), results[^1]);
        // The first append made the file; the others are one write to it and one, behind its header, to the log.
        Assert.Equal(4, disk.Steps.Count(step => step.What == "write"));
        Assert.Equal(2, disk.Steps.Count(step => step.What == "sync"));
    }

    [Fact]
    public async Task Appends_to_many_streams_share_one_sync()
    {
        const int Streams = 20;
        var disk = new MemoryDisk();
        await using var journal = FileJournal.Open(disk, Data);
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(n => journal.Add($"session/s{n}", Entry(1, "a"))));

        // Asked of the thread of the log: whoever made a file has handed it back by then.
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(n => journal.Version($"session/s{n}")));
        using var syncs = disk.HoldSyncs();
        var before = disk.Steps.Count(step => step.What == "sync");

        List<Task<AppendResult>> appends = [journal.Add("session/s0", Entry(2, "b"))];
        syncs.WaitForOne();
        appends.AddRange(Enumerable.Range(1, Streams - 1).Select(n => journal.Add($"session/s{n}", Entry(2, "b"))));
        syncs.LetGo();

        Assert.All(await Task.WhenAll(appends), result => Assert.Equal(new AppendResult.Appended(2), result));
        Assert.Equal(2, disk.Steps.Count(step => step.What == "sync") - before);
        disk.Before = _ => { };
    }

    [Fact]
    public async Task Streams_are_synced_at_the_same_time()
    {
        const int Streams = 8;
        var disk = new MemoryDisk();
        using var inSync = new Barrier(Streams);
        disk.Before = step =>
        {
            // Passes only when all streams are in their sync together; the limit is there to fail instead of hanging.
            if (step.What == "sync" && !inSync.SignalAndWait(TimeSpan.FromMinutes(1)))
            {
                throw new IOException("The syncs wait for each other");
            }
        };
        await using var journal = FileJournal.Open(disk, Data, new FileJournalOptions { WriterThreads = Streams });

        var results = await Task.WhenAll(
            Enumerable.Range(0, Streams).Select(n => journal.Add($"session/s{n}", Entry(1, "a"))));

        Assert.All(results, result => Assert.Equal(new AppendResult.Appended(1), result));
    }

    [Fact]
    public async Task No_more_files_stay_open_than_allowed()
    {
        var disk = new MemoryDisk();
        var options = new FileJournalOptions { OpenFiles = 4, RememberedStreams = 6, WriterThreads = 3 };
        await using (var journal = FileJournal.Open(disk, Data, options))
        {
            for (var version = 1; version <= 4; version++)
            {
                var round = version;
                await Task.WhenAll(Enumerable.Range(0, 30).Select(
                    n => journal.Add($"session/s{n}", Entry(round, $"c{round}"))));
                await Task.WhenAll(Enumerable.Range(0, 30).Select(n => journal.Version($"session/none{n}")));
            }

            // Those at work, the log, and a segment of it that is leaving with a file that it syncs.
            Assert.InRange(disk.MostOpenFiles, 1, options.OpenFiles + options.WriterThreads + 4);
            for (var n = 0; n < 30; n++)
            {
                Assert.Equal(4, (await journal.All($"session/s{n}")).Count);
            }
        }

        Assert.Equal(0, disk.OpenFiles);
    }

    [Fact]
    public async Task Closing_carries_out_what_was_queued()
    {
        var disk = new MemoryDisk();
        var journal = FileJournal.Open(disk, Data);
        var appends = Enumerable.Range(0, 100)
            .Select(n => journal.Add($"session/s{n % 10}", Entry((n / 10) + 1, $"c{n}")))
            .ToList();

        await journal.DisposeAsync();

        Assert.All(appends, append => Assert.True(append.IsCompletedSuccessfully));
        await using var again = FileJournal.Open(disk, Data);
        Assert.Equal(10, await again.Version("session/s3"));
    }

    [Fact]
    public async Task Reading_sees_what_was_durable_when_it_began()
    {
        var disk = new MemoryDisk();
        await using var journal = FileJournal.Open(disk, Data);
        await journal.Add("session/a", Entry(1, "a"), Entry(2, "b"));

        await using var reading = journal.Read("session/a").GetAsyncEnumerator();
        Assert.True(await reading.MoveNextAsync());
        await journal.Add("session/a", Entry(3, "c"));
        await journal.Delete("session/a");

        Assert.True(await reading.MoveNextAsync());
        Assert.Equal("b", reading.Current.CommandId);
        Assert.False(await reading.MoveNextAsync());
    }
}
