using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;

namespace Simulation.Scenarios.Tests.Packs;

public sealed class IncludesTests
{
    [Fact]
    public void A_section_that_stands_in_several_files_is_one_in_the_order_of_the_list()
    {
        var reading = Read(
            "[b.yaml, more/a.yaml]",
            ("more/a.yaml", "flags: {third: Third}\nquestions: [Why?]\n"),
            ("b.yaml", "flags: {second: Second}\n")
        );

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(["told", "quiet", "second", "third"], reading.Scenario!.Flags.Select(flag => flag.Id));
        Assert.Contains("Why?", reading.Scenario.Questions);
    }

    [Fact]
    public void What_is_wrong_in_an_included_file_is_told_with_its_name_and_line()
    {
        var found = Read("[a.yaml]", ("a.yaml", "# One.\nflags:\n  more: {titel: More}\n")).Diagnostics;

        Assert.NotEmpty(found);
        Assert.All(found, one => Assert.Equal(("a.yaml", 3), (one.File, one.Line)));
    }

    [Fact]
    public void An_id_that_two_files_have_is_told_with_both_places()
    {
        var found = Assert.Single(Read("[a.yaml]", ("a.yaml", "flags:\n  told: Again\n")).Diagnostics);

        Assert.Equal(DiagnosticCodes.DuplicateKey, found.Code);
        Assert.Equal(("a.yaml", 2), (found.File, found.Line));
        Assert.Contains("scenario.yaml:", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: Another\n", DiagnosticCodes.DuplicateKey)]
    [InlineData("includes: [b.yaml]\n", DiagnosticCodes.IncludeTwice)]
    [InlineData("- flags\n", DiagnosticCodes.WrongKind)]
    [InlineData("flags: [told]\n", DiagnosticCodes.DuplicateKey)]
    public void An_included_file_that_cannot_be_joined_is_refused(string text, string code) =>
        Assert.Contains(Read("[a.yaml]", ("a.yaml", text)).Diagnostics, found => found.Code == code);

    [Theory]
    [InlineData("scenario.yaml")]
    [InlineData("history.yaml")]
    [InlineData("friday.md")]
    [InlineData("../a.yaml")]
    public void Only_other_YAML_files_of_the_pack_can_be_included(string file) =>
        Assert.Contains(Read($"['{file}']").Diagnostics, found => found.Code == DiagnosticCodes.IncludeUnknown);

    private static ScenarioReading Read(string includes, params (string Path, string Text)[] files)
    {
        var pack = SmallScenario.Pack(SmallScenario.Yaml + $"\nincludes: {includes}\n");
        return ScenarioReader.Read(
            new ScenarioPack(pack.Files.SetItems(files.Select(file => KeyValuePair.Create(file.Path, file.Text))))
        );
    }
}
