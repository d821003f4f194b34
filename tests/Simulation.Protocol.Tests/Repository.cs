namespace Simulation.Protocol.Tests;

internal static class Repository
{
    public static string Root { get; } = Find();

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
