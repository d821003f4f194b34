using Simulation.Rules.Agreements;
using Simulation.Rules.Directives;
using Simulation.Rules.Improvised;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>Who may know of directives, agreements and improvised moves, as bits of actors.</summary>
internal static class Audiences
{
    public static ulong Of(Scenario scenario, Directive directive) =>
        directive.Secret
            ? ActorMask.OfActor(scenario.Actor(directive.From)) | ActorMask.OfActor(scenario.Actor(directive.To))
            : ActorMask.Everyone;

    /// <summary>A proposal is known to its parties only; what was signed is public unless it is secret.</summary>
    public static ulong Of(Scenario scenario, Agreement agreement) =>
        agreement.Secret || !IsPublic(agreement.Status)
            ? ActorMask.OfActors(scenario, agreement.Parties)
            : ActorMask.Everyone;

    public static ulong Of(Scenario scenario, ImprovisedMove move) =>
        move.Secret ? ActorMask.OfActor(scenario.Actor(move.Role)) : ActorMask.Everyone;

    /// <summary>Whether everybody knows of an agreement with this status that is not secret.</summary>
    public static bool IsPublic(AgreementStatus status) =>
        status is AgreementStatus.Active or AgreementStatus.Fulfilled or AgreementStatus.Breached;
}
