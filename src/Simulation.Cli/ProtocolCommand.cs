using System.CommandLine;
using Simulation.Protocol.TypeScript;

namespace Simulation.Cli;

/// <summary><c>whitecell protocol</c>: rewrites the browser's copy of the wire.</summary>
internal static class ProtocolCommand
{
    public static Command Create()
    {
        var command = new Command("protocol", $"Rewrite {TypeScriptProtocol.FilePath} from the records of the wire.");
        command.SetAction(_ =>
        {
            if (RepositoryRoot() is not { } root)
            {
                Console.Error.WriteLine("Run this inside the repository: no Simulation.sln here or above.");
                return 1;
            }

            var path = Path.Combine(root, TypeScriptProtocol.FilePath);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, TypeScriptProtocol.Write());
            Console.WriteLine($"Wrote {TypeScriptProtocol.FilePath}.");
            return 0;
        });
        return command;
    }

    private static string? RepositoryRoot()
    {
        var folder = new DirectoryInfo(Environment.CurrentDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Simulation.sln"))) folder = folder.Parent;
        return folder?.FullName;
    }
}
