using System.Runtime.CompilerServices;

namespace Browser.Tests;

/// <summary>The checkout that these tests lie in.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    private static string Here([CallerFilePath] string path = "") => path;
}
