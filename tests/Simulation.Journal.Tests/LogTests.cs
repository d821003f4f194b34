using System.Text;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests;

/// <summary>What the log that streams share makes good after a crash, and what it makes of damage to itself.</summary>
public sealed class LogTests
{
    private const string Data = "/data";
    private const string Log = "/data/journal/000001.log";
    private const string A = "/data/journal/session/a.ndjson";

    // With one thread, what an operation makes it forget is forgotten before the next one is carried out.
    private static readonly FileJournalOptions s_forgetful = new() { RememberedStreams = 1, WriterThreads = 1 };

    [Fact]
    public async Task Streams_that_lost_their_unsynced_ends_get_them_back()
    {
        var (disk, lengths) = await Running();

        var after = disk.PowerCut();

        Assert.Equal(lengths.Created, after[A].Length);
        await using var journal = FileJournal.Open(after, Data);
        Assert.Equal(3, await journal.Version("session/a"));
        Assert.Equal(2, await journal.Version("session/b"));
        Assert.Equal(disk[A], after[A]);
        Assert.DoesNotContain(Log, after.Names);
    }

    [Fact]
    public async Task Closing_leaves_no_log()
    {
        var disk = new MemoryDisk();
        await using (var journal = FileJournal.Open(disk, Data))
        {
            await journal.Add("session/a", Entry(1, "a"));
            await journal.Add("session/a", Entry(2, "b"));
            Assert.Contains(Log, disk.Names);
        }

        Assert.DoesNotContain(Log, disk.Names);
        await using var again = FileJournal.Open(disk.PowerCut(), Data);
        Assert.Equal(2, await again.Version("session/a"));
    }

    [Fact]
    public async Task A_full_segment_leaves_when_the_files_it_vouches_for_are_synced()
    {
        var disk = new MemoryDisk();
        await using var journal = FileJournal.Open(disk, Data, new FileJournalOptions { LogLength = 1 });
        for (var version = 1; version <= 20; version++)
        {
            await journal.Add("session/a", Entry(version, $"c{version}"));
        }

        Assert.InRange(disk.Names.Count(name => name.EndsWith(".log", StringComparison.Ordinal)), 1, 2);
    }

    [Fact]
    public async Task Nothing_of_a_deleted_stream_is_left_in_the_log()
    {
        var (disk, _) = await Running();
        await using var journal = FileJournal.Open(disk, Data);
        await journal.Version("session/a");
        await journal.Version("session/b");
        await journal.Add("session/a", Entry(4, "secret-of-a"));
        await journal.Add("session/b", Entry(3, "of-b"));
        Assert.Contains("secret-of-a", Logs(disk), StringComparison.Ordinal);

        await journal.Delete("session/a");
        await journal.Add("session/b", Entry(4, "more-of-b"));

        Assert.Contains("more-of-b", Logs(disk), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-a", Logs(disk), StringComparison.Ordinal);
        await using var after = FileJournal.Open(disk.PowerCut(), Data);
        Assert.Equal(0, await after.Version("session/a"));
        Assert.Equal(4, await after.Version("session/b"));
    }

    [Fact]
    public async Task What_could_not_be_synced_on_leaving_is_written_again()
    {
        var disk = new MemoryDisk();
        await using (var journal = FileJournal.Open(disk, Data))
        {
            await journal.Add("session/a", Entry(1, "a"));
            await journal.Add("session/a", Entry(2, "b"));
            var failed = false;
            disk.Before = step =>
            {
                if (step.What == "sync" && !failed)
                {
                    failed = true;
                    throw new IOException("The disk is broken");
                }
            };
        }

        await using var after = FileJournal.Open(disk.PowerCut(), Data);
        Assert.Equal(2, await after.Version("session/a"));
    }

    // The third append is on its way out with the second when the sync of their file fails; the fourth is in the file, too,
    // and not yet in the log.
    [Fact]
    public async Task What_was_in_a_file_when_it_could_not_be_synced_is_written_again()
    {
        var disk = new MemoryDisk();
        using var leaving = new ManualResetEventSlim();
        using var staged = new ManualResetEventSlim();
        await using (var journal = FileJournal.Open(disk, Data, new FileJournalOptions { LogLength = 1 }))
        {
            await journal.Add("session/a", Entry(1, "a"));
            var node = disk.Steps.Last(step => step.What == "create").Node;
            await journal.Add("session/a", Entry(2, "b"));
            disk.Before = step =>
            {
                if (step.Node == node && step.What == "sync" && !leaving.IsSet)
                {
                    leaving.Set();
                    staged.Wait();
                    throw new IOException("The disk is broken");
                }
            };
            await journal.Add("session/a", Entry(3, "c"));
            leaving.Wait();
            var waiting = journal.Add("session/a", Entry(4, "d"));
            while (disk[A].AsSpan().IndexOf("\"d\""u8) < 0)
            {
                await Task.Yield();
            }

            staged.Set();
            Assert.Equal(new AppendResult.Appended(4), await waiting);
        }

        await using var after = FileJournal.Open(disk.PowerCut(), Data);
        Assert.Equal(4, await after.Version("session/a"));
    }

    // The second append is in the cache and in the log when the stream is forgotten; the sync that follows on reading it again
    // fails and drops it, and the next one says that all is well.
    [Fact]
    public async Task What_was_read_again_and_could_not_be_synced_is_written_again()
    {
        var disk = new MemoryDisk();
        await using (var journal = FileJournal.Open(disk, Data, new FileJournalOptions { RememberedStreams = 1 }))
        {
            await journal.Add("session/a", Entry(1, "a"));
            var node = disk.Steps.Last(step => step.What == "create").Node;
            await journal.Add("session/a", Entry(2, "b"));
            var failed = false;
            disk.Before = step =>
            {
                if (step.Node == node && step.What == "sync")
                {
                    failed = true;
                    throw new IOException("The disk is broken");
                }
            };
            for (var other = 0; !failed; other++)
            {
                await journal.Add($"session/n{other}", Entry(1, "a"));
                await Record.ExceptionAsync(() => journal.Version("session/a"));
            }

            disk.Before = _ => { };
        }

        await using var after = FileJournal.Open(disk.PowerCut(), Data);
        Assert.Equal(["a", "b"], (await after.All("session/a")).Select(entry => entry.CommandId));
    }

    // The stream is not warm, so its file is synced itself: once when it is read again, once for the append.
    [Fact]
    public async Task A_refused_append_is_not_found_after_a_restart()
    {
        var (disk, journal, node) = await Forgotten();
        await using (journal)
        {
            var syncs = 0;
            disk.Before = step =>
            {
                if (step.Node == node && step.What == "sync" && ++syncs == 2)
                {
                    throw new IOException("The disk is broken");
                }
            };
            await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Add("session/a", Entry(2, "b")));
        }

        var killed = disk.Killed();
        Assert.Equal(1, await VersionOn(killed));
        Assert.Equal(1, await VersionOn(killed.PowerCut()));
    }

