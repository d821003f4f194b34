namespace Simulation.Journal;

/// <summary>What became of one stream that was to be copied.</summary>
public enum CopyResult
{
    /// <summary>The target did not have it.</summary>
    Copied,

    /// <summary>The target had its beginning, as a copy leaves that was broken off, and has all of it now.</summary>
    Finished,

    /// <summary>The target had all of it, or another one of that name, and still has that.</summary>
    Left,
}
