using System.Collections.Concurrent;
using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Scenarios.Binding;
using Simulation.Scenarios.Casts;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios;

/// <summary>
/// Turns a pack into a scenario: its files into one tree (Packs/, Yaml/), with the names of a cast in it (Casts/), the tree into
/// records (Binding/), and then asks of the records whether they make sense together (Checks/). Never throws because of
/// what a pack holds.
/// </summary>
public static class ScenarioReader
{
    // Sessions of one scenario share what was read and the texts it was read from, and a server plays few scenarios at
    // a time. When strangers' packs push it over the limit it starts anew: reading again costs milliseconds.
    private const int MostKept = 64;

    private static readonly ConcurrentDictionary<string, Lazy<ScenarioReading>> Kept = new(StringComparer.Ordinal);

    /// <param name="cast">Id of the cast whose names the texts get; null for the pack's first one, or for none.</param>
    public static ScenarioReading Read(ScenarioPack pack, string? cast = null) => Read(pack, cast, recorded: false);

    /// <summary>
    /// Reads a pack out of a journal. It made sense when the session was opened; a check that came later must not keep
    /// the session from being opened again, so only the pack's form and its names have to be sound.
    /// </summary>
    /// <param name="cast">Id of the cast that the session is played with; null for none.</param>
    public static ScenarioReading ReadRecorded(ScenarioPack pack, string? cast) =>
        Read(pack, cast) is { Scenario: not null } sound ? sound : Read(pack, cast, recorded: true);

    private static ScenarioReading Read(ScenarioPack pack, string? cast, bool recorded)
    {
        var key = KeyOf(pack, cast, recorded);
        if (Kept.TryGetValue(key, out var kept))
            return kept.Value;
        if (Kept.Count >= MostKept)
            Kept.Clear();

        // After a restart all sessions of a scenario ask for it at once: one reads, the others wait.
        var reading = Kept.GetOrAdd(key, _ => new Lazy<ScenarioReading>(() => ReadAnew(pack, cast, recorded))).Value;

        // A session that chooses no cast asks for the first one by its name.
        if (cast is null && reading.Scenario?.Cast is { } first)
        {
            Kept.TryAdd(KeyOf(pack, first, recorded), new Lazy<ScenarioReading>(reading));
        }
        return reading;
    }

    private static string KeyOf(ScenarioPack pack, string? cast, bool recorded) =>
        $"{pack.Hash}/{cast}{(recorded ? "/recorded" : "")}";

    private static ScenarioReading ReadAnew(ScenarioPack pack, string? cast, bool recorded)
    {
        var diagnostics = new DiagnosticList();
        var (scenario, sources) = pack.Check(diagnostics) ? Bind(pack, cast, recorded, diagnostics) : default;
        return new ScenarioReading(diagnostics.HasErrors ? null : scenario, diagnostics.ToImmutable(), sources)
        {
            Pack = pack,
        };
    }

    private static (Scenario? Scenario, SourceMap? Sources) Bind(
        ScenarioPack pack,
        string? chosen,
        bool recorded,
        DiagnosticList diagnostics
    )
    {
        foreach (var (path, text) in pack.Files.Where(file => file.Key != ScenarioPack.ScenarioFile))
            PackTextDecoder.Check(path, text, diagnostics);
        if (PackYaml.Read(pack, diagnostics) is not { } root)
            return default;
        var sources = new SourceMap(root.At);
        var (filled, files, cast) = CastFilling.Fill(root, pack.Files, chosen, diagnostics);
        var scenario = new Binder(files, diagnostics, sources, recorded).Bind<Scenario>(filled);
        if (scenario is null)
            return default;
        if (recorded)
            ScenarioChecks.RunOnNames(scenario, sources, diagnostics);
        else
            ScenarioChecks.Run(scenario, sources, diagnostics);
        return (scenario with { Cast = cast }, sources);
    }
}

/// <param name="Scenario">Null when a diagnostic is an error.</param>
/// <param name="Diagnostics">Errors and warnings; file names are those inside the pack.</param>
/// <param name="Sources">Where each record was written; null when none was read.</param>
public sealed record ScenarioReading(
    Scenario? Scenario,
    ImmutableArray<Diagnostic> Diagnostics,
    SourceMap? Sources = null
)
{
    /// <summary>
    /// What was read: the first of all equal packs, so that callers can keep and share its texts. Null when no pack
    /// could be read.
    /// </summary>
    public ScenarioPack? Pack { get; init; }
}
