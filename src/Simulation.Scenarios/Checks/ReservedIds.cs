using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>An id must not be a word that means something else where ids are written.</summary>
internal static class ReservedIds
{
    private static readonly string[] OfActors = ["self", "target", "issuer", "recipient", "owner", "facilitator"];

    public static void Run(Checking checking)
    {
        var scenario = checking.Scenario;
        foreach (var actor in scenario.Actors)
        {
            Check(checking, actor, actor.Id, OfActors);
            Check(
                checking,
                actor,
                actor.Id,
                scenario.Actors.Where(other => other != actor).Select(other => other.Kind)
            );
        }

        foreach (var asset in scenario.Assets)
        {
            Check(checking, asset, asset.Id, ["asset"]);
            Check(
                checking,
                asset,
                asset.Id,
                scenario.Assets.Where(other => other != asset).Select(other => other.Kind)
            );
        }

        foreach (var authority in scenario.Authorities)
            Check(checking, authority, authority.Id, ["directive"]);
    }

    private static void Check(Checking checking, object record, string id, IEnumerable<string> reserved)
    {
        if (!reserved.Contains(id))
            return;
        checking.Error(
            record,
            DiagnosticCodes.ReservedId,
            $"'{id}' already means something else where ids are written; expected another id"
        );
    }
}
