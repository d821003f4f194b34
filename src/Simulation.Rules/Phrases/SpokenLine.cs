namespace Simulation.Rules.Phrases;

/// <summary>That an autopilot has spoken of something, so that it says each thing once and little in a round.</summary>
/// <param name="About">What it spoke of, as <see cref="Sessions.Say"/> has it.</param>
/// <param name="Round">From 0.</param>
public sealed record SpokenLine(string Role, string About, int Round);
