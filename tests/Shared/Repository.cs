namespace Simulation.Testing;

/// <summary>The checkout that the tests were built in.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder of the delivered scenarios.</summary>
    public static string Scenarios => Path.Combine(Root, "scenarios");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Simulation.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Simulation.sln above the tests.");
        }

        return folder.FullName;
    }
}
