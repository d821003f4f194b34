using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Adjustments;

/// <summary>
/// Facilitator: sets values by hand, paused or not; everybody who may know one of them learns it and the reason.
/// </summary>
/// <param name="Adjustments">1 to 20.</param>
/// <param name="Reason">1 to 500 characters.</param>
public sealed record AdjustWorld(Sequence<Adjustment> Adjustments, string Reason) : SeatCommand;

/// <summary>The facilitator set values by hand; the changes follow.</summary>
/// <param name="With">Roles that may know one of the values; null for everybody.</param>
public sealed record WorldAdjusted(string Reason, Sequence<string>? With) : SessionEvent
{
    internal override World Apply(World world) => world;

    internal override ulong KnownTo(World world) =>
        With is { } roles ? ActorMask.OfActors(world.Scenario, [.. roles]) : ActorMask.Everyone;
}

internal static class Adjusting
{
    public static Refusal? Adjust(DecisionContext decision, CommandAuthor by, AdjustWorld command)
    {
        if (decision.RefuseUnlessFacilitator(by) is { } refusal)
            return refusal;
        if (decision.World.Phase != Phase.Running)
            return TableRefusals.AdjustWhileRunning.Refuse(RefusalCode.WrongPhase);
        if (command.Adjustments.Count == 0)
            return TableRefusals.NothingToChange.Refuse(RefusalCode.Malformed);
        if (
            (command.Adjustments.Refuse(decision.Scenario) ?? CommandGuards.RefuseText(command.Reason, 500)) is
            { } unfit
        )
            return unfit;
        var known = command.Adjustments.KnownTo(decision.World);
        decision.Emit(
            new WorldAdjusted(
                command.Reason.Trim(),
                known == ActorMask.Everyone ? null : ActorMask.Ids(decision.Scenario, known).ToSequence()
            )
        );
        var before = decision.World.Version;
        command.Adjustments.Apply(decision);
        return decision.World.Version == before ? TableRefusals.StandsAlready.Refuse(RefusalCode.NotLegal) : null;
    }
}
