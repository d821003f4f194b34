using System.Text.RegularExpressions;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Assistants;

/// <summary>
/// Takes the names of the people at a table out of texts: each becomes the title of the role that the person plays.
/// Whole names go whatever their case, single words of a name only as they are written, for many are words too.
/// </summary>
internal sealed class PersonNames
{
    private const string Facilitator = "the facilitator";

    private const string Somebody = "somebody";

    // Shorter words of a name are initials and particles.
    private const int ShortestWord = 3;

    private readonly Dictionary<string, string> _whole = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly Regex? _pattern;

    public PersonNames(AssistantInput told)
    {
        var titles = told.Sheet.Roles.ToDictionary(role => role.Id, role => role.Title, StringComparer.Ordinal);
        foreach (var seat in told.View.Seats.Values)
        {
            Add(
                seat.Name,
                seat.Kind == SeatKind.Facilitator ? Facilitator
                    : seat.Role is { } role && titles.TryGetValue(role, out var title) ? title
                    : Somebody
            );
        }

        foreach (var person in told.Heard.Select(notice => notice.Person?.Name).OfType<string>())
            Add(person, Somebody);
        if (_whole.Count == 0)
            return;
        var whole = Alternatives(_whole.Keys);
        var words = _words.Count == 0 ? "" : $"|(?-i:{Alternatives(_words.Keys)})";
        _pattern = new Regex(
            $@"(?<![\p{{L}}\p{{Nd}}])(?:{whole}{words})(?![\p{{L}}\p{{Nd}}])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );
    }

    /// <summary>A text without names, in one line, of so many characters at most.</summary>
    public string Replace(string? text, int most)
    {
        var clean = AssistantAnswer.Clean(text ?? "");
        var replaced = _pattern?.Replace(clean, found => TitleFor(found.Value)) ?? clean;
        return replaced.Length <= most ? replaced : Cut(replaced, most);
    }

    private string TitleFor(string found) =>
        _words.TryGetValue(found, out var ofWord) && !_whole.ContainsKey(found) ? ofWord
        : _whole.TryGetValue(found, out var ofName) ? ofName
        : Somebody;

    // The server itself speaks under these.
    private void Add(string name, string title)
    {
        if (name is "Facilitator" or "Autopilot" or "AI assistant" || string.IsNullOrWhiteSpace(name))
            return;
        _whole.TryAdd(name, title);
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length >= ShortestWord && !title.Contains(word, StringComparison.OrdinalIgnoreCase))
                _words.TryAdd(word, title);
        }
    }

    // The longest first: of two names that begin alike the whole one is meant.
    private static string Alternatives(IEnumerable<string> names) =>
        string.Join('|', names.OrderByDescending(name => name.Length).Select(Regex.Escape));

    private static string Cut(string text, int most)
    {
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end] + "…";
    }
}
