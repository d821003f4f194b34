using System.Globalization;
using System.Xml.Linq;
using Simulation.Rules;
using Simulation.Scenarios.Influences;
using Simulation.Testing;

namespace Simulation.Scenarios.Tests.Influences;

/// <summary>The picture and the tables of the model's page are those of the scenario as it is.</summary>
public sealed class InfluencePageTests
{
    public static TheoryData<string> Packs =>
        [.. Directory.GetDirectories(Repository.Scenarios).Select(folder => Path.GetFileName(folder))];

    [Fact]
    public void The_tables_are_up_to_date()
    {
        var scenario = Read(InfluencePage.ScenarioId);
        var page = Stored(InfluencePage.FilePath);
        AssertFresh(
            InfluencePage.FilePath,
            page,
            InfluencePage.Fill(page, scenario, InfluenceTables.Write(InfluenceGraph.Of(scenario)))
        );
    }

    [Fact]
    public void The_diagram_is_up_to_date()
    {
        var scenario = Read(InfluencePage.ScenarioId);
        var file = InfluencePage.DiagramPath(InfluencePage.FilePath, scenario);
        AssertFresh(file, Stored(file), InfluenceDiagram.Draw(InfluenceGraph.Of(scenario)));
        Assert.Contains($"]({Path.GetFileName(file)})", Stored(InfluencePage.FilePath), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_shipped_scenario_can_be_drawn_with_all_text_inside_the_picture(string pack)
    {
        var graph = InfluenceGraph.Of(Read(pack));
        var picture = XDocument.Parse(InfluenceDiagram.Draw(graph)).Root!;
        var height = Number(picture, "height");
        var texts = picture.Descendants().Where(shape => shape.Name.LocalName == "text").ToList();
        Assert.All(
            texts,
            text =>
            {
                Assert.InRange(Number(text, "x"), 0, Number(picture, "width"));
                Assert.InRange(Number(text, "y"), 0, height);
            }
        );
        Assert.All(
            graph.Scenario.Indicators,
            indicator => Assert.Contains(texts, text => text.Value == indicator.Title)
        );
        Assert.Contains(graph.Scenario.Indicators[0].Title, InfluenceTables.Write(graph), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_markers_is_not_filled() =>
        Assert.Null(InfluencePage.Fill("# A page\n", Read(InfluencePage.ScenarioId), "tables"));

    private static Scenario Read(string pack) =>
        ScenarioLibrary.ReadPack(new DirectoryInfo(Path.Combine(Repository.Scenarios, pack))).Scenario!;

    private static string Stored(string file)
    {
        var path = Path.Combine(Repository.Root, file);
        return File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
    }

    private static void AssertFresh(string file, string stored, string? made) =>
        Assert.True(
            stored == made,
            $"{file} is stale. Rewrite it with: dotnet run --project src/Simulation.Cli -- "
                + $"model {InfluencePage.ScenarioId} --page {InfluencePage.FilePath}"
        );

    private static double Number(XElement shape, string attribute) =>
        double.Parse(shape.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
