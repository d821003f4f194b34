using Simulation.Rules.Adjustments;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Improvised;

/// <summary>
/// Improvises a move, which costs one of the round's moves; it comes back when the move is refused or withdrawn, or
/// lapses.
/// </summary>
/// <param name="Action">What the role does, 1 to 300 characters.</param>
/// <param name="Result">What it is to bring about, 1 to 300 characters.</param>
/// <param name="Arguments">Why it should work, at most 3 of 1 to 300 characters.</param>
/// <param name="Secret">Whether only the facilitator is told; then nobody argues.</param>
public sealed record Improvise(string Action, string Result, Sequence<string> Arguments, bool Secret = false)
    : SeatCommand;

/// <summary>Says why another role's improvised move should work or not, once for each role, paused or not.</summary>
/// <param name="Text">1 to 300 characters.</param>
public sealed record Argue(string Improvised, Side Side, string Text) : SeatCommand;

/// <summary>Takes one's own improvised move back before the ruling.</summary>
public sealed record WithdrawImprovised(string Improvised) : SeatCommand;

/// <summary>Facilitator: rules on an improvised move, paused or not; the dice decide at once.</summary>
/// <param name="Chance">Of success, 0 to 100 per cent.</param>
/// <param name="OnSuccess">At most 20.</param>
/// <param name="OnFailure">At most 20.</param>
/// <param name="Words">Why so, 0 to 1,000 characters.</param>
public sealed record RuleImprovised(
    string Improvised,
    int Chance,
    Sequence<Adjustment> OnSuccess,
    Sequence<Adjustment> OnFailure,
    string Words = ""
) : SeatCommand;

/// <summary>Facilitator: lets an improvised move not be rolled for.</summary>
/// <param name="Reason">1 to 500 characters.</param>
public sealed record RefuseImprovised(string Improvised, string Reason) : SeatCommand;
