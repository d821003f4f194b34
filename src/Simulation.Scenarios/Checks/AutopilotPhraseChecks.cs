using System.Text.RegularExpressions;
using Simulation.Rules.Phrases;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>
/// Phrases of autopilots have lines that fit into a message, speak of one thing at most, and ask for nothing that is not
/// known on their occasion.
/// </summary>
internal static partial class AutopilotPhraseChecks
{
    public static void Run(Checking checking)
    {
        foreach (var (phrase, _) in checking.All<PhraseDefinition>())
        {
            var subjects = new[] { phrase.Move, phrase.Demand, phrase.Agreement }.Count(subject => subject is not null);
            if (subjects > 1)
                Unfit(checking, phrase, "it names several of move, demand and agreement; expected one of them at most");
            if (phrase.Lines.IsEmpty)
                Unfit(checking, phrase, "it has no lines; expected at least one");
            foreach (var line in phrase.Lines)
                Check(checking, phrase, line);
        }
    }

    private static void Check(Checking checking, PhraseDefinition phrase, string line)
    {
        if (string.IsNullOrWhiteSpace(line) || line.Length > PhraseDefinition.LongestLine)
            Unfit(checking, phrase, $"a line has 1 to {PhraseDefinition.LongestLine} characters");
        foreach (Match found in Placeholder.Matches(line))
        {
            var known = phrase.Occasion is Occasion.Accept or Occasion.Counter or Occasion.Decline
                ? (string[])["other", "title", "reason"]
                : ["other", "title"];
            if (known.Contains(found.Groups[1].Value))
                continue;
            checking.Error(
                phrase,
                nameof(phrase.Lines),
                DiagnosticCodes.PhrasePlaceholder,
                $"'{found.Value}' means nothing on this occasion; here there is {string.Join(", ", known.Select(name => $"{{{name}}}"))}"
            );
        }
    }

    private static void Unfit(Checking checking, PhraseDefinition phrase, string message) =>
        checking.Error(phrase, nameof(phrase.Lines), DiagnosticCodes.PhraseUnfit, message);

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder { get; }
}
