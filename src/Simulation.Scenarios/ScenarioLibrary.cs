using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;

namespace Simulation.Scenarios;

/// <summary>The scenarios of a server: a folder with one pack in each of its folders.</summary>
/// <param name="Shelf">In the order of their ids. Broken ones are here too, with what is wrong with them.</param>
public sealed record ScenarioLibrary(ImmutableArray<ShelvedScenario> Shelf)
{
    /// <summary>Reads the folder as it is now; an absent one is an empty library.</summary>
    public static ScenarioLibrary Read(string folder)
    {
        try
        {
            var packs = new DirectoryInfo(folder);
            if (!packs.Exists)
                return new ScenarioLibrary([]);
            return new ScenarioLibrary([
                .. packs
                    .EnumerateDirectories()
                    .Where(pack => !pack.Name.StartsWith('.'))
                    .OrderBy(pack => pack.Name, StringComparer.Ordinal)
                    .Select(ReadPack),
            ]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new ScenarioLibrary([]);
        }
    }

    /// <summary>The playable scenario with this id, or null.</summary>
    public ShelvedScenario? Find(string id) =>
        Shelf.FirstOrDefault(entry => entry.Id == id && entry.Scenario is not null);

    /// <summary>Whether this is the folder of one pack, and not of several.</summary>
    public static bool IsPack(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, ScenarioPack.ScenarioFile));

    /// <summary>Reads the folder of one pack.</summary>
    public static ShelvedScenario ReadPack(DirectoryInfo folder)
    {
        var diagnostics = new DiagnosticList();
        var pack = PackReader.Read(folder.FullName, diagnostics);
        var reading = pack is null ? new ScenarioReading(null, diagnostics.ToImmutable()) : ScenarioReader.Read(pack);
        if (reading.Scenario is { } scenario && scenario.Id != folder.Name)
        {
            diagnostics.Error(
                Position.Whole(ScenarioPack.ScenarioFile),
                DiagnosticCodes.IdNotFolder,
                $"the scenario's id is '{scenario.Id}' but its folder is '{folder.Name}'; they must be the same"
            );
            reading = new ScenarioReading(null, [.. reading.Diagnostics, .. diagnostics.ToImmutable()]);
        }

        return new ShelvedScenario(
            folder.Name,
            pack,
            reading,
            [.. reading.Diagnostics.Select(found => found with { File = $"{folder.Name}/{found.File}" })]
        );
    }
}

/// <summary>One folder of the library.</summary>
/// <param name="Id">The folder's name.</param>
/// <param name="Pack">What a session's journal embeds; null when the folder could not be read.</param>
/// <param name="Reading">What was read, with the file names inside the pack.</param>
/// <param name="Diagnostics">File names are those from the library's folder: <c>first-call/scenario.yaml</c>.</param>
public sealed record ShelvedScenario(
    string Id,
    ScenarioPack? Pack,
    ScenarioReading Reading,
    ImmutableArray<Diagnostic> Diagnostics
)
{
    /// <summary>The scenario with the names of its first cast; null when it cannot be played.</summary>
    public Scenario? Scenario => Reading.Scenario;

    /// <summary>The scenario with the names of a cast, or null when it cannot be played or has no such cast.</summary>
    /// <param name="cast">Id of the cast; null for the first one.</param>
    public Scenario? InCast(string? cast) =>
        cast is null || Scenario is null || Pack is null ? Scenario : ScenarioReader.Read(Pack, cast).Scenario;
}
