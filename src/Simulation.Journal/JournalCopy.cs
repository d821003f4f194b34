using Simulation.Journal.Sqlite;

namespace Simulation.Journal;

/// <summary>
/// Reads journals as a whole: to verify them, to back them up, to bring them back or from one storage to the other.
/// </summary>
public static class JournalCopy
{
    /// <summary>Reads a stream to its end.</summary>
    /// <returns>How many entries it has.</returns>
    /// <exception cref="JournalDamagedException">It is not as it was written.</exception>
    public static async Task<int> Verify(IJournal journal, string stream, CancellationToken cancellationToken = default)
    {
        var entries = 0;
        await foreach (var _ in journal.Read(stream, 0, cancellationToken))
        {
            entries++;
        }

        return entries;
    }

    /// <summary>
    /// Copies a stream line by line, so that the copy has the same bytes and hashes. A target that has the beginning of
    /// the stream, and nothing else, gets the rest: that is what a copy leaves that was killed.
    /// </summary>
    /// <exception cref="JournalDamagedException">
    /// It is not as it was written; what was copied of a new stream is removed again, unless somebody else writes to
    /// it.
    /// </exception>
    /// <exception cref="JournalUnavailableException">The storage does not work; likewise.</exception>
    public static async Task<CopyResult> Copy(
        IJournal from,
        IJournal to,
        string stream,
        CancellationToken cancellationToken = default
    )
    {
        return await Copy(from.Read(stream, 0, cancellationToken), to, stream, cancellationToken);
    }

    /// <summary>Copies a session's NDJSON likewise; its hashes are those of the target afterwards.</summary>
    /// <exception cref="JournalDamagedException">It is not as it was written; likewise.</exception>
    /// <exception cref="JournalUnavailableException">The storage does not work; likewise.</exception>
    /// <exception cref="IOException">It is a copy from which something is left out.</exception>
    public static async Task<CopyResult> Copy(
        NdjsonFileReader from,
        SqlJournal to,
        CancellationToken cancellationToken = default
    )
    {
        if (from.Form is not null)
        {
            throw new IOException(
                $"{from.Path} is a download from which something is left out, and cannot be played on."
                    + " 'whitecell export --journal' writes a session as a whole."
            );
        }

        var result = await Copy(from.Read(cancellationToken), to, from.Stream, cancellationToken);
        if (
            result != CopyResult.Left
            && await to.LastHash(from.Stream, cancellationToken) is var hash
            && hash != from.LastHash
        )
        {
            await to.Delete(from.Stream, cancellationToken);
            throw new JournalDamagedException(
                from.Path,
                0,
                "its lines were not written by this program; the copy would have other hashes"
            );
        }

        return result;
    }

    /// <summary>
    /// Gives a data folder that nobody uses another name beside its own, which is durable when this returns.
    /// </summary>
    /// <exception cref="IOException">That cannot be done.</exception>
    public static void Rename(string dataFolder, string name)
    {
        Directory.Move(dataFolder, name);
        DataFolder.Sync(Path.GetDirectoryName(name)!);
    }

    private static async Task<CopyResult> Copy(
        IAsyncEnumerable<JournalEntry> from,
        IJournal to,
        string stream,
        CancellationToken cancellationToken
    )
    {
        var isNew = await to.Version(stream, cancellationToken) == 0;
        await using var entries = from.GetAsyncEnumerator(cancellationToken);
        if (!isNew && !await SkipCopied(entries, to, stream, cancellationToken))
        {
            return CopyResult.Left;
        }

        var copied = await CopyRest(entries, to, stream, isNew, cancellationToken);
        return isNew ? CopyResult.Copied
            : copied ? CopyResult.Finished
            : CopyResult.Left;
    }

    // True when the target has these entries so far and no others.
    private static async Task<bool> SkipCopied(
        IAsyncEnumerator<JournalEntry> entries,
        IJournal to,
        string stream,
        CancellationToken cancellationToken
    )
    {
        await foreach (var found in to.Read(stream, 0, cancellationToken))
        {
            if (!await entries.MoveNextAsync() || !IsSame(found, entries.Current))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<bool> CopyRest(
        IAsyncEnumerator<JournalEntry> entries,
        IJournal to,
        string stream,
        bool isNew,
        CancellationToken cancellationToken
    )
    {
        long copied = 0;
        List<JournalEntry> together = [];
        try
        {
            while (await entries.MoveNextAsync())
            {
                together.Add(entries.Current);
                if (entries.Current.More > 0)
                {
                    continue;
                }

                if (
                    await to.Append(stream, together[0].First - 1, together, cancellationToken)
                    is not AppendResult.Appended appended
                )
                {
                    throw new JournalUnavailableException($"Somebody else writes to {stream} while it is copied.");
                }

                copied = appended.Version;
                together.Clear();
            }
        }
        catch when (isNew)
        {
            await RemoveBegun(to, stream, copied);
            throw;
        }

        return copied > 0;
    }

    // What somebody else has appended meanwhile was acknowledged and stays, with what it builds upon. Where the
    // removal does not work either, the next copy finishes what is left.
    private static async Task RemoveBegun(IJournal to, string stream, long copied)
    {
        try
        {
            if (await to.Version(stream, CancellationToken.None) == copied)
            {
                await to.Delete(stream, CancellationToken.None);
            }
        }
        catch (Exception error) when (error is JournalUnavailableException or JournalDamagedException) { }
    }

    private static bool IsSame(JournalEntry one, JournalEntry other) =>
        (one.First, one.At, one.CommandId, one.By, one.More)
            == (other.First, other.At, other.CommandId, other.By, other.More)
        && one.Command?.Name == other.Command?.Name
        && (one.Command?.Json ?? default).Span.SequenceEqual((other.Command?.Json ?? default).Span)
        && one.Events.Length == other.Events.Length
        && one.Events.Zip(other.Events)
            .All(both =>
                both.First.Name == both.Second.Name && both.First.Json.Span.SequenceEqual(both.Second.Json.Span)
            );
}
