using System.CommandLine;

namespace Simulation.Bench.Costs;

/// <summary>
/// <c>rules</c>: what deciding a command and showing it to everybody costs, without server, journal and network.
/// </summary>
internal static class RulesCommand
{
    private static readonly ScenarioOptions _scenario = new("first-call");

    public static Command Create()
    {
        var command = new Command("rules", "Measure decide, evolve, redact, project, compare and tell.");
        _scenario.AddTo(command);
        command.SetAction(parsed =>
        {
            if (_scenario.Find(parsed)?.Scenario is not { } scenario)
                return 1;
            RulesCosts.MeasureCommands(scenario);
            return 0;
        });
        return command;
    }
}
