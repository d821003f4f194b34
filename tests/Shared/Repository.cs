namespace Simulation.Testing;

/// <summary>The checkout that the tests were built in.</summary>
internal static class Repository
{
    private static readonly string Folder = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder of the delivered scenarios.</summary>
    public static string Scenarios => Path.Combine(Root, "scenarios");

    /// <summary>A program of the repository, built in the same configuration as this one.</summary>
    public static string Built(string project) =>
        Path.GetFullPath($"../../{project}/{Path.GetFileName(Folder)}/{project}.dll", Folder);

    private static string Find()
    {
        var folder = new DirectoryInfo(Folder);
        while (!File.Exists(Path.Combine(folder.FullName, "Simulation.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Simulation.sln above the tests.");
        }

        return folder.FullName;
    }
}
