using Simulation.Protocol;
using Simulation.Rules;
using Simulation.Rules.Language;
using Simulation.Scenarios;
using Simulation.Scenarios.Diagnostics;
using Simulation.Server.Startup;

namespace Simulation.Server.Endpoints;

public static class ScenarioEndpoints
{
    public static void MapScenarios(this WebApplication app) =>
        app.MapGet(
            "/api/scenarios",
            (ScenarioFolder folder) =>
                Results.Json(folder.Read().Shelf.OrderBy(Length).Select(CardOf).ToSequence(), Json.Options)
        );

    /// <summary>
    /// The shortest comes first, since it is the one to begin with; what cannot be played comes last.
    /// </summary>
    private static int Length(ShelvedScenario shelved) => shelved.Scenario?.Minutes ?? int.MaxValue;

    private static ScenarioCard CardOf(ShelvedScenario shelved) =>
        shelved.Scenario is { } scenario
            ? new ScenarioCard(
                scenario.Id,
                scenario.Title,
                scenario.Summary,
                scenario.Minutes,
                scenario.Rounds.Length,
                RolesOf(scenario),
                scenario
                    .Casts.Select(cast => new CastCard(
                        cast.Id,
                        cast.Title,
                        cast.Names.Values.ToSequence(),
                        RolesOf(shelved.InCast(cast.Id) ?? scenario)
                    ))
                    .ToSequence(),
                []
            )
            : new ScenarioCard(
                shelved.Id,
                shelved.Id,
                "",
                0,
                0,
                [],
                [],
                shelved
                    .Diagnostics.Where(found => found.Severity == Severity.Error)
                    .Select(found => found.ToString())
                    .ToSequence()
            );

    private static Sequence<RoleCard> RolesOf(Scenario scenario) =>
        scenario
            .Actors.Select(actor => new RoleCard(actor.Id, actor.Title, actor.Kind, actor.Summary, actor.Size.Most))
            .ToSequence();
}
