using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Simulation.Lab.Studies;
using Simulation.Rules.Language;

namespace Simulation.Cli;

/// <summary>
/// <c>whitecell study</c>: plays many games of a scenario with autopilots in every seat, in several arms, and reports
/// whether the scenario is a believable model.
/// </summary>
internal static class StudyCommand
{
    private static readonly string _known = string.Join(", ", StudyMeasure.All.Select(measure => measure.Id));

    private static readonly JsonSerializerOptions _json = new(Json.Options) { WriteIndented = true };

    public static Command Create()
    {
        var scenario = new ScenarioOptions();
        var run = new ManyGamesOptions(seed: "study");
        var measures = new Option<string?>("--measures")
        {
            Description = $"Only these, with commas between them: {_known}.",
        };
        var report = new Option<FileInfo?>("--report")
        {
            Description = "Where to write the report; to the terminal when left out.",
        };
        var json = new Option<FileInfo?>("--json") { Description = "Where to write the figures as JSON." };
        var strict = new Option<bool>("--strict") { Description = "Fail when a threshold is missed." };
        measures.Validators.Add(given =>
        {
            foreach (var name in Names(given.GetValueOrDefault<string?>()))
            {
                if (StudyMeasure.All.All(measure => measure.Id != name))
                {
                    given.AddError($"There is no measure '{name}'; there are {_known}.");
                }
            }
        });
        var command = new Command("study", "Play many games in several arms and report on the scenario as a model.");
        run.AddTo(command);
        command.Add(measures);
        command.Add(report);
        command.Add(json);
        command.Add(strict);
        scenario.AddTo(command);
        command.SetAction(parsed =>
        {
            if (scenario.Find(parsed, out var pack) is not { } found)
                return 1;
            var chosen = Names(parsed.GetValue(measures)).ToHashSet(StringComparer.Ordinal);
            return run.Run(
                parsed,
                (progress, stop) =>
                {
                    var study = Study.Run(
                        found,
                        run.Seed(parsed),
                        run.Games(parsed),
                        run.Workers(parsed),
                        [.. StudyMeasure.All.Where(measure => chosen.Count == 0 || chosen.Contains(measure.Id))],
                        run.Folder(parsed, pack!.Hash),
                        progress,
                        stop
                    );
                    Write(study, parsed.GetValue(report), parsed.GetValue(json));
                    return study.IsMet || !parsed.GetValue(strict) ? 0 : 1;
                }
            );
        });
        return command;
    }

    private static void Write(Study study, FileInfo? report, FileInfo? json)
    {
        if (json is not null)
            File.WriteAllText(json.FullName, JsonSerializer.Serialize(study, _json) + "\n");
        if (report is not null)
            File.WriteAllText(report.FullName, StudyReport.Write(study));
        else
            Console.Write(StudyReport.Write(study));
    }

    private static ImmutableArray<string> Names(string? list) =>
        list is null
            ? []
            : [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
