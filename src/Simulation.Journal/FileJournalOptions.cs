namespace Simulation.Journal;

/// <summary>How much of the machine a <see cref="FileJournal"/> takes.</summary>
public sealed record FileJournalOptions
{
    /// <summary>How many files stay open between appends.</summary>
    public int OpenFiles { get; init; } = 1024;

    /// <summary>
    /// How many streams need not be read again before the next append: versions, hashes, command ids.
    /// </summary>
    public int RememberedStreams { get; init; } = 4096;

    /// <summary>How many streams are created, read from the disk or deleted at the same time.</summary>
    public int WriterThreads { get; init; } = 16;

    /// <summary>
    /// How long a segment of the shared log gets, in bytes. After a crash at most two are read; each time that one is full,
    /// the files written since are synced.
    /// </summary>
    public long LogLength { get; init; } = 16 * 1024 * 1024;
}
