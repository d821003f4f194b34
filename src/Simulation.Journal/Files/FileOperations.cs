namespace Simulation.Journal.Files;

/// <summary>The durable state of the stream, with what is needed to read it when that is wanted.</summary>
/// <param name="readAfter">The version after which entries are wanted; null when none are.</param>
internal sealed class LookOperation(long? readAfter) : Operation<Look>
{
    public long? ReadAfter => readAfter;
}

/// <param name="Entries">What was wanted, when the file had to be read just now; else it is still to be read.</param>
/// <param name="File">By which it is read, to be disposed by who asked; null when there is nothing to read, or no file any more.</param>
internal readonly record struct Look(long Version, long Length, List<JournalEntry>? Entries = null, IFile? File = null);

internal sealed class DeleteOperation : Operation<bool>;
