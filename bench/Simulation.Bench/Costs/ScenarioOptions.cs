using System.CommandLine;
using Simulation.Scenarios;

namespace Simulation.Bench.Costs;

/// <summary>Which scenario a measurement plays.</summary>
/// <param name="usual">Its id when none is named.</param>
internal sealed class ScenarioOptions(string usual)
{
    private readonly Option<string> _folder = new("--scenarios")
    {
        Description = "Folder of the scenarios.",
        DefaultValueFactory = _ => "scenarios",
    };

    private readonly Option<string> _id = new("--scenario")
    {
        Description = "Scenario to play.",
        DefaultValueFactory = _ => usual,
    };

    public void AddTo(Command command)
    {
        command.Add(_folder);
        command.Add(_id);
    }

    /// <summary>One that can be played; null when the reason why there is none was printed.</summary>
    public ShelvedScenario? Find(ParseResult parsed)
    {
        var (folder, id) = (parsed.GetValue(_folder)!, parsed.GetValue(_id)!);
        if (ScenarioLibrary.Read(folder).Find(id) is { Scenario: not null } found)
            return found;
        Console.Error.WriteLine($"There is no playable scenario '{id}' in {Path.GetFullPath(folder)}.");
        return null;
    }
}
