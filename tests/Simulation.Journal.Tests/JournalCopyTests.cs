using System.Text;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests;

/// <summary>Copies of streams that are broken off, and what the next copy makes of what they left.</summary>
public sealed class JournalCopyTests : IAsyncLifetime
{
    private const string Stream = "session/a";

    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;
    private SqlJournal _from = null!;
    private SqlJournal _to = null!;

    public async Task InitializeAsync()
    {
        _from = SqlJournal.OpenSqlite(Path.Combine(_folder, "from"));
        _to = SqlJournal.OpenSqlite(Path.Combine(_folder, "to"));
        for (var version = 1; version <= 20; version += 2)
        {
            await _from.Add(Stream, Entry(version, $"c{version}"), Entry(version + 1, $"c{version + 1}"));
        }
    }

    public async Task DisposeAsync()
    {
        await _from.DisposeAsync();
        await _to.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_copy_that_is_refused_leaves_nothing_and_goes_well_when_it_is_taken()
    {
        var shared = new SharedJournal(_to)
        {
            BeforeSecondAppend = () => throw new JournalUnavailableException("full"),
        };
        await Assert.ThrowsAsync<JournalUnavailableException>(() => JournalCopy.Copy(_from, shared, Stream));
        Assert.Equal(0, await _to.Version(Stream));

        Assert.Equal(CopyResult.Copied, await JournalCopy.Copy(_from, _to, Stream));

        Assert.Equal(await Lines(_from), await Lines(_to));
    }

    [Fact]
    public async Task A_download_is_verified_like_a_journal_and_cannot_be_played_on()
    {
        var path = Path.Combine(_folder, "download.ndjson");
        await using (var file = File.Create(path))
        {
            using var copy = new NdjsonCopyWriter(file, Stream, "told");
            await foreach (var entry in _from.Read(Stream))
                await copy.Write(entry.At, entry.By, entry.First % 4 == 1 ? entry.Events : [], default);
        }

        var download = NdjsonFileReader.Open(path);
        Assert.Equal((Stream, "told"), (download.Stream, download.Form));
        var versions = new List<long>();
        await foreach (var entry in download.Read())
            versions.Add(entry.First);
        Assert.Equal([1, 2, 3, 4, 5], versions);

        await Assert.ThrowsAsync<IOException>(() => JournalCopy.Copy(download, _to));
        Assert.Equal(0, await _to.Version(Stream));
    }

    [Fact]
    public async Task A_copy_that_is_called_off_leaves_nothing()
    {
        using var off = new CancellationTokenSource();
        var shared = new SharedJournal(_to) { BeforeSecondAppend = off.CancelAsync };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            JournalCopy.Copy(_from, shared, Stream, off.Token)
        );

        Assert.Equal(0, await _to.Version(Stream));
    }

    [Fact]
    public async Task What_a_killed_copy_has_left_is_finished()
    {
        await _to.Add(Stream, Entry(1, "c1"), Entry(2, "c2"));
        await _to.Add(Stream, Entry(3, "c3"), Entry(4, "c4"));

        Assert.Equal(CopyResult.Finished, await JournalCopy.Copy(_from, _to, Stream));

        Assert.Equal(await Lines(_from), await Lines(_to));
        Assert.Equal(CopyResult.Left, await JournalCopy.Copy(_from, _to, Stream));
    }

    [Fact]
    public async Task What_could_not_be_finished_stays_and_is_finished_later()
    {
        await _to.Add(Stream, Entry(1, "c1"), Entry(2, "c2"));
        var shared = new SharedJournal(_to)
        {
            BeforeSecondAppend = () => throw new JournalUnavailableException("full"),
        };
        await Assert.ThrowsAsync<JournalUnavailableException>(() => JournalCopy.Copy(_from, shared, Stream));
        Assert.Equal(4, await _to.Version(Stream));

        Assert.Equal(CopyResult.Finished, await JournalCopy.Copy(_from, _to, Stream));

        Assert.Equal(await Lines(_from), await Lines(_to));
    }

    [Fact]
    public async Task A_stream_that_went_another_way_or_further_stays_as_it_is()
    {
        await _to.Add(Stream, Entry(1, "c1"), Entry(2, "other"));
        Assert.Equal(CopyResult.Left, await JournalCopy.Copy(_from, _to, Stream));
        Assert.Equal(2, await _to.Version(Stream));

        await _to.Delete(Stream);
        await JournalCopy.Copy(_from, _to, Stream);
        await _to.Add(Stream, Entry(21, "later"));
        Assert.Equal(CopyResult.Left, await JournalCopy.Copy(_from, _to, Stream));
        Assert.Equal(21, await _to.Version(Stream));
    }

    // The same commands and bytes of events, appended otherwise: the copy would not have the hashes of its source.
    [Fact]
    public async Task A_stream_that_was_appended_otherwise_stays_as_it_is()
    {
        await _to.Add(Stream, Entry(1, "c1"));

        Assert.Equal(CopyResult.Left, await JournalCopy.Copy(_from, _to, Stream));

        Assert.Equal(1, await _to.Version(Stream));
    }

    [Fact]
    public async Task What_somebody_else_has_appended_meanwhile_stays()
    {
        var shared = new SharedJournal(_to) { BeforeSecondAppend = () => _to.Add(Stream, Entry(3, "other")) };

        await Assert.ThrowsAsync<JournalUnavailableException>(() => JournalCopy.Copy(_from, shared, Stream));

        Assert.Equal(["c1", "c2", "other"], (await _to.All(Stream)).Select(entry => entry.CommandId));
    }

    [Fact]
    public async Task What_somebody_else_has_begun_meanwhile_stays_when_the_copy_is_called_off()
    {
        using var off = new CancellationTokenSource();
        var shared = new SharedJournal(_to)
        {
            BeforeSecondAppend = async () =>
            {
                await _to.Add(Stream, Entry(3, "other"));
                await off.CancelAsync();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            JournalCopy.Copy(_from, shared, Stream, off.Token)
        );

        Assert.Equal(["c1", "c2", "other"], (await _to.All(Stream)).Select(entry => entry.CommandId));
    }

    private static async Task<string> Lines(SqlJournal journal)
    {
        using var exported = new MemoryStream();
        await journal.Export(Stream, exported);
        return Encoding.UTF8.GetString(exported.ToArray());
    }

    /// <summary>A journal that somebody else writes to as well.</summary>
    private sealed class SharedJournal(IJournal journal) : IJournal
    {
        private int _appends;

        public required Func<Task> BeforeSecondAppend { get; init; }

        public async Task<AppendResult> Append(
            string stream,
            long expectedVersion,
            IReadOnlyList<JournalEntry> entries,
            CancellationToken cancellationToken = default
        )
        {
            if (++_appends == 2)
            {
                await BeforeSecondAppend();
            }

            return await journal.Append(stream, expectedVersion, entries, cancellationToken);
        }

        public IAsyncEnumerable<JournalEntry> Read(
            string stream,
            long afterVersion = 0,
            CancellationToken cancellationToken = default
        ) => journal.Read(stream, afterVersion, cancellationToken);

        public Task<long> Version(string stream, CancellationToken cancellationToken = default) =>
            journal.Version(stream, cancellationToken);

        public IAsyncEnumerable<string> List(string prefix, CancellationToken cancellationToken = default) =>
            journal.List(prefix, cancellationToken);

        public Task Delete(string stream, CancellationToken cancellationToken = default) =>
            journal.Delete(stream, cancellationToken);

        public ValueTask DisposeAsync() => journal.DisposeAsync();
    }
}
