namespace Simulation.Journal;

/// <summary>
/// Append-only streams of accepted commands. A stream is named <c>kind/id</c> (<see cref="StreamName"/>).
/// Every method throws <see cref="JournalUnavailableException"/> when the storage does not work,
/// <see cref="JournalDamagedException"/> when what is stored was changed, and <see cref="ArgumentException"/> for a
/// name or an entry that no journal may hold.
/// </summary>
public interface IJournal : IAsyncDisposable
{
    /// <summary>
    /// Appends the entries, all or none, when the stream is at the expected version; they are durable when the task
    /// completes. Appends to one stream take effect in the order of the calls, so a writer may append at the version
    /// that an append still under way will reach.
    /// </summary>
    /// <param name="expectedVersion">0: the stream must not exist yet.</param>
    /// <param name="entries">
    /// At least one; the first begins at <paramref name="expectedVersion"/> + 1, each other after the one before it.
    /// </param>
    /// <param name="cancellationToken">Heeded until the append is queued; after that it is carried out.</param>
    /// <exception cref="JournalUnavailableException">
    /// Nothing was acknowledged. Whether the entries are stored is not known: the same append, sent again, says so.
    /// </exception>
    Task<AppendResult> Append(
        string stream,
        long expectedVersion,
        IReadOnlyList<JournalEntry> entries,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// The durable entries that reach beyond <paramref name="afterVersion"/> (0: all), in order, as they are at the
    /// time of the call; the hash chain is verified on the way. Nothing when the stream does not exist.
    /// A stream that is deleted meanwhile ends with <see cref="JournalUnavailableException"/>.
    /// </summary>
    IAsyncEnumerable<JournalEntry> Read(
        string stream,
        long afterVersion = 0,
        CancellationToken cancellationToken = default
    );

    /// <summary>The version of the last durable event; 0 when the stream does not exist.</summary>
    Task<long> Version(string stream, CancellationToken cancellationToken = default);

    /// <summary>The names of all streams that begin with <paramref name="prefix"/>, in ordinal order.</summary>
    IAsyncEnumerable<string> List(string prefix, CancellationToken cancellationToken = default);

    /// <summary>Removes the stream and leaves nothing of it behind; no error when it does not exist.</summary>
    Task Delete(string stream, CancellationToken cancellationToken = default);
}
