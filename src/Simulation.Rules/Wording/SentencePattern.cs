using System.Collections.Immutable;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Wording;

/// <summary>
/// A sentence with gaps. <c>{role}</c> is filled with an argument as it is; <c>{minutes:# minute|# minutes}</c> with
/// one form for the number 1 and another for all others, <c>#</c> being the number.
/// </summary>
public sealed class SentencePattern
{
    /// <param name="code">Names the sentence in every language: lower-case words and dots.</param>
    /// <param name="english">How it reads in English.</param>
    public SentencePattern(string code, string english)
    {
        (Code, English) = (code, english);
        (Segments, Parameters) = Parse(english);
    }

    public string Code { get; }

    public string English { get; }

    /// <summary>Names of the arguments, in the order in which they come first in English.</summary>
    public ImmutableArray<string> Parameters { get; }

    /// <summary>The parts of the English form, in order.</summary>
    internal ImmutableArray<Segment> Segments { get; }

    public Sentence With(params ImmutableArray<SentenceArgument> arguments) => new(this, arguments);

    /// <summary>A refusal in these words.</summary>
    public Refusal Refuse(RefusalCode code, params ImmutableArray<SentenceArgument> arguments) =>
        With(arguments).Refuse(code);

    public override string ToString() => Code;

    private static (ImmutableArray<Segment>, ImmutableArray<string>) Parse(string pattern)
    {
        var segments = ImmutableArray.CreateBuilder<Segment>();
        var parameters = new List<string>();
        for (var from = 0; from < pattern.Length; )
        {
            if (pattern[from] != '{')
            {
                var next = pattern.IndexOf('{', from) is var open && open >= 0 ? open : pattern.Length;
                segments.Add(new Segment(pattern[from..next]));
                from = next;
                continue;
            }

            var end = pattern.IndexOf('}', from);
            var gap = pattern[(from + 1)..end].Split(':', 2);
            if (!parameters.Contains(gap[0]))
                parameters.Add(gap[0]);
            var forms = gap.Length == 2 ? gap[1].Split('|') : null;
            segments.Add(new Segment("", parameters.IndexOf(gap[0]), forms?[0], forms?[1]));
            from = end + 1;
        }

        return (segments.ToImmutable(), [.. parameters]);
    }

    /// <param name="Literal">Words of the pattern; empty for a gap.</param>
    /// <param name="Argument">Which argument fills the gap, or −1.</param>
    /// <param name="One">The form for the number 1, where the number decides.</param>
    /// <param name="Other">The form for all other numbers.</param>
    internal readonly record struct Segment(
        string Literal,
        int Argument = -1,
        string? One = null,
        string? Other = null
    );
}
