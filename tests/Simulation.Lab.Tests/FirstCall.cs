using Simulation.Rules;
using Simulation.Rules.Actors;
using Simulation.Rules.Moves;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Lab.Tests;

/// <summary>The scenario First Call as it is delivered, and who can play what in it.</summary>
internal static class FirstCall
{
    public static ShelvedScenario Pack { get; } =
        ScenarioLibrary.Read(Repository.Scenarios).Shelf.Single(entry => entry.Id == "first-call");

    public static Scenario Scenario =>
        Pack.Scenario ?? throw new InvalidDataException(string.Join(Environment.NewLine, Pack.Diagnostics));

    /// <summary>Every move with every institution that can play it.</summary>
    public static IEnumerable<(MoveDefinition Move, ActorDefinition By)> Playable =>
        from move in Scenario.Moves
        from actor in Scenario.Actors
        where actor.IsNamedBy(move.By)
        select (move, actor);
}
