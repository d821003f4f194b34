namespace Simulation.Journal;

/// <summary>How much of the machine a <see cref="FileJournal"/> takes.</summary>
public sealed record FileJournalOptions
{
    /// <summary>How many files stay open between appends.</summary>
    public int OpenFiles { get; init; } = 256;

    /// <summary>
    /// How many streams need not be read again before the next append: versions, hashes, command ids.
    /// </summary>
    public int RememberedStreams { get; init; } = 4096;

    /// <summary>How many streams are written at the same time; each waits for the disk.</summary>
    public int WriterThreads { get; init; } = 16;
}
