using Simulation.Rules.Sessions;

namespace Simulation.Rules.Autopilot;

/// <summary>How an autopilot decides.</summary>
public enum Strategy
{
    /// <summary>Weighs every legal choice for its role's own goals, by its temperament.</summary>
    Base,

    /// <summary>Does what is on record for its role, at its time.</summary>
    Historical,

    /// <summary>Does anything that is legal.</summary>
    Random,

    /// <summary>
    /// Has a language model choose among the legal options, where the server is set up for one. What is decided here
    /// for it is what happens when the model does not answer: as <see cref="Base"/>.
    /// </summary>
    Assistant,
}

/// <summary>How far an autopilot looks ahead that weighs its choices.</summary>
public enum Foresight
{
    /// <summary>To what a choice brings at once; the measure of what looking further is worth.</summary>
    OnePly,

    /// <summary>Also to what those who are touched do next, and to the own next move.</summary>
    TwoPly,
}

/// <summary>
/// The table of contents of the autopilots. All of them see the world as their role may know it, and nothing else.
/// </summary>
public static class Strategies
{
    /// <summary>
    /// Decisions of one role in one round after which it is held to be ready, whatever its autopilot wants.
    /// </summary>
    public const int MostDecisions = 60;

    /// <param name="seen">The world redacted for the role.</param>
    /// <param name="role">The role's id.</param>
    /// <param name="roundKey">
    /// Keys what the role draws in the round, as <see cref="ThinkKey.OfRound"/> makes it.
    /// </param>
    /// <param name="foresight">How far the base strategy looks ahead.</param>
    public static Intention Choose(
        Strategy strategy,
        World seen,
        string role,
        string roundKey,
        DateTimeOffset now,
        Foresight foresight = Foresight.TwoPly
    )
    {
        var key = ThinkKey.OfDecision(seen, role, roundKey);
        return strategy switch
        {
            Strategy.Base or Strategy.Assistant => Pace.Choose(seen, role, key, roundKey, now, foresight),
            Strategy.Historical => HistoricalStrategy.Choose(seen, role, key, now),
            Strategy.Random => new Intention(RandomStrategy.Choose(seen, role, key)),
            _ => throw new ArgumentOutOfRangeException(nameof(strategy)),
        };
    }
}

/// <summary>What an autopilot wants.</summary>
/// <param name="Command">What it does now; null when that is nothing.</param>
/// <param name="AskAgain">
/// Game time, seconds, at which it wants to be asked again although nothing has happened until then.
/// </param>
public readonly record struct Intention(SeatCommand? Command, long? AskAgain = null);
