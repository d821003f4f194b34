namespace Simulation.Rules.Debriefing;

/// <summary>
/// One of the few moments of a session that its debrief tells first: lines of the timeline that belong together, and
/// what makes them decisive.
/// </summary>
/// <param name="First">Index of its first line in <see cref="Debrief.Timeline"/>.</param>
/// <param name="Lines">How many lines of the timeline belong to it, 1 or more.</param>
/// <param name="Why">What it moved and what became of it, in sentences.</param>
/// <param name="Entry">
/// For the facilitator: the number in the journal of the entry that it came with, from 1, as the replay has it. Null
/// for others, for the number counts what they are not told.
/// </param>
public sealed record DecisiveMoment(int First, int Lines, string Why, int? Entry = null);
