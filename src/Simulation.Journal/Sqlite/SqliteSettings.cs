namespace Simulation.Journal.Sqlite;

/// <summary>How a SQLite journal is opened.</summary>
internal sealed record SqliteSettings
{
    /// <summary>Takes no lock and changes nothing.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Called on the writer's thread when a sync failed.</summary>
    public Action<string> OnSyncFailed { get; init; } = Exit;

    /// <summary>How long a deletion waits for readers of other programs before it is refused.</summary>
    public TimeSpan EraseTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many streams are known in memory, at most twice as many.</summary>
    public int CachedStreams { get; init; } = 4096;

    /// <summary>
    /// How many commands of these streams are known in memory, at some 20 bytes each; at most twice as many.
    /// </summary>
    public int CachedCommands { get; init; } = 250_000;

    /// <summary>By how many the blank records may outnumber the others before their room is freed.</summary>
    public int BlankRecords { get; init; } = 8192;

    /// <summary>The list of mounted file systems, as Linux writes it.</summary>
    public string Mounts { get; init; } = "/proc/mounts";

    /// <summary>Called before each commit; a test makes it fail.</summary>
    public Action BeforeCommit { get; init; } = () => { };

    public static void Exit(string words)
    {
        Console.Error.WriteLine(words);
        Environment.Exit(70);
    }
}
