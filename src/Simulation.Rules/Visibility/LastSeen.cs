using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>A world at some moment and what a role saw of it then.</summary>
/// <param name="Role">Id of the role.</param>
/// <param name="Seen">The world redacted for that role.</param>
public sealed record LastSeen(string Role, World World, World Seen);
