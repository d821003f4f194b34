using System.Reflection;
using System.Text.Json.Nodes;
using Simulation.Rules;
using Simulation.Rules.Language;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;
using Simulation.Scenarios.Reference;
using Simulation.Scenarios.Yaml;
using Simulation.Testing;

namespace Simulation.Scenarios.Tests.Reference;

public sealed class ReferenceTests
{
    private static readonly SchemaValidator _schema = new(JsonNode.Parse(JsonSchema.Write())!);

    public static TheoryData<string> Packs =>
        [.. Directory.GetDirectories(Repository.Scenarios).Select(folder => Path.GetFileName(folder))];

    [Fact]
    public void The_schema_is_up_to_date() => AssertFresh(JsonSchema.FilePath, JsonSchema.Write(), "schema");

    [Fact]
    public void The_schema_of_included_files_is_up_to_date() =>
        AssertFresh(JsonSchema.PartFilePath, JsonSchema.WritePart(), "schema");

    [Fact]
    public void The_reference_is_up_to_date() =>
        AssertFresh(ReferencePage.FilePath, ReferencePage.Write(), "reference");

    [Fact]
    public void The_page_of_codes_is_up_to_date_and_complete()
    {
        AssertFresh(DiagnosticsPage.FilePath, DiagnosticsPage.Write(), "reference");
        Assert.All(
            typeof(DiagnosticCodes).GetFields(BindingFlags.Public | BindingFlags.Static),
            code => Assert.Matches($@"\| {code.GetRawConstantValue()} \| \S", DiagnosticsPage.Write())
        );
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Shipped_scenarios_fit_the_schema_and_tell_editors_of_it(string pack)
    {
        var yaml = File.ReadAllText(Path.Combine(Repository.Scenarios, pack, "scenario.yaml"));
        Assert.True(Fits(yaml));
        Assert.StartsWith(
            "# yaml-language-server: $schema=../../docs/scenario.schema.json\n",
            yaml.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Their_included_files_hold_known_sections_and_tell_editors_of_the_schema(string pack)
    {
        var folder = Path.Combine(Repository.Scenarios, pack);
        foreach (var file in Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!ScenarioPack.IsPart(path))
                continue;
            var yaml = File.ReadAllText(file).ReplaceLineEndings("\n");
            Assert.True(Fits(yaml + string.Concat(Bare)), path);
            Assert.StartsWith(
                $"# yaml-language-server: $schema={string.Concat(Enumerable.Repeat("../", 2 + path.Count(c => c == '/')))}docs/scenario-part.schema.json\n",
                yaml,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void What_the_binder_reads_fits_the_schema() => Assert.True(Fits(SmallScenario.Yaml));

    [Theory]
    [InlineData("pace: 60", "pace: 0")]
    [InlineData("pace: 60", "pace: fast")]
    [InlineData("minutes: 3\n", "")]
    [InlineData("title: A small scenario", "titel: A small scenario")]
    [InlineData("polarity: less-is-better", "polarity: worse")]
    [InlineData("{end: ruin}", "{ends: ruin}")]
    [InlineData("{authority: statute}", "{authority: statute, tines: 2}")]
    [InlineData("{plays: tell, by: lab, within: 60}", "{plays: tell, by: lab}")]
    [InlineData("known-to: office", "known-to: {office: yes}")]
    [InlineData("secret: true", "secret: 1")]
    public void What_the_binder_refuses_does_not_fit(string piece, string replacement)
    {
        var yaml = SmallScenario.With(piece, replacement);
        Assert.NotEmpty(ScenarioReader.Read(SmallScenario.Pack(yaml)).Diagnostics);
        Assert.False(Fits(yaml));
    }

    [Fact]
    public void Every_word_of_the_language_is_described()
    {
        var page = ReferencePage.Write();
        Assert.All(
            typeof(Scenario).Assembly.GetTypes().Where(type => type.GetCustomAttribute<KeywordAttribute>() is not null),
            type =>
                Assert.True(
                    ScenarioLanguage.SummaryOf(type).Length > 0
                        && page.Contains(ScenarioLanguage.SummaryOf(type), StringComparison.Ordinal),
                    type.Name
                )
        );
        Assert.All(
            ScenarioLanguage.Parts,
            part => Assert.True(ScenarioLanguage.SummaryOf(part.Type).Length > 0, part.Type.Name)
        );
    }

    /// <summary>What a file needs besides its sections to be a scenario's first file.</summary>
    private static readonly string[] Bare = ["id: x\n", "title: X\n", "summary: X\n", "minutes: 1\n", "pace: 1\n"];

    private static bool Fits(string yaml) =>
        _schema.Accepts(YamlReader.Read("scenario.yaml", yaml, new DiagnosticList())!);

    private static void AssertFresh(string file, string text, string command)
    {
        var path = Path.Combine(Repository.Root, file);
        var stored = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(
            stored == text,
            $"{file} is stale. Rewrite it with: dotnet run --project src/Simulation.Cli -- {command}"
        );
    }
}
