using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.Debriefs;

/// <summary>A line of a debrief's timeline.</summary>
/// <param name="Entry">Index of the journal's entry that it comes from.</param>
/// <param name="Event">The event that it opens with.</param>
internal sealed record TimelineLine(int Entry, SessionEvent Event, Notice Notice);
