namespace Simulation.Scenarios.Packs;

/// <summary>
/// How much a pack may hold. Packs are uploaded by strangers and embedded in every session's journal.
/// </summary>
public static class PackLimits
{
    /// <summary>Bytes of UTF-8 in all files together.</summary>
    public const int Bytes = 2 << 20;

    public const int Files = 200;

    /// <summary>Characters of a file's path inside the pack.</summary>
    public const int PathLength = 120;

    /// <summary>Folders inside each other.</summary>
    public const int Depth = 4;
}
