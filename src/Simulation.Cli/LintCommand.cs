using System.CommandLine;
using Simulation.Scenarios;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Cli;

/// <summary><c>whitecell lint</c>: checks scenario packs and says what is wrong, with file, line and column.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder")
        {
            Description = "Folder with one scenario pack in each of its folders.",
            DefaultValueFactory = _ => new DirectoryInfo("scenarios"),
        };
        var command = new Command("lint", "Check scenario packs.") { folder };
        command.SetAction(parsed => Lint(parsed.GetValue(folder)!));
        return command;
    }

    private static int Lint(DirectoryInfo folder)
    {
        if (!folder.Exists)
        {
            Console.Error.WriteLine($"There is no folder {folder}.");
            return 1;
        }

        var shelf = ScenarioLibrary.Read(folder.FullName).Shelf;
        foreach (var diagnostic in shelf.SelectMany(entry => entry.Diagnostics)) Console.WriteLine($"{folder}/{diagnostic}");
        var errors = shelf.SelectMany(entry => entry.Diagnostics).Count(d => d.Severity == Severity.Error);
        Console.WriteLine($"{shelf.Length} scenarios, {errors} errors.");
        return errors == 0 ? 0 : 1;
    }
}
