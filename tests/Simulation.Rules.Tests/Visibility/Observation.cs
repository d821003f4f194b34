using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Visibility;

/// <summary>
/// All that a viewer can get to see of a world, as one text: what two worlds that differ in secrets only must have in
/// common.
/// </summary>
internal static partial class Observation
{
    private static readonly ConcurrentDictionary<(string, string?), (Sheet Sheet, string Text)> _sheets = [];

    public static string Of(World world, Viewer viewer)
    {
        var seen = Redaction.For(world, viewer);
        var texts = new List<string>
        {
            Worlds.Text(seen),
            JsonSerializer.Serialize(Projection.Of(seen, viewer), Json.Options),
            Text(Sheets.For(world, viewer)),
        };
        // At first sight only: SpeechTests compare what is decided two moves ahead, which takes much longer.
        if (viewer.Role is { } role)
            texts.Add(HeuristicStrategy.Choose(seen, role, "key", Foresight.OnePly)?.ToString() ?? "nothing");
        return string.Join('\n', texts);
    }

    /// <summary>A sheet as JSON, which is long and nearly always what it was.</summary>
    private static string Text(Sheet sheet)
    {
        var known = (sheet.Scenario, sheet.Role);
        if (_sheets.TryGetValue(known, out var last) && last.Sheet == sheet)
            return last.Text;
        var text = JsonSerializer.Serialize(sheet, Json.Options);
        _sheets[known] = (sheet, text);
        return text;
    }

    public static string Of(IEnumerable<Notice> notices) =>
        string.Join('\n', notices.Select(notice => JsonSerializer.Serialize(notice, Json.Options)));

    /// <summary>What the author of a command learns of it at once.</summary>
    public static string Of(Decision decision) =>
        decision is Decision.Refused { Refusal: var refusal } ? refusal.ToString() : "accepted";

    /// <summary>
    /// The same without the names of agreements. They are hashes with the secret of the dice and tell nobody anything,
    /// but they are others when something secret was proposed before.
    /// </summary>
    public static string WithoutNames(string text) => AgreementName().Replace(text, "a");

    [GeneratedRegex("a[0-9a-f]{8}")]
    private static partial Regex AgreementName();
}
