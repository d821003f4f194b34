using System.CommandLine;
using Simulation.Protocol.Reference;
using Simulation.Protocol.TypeScript;

namespace Simulation.Cli;

/// <summary><c>whitecell protocol</c>: rewrites what is made from the records of the wire.</summary>
internal static class ProtocolCommand
{
    public static Command Create()
    {
        var command = new Command(
            "protocol",
            $"Rewrite {TypeScriptProtocol.FilePath} and {FieldReference.FilePath} from the records of the wire."
        );
        command.SetAction(_ =>
            GeneratedFile.Write(TypeScriptProtocol.FilePath, TypeScriptProtocol.Write())
            + GeneratedFile.Write(FieldReference.FilePath, FieldReference.Write())
        );
        return command;
    }
}
