using System.Collections.Immutable;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;

namespace Simulation.Scenarios.Tests.Packs;

public sealed class ScenarioPackTests
{
    [Fact]
    public void The_hash_is_of_names_and_texts_and_nothing_else()
    {
        var one = Pack(("scenario.yaml", "a"), ("b.md", "c"));

        Assert.Equal(one.Hash, Pack(("b.md", "c"), ("scenario.yaml", "a")).Hash);
        Assert.Equal("b74efcdffc844fc14f6edb4d33658b4e7fe820848a0cb7774b7ee5b330920966", one.Hash);
        Assert.NotEqual(one.Hash, Pack(("scenario.yaml", "a"), ("b.md", "d")).Hash);
        Assert.NotEqual(one.Hash, Pack(("scenario.yaml", "a"), ("c.md", "c")).Hash);
        Assert.NotEqual(Pack(("a.md", "bc")).Hash, Pack(("a.mdb", "c")).Hash);
    }

    [Theory]
    [InlineData("../x.md")]
    [InlineData("/x.md")]
    [InlineData("a//x.md")]
    [InlineData("a/b/c/d/e/x.md")]
    [InlineData("x.txt")]
    [InlineData("X.md")]
    [InlineData("x.md\n")]
    [InlineData("a\\x.md")]
    [InlineData("Other.yaml")]
    [InlineData("a/b/c/d/e/other.yaml")]
    public void A_path_that_no_pack_has_is_refused(string path)
    {
        var found = Assert.Single(
            ScenarioReader.Read(new ScenarioPack(SmallScenario.Pack().Files.Add(path, ""))).Diagnostics
        );

        Assert.Equal(DiagnosticCodes.FileNameRefused, found.Code);
        Assert.DoesNotContain('\n', found.ToString());
    }

    [Fact]
    public void A_pack_that_is_too_large_is_refused()
    {
        var large = SmallScenario.Pack().Files.SetItem("friday.md", new string('x', PackLimits.Bytes));
        var many = SmallScenario
            .Pack()
            .Files.AddRange(Enumerable.Range(0, PackLimits.Files).Select(i => KeyValuePair.Create($"{i}.md", "")));

        Assert.Equal(
            DiagnosticCodes.PackTooLarge,
            Assert.Single(ScenarioReader.Read(new ScenarioPack(large)).Diagnostics).Code
        );
        Assert.Equal(
            DiagnosticCodes.PackTooLarge,
            Assert.Single(ScenarioReader.Read(new ScenarioPack(many)).Diagnostics).Code
        );
    }

    [Fact]
    public void A_pack_without_a_scenario_is_refused() =>
        Assert.Equal(
            DiagnosticCodes.ScenarioFileMissing,
            Assert.Single(ScenarioReader.Read(Pack(("x.md", ""))).Diagnostics).Code
        );

    private static ScenarioPack Pack(params (string Path, string Text)[] files) =>
        new(files.ToImmutableSortedDictionary(file => file.Path, file => file.Text));
}
