using System.Collections.Immutable;
using Simulation.Rules.Casts;
using Simulation.Scenarios.Binding;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Casts;

/// <summary>
/// Reads the casts out of a scenario's tree ahead of the rest, because the rest is read with the names of one of them.
/// </summary>
internal static class CastFilling
{
    /// <summary>The key of the casts in scenario.yaml.</summary>
    public const string Key = "casts";

    /// <summary>
    /// Characters of a name. A name may stand in a text as often as fits, so without this bound a small pack could be
    /// made to fill the memory.
    /// </summary>
    public const int LongestName = 80;

    /// <summary>The tree and the files with the names of a cast in them, and the cast's id.</summary>
    /// <param name="chosen">Id of the cast; null for the first one.</param>
    public static (YamlNode Root, ImmutableSortedDictionary<string, string> Files, string? Cast) Fill(
        YamlNode root,
        ImmutableSortedDictionary<string, string> files,
        string? chosen,
        DiagnosticList diagnostics
    )
    {
        var written = (root as YamlNode.Mapping)?.Find(Key);
        if (Read(written, files, diagnostics) is not { } casts)
            return (root, files, null);
        var cast = chosen is null ? casts.FirstOrDefault() : casts.FirstOrDefault(cast => cast.Id == chosen);
        if (cast is null && chosen is not null)
        {
            diagnostics.Error(
                written?.At ?? root.At,
                DiagnosticCodes.CastUnknown,
                $"the scenario has no cast '{chosen}'{NearestName.Hint(chosen, casts.Select(x => x.Id))}"
            );
            return (root, files, null);
        }

        var known = casts.SelectMany(x => x.Names.Keys).ToImmutableHashSet(StringComparer.Ordinal);
        var casting = new CastNameSubstitution(
            cast?.Names ?? ImmutableSortedDictionary<string, string>.Empty,
            known,
            files,
            diagnostics
        );
        var filled = casting.Fill(root);
        var texts = files.ToImmutableSortedDictionary(
            file => file.Key,
            file =>
                file.Key.EndsWith(".md", StringComparison.Ordinal)
                    ? casting.FillFile(file.Key, file.Value)
                    : file.Value,
            StringComparer.Ordinal
        );
        foreach (var unused in known.Except(casting.Used).Order(StringComparer.Ordinal))
        {
            diagnostics.Warning(
                written!.At,
                DiagnosticCodes.CastNameUnused,
                $"no text has the name {{{{{unused}}}}}; use it or delete it from the casts"
            );
        }

        return (filled, texts, cast?.Id);
    }

    /// <summary>
    /// The casts, none when there are none; null when they cannot be used and diagnostics say or will say why.
    /// </summary>
    private static ImmutableArray<CastDefinition>? Read(
        YamlNode? written,
        ImmutableSortedDictionary<string, string> files,
        DiagnosticList diagnostics
    )
    {
        if (written is null)
            return [];

        // What is wrong with their form is told when the whole scenario is bound.
        var form = new DiagnosticList();
        var sources = new SourceMap(written.At);
        if (
            new Binder(files, form, sources).Bind(written, typeof(ImmutableArray<CastDefinition>))
            is not ImmutableArray<CastDefinition> casts
        )
            return null;
        var known = casts
            .SelectMany(cast => cast.Names.Keys)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var isSound = true;
        foreach (var cast in casts)
        {
            foreach (var missing in known.Where(name => !cast.Names.ContainsKey(name)))
            {
                isSound = false;
                diagnostics.Error(
                    sources.At(cast, nameof(cast.Names)),
                    DiagnosticCodes.CastNameMissing,
                    $"the cast '{cast.Id}' has no name for '{missing}', which another cast has; expected {missing}: and a name"
                );
            }

            foreach (var (name, text) in cast.Names)
            {
                if (Ids.IsId(name) && IsName(text))
                    continue;
                isSound = false;
                diagnostics.Error(
                    sources.AtKey(cast, nameof(cast.Names), name),
                    DiagnosticCodes.CastNameRefused,
                    Ids.IsId(name)
                        ? $"a name has 1 to {LongestName} characters in one line and no braces"
                        : "what a name is called by has lower-case letters, digits and hyphens, at most 64, a letter first"
                );
            }
        }

        return isSound ? casts : null;
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName
        && text.AsSpan().IndexOfAny('{', '}', '\n') < 0
        && text.Trim().Length == text.Length;
}
