using System.CommandLine;
using Simulation.Scenarios;

namespace Simulation.Bench.Costs;

/// <summary>
/// <c>rules</c>: what deciding a command and showing it to everybody costs, without server, journal and network.
/// </summary>
internal static class RulesCommand
{
    private static readonly Option<string> _scenarios = new("--scenarios")
    {
        Description = "Folder of the scenarios.",
        DefaultValueFactory = _ => "scenarios",
    };
    private static readonly Option<string> _scenario = new("--scenario")
    {
        Description = "Scenario to play.",
        DefaultValueFactory = _ => "first-call",
    };
    private static readonly Option<double> _seconds = new("--seconds")
    {
        Description = "How long headless games are played.",
        DefaultValueFactory = _ => 10,
    };

    public static Command Create()
    {
        var command = new Command(
            "rules",
            "Measure decide, evolve, redact, project, compare and tell, and headless games."
        )
        {
            _scenarios,
            _scenario,
            _seconds,
        };
        command.SetAction(parsed =>
        {
            var id = parsed.GetValue(_scenario)!;
            if (ScenarioLibrary.Read(parsed.GetValue(_scenarios)!).Find(id)?.Scenario is not { } scenario)
            {
                Console.Error.WriteLine(
                    $"There is no playable scenario '{id}' in {Path.GetFullPath(parsed.GetValue(_scenarios)!)}."
                );
                return 1;
            }

            RulesCosts.MeasureCommands(scenario);
            RulesCosts.PlayGames(scenario, TimeSpan.FromSeconds(parsed.GetValue(_seconds)));
            return 0;
        });
        return command;
    }
}
