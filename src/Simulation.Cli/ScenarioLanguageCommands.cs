using System.CommandLine;
using Simulation.Scenarios.Reference;

namespace Simulation.Cli;

/// <summary>
/// <c>whitecell schema</c> and <c>whitecell reference</c>: rewrite what is made from the scenario language's records.
/// </summary>
internal static class ScenarioLanguageCommands
{
    public static Command CreateSchema()
    {
        var command = new Command(
            "schema",
            $"Rewrite {JsonSchema.FilePath} and {JsonSchema.PartFilePath} from the records of the scenario language."
        );
        command.SetAction(_ =>
            GeneratedFile.Write(JsonSchema.FilePath, JsonSchema.Write())
            + GeneratedFile.Write(JsonSchema.PartFilePath, JsonSchema.WritePart())
        );
        return command;
    }

    public static Command CreateReference()
    {
        var command = new Command(
            "reference",
            $"Rewrite {ReferencePage.FilePath} and {DiagnosticsPage.FilePath} from the code."
        );
        command.SetAction(_ =>
            GeneratedFile.Write(ReferencePage.FilePath, ReferencePage.Write())
            + GeneratedFile.Write(DiagnosticsPage.FilePath, DiagnosticsPage.Write())
        );
        return command;
    }
}
