using System.Globalization;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests;

/// <summary>
/// What the file journal keeps when the process is killed, the power fails or the disk does: everything that was
/// acknowledged, and of the rest nothing that was not submitted.
/// </summary>
public sealed class CrashTests
{
    private const string Data = "/data";

    /// <summary>How many images of a disk are checked; more are drawn at random where the script does not give so many.</summary>
    private static readonly int s_images = int.Parse(
        Environment.GetEnvironmentVariable("WHITECELL_IMAGES") ?? "1000", CultureInfo.InvariantCulture);

    // Two streams, appends of one and of three entries, a deletion and a second life of the deleted stream.
    private static readonly Append[] s_script =
    [
        new("session/a", [Entry(1, "a1", 2)]),
        new("session/b", [Entry(1, "b1"), Entry(2, "b2"), Entry(3, "b3")]),
        new("session/a", [Entry(3, "a2"), Entry(4, "a3", 2), Entry(6, "a4")]),
        new("session/b", [Entry(4, "b4")]),
        new("session/b", []),
        new("session/a", [Entry(7, "a5")]),
        new("session/b", [Entry(1, "b5")]),
    ];

    /// <summary>An append to a stream; without entries its deletion.</summary>
    private sealed record Append(string Stream, JournalEntry[] Entries);

