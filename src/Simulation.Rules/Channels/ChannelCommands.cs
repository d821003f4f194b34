using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Channels;

/// <summary>Opens a channel in which one's role and others talk, unseen by the rest.</summary>
/// <param name="Name">
/// One line of 1 to 60 characters, and not that of another open channel that one's role has opened.
/// </param>
/// <param name="Roles">At least two others.</param>
public sealed record OpenChannel(string Name, Sequence<string> Roles) : SeatCommand;

/// <summary>
/// Brings roles into a channel that one's own role has opened. They read what is said from then on, and nothing of
/// what was said before.
/// </summary>
public sealed record AddToChannel(string Channel, Sequence<string> Roles) : SeatCommand;

/// <summary>
/// Takes one's role out of a channel; when it is the one that opened it, the channel is closed for all.
/// </summary>
public sealed record LeaveChannel(string Channel) : SeatCommand;

/// <summary>Says something in a channel that one's role is in; the facilitator in any.</summary>
/// <param name="Text">1 to 1,000 characters.</param>
/// <param name="As">
/// Facilitator: the institution in the channel that is to have said it, and that nobody plays; null otherwise.
/// </param>
public sealed record SayInChannel(string Channel, string Text, string? As = null) : SeatCommand;
