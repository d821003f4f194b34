using System.Collections.Immutable;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Packs;

/// <summary>
/// One tree out of a pack's YAML files: scenario.yaml, then the files that it includes in the order of its list, then
/// history.yaml under its key. A section that stands in several files is one section: entries follow each other.
/// </summary>
internal static class PackYaml
{
    /// <summary>The key of the list of files.</summary>
    private const string Includes = "includes";

    private const string History = "history";

    /// <summary>The tree, or null when scenario.yaml has none and diagnostics say why.</summary>
    public static YamlNode? Read(ScenarioPack pack, DiagnosticList diagnostics)
    {
        var root = YamlReader.Read(ScenarioPack.ScenarioFile, pack.Files[ScenarioPack.ScenarioFile], diagnostics);
        if (root is not YamlNode.Mapping scenario)
            return root;
        var merged = scenario.Entries.ToBuilder();
        var included = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Listed(scenario, diagnostics))
        {
            if (!IsToInclude(pack, file, included, diagnostics))
                continue;
            var part = YamlReader.Read(file.Text, pack.Files[file.Text], diagnostics);
            if (part is YamlNode.Mapping sections)
                Add(merged, sections, diagnostics);
            else if (part is not null)
                diagnostics.Error(
                    part.At,
                    DiagnosticCodes.WrongKind,
                    $"an included file holds sections of the scenario, such as moves: …, but this is {part.Kind}"
                );
        }

        foreach (var path in pack.Files.Keys)
        {
            if (ScenarioPack.IsPart(path) && !included.Contains(path))
                diagnostics.Warning(
                    Position.Whole(path),
                    DiagnosticCodes.FileNotIncluded,
                    $"this file is not read; add it to {Includes} in {ScenarioPack.ScenarioFile}, or delete it"
                );
        }

        return AddHistory(new YamlNode.Mapping(scenario.At, merged.ToImmutable()), pack, diagnostics);
    }

    private static IEnumerable<YamlNode.Scalar> Listed(YamlNode.Mapping scenario, DiagnosticList diagnostics)
    {
        // The form of the list is told when the scenario is bound.
        return scenario.Find(Includes) switch
        {
            YamlNode.Scalar { IsNull: false } one => [one],
            YamlNode.Sequence list => list.Items.OfType<YamlNode.Scalar>(),
            _ => [],
        };
    }

    private static bool IsToInclude(
        ScenarioPack pack,
        YamlNode.Scalar file,
        HashSet<string> included,
        DiagnosticList diagnostics
    )
    {
        if (!ScenarioPack.IsPart(file.Text) || !pack.Files.ContainsKey(file.Text))
        {
            diagnostics.Error(
                file.At,
                DiagnosticCodes.IncludeUnknown,
                $"the pack has no file '{file.Text}' to include{NearestName.Hint(file.Text, pack.Files.Keys.Where(ScenarioPack.IsPart))}"
            );
            return false;
        }

        if (included.Add(file.Text))
            return true;
        diagnostics.Error(
            file.At,
            DiagnosticCodes.IncludeTwice,
            $"'{file.Text}' is included twice; delete one of the two"
        );
        return false;
    }

    private static void Add(
        ImmutableArray<YamlNode.Entry>.Builder merged,
        YamlNode.Mapping part,
        DiagnosticList diagnostics
    )
    {
        foreach (var entry in part.Entries)
        {
            if (entry.Key.Text is Includes)
            {
                diagnostics.Error(
                    entry.Key.At,
                    DiagnosticCodes.IncludeTwice,
                    $"only {ScenarioPack.ScenarioFile} can include files; add these files to its list"
                );
                continue;
            }

            var at = IndexOf(merged, entry.Key.Text);
            if (at < 0)
                merged.Add(entry);
            else if (Joined(merged[at].Value, entry.Value, diagnostics) is { } joined)
                merged[at] = merged[at] with { Value = joined };
            else
                diagnostics.Error(
                    entry.Key.At,
                    DiagnosticCodes.DuplicateKey,
                    $"'{entry.Key.Text}' stands in {merged[at].Key.At.File}:{merged[at].Key.At.Line} already, and the two cannot be joined; "
                        + "only a list continues a list, and a mapping a mapping"
                );
        }
    }

    private static YamlNode? Joined(YamlNode first, YamlNode second, DiagnosticList diagnostics) =>
        (first, second) switch
        {
            (YamlNode.Sequence a, YamlNode.Sequence b) => new YamlNode.Sequence(a.At, a.Items.AddRange(b.Items)),
            (YamlNode.Mapping a, YamlNode.Mapping b) => new YamlNode.Mapping(a.At, Joined(a, b, diagnostics)),
            _ => null,
        };

    private static ImmutableArray<YamlNode.Entry> Joined(
        YamlNode.Mapping first,
        YamlNode.Mapping second,
        DiagnosticList diagnostics
    )
    {
        var known = first.Entries.ToDictionary(entry => entry.Key.Text, entry => entry.Key.At, StringComparer.Ordinal);
        var entries = first.Entries.ToBuilder();
        foreach (var entry in second.Entries)
        {
            if (known.TryGetValue(entry.Key.Text, out var before))
                diagnostics.Error(
                    entry.Key.At,
                    DiagnosticCodes.DuplicateKey,
                    $"'{entry.Key.Text}' stands in {before.File}:{before.Line} already; delete one of the two"
                );
            else
                entries.Add(entry);
        }

        return entries.ToImmutable();
    }

    private static YamlNode.Mapping AddHistory(YamlNode.Mapping scenario, ScenarioPack pack, DiagnosticList diagnostics)
    {
        if (
            !pack.Files.TryGetValue(ScenarioPack.HistoryFile, out var text)
            || YamlReader.Read(ScenarioPack.HistoryFile, text, diagnostics) is not { } history
        )
            return scenario;
        if (scenario.Find(History) is { } twice)
        {
            diagnostics.Error(
                twice.At,
                DiagnosticCodes.HistoryTwice,
                $"there is a history here and one in {ScenarioPack.HistoryFile}; keep one of the two"
            );
            return scenario;
        }

        var key = new YamlNode.Scalar(Position.Whole(ScenarioPack.HistoryFile), History, true);
        return new YamlNode.Mapping(scenario.At, scenario.Entries.Add(new YamlNode.Entry(key, history)));
    }

    private static int IndexOf(ImmutableArray<YamlNode.Entry>.Builder entries, string key)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Key.Text == key)
                return i;
        }

        return -1;
    }
}