    // With a log of one byte each group begins a segment, and the one before it is removed.
    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(16 * 1024 * 1024)]
    public async Task Whatever_the_moment_everything_acknowledged_is_kept(long logLength)
    {
        var options = new FileJournalOptions { LogLength = logLength };
        var images = await CheckAll(s_script, options);
        for (var seed = 1; images < s_images; seed++)
        {
            images += await CheckAll(Drawn(new Random(seed)), options);
        }

        Assert.InRange(images, 1000, int.MaxValue);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16 * 1024 * 1024)]
    public async Task What_was_read_after_a_kill_outlives_a_power_cut(long logLength)
    {
        var disk = new MemoryDisk();
        await Play(disk, s_script, new FileJournalOptions { LogLength = logLength });
        for (var count = 0; count <= disk.Steps.Count; count++)
        {
            var killed = MemoryDisk.Of(disk.Steps.Take(count));
            var told = await Versions(killed);
            Assert.Equal(told, await Versions(killed.PowerCut()));
        }

        static async Task<(long A, long B)> Versions(MemoryDisk disk)
        {
            await using var journal = FileJournal.Open(disk, Data);
            return (await journal.Version("session/a"), await journal.Version("session/b"));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16 * 1024 * 1024)]
    public async Task Whichever_step_fails_nothing_is_acknowledged_falsely_and_work_goes_on(long logLength)
    {
        var failures = 0;
        for (var (failing, reached) = (0, true); reached; failing++)
        {
            var disk = new MemoryDisk();
            var step = 0;
            disk.Before = _ =>
            {
                if (Interlocked.Increment(ref step) == failing + 1)
                {
                    throw new IOException("The disk is broken");
                }
            };
            failures += await Play(disk, s_script, new FileJournalOptions { LogLength = logLength });
            reached = step > failing;
            disk.Before = _ => { };
            await Check(disk.Killed(), s_script, disk.Steps, complete: true);
            await Check(disk.PowerCut(), s_script, disk.Steps, complete: true);
        }

        Assert.InRange(failures, 20, int.MaxValue);
    }

    [Fact]
    public async Task A_full_disk_acknowledges_nothing_and_is_used_again_when_it_has_room()
    {
        var refused = 0;
        for (var room = 0; room < 1500; room += 7)
        {
            var disk = new MemoryDisk { Room = room };
            refused += await Play(disk, s_script, failed: () => disk.Room = long.MaxValue);
            await Check(disk.Killed(), s_script, disk.Steps, complete: true);
            await Check(disk.PowerCut(), s_script, disk.Steps, complete: true);
        }

        Assert.InRange(refused, 200, int.MaxValue);
    }

    [Fact]
    public async Task A_disk_that_stays_full_refuses_each_append_and_still_reads()
    {
        var disk = new MemoryDisk();
        await using var journal = FileJournal.Open(disk, Data);
        await journal.Add("session/a", Entry(1, "a1"));
        disk.Room = 50;

        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Add("session/a", Entry(2, "a2")));
            await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.Add("session/new", Entry(1, "n1")));
            Assert.Equal(["a1"], (await journal.All("session/a")).Select(entry => entry.CommandId));
            Assert.Equal(["session/a"], await journal.Names(""));
        }

        disk.Room = long.MaxValue;
        Assert.Equal(new AppendResult.Appended(2), await journal.Add("session/a", Entry(2, "a2")));
        Assert.Equal(new AppendResult.Appended(1), await journal.Add("session/new", Entry(1, "n1")));
    }

    [Fact]
    public async Task Appends_queued_behind_one_that_fails_are_not_acknowledged()
    {
        var disk = new MemoryDisk();
        using var syncs = disk.HoldSyncs(fail: true);
        await using var journal = FileJournal.Open(disk, Data);
        var first = journal.Add("session/a", Entry(1, "a1"));
        syncs.WaitForOne();
        var second = journal.Add("session/a", Entry(2, "a2"));
        var repeated = journal.Add("session/a", Entry(1, "a1"));
        syncs.LetGo();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => first);
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(second, repeated));
        Assert.False(repeated.IsCompletedSuccessfully);

        disk.Before = _ => { };
        Assert.Equal(0, await journal.Version("session/a"));
        Assert.Equal(new AppendResult.Appended(1), await journal.Add("session/a", Entry(1, "a1")));
    }

    /// <summary>What is on the disk after each prefix of the writes and syncs of a script, killed or without power.</summary>
    /// <returns>How many images were checked.</returns>
    private static async Task<int> CheckAll(Append[] script, FileJournalOptions options)
    {
        var disk = new MemoryDisk();
        await Play(disk, script, options);
        var images = 0;
        for (var count = 0; count <= disk.Steps.Count; count++)
        {
            var before = disk.Steps.Take(count).ToList();
            var here = MemoryDisk.Of(before);
            await Check(here.Killed(), script, before);
            await Check(here.PowerCut(), script, before);
            images += 2;

            // The next write, torn at every byte.
            if (count < disk.Steps.Count && disk.Steps[count] is { What: "write" } write)
            {
                for (var torn = 1; torn < write.Bytes!.Length; torn++)
                {
                    await Check(MemoryDisk.Of([.. before, write with { Bytes = write.Bytes[..torn] }]), script, before);
                    images++;
                }
            }
        }

        return images;
    }

    private static Append[] Drawn(Random random)
    {
        var versions = new Dictionary<string, long> { ["session/a"] = 0, ["session/b"] = 0 };
        return [.. Enumerable.Range(0, 8).Select(step =>
        {
            var stream = random.Next(2) == 0 ? "session/a" : "session/b";
            if (versions[stream] > 0 && random.Next(6) == 0)
            {
                versions[stream] = 0;
                return new Append(stream, []);
            }

            var entries = new JournalEntry[random.Next(1, 4)];
            for (var n = 0; n < entries.Length; n++)
            {
                entries[n] = Entry(versions[stream] + 1, $"{step}-{n}", random.Next(1, 4));
                versions[stream] = entries[n].Last;
            }

            return new Append(stream, entries);
        })];
    }

    /// <summary>
    /// Plays the script, steps that follow each other on different streams at the same time; what fails is done again, as a
    /// client would. Returns how often something failed.
    /// </summary>
    private static async Task<int> Play(
        MemoryDisk disk, Append[] script, FileJournalOptions? options = null, Action? failed = null)
    {
        var failures = 0;
        FileJournal journal;
        try
        {
            journal = FileJournal.Open(disk, Data, options);
        }
        catch (JournalUnavailableException)
        {
            failures++;
            journal = FileJournal.Open(disk, Data, options);
        }

        await using (journal)
        {
            for (var next = 0; next < script.Length;)
            {
                var together = next + 1 < script.Length && script[next].Stream != script[next + 1].Stream ? 2 : 1;
                await Task.WhenAll(script[next..(next + together)].Select(step => CarryOut(step.Stream, step.Entries)));
                next += together;
            }
        }

        return failures;

        async Task CarryOut(string stream, JournalEntry[] entries)
        {
            disk.Note("submitted", stream, entries.Length == 0 ? 0 : entries[^1].Last);
            for (var done = false; !done;)
            {
                try
                {
                    done = await Carry(journal, stream, entries);
                }
                catch (JournalUnavailableException)
                {
                    Interlocked.Increment(ref failures);
                    failed?.Invoke();
                }
            }

            disk.Note("acknowledged", stream, entries.Length == 0 ? 0 : entries[^1].Last);
        }
    }

    private static async Task<bool> Carry(FileJournal journal, string stream, JournalEntry[] entries)
    {
        if (entries.Length == 0)
        {
            await journal.Delete(stream);
            return true;
        }

        var result = await journal.Add(stream, entries);
        Assert.True(
            result is AppendResult.Appended appended && appended.Version == entries[^1].Last
            || result is AppendResult.Duplicate duplicate && duplicate.First == entries[0].First,
            $"{result}");
        return true;
    }

    // The stream may be at the version acknowledged last or at the one submitted since then, and nowhere else.
    private static async Task Check(MemoryDisk disk, Append[] script, List<Step> history, bool complete = false)
    {
        await using var journal = FileJournal.Open(disk, Data);
        foreach (var stream in new[] { "session/a", "session/b" })
        {
            var mine = history.Where(step => step.Path == stream).ToList();
            var acknowledged = mine.LastOrDefault(step => step.What == "acknowledged")?.Offset ?? 0;
            var submitted = mine.LastOrDefault(step => step.What == "submitted")?.Offset ?? 0;
            var found = await journal.All(stream);
            var version = found.Count == 0 ? 0 : found[^1].Last;

            Assert.True(
                version == acknowledged || version == submitted, $"{version}, not {acknowledged} or {submitted}");
            Assert.True(!complete || acknowledged == submitted);
            var life = Life(script, stream, mine.Count(step => step.What == "submitted" && step.Offset == 0), version);
            Assert.Equal(life.Texts(), found.Texts());
            Assert.Equal(version > 0, (await journal.Names(stream)).Count > 0);
            Assert.Equal(
                new AppendResult.Appended(version + 1), await journal.Add(stream, Entry(version + 1, "next")));
            Assert.Equal(version + 1, (await journal.All(stream))[^1].Last);
        }

        Assert.DoesNotContain(disk.Names, name => name.EndsWith(".new", StringComparison.Ordinal));
    }

    /// <summary>The entries of a stream up to a version, in the life that it may be in.</summary>
    private static List<JournalEntry> Life(Append[] script, string stream, int deletions, long version)
    {
        var lives = new List<List<JournalEntry>> { new() };
        foreach (var (_, entries) in script.Where(step => step.Stream == stream))
        {
            if (entries.Length == 0)
            {
                lives.Add([]);
            }

            lives[^1].AddRange(entries);
        }

        // A deletion that was submitted and not yet acknowledged may leave the life before it.
        return lives.Take(deletions + 1).Reverse()
            .Select(life => life.TakeWhile(entry => entry.Last <= version).ToList())
            .First(life => (life.Count == 0 ? 0 : life[^1].Last) == version);
    }
}
