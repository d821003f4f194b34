using System.CommandLine;

namespace Simulation.Bench.Costs;

/// <summary>
/// <c>rules</c>: what deciding a command and showing it to everybody costs, without server, journal and network.
/// </summary>
internal static class RulesCommand
{
    private static readonly ScenarioOptions _scenario = new("first-call");
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
        );
        _scenario.AddTo(command);
        command.Add(_seconds);
        command.SetAction(parsed =>
        {
            if (_scenario.Find(parsed)?.Scenario is not { } scenario)
                return 1;
            RulesCosts.MeasureCommands(scenario);
            RulesCosts.PlayGames(scenario, TimeSpan.FromSeconds(parsed.GetValue(_seconds)));
            return 0;
        });
        return command;
    }
}
