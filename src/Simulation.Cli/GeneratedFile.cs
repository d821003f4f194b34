namespace Simulation.Cli;

/// <summary>The repository in which a command was called that writes generated files.</summary>
internal static class GeneratedFile
{
    /// <summary>Writes a file of the repository; the exit code says whether there is one.</summary>
    public static int Write(string file, string text)
    {
        var folder = new DirectoryInfo(Environment.CurrentDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Simulation.sln")))
            folder = folder.Parent;
        if (folder is null)
        {
            Console.Error.WriteLine("Run this inside the repository: no Simulation.sln here or above.");
            return 1;
        }

        var path = Path.Combine(folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        Console.WriteLine($"Wrote {file}.");
        return 0;
    }
}
