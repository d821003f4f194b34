using System.Text;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests;

/// <summary>What the file journal makes of files that are not as it left them.</summary>
public sealed class DamageTests
{
    private const string Data = "/data";
    private const string A = "/data/journal/session/a.ndjson";

    [Fact]
    public async Task A_torn_last_append_is_cut_wherever_it_was_torn()
    {
        var (disk, whole, lengths) = await Written();

        for (var length = lengths[1]; length < whole.Length; length++)
        {
            disk[A] = whole[..length];
            await using var journal = FileJournal.Open(disk, Data);

            Assert.Equal(2, await journal.Version("session/a"));
            Assert.Equal(whole[..lengths[1]], disk[A]);
            Assert.Equal(new AppendResult.Appended(5), await journal.Add("session/a", Entry(3, "c", 2), Entry(5, "d")));
            Assert.Equal(whole, disk[A]);
        }
    }

    [Fact]
    public async Task A_tail_of_blocks_that_were_never_written_is_cut()
    {
        var (disk, whole, lengths) = await Written();

        for (var length = lengths[1]; length < whole.Length; length++)
        {
            disk[A] = [.. whole[..length], .. new byte[4096]];
            await using var journal = FileJournal.Open(disk, Data);

            Assert.Equal(2, await journal.Version("session/a"));
            Assert.Equal(whole[..lengths[1]], disk[A]);
        }
    }

    [Fact]
    public async Task Every_flipped_bit_is_found_and_named()
    {
        var (disk, whole, _) = await Written();

        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var flipped = whole.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            disk[A] = flipped;
            await using var journal = FileJournal.Open(disk, Data);

            var error = await Assert.ThrowsAsync<JournalDamagedException>(() => journal.Version("session/a"));

            Assert.Equal(A, error.File);
            Assert.Equal(whole.AsSpan(0, bit / 8).Count((byte)'\n') + 1, error.Line);
            Assert.StartsWith($"{A}:{error.Line}: ", error.Message, StringComparison.Ordinal);
            Assert.Equal(flipped, disk[A]);
        }
    }

    [Fact]
    public async Task A_damaged_stream_is_refused_in_every_way_but_can_be_deleted()
    {
        var (disk, whole, _) = await Written();
        whole[^100] ^= 1;
        disk[A] = whole;
        await using var journal = FileJournal.Open(disk, Data);

        await Assert.ThrowsAsync<JournalDamagedException>(() => journal.Add("session/a", Entry(6, "x")));
        await Assert.ThrowsAsync<JournalDamagedException>(() => journal.All("session/a"));
        Assert.Equal(whole, disk[A]);
        Assert.Equal(new AppendResult.Appended(1), await journal.Add("session/b", Entry(1, "x")));
        await journal.Delete("session/a");
        Assert.Equal(["session/b"], await journal.Names(""));
    }

    [Fact]
    public async Task A_change_under_a_running_journal_is_found_at_reading()
    {
        var (disk, whole, _) = await Written();
        await using var journal = FileJournal.Open(disk, Data);
        await journal.Version("session/a");
        whole[^100] ^= 1;
        disk[A] = whole;

        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => journal.All("session/a"));

        Assert.Equal(5, error.Line);
        whole[^100] ^= 1;
        for (var bit = 0; bit < 8; bit++)
        {
            disk[A] = [.. whole[..^1], (byte)(whole[^1] ^ (1 << bit))];
            error = await Assert.ThrowsAsync<JournalDamagedException>(() => journal.All("session/a"));
            Assert.Equal(5, error.Line);
        }

        disk[A] = whole;
        Assert.Equal(5, (await journal.All("session/a"))[^1].Last);
    }

    // The second attempt finds the same: what is known of the stream is not forgotten for it.
    [Fact]
    public async Task A_file_gone_under_a_running_journal_is_found_at_reading()
    {
        var (disk, _, _) = await Written();
        await using var journal = FileJournal.Open(disk, Data);
        await journal.Version("session/a");
        disk.Delete(A);

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var error = await Assert.ThrowsAsync<JournalDamagedException>(() => journal.All("session/a"));
            Assert.Equal(A, error.File);
        }
    }

    [Fact]
    public async Task A_stream_deleted_while_it_is_read_is_read_to_its_end()
    {
        var (disk, _, _) = await Written();
        await using var journal = FileJournal.Open(disk, Data);
        await journal.Version("session/a");
        await using var reading = journal.Read("session/a").GetAsyncEnumerator();
        Assert.True(await reading.MoveNextAsync());

        await journal.Delete("session/a");

        for (var entries = 1; entries < 4; entries++)
        {
            Assert.True(await reading.MoveNextAsync());
        }

        Assert.False(await reading.MoveNextAsync());
        Assert.Empty(await journal.All("session/a"));
    }

    [Fact]
    public async Task Lines_removed_exchanged_or_repeated_are_found()
    {
        var (disk, whole, _) = await Written();
        var lines = Encoding.UTF8.GetString(whole).Split('\n')[..^1];

        await Refused([.. lines[..1], .. lines[2..]], 2);
        await Refused([.. lines[1..]], 1);
        await Refused([lines[0], lines[2], lines[1], .. lines[3..]], 2);
        await Refused([.. lines, lines[^1]], 6);
        await Refused([lines[0], "", .. lines[1..]], 2);
        await Refused([.. lines, "{}"], 6);
        await Refused(lines[..1], 1);
        await Refused([], 0);

        async Task Refused(string[] changed, long line)
        {
            disk[A] = Encoding.UTF8.GetBytes(string.Concat(changed.Select(text => text + "\n")));
            await using var journal = FileJournal.Open(disk, Data);
            var error = await Assert.ThrowsAsync<JournalDamagedException>(() => journal.Version("session/a"));
            Assert.Equal(line, error.Line);
        }
    }

    [Fact]
    public async Task A_file_under_another_name_is_refused()
    {
        var (disk, _, _) = await Written();
        disk.Move(A, "/data/journal/session/b.ndjson");
        await using var journal = FileJournal.Open(disk, Data);

        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => journal.Version("session/b"));

        Assert.Equal(1, error.Line);
        Assert.Contains("session/a", error.Reason, StringComparison.Ordinal);
    }

    // Five lines: the header, two appends of one entry, one append of two.
    private static async Task<(MemoryDisk Disk, byte[] Whole, int[] Lengths)> Written()
    {
        var disk = new MemoryDisk();
        await using var journal = FileJournal.Open(disk, Data);
        List<int> lengths = [];
        JournalEntry[][] appends = [[Entry(1, "a")], [Entry(2, "b")], [Entry(3, "c", 2), Entry(5, "d")]];
        foreach (var entries in appends)
        {
            await journal.Add("session/a", entries);
            lengths.Add(disk[A].Length);
        }

        return (disk, disk[A], [.. lengths]);
    }
}
