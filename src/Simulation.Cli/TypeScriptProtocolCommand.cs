using System.CommandLine;
using Simulation.Protocol.TypeScript;

namespace Simulation.Cli;

/// <summary><c>whitecell protocol</c>: rewrites the browser's copy of the wire.</summary>
internal static class TypeScriptProtocolCommand
{
    public static Command Create()
    {
        var command = new Command("protocol", $"Rewrite {TypeScriptProtocol.FilePath} from the records of the wire.");
        command.SetAction(_ => GeneratedFile.Write(TypeScriptProtocol.FilePath, TypeScriptProtocol.Write()));
        return command;
    }
}
