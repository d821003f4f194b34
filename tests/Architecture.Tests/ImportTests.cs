using System.Xml.Linq;

namespace Architecture.Tests;

/// <summary>Who may import whom. docs/architecture.md says why.</summary>
public class ImportTests
{
    private static readonly Dictionary<string, string[]> _allowed = new(StringComparer.Ordinal)
    {
        ["Simulation.Rules"] = [],
        ["Simulation.Journal"] = [],
        ["Simulation.Protocol"] = ["Simulation.Rules"],
        ["Simulation.Scenarios"] = ["Simulation.Rules"],
        ["Simulation.Lab"] = ["Simulation.Rules", "Simulation.Scenarios"],
        ["Simulation.Grains"] =
        [
            "Simulation.Rules",
            "Simulation.Protocol",
            "Simulation.Scenarios",
            "Simulation.Journal",
            "Simulation.Lab",
        ],
        ["Simulation.Server"] =
        [
            "Simulation.Rules",
            "Simulation.Protocol",
            "Simulation.Scenarios",
            "Simulation.Journal",
            "Simulation.Lab",
            "Simulation.Grains",
        ],
        ["Simulation.Cli"] =
        [
            "Simulation.Rules",
            "Simulation.Protocol",
            "Simulation.Scenarios",
            "Simulation.Journal",
            "Simulation.Lab",
            "Simulation.Server",
        ],
    };

    public static TheoryData<string> ProjectNames => [.. SourceTree.Projects("src").Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void A_project_imports_only_what_it_may(string name)
    {
        Assert.True(_allowed.ContainsKey(name), $"{name} is new: say here what it may import.");
        var references = SourceTree.ReferencesOf(SourceTree.Projects("src")[name], "ProjectReference");
        Assert.Empty(references.Except(_allowed[name]));
    }

    [Theory]
    [InlineData("Simulation.Rules")]
    [InlineData("Simulation.Protocol")]
    [InlineData("Simulation.Lab")]
    public void A_pure_project_has_no_packages(string name)
    {
        var project = SourceTree.Projects("src")[name];
        Assert.Empty(SourceTree.ReferencesOf(project, "PackageReference"));
        Assert.Empty(project.Descendants("FrameworkReference"));
    }

    [Fact]
    public void Only_grains_server_and_command_line_know_of_Orleans()
    {
        foreach (var (name, project) in SourceTree.Projects("src"))
        {
            if (name is "Simulation.Grains" or "Simulation.Server" or "Simulation.Cli")
                continue;
            Assert.DoesNotContain(project.Descendants("PackageReference"), IsOrleans);
        }
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = SourceTree.Read("Simulation.sln");
        foreach (var folder in new[] { "src", "tests", "bench", "examples" })
        {
            foreach (var name in SourceTree.Projects(folder).Keys)
                Assert.Contains($"{name}.csproj", solution, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Versions_are_central()
    {
        foreach (var (name, project) in SourceTree.Projects("."))
        {
            Assert.True(
                project.Descendants("PackageReference").All(r => r.Attribute("Version") is null),
                $"{name} pins a version of its own."
            );
        }
    }

    private static bool IsOrleans(XElement reference) =>
        reference.Attribute("Include")!.Value.StartsWith("Microsoft.Orleans.", StringComparison.Ordinal);
}
