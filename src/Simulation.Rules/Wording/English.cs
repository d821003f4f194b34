using System.Globalization;
using System.Text;

namespace Simulation.Rules.Wording;

/// <summary>
/// Puts the arguments into the English form of a sentence: the number's form, thousands apart, a lower-case "the" of a
/// title within a sentence, and no second full stop after a text that brings its own.
/// </summary>
internal static class English
{
    private const string EndsOfSentence = ".?!…";

    public static string Word(Sentence sentence)
    {
        var segments = sentence.Pattern.Segments;
        if (segments.Length == 1 && segments[0].Argument < 0)
            return segments[0].Literal;
        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            if (segment.Argument < 0)
            {
                AddLiteral(text, segment.Literal);
                continue;
            }

            var argument = sentence.Arguments[segment.Argument];
            if (segment.One is { } one)
                text.Append((argument.Number == 1 ? one : segment.Other!).Replace("#", Number(argument.Number)));
            else
                AddArgument(text, argument);
        }

        return text.ToString();
    }

    public static string Number(long number) =>
        (number < 0 ? "−" : "") + Math.Abs(number).ToString("N0", CultureInfo.InvariantCulture);

    private static void AddArgument(StringBuilder text, in SentenceArgument argument)
    {
        var words = argument.ToString();
        if (words.StartsWith("The ", StringComparison.Ordinal) && IsWithinSentence(text))
            text.Append('t').Append(words, 1, words.Length - 1);
        else
            text.Append(words);
    }

    /// <summary>Whether the words before lead on: "between the council and", not "Round 1: The".</summary>
    private static bool IsWithinSentence(StringBuilder text) =>
        text.Length >= 2 && text[^1] == ' ' && (char.IsLetterOrDigit(text[^2]) || text[^2] is ',' or '’' or '”');

    private static void AddLiteral(StringBuilder text, string literal)
    {
        if (text.Length > 0)
        {
            // “It seeps.” ends with a full stop, too.
            var last = text[^1] == '”' && text.Length > 1 ? text[^2] : text[^1];
            if (literal[0] == '.' && EndsOfSentence.Contains(last))
                literal = literal[1..];
            else if (literal[0] is ',' or ';' or ':' && text[^1] == '.')
                text.Length--;
        }

        text.Append(literal);
    }
}
