using Simulation.Rules;
using Simulation.Rules.Actors;
using Simulation.Rules.Moves;
using Simulation.Scenarios;

namespace Simulation.Lab.Tests;

/// <summary>The scenario First Call as it is delivered, and who can play what in it.</summary>
internal static class FirstCall
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    public static ShelvedScenario Pack { get; } =
        ScenarioLibrary.Read(Path.Combine(Root, "scenarios")).Shelf.Single(entry => entry.Id == "first-call");

    public static Scenario Scenario => Pack.Scenario
        ?? throw new InvalidDataException(string.Join(Environment.NewLine, Pack.Diagnostics));

    /// <summary>Every move with every institution that can play it.</summary>
    public static IEnumerable<(MoveDefinition Move, ActorDefinition By)> Playable =>
        from move in Scenario.Moves
        from actor in Scenario.Actors
        where actor.IsNamedBy(move.By)
        select (move, actor);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Simulation.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Simulation.sln above the tests.");
        }

        return folder.FullName;
    }
}
