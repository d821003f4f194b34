using System.CommandLine;
using Simulation.Rules;
using Simulation.Scenarios.Influences;

namespace Simulation.Cli;

/// <summary><c>whitecell model</c>: draws what influences what in a scenario, and prints it as tables.</summary>
internal static class ModelCommand
{
    public static Command Create()
    {
        var scenario = new ScenarioOptions();
        var picture = new Option<FileInfo?>("--out") { Description = "Where to write the diagram, as SVG." };
        var table = new Option<bool>("--table") { Description = "Print the tables, as Markdown." };
        var page = new Option<FileInfo?>("--page")
        {
            Description =
                "A page of Markdown with markers for the scenario: "
                + "its tables are made anew, and the diagram beside it, "
                + $"as {InfluencePage.FilePath} has them.",
        };
        var command = new Command("model", "Draw what influences what in a scenario, from its records.")
        {
            picture,
            table,
            page,
        };
        scenario.AddTo(command);
        command.Validators.Add(given =>
        {
            if (given.GetValue(picture) is null && given.GetValue(page) is null && !given.GetValue(table))
                given.AddError("Say what to make: --out <file.svg>, --table or --page <file.md>.");
        });
        command.SetAction(parsed =>
            scenario.Find(parsed) is { } found
                ? Write(found, parsed.GetValue(picture), parsed.GetValue(table), parsed.GetValue(page))
                : 1
        );
        return command;
    }

    private static int Write(Scenario scenario, FileInfo? picture, bool isTable, FileInfo? page)
    {
        var graph = InfluenceGraph.Of(scenario);
        var tables = InfluenceTables.Write(graph);
        if (picture is not null)
            File.WriteAllText(picture.FullName, InfluenceDiagram.Draw(graph));
        if (isTable)
            Console.Write(tables);
        if (page is null)
            return 0;
        if (!page.Exists || InfluencePage.Fill(File.ReadAllText(page.FullName), scenario, tables) is not { } filled)
        {
            Console.Error.WriteLine($"{page} is not there, or has no markers for '{scenario.Id}'.");
            return 1;
        }

        File.WriteAllText(page.FullName, filled);
        File.WriteAllText(InfluencePage.DiagramPath(page.FullName, scenario), InfluenceDiagram.Draw(graph));
        Console.WriteLine($"Wrote {page} and {InfluencePage.DiagramPath(page.ToString(), scenario)}.");
        return 0;
    }
}
