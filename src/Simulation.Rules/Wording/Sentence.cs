using System.Collections.Immutable;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Wording;

/// <summary>
/// Something that the engine says: a pattern of the <see cref="Catalogue"/> and its arguments. It is worded for those
/// who may know all of its arguments; others get another sentence, never the same with a gap.
/// </summary>
public sealed class Sentence
{
    /// <exception cref="ArgumentException">There are not as many arguments as the pattern names.</exception>
    public Sentence(SentencePattern pattern, params ImmutableArray<SentenceArgument> arguments)
    {
        if (arguments.Length != pattern.Parameters.Length)
            throw new ArgumentException($"{pattern.Code} takes {pattern.Parameters.Length} arguments.");
        (Pattern, Arguments) = (pattern, arguments);
    }

    public SentencePattern Pattern { get; }

    /// <summary>In the order of the pattern's parameters.</summary>
    public ImmutableArray<SentenceArgument> Arguments { get; }

    public static implicit operator Sentence(SentencePattern pattern) => new(pattern);

    /// <summary>A refusal in these words.</summary>
    public Refusal Refuse(RefusalCode code) => new(code, ToString());

    /// <summary>The sentence in English.</summary>
    public override string ToString() => English.Word(this);
}

/// <summary>
/// What stands in a gap of a pattern: words of the scenario or of a person, a whole number, or another sentence.
/// </summary>
public readonly record struct SentenceArgument
{
    private SentenceArgument(string? text, long number, Sentence? sentence) =>
        (Text, Number, Sentence) = (text, number, sentence);

    /// <summary>Null for a number and for a sentence.</summary>
    public string? Text { get; }

    public long Number { get; }

    public Sentence? Sentence { get; }

    public override string ToString() => Sentence?.ToString() ?? Text?.Trim() ?? English.Number(Number);

    public static implicit operator SentenceArgument(string text) => new(text, 0, null);

    public static implicit operator SentenceArgument(int number) => new(null, number, null);

    public static implicit operator SentenceArgument(long number) => new(null, number, null);

    public static implicit operator SentenceArgument(Sentence sentence) => new(null, 0, sentence);

    public static implicit operator SentenceArgument(SentencePattern pattern) => new(null, 0, pattern);
}
