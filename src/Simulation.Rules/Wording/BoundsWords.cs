namespace Simulation.Rules.Wording;

/// <summary>How bounds of a number are said: "at least 40", "20 to 60".</summary>
public static class BoundsWords
{
    public static readonly SentencePattern AtLeast = new("bounds.at-least", "at least {number}");
    public static readonly SentencePattern AtMost = new("bounds.at-most", "at most {number}");
    public static readonly SentencePattern Between = new("bounds.between", "{number} to {most}");
    public static readonly SentencePattern Exactly = new("bounds.exactly", "exactly {number}");
    public static readonly SentencePattern Any = new("bounds.any", "any");

    /// <param name="least">Null for none.</param>
    /// <param name="most">Null for none.</param>
    public static Sentence Of(int? least, int? most) =>
        (least, most) switch
        {
            ({ } a, { } b) when a == b => Exactly.With(a),
            ({ } a, { } b) => Between.With(a, b),
            ({ } a, null) => AtLeast.With(a),
            (null, { } b) => AtMost.With(b),
            _ => Any,
        };
}
