using Simulation.Rules.Visibility;

namespace Simulation.Rules.Permits;

/// <summary>A permit that an institution holds. Several can grant the same one; each grant stands by itself.</summary>
/// <param name="Name">Id of its definition.</param>
/// <param name="Holder">The role that holds it.</param>
/// <param name="GrantedBy">The role that granted it; null when nobody at the table did.</param>
/// <param name="Until">Game time, seconds, at which it lapses; null when it stays.</param>
public sealed record Permit(string Name, string Holder, string? GrantedBy, long? Until)
{
    /// <summary>Who may know of it, as bits of actors.</summary>
    internal ulong KnownTo(Scenario scenario) =>
        scenario.Permits[scenario.Permit(Name)].Public
            ? ActorMask.Everyone
            : ActorMask.OfActor(scenario.Actor(Holder)) | ActorMask.OfActor(scenario.Actor(GrantedBy));

    internal bool IsSameGrant(Permit other) =>
        Name == other.Name && Holder == other.Holder && GrantedBy == other.GrantedBy;
}
