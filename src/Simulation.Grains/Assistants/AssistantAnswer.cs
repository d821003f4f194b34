using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;

namespace Simulation.Grains.Assistants;

/// <summary>What a language model has chosen.</summary>
/// <param name="Option">From 1.</param>
/// <param name="Say">One sentence for the table, in one line; empty for none.</param>
internal sealed record AssistantAnswer(int Option, string Say)
{
    /// <summary>Characters of the sentence for the table.</summary>
    public const int LongestSentence = 280;

    // An answer that is longer is no answer to what was asked.
    private const int LongestText = 4000;

    private static readonly JsonSerializerOptions _strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = 2,
    };

    /// <summary>
    /// Reads an answer: one JSON object with the number of an option and the sentence, and nothing else.
    /// </summary>
    /// <returns>Null for anything else.</returns>
    public static AssistantAnswer? Read(string text, int options)
    {
        if (text.Length > LongestText)
            return null;
        try
        {
            return
                JsonSerializer.Deserialize<AssistantAnswer>(text, _strict) is { } answer
                && answer.Option >= 1
                && answer.Option <= options
                && answer.Say.Length <= LongestSentence
                ? answer with
                {
                    Say = Clean(answer.Say),
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// A text in one line, without characters that cannot be shown or that turn the direction of what stands beside it.
    /// </summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for half a surrogate pair.
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || TextCharacters.IsLineBreak(rune))
                kept.Append(' ');
            else if (!TextCharacters.OverridesDirection(rune) && !TextCharacters.CannotStandInLine(rune))
                kept.Append(rune);
        }

        var line = string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return TextCharacters.HasVisible(line) ? line : "";
    }
}
