namespace Simulation.Journal.Tests.RealDisk;

/// <summary>
/// Real file systems that have no room or cannot write: nothing is acknowledged falsely, what was acknowledged stays,
/// and the journal works again by itself.
/// </summary>
public sealed class NoRoomTests
{
    /// <summary>Appends until which a disk without room must have refused one.</summary>
    private const int Many = 200;

    [FullDiskFact]
    public Task A_full_disk() => Check(Disk.Full);

    [FailingDiskFact]
    public async Task A_disk_with_io_errors_ends_the_process()
    {
        const string Stream = "session/a";
        await using var journal = new JournalProcess(Disk.Failing);
        var written = new Written();
        for (var round = 1; round <= 3; round++)
        {
            Assert.True(await Append(journal, Stream, written, 5, 200));
            var before = written.Acknowledged;
            await journal.Fill();
            for (var (attempt, hasEnded) = (0, false); !hasEnded; attempt++)
            {
                Assert.InRange(attempt, 0, Many);
                var signs = await journal.Append(Stream, written.Acknowledged + 1, 2, 5000);
                hasEnded = signs == JournalHost.Ready;
                if (!hasEnded)
                    Note(written, 2, signs);
                written.Tried = Math.Max(written.Tried, written.Acknowledged + 2);
            }

            // This disk reports some syncs as done whose bytes it loses. What was synced before it failed is there.
            var found = await journal.Read(Stream);
            Assert.NotNull(found);
            Assert.InRange(found.Length, before, written.Tried);
            Assert.Equal(Ids(found.Length), found);
            written.Acknowledged = found.Length;
            Assert.True(
                await Append(journal, Stream, written, Math.Max(1, written.Tried - written.Acknowledged), 5000)
            );
            Assert.True(await Append(journal, Stream, written, 3, 200));
        }

        IsIntact(await journal.Read(Stream), written);
        Assert.Equal(3, (await journal.End()).Split("failed to sync").Length - 1);
    }

    [LimitedFilesFact]
    public Task A_limit_on_the_size_of_files() => Check(Disk.Limited);

    private static async Task Check(Disk disk)
    {
        await using var journal = new JournalProcess(disk);
        Dictionary<string, Written> streams = new()
        {
            ["session/a"] = new(),
            ["session/b"] = new(),
            ["session/c"] = new(),
        };
        foreach (var length in (int[])[1, 500, 5000])
        {
            foreach (var (stream, written) in streams)
                await Append(journal, stream, written, 5, 200);
            await journal.Fill();
            var refused = 0;
            for (var attempt = 0; refused < 10; attempt++)
            {
                Assert.InRange(attempt, 0, Many);
                foreach (var (stream, written) in streams)
                {
                    // One alone, and several that go to the disk together.
                    if (!await Append(journal, stream, written, attempt % 2 == 0 ? 1 : 4, length))
                        refused++;
                    if (await journal.Read(stream) is { } found)
                        IsIntact(found, written);
                }

                // A stream that is only now begun needs a file, or a place in one.
                streams.TryAdd($"session/new-{length}", new Written());
            }

            await journal.Free();
            foreach (var (stream, written) in streams)
            {
                // What was refused, sent again under the same ids, and then something new.
                Assert.True(
                    await Append(journal, stream, written, Math.Max(1, written.Tried - written.Acknowledged), length),
                    stream
                );
                Assert.True(await Append(journal, stream, written, 3, length), stream);
                IsIntact(await journal.Read(stream), written);
            }

            await journal.Reopen();
            foreach (var (stream, written) in streams)
            {
                Assert.Equal(written.Tried, written.Acknowledged);
                IsIntact(await journal.Read(stream), written);
            }
        }
    }

    // Goes on behind what was acknowledged. True when all of it was acknowledged now.
    private static async Task<bool> Append(
        JournalProcess journal,
        string stream,
        Written written,
        int count,
        int length
    )
    {
        return Note(written, count, await journal.Append(stream, written.Acknowledged + 1, count, length));
    }

    private static bool Note(Written written, int count, string signs)
    {
        var acknowledged = signs.TakeWhile(sign => sign == '+').Count();
        Assert.DoesNotContain('+', signs[acknowledged..]);
        written.Tried = Math.Max(written.Tried, written.Acknowledged + count);
        written.Acknowledged += acknowledged;
        return acknowledged == count;
    }

    // All that was acknowledged, in order and once; behind it at most what was refused, which may have been stored.
    private static void IsIntact(string[]? found, Written written)
    {
        Assert.NotNull(found);
        Assert.InRange(found.Length, written.Acknowledged, written.Tried);
        Assert.Equal(Ids(found.Length), found);
    }

    private static IEnumerable<string> Ids(int count) => Enumerable.Range(1, count).Select(version => $"c{version}");

    private sealed class Written
    {
        public int Acknowledged { get; set; }

        public int Tried { get; set; }
    }
}

public sealed class FullDiskFactAttribute : FactAttribute
{
    public FullDiskFactAttribute() => Skip = Disk.Full.Missing;
}

public sealed class FailingDiskFactAttribute : FactAttribute
{
    public FailingDiskFactAttribute() => Skip = Disk.Failing.Missing;
}

public sealed class LimitedFilesFactAttribute : FactAttribute
{
    public LimitedFilesFactAttribute() => Skip = Disk.Limited.Missing;
}
