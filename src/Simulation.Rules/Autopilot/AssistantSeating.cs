using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// From now on a language model decides for the role while it is on autopilot; null when none does any more.
/// </summary>
public sealed record AssistantSeated(string Role, AssistantModel? Assistant) : SessionEvent
{
    internal override World Apply(World world) => world.With(Role, actor => actor with { Assistant = Assistant });

    internal override ulong KnownTo(World world) => Visibility.ActorMask.Everyone;
}

/// <summary>Which language model decides for a role.</summary>
internal static class AssistantSeating
{
    /// <summary>The facilitator has chosen how the role decides.</summary>
    public static void Seat(DecisionContext decision, string role, Strategy strategy, AssistantModel? assistant)
    {
        var seated = strategy == Strategy.Assistant ? assistant : null;
        if (decision.World.Actors[decision.Scenario.Actor(role)].Assistant != seated)
            decision.Emit(new AssistantSeated(role, seated));
    }

    /// <summary>
    /// The server has another model than the one that the table was told of, or none. The table is told before the
    /// model is asked anything.
    /// </summary>
    public static Refusal? Renew(DecisionContext decision, SeatAssistant command)
    {
        var role = decision.Scenario.Actor(command.Role);
        if (
            role >= 0
            && decision.World.Phase != Phase.Debrief
            && decision.World.Actors[role].Strategy == Strategy.Assistant
        )
        {
            Seat(decision, command.Role, Strategy.Assistant, command.Assistant);
        }

        return null;
    }
}
