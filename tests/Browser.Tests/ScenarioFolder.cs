using System.Text.RegularExpressions;
using Simulation.Testing;

namespace Browser.Tests;

/// <summary>A copy of the scenarios with something changed.</summary>
internal sealed partial class ScenarioFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("whitecell-scenarios-");

    private ScenarioFolder()
    {
        var original = new DirectoryInfo(Repository.Scenarios);
        foreach (var file in original.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(original.FullName, file.FullName));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }
    }

    public string Path => _folder.FullName;

    private string RolesOfFirstCall => System.IO.Path.Combine(Path, "first-call", "roles.yaml");

    /// <summary>Cumulo has two staff hours only.</summary>
    public static ScenarioFolder WithPoorCloud()
    {
        var folder = new ScenarioFolder();
        var text = File.ReadAllText(folder.RolesOfFirstCall);
        File.WriteAllText(folder.RolesOfFirstCall, StaffHoursOfCloud().Replace(text, "2", 1));
        return folder;
    }

    /// <summary>Beside First Call lies a scenario that is none.</summary>
    public static ScenarioFolder WithABrokenPack()
    {
        var folder = new ScenarioFolder();
        var broken = Directory.CreateDirectory(System.IO.Path.Combine(folder.Path, "broken"));
        File.WriteAllText(
            System.IO.Path.Combine(broken.FullName, "scenario.yaml"),
            "id: broken\ntitle: Broken\nmoves: none\n"
        );
        return folder;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [GeneratedRegex(@"(?<=^  cloud:$(.*\n)+?    resources: .*staff-hours: )\d+", RegexOptions.Multiline)]
    private static partial Regex StaffHoursOfCloud();
}
