namespace Simulation.Journal;

/// <summary>What became of an append. Broken infrastructure is an exception instead.</summary>
public abstract record AppendResult
{
    private AppendResult() { }

    /// <summary>Everything is on disk; the stream is at <paramref name="Version"/> after it.</summary>
    public sealed record Appended(long Version) : AppendResult;

    /// <summary>
    /// Nothing was appended: the stream is not at the expected version but at <paramref name="Actual"/>.
    /// </summary>
    public sealed record Conflict(long Actual) : AppendResult;

    /// <summary>
    /// Nothing was appended: the stream holds <paramref name="CommandId"/> already, as the versions
    /// <paramref name="First"/> to <paramref name="Last"/>. Found before a conflict is, so that a client may
    /// repeat itself.
    /// </summary>
    public sealed record Duplicate(string CommandId, long First, long Last) : AppendResult;
}
