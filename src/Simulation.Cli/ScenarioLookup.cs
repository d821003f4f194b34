using Simulation.Scenarios;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Cli;

/// <summary>Finds the packs that an author names on the command line, by a folder or by an id.</summary>
internal static class ScenarioLookup
{
    /// <summary>The folder with the packs when none is named.</summary>
    public const string Folder = "scenarios";

    /// <summary>The pack of a folder, or of an id in the folder with the packs.</summary>
    /// <param name="fault">What to say when there is none.</param>
    public static ShelvedScenario? Find(string named, string packs, out string fault)
    {
        fault = "";
        var folder = new DirectoryInfo(named.Length == 0 ? "." : named);
        if (ScenarioLibrary.IsPack(folder))
            return ScenarioLibrary.ReadPack(folder);
        var shelf = ScenarioLibrary.Read(packs).Shelf;
        if (shelf.FirstOrDefault(entry => entry.Id == named) is { } found)
            return found;
        fault = folder.Exists
            ? $"The folder {named} is no pack: it has no scenario.yaml."
            : Unknown(named, packs, shelf.Select(entry => entry.Id));
        return null;
    }

    /// <summary>That there is no such scenario, with the one that was probably meant.</summary>
    public static string Unknown(string id, string packs, IEnumerable<string> known)
    {
        var hint = NearestName.Hint(id, known);
        return $"There is no scenario '{id}' in {packs}{hint}{(hint.EndsWith('?') ? "" : ".")}";
    }
}
