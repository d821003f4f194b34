using Simulation.Rules.Sessions;

namespace Simulation.Rules.Notes;

/// <summary>Writes a note that only the people of one's own role ever read.</summary>
/// <param name="Text">1 to 1,000 characters.</param>
/// <param name="Note">Number of the note whose text it replaces; null for a new one.</param>
public sealed record WriteRoleNote(string Text, int? Note = null) : SeatCommand;

/// <summary>Deletes a note of one's own role.</summary>
/// <param name="Note">Its number.</param>
public sealed record DeleteRoleNote(int Note) : SeatCommand;
