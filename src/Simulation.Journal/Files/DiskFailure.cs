namespace Simulation.Journal.Files;

/// <summary>What is no fault of ours: a disk that is full or broken, a folder that is not to be had.</summary>
internal static class DiskFailure
{
    public static bool Is(Exception error) => error is IOException or UnauthorizedAccessException;
}
