namespace Simulation.Journal;

/// <summary>
/// The storage does not work at the moment (full, not writable, not reachable, in use by another process). Nothing was
/// acknowledged. The journal reads its state again before the next append and works again when the storage does.
/// </summary>
public sealed class JournalUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);

/// <summary>What is stored is not what was written. The journal refuses to guess: the stream cannot be used.</summary>
/// <param name="file">The damaged file, or the stream in the database.</param>
/// <param name="line">
/// Counted from 1, which is the header; 0 when it is the database that is damaged, not a stream of it.
/// </param>
/// <param name="reason">What is wrong with that line.</param>
public sealed class JournalDamagedException(string file, long line, string reason, Exception? innerException = null)
    : Exception(line == 0 ? $"{file}: {reason}" : $"{file}:{line}: {reason}", innerException)
{
    public string File { get; } = file;

    public long Line { get; } = line;

    public string Reason { get; } = reason;
}
