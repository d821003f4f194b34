using Simulation.Rules.Sessions;

namespace Simulation.Rules.Help;

/// <summary>
/// Asks the facilitator for help, unseen by the others. A role has one question at a time; another one takes its place.
/// </summary>
/// <param name="Text">1 to 500 characters.</param>
public sealed record AskForHelp(string Text) : SeatCommand;

/// <summary>Takes one's question to the facilitator back.</summary>
public sealed record WithdrawHelp : SeatCommand;

/// <summary>Facilitator: answers a role's question, which is then closed.</summary>
/// <param name="Text">0 to 1,000 characters, for that role alone; empty when it was answered aloud.</param>
public sealed record AnswerHelp(string Role, string Text = "") : SeatCommand;

/// <summary>Facilitator: reminds a role that something waits for it.</summary>
/// <param name="Text">0 to 500 characters, for that role alone.</param>
public sealed record NudgeRole(string Role, string Text = "") : SeatCommand;
