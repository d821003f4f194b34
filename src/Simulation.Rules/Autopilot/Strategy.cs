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