    [Fact]
    public async Task What_is_to_be_cut_off_is_not_forgotten_for_other_streams()
    {
        var (disk, journal, node) = await Forgotten();
        await using (journal)
        {
            await LeaveRefused(disk, journal, node);
            await journal.Add("session/c", Entry(1, "a"));
            await journal.Add("session/d", Entry(1, "a"));

            Assert.Equal(new AppendResult.Appended(2), await journal.Add("session/a", Entry(2, "b")));
        }

        Assert.Equal(2, await VersionOn(disk.PowerCut()));
    }

    [Fact]
    public async Task What_is_to_be_cut_off_is_not_forgotten_for_a_deletion_that_fails()
    {
        var (disk, journal, node) = await Forgotten();
        await using (journal)
        {
            await LeaveRefused(disk, journal, node);
            disk.Before = step =>
            {
                if (step.What == "delete")
                {
                    throw new IOException("The disk is broken");
                }
            };
            await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Delete("session/a"));
            disk.Before = _ => { };

            Assert.Equal(new AppendResult.Appended(2), await journal.Add("session/a", Entry(2, "b")));
        }

        Assert.Equal(2, await VersionOn(disk.PowerCut()));
    }

    // A killed process has left the second append in the cache only; the first sync after that fails and drops it.
    [Fact]
    public async Task What_was_found_after_a_kill_and_could_not_be_synced_is_written_again()
    {
        var (before, first, node) = await Forgotten();
        await using (first)
        {
            await first.Add("session/a", Entry(2, "b"));
        }

        var written = before.Steps.FindLastIndex(step => step.Node == node && step.What == "write");
        var disk = MemoryDisk.Of(before.Steps.Take(written + 1));
        await using (var journal = FileJournal.Open(disk, Data, s_forgetful))
        {
            disk.Before = step =>
            {
                if (step.Node == node && step.What == "sync")
                {
                    throw new IOException("The disk is broken");
                }
            };
            await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Version("session/a"));
            disk.Before = _ => { };
            await journal.Add("session/c", Entry(1, "a"));
            await journal.Add("session/d", Entry(1, "a"));

            Assert.Equal(new AppendResult.Duplicate("b", 2, 2), await journal.Add("session/a", Entry(2, "b")));
        }

        Assert.Equal(2, await VersionOn(disk.PowerCut()));
    }

    [Fact]
    public async Task Every_flipped_bit_of_the_log_is_found_and_named()
    {
        var (disk, _) = await Running();
        var whole = disk[Log];

        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var after = disk.PowerCut();
            var flipped = whole.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            after[Log] = flipped;

            var error = Assert.Throws<JournalDamagedException>(() => FileJournal.Open(after, Data));

            Assert.Equal(Log, error.File);
            Assert.Equal(flipped, after[Log]);
        }
    }

    [Fact]
    public async Task A_torn_last_group_is_left_out_wherever_it_was_torn()
    {
        var (disk, lengths) = await Running();
        var whole = disk[Log];

        for (var length = lengths.SecondGroup; length < whole.Length - 1; length++)
        {
            await Check([.. whole[..length]]);
            await Check([.. whole[..length], .. new byte[4096]]);
        }

        async Task Check(byte[] torn)
        {
            var after = disk.PowerCut();
            after[Log] = torn;
            await using var journal = FileJournal.Open(after, Data);
            Assert.Equal(2, await journal.Version("session/a"));
            Assert.Equal(new AppendResult.Appended(3), await journal.Add("session/a", Entry(3, "c")));
        }
    }

    [Fact]
    public async Task A_file_that_misses_what_came_before_the_log_is_refused()
    {
        var (disk, lengths) = await Running();
        var after = disk.PowerCut();
        after[A] = after[A][..(lengths.Created - 10)];
        await using var journal = FileJournal.Open(after, Data);

        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => journal.Version("session/a"));

        Assert.Equal(A, error.File);
        Assert.Equal(2, await journal.Version("session/b"));
    }

    [Fact]
    public async Task A_segment_before_the_last_may_not_be_torn()
    {
        var (disk, _) = await Running();
        var after = disk.PowerCut();
        after[Log] = after[Log][..^1];
        after.Create("/data/journal/000002.log");

        var error = Assert.Throws<JournalDamagedException>(() => FileJournal.Open(after, Data));

        Assert.Equal(Log, error.File);
    }

    [Fact]
    public async Task A_refused_group_does_not_come_back()
    {
        var disk = new MemoryDisk();
        await using var journal = FileJournal.Open(disk, Data);
        await journal.Add("session/a", Entry(1, "a"));
        await journal.Add("session/a", Entry(2, "b"));
        disk.Before = step =>
        {
            if (step.What == "sync")
            {
                throw new IOException("The disk is broken");
            }
        };
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Add("session/a", Entry(3, "refused")));
        disk.Before = _ => { };

        Assert.Equal(new AppendResult.Appended(3), await journal.Add("session/a", Entry(3, "taken")));

        await using var after = FileJournal.Open(disk.Killed(), Data);
        Assert.Equal(["a", "b", "taken"], (await after.All("session/a")).Select(entry => entry.CommandId));
    }

    [Fact]
    public async Task The_format_is_what_the_documentation_says()
    {
        var (disk, _) = await Running();
        var lines = Encoding.UTF8.GetString(disk[Log]).Split('\n');

        Assert.StartsWith("""{"format":"whitecell-log/1","segment":1,"hash":""", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("""{"group":1,"frames":[["session/a",""", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("""{"first":2,""", lines[2], StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetString(disk[A]).Split('\n')[2], lines[2]);
    }

    // Two streams, each created and then appended to, a once more: what a server that is running has on its disk.
    private static async Task<(MemoryDisk Disk, (int Created, int SecondGroup) Lengths)> Running()
    {
        var disk = new MemoryDisk();
        await using var journal = FileJournal.Open(disk, Data);
        await journal.Add("session/a", Entry(1, "a"));
        var created = disk[A].Length;
        await journal.Add("session/b", Entry(1, "a"));
        await journal.Add("session/a", Entry(2, "b"));
        await journal.Add("session/b", Entry(2, "b"));
        var secondGroup = disk[Log].Length;
        await journal.Add("session/a", Entry(3, "c"));
        return (MemoryDisk.Of([.. disk.Steps]), (created, secondGroup));
    }

    // A stream that was created and is no longer remembered because of another one, and the node of its file.
    private static async Task<(MemoryDisk Disk, FileJournal Journal, int Node)> Forgotten()
    {
        var disk = new MemoryDisk();
        var journal = FileJournal.Open(disk, Data, s_forgetful);
        await journal.Add("session/a", Entry(1, "a"));
        var node = disk.Steps.Last(step => step.What == "create").Node;
        await journal.Add("session/b", Entry(1, "a"));
        await journal.Version("session/none");
        return (disk, journal, node);
    }

    // An append that is refused because the sync fails, and that cannot be cut off either.
    private static async Task LeaveRefused(MemoryDisk disk, FileJournal journal, int node)
    {
        var syncs = 0;
        disk.Before = step =>
        {
            if (step.Node == node && (step.What == "truncate" || (step.What == "sync" && ++syncs == 2)))
            {
                throw new IOException("The disk is broken");
            }
        };
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Add("session/a", Entry(2, "b")));
        disk.Before = _ => { };
    }

    private static async Task<long> VersionOn(MemoryDisk disk)
    {
        await using var journal = FileJournal.Open(disk, Data);
        return await journal.Version("session/a");
    }

    private static string Logs(MemoryDisk disk) => string.Concat(
        disk.Names.Where(name => name.EndsWith(".log", StringComparison.Ordinal))
            .Select(name => Encoding.UTF8.GetString(disk[name])));
}
