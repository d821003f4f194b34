using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Packs;

/// <summary>
/// A scenario's folder as data: its scenario.yaml, the YAML files that it includes, its history.yaml if it has one, and
/// its Markdown files. A session's journal embeds the pack that it is played with, so that it can always be read again. Two packs are equal when their
/// files are.
/// </summary>
/// <param name="Files">Text by path inside the pack, with / between folders.</param>
public sealed partial record ScenarioPack(ImmutableSortedDictionary<string, string> Files)
{
    public const string ScenarioFile = "scenario.yaml";

    /// <summary>
    /// What is on record, where an author keeps it apart from the rest: the value of the key history.
    /// </summary>
    public const string HistoryFile = "history.yaml";

    // Each opening of a session makes a pack of the same texts again.
    private static readonly ConditionalWeakTable<ImmutableSortedDictionary<string, string>, string> _hashes = [];

    public ImmutableSortedDictionary<string, string> Files { get; } = Files.WithComparers(StringComparer.Ordinal);

    /// <summary>SHA-256 over all paths and texts, in hexadecimal. The same on every machine.</summary>
    [JsonIgnore]
    public string Hash => _hashes.GetValue(Files, HashOf);

    public bool Equals(ScenarioPack? other) => other is not null && Hash == other.Hash;

    public override int GetHashCode() => Hash.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether the pack is within its limits and has no file that a pack may not have.</summary>
    public bool Check(DiagnosticList diagnostics)
    {
        if (Files.Count > PackLimits.Files)
        {
            diagnostics.Error(
                Position.Whole(ScenarioFile),
                DiagnosticCodes.PackTooLarge,
                $"the scenario has more than {PackLimits.Files} files"
            );
            return false;
        }

        foreach (var path in Files.Keys.Where(path => !IsAllowed(path)))
            RefuseName(path, diagnostics);
        if (Files.Sum(file => (long)Encoding.UTF8.GetByteCount(file.Value)) > PackLimits.Bytes)
        {
            diagnostics.Error(
                Position.Whole(ScenarioFile),
                DiagnosticCodes.PackTooLarge,
                $"the scenario's files are larger than {PackLimits.Bytes / 1024} KiB together"
            );
        }

        if (!Files.ContainsKey(ScenarioFile))
        {
            diagnostics.Error(
                Position.Whole(ScenarioFile),
                DiagnosticCodes.ScenarioFileMissing,
                $"the scenario has no file {ScenarioFile}; it is where reading begins"
            );
        }

        return !diagnostics.HasErrors;
    }

    /// <summary>A YAML or Markdown file of a plain name, in folders of plain names.</summary>
    public static bool IsAllowed(string path) => path.Length <= PackLimits.PathLength && PlainPath.IsMatch(path);

    /// <summary>A YAML file that is read only when scenario.yaml includes it.</summary>
    public static bool IsPart(string path) =>
        path is not (ScenarioFile or HistoryFile)
        && path.EndsWith(".yaml", StringComparison.Ordinal)
        && IsAllowed(path);

    internal static void RefuseName(string path, DiagnosticList diagnostics)
    {
        var shown = path.Length <= PackLimits.PathLength ? path : path[..PackLimits.PathLength] + "…";
        shown = string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
        diagnostics.Error(
            Position.Whole(shown),
            DiagnosticCodes.FileNameRefused,
            "a file of a scenario is a .yaml or .md with a name of lower-case letters, digits and hyphens, "
                + $"in at most {PackLimits.Depth} folders of such names"
        );
    }

    private static string HashOf(ImmutableSortedDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var (path, text) in files)
        {
            foreach (var part in (ReadOnlySpan<string>)[path, text])
            {
                // The length before each part keeps "ab" + "c" apart from "a" + "bc".
                var bytes = Encoding.UTF8.GetBytes(part);
                BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
                hash.AppendData(length);
                hash.AppendData(bytes);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    [GeneratedRegex(@"\A(?:[a-z0-9][a-z0-9-]*/){0,4}[a-z0-9][a-z0-9-]*\.(?:md|yaml)\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainPath { get; }
}
