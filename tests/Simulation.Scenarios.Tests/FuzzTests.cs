using System.Collections.Immutable;
using System.Globalization;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;
using Simulation.Scenarios.Yaml;
using Simulation.Testing;

namespace Simulation.Scenarios.Tests;

/// <summary>
/// Thousands of hostile files, always the same ones; with WHITECELL_FUZZ=1000000 so many. Whatever a file holds, it is
/// read or refused with diagnostics, and never throws. The benchmarks' <c>fuzz</c> reads as many and tells what it
/// cost.
/// </summary>
public sealed class FuzzTests
{
    private const int Usually = 3000;

    [Fact]
    public void Whatever_a_file_holds_it_is_read_or_refused()
    {
        var files = Environment.GetEnvironmentVariable("WHITECELL_FUZZ") is { } wanted
            ? int.Parse(wanted, CultureInfo.InvariantCulture)
            : Usually;
        string[] sound =
        [
            SmallScenario.Yaml,
            "source: The papers\nmoves:\n  - {round: friday, role: office, move: order}\n",
        ];
        for (var number = 0; number < files; number++)
        {
            var bytes = ScenarioMutations.Make(sound, number);
            var diagnostics = new DiagnosticList();
            if (PackTextDecoder.Decode(ScenarioPack.ScenarioFile, bytes, diagnostics) is not { } text)
            {
                Assert.NotEmpty(diagnostics.ToImmutable());
                continue;
            }

            var pack = SmallScenario.Pack(number % 3 == 0 ? SmallScenario.Yaml : text);
            if (number % 3 == 0)
                pack = new ScenarioPack(
                    pack.Files.SetItem(number % 2 == 0 ? "friday.md" : ScenarioPack.HistoryFile, text)
                );
            var reading = ScenarioReader.Read(pack);
            Assert.True(
                reading.Scenario is not null || reading.Diagnostics.Length > 0,
                $"File {number} is neither read nor refused."
            );
            Assert.True(reading.Diagnostics.Length <= DiagnosticList.Limit);
        }
    }

    /// <summary>Small files that would become large, or go deep: refused after work that their size bounds.</summary>
    [Theory]
    [InlineData(
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n",
        1
    )]
    [InlineData("[", 500_000)]
    [InlineData("{a: ", 200_000)]
    [InlineData("- ", 400_000)]
    [InlineData("? ", 400_000)]
    [InlineData("a: [1, 2, 3, 4, 5, 6, 7, 8, 9]\n", 30_000)]
    [InlineData("{{a}}", 200_000)]
    [InlineData("a: \"\\u0041\n", 90_000)]
    [InlineData("é", 500_000)]
    [InlineData("!<tag:x> ", 100_000)]
    public void A_bomb_costs_no_more_than_its_size_says(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        var files = ImmutableSortedDictionary<string, string>.Empty.Add(ScenarioPack.ScenarioFile, text);
        _ = ScenarioReader.Read(SmallScenario.Pack());
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = ScenarioReader.Read(new ScenarioPack(files));

        Assert.Null(reading.Scenario);
        Assert.NotEmpty(reading.Diagnostics);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L << 20);
    }

    [Theory]
    [InlineData("../outside.md")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b.md")]
    [InlineData("a\\b.md")]
    [InlineData("a/./b.md")]
    [InlineData("C:/b.md")]
    [InlineData("a\0.md")]
    [InlineData("a//b.md")]
    [InlineData("a/b/c/d/e/f.md")]
    [InlineData(".git/config.md")]
    [InlineData("con.md ")]
    public void No_name_leads_out_of_the_pack(string path)
    {
        var reading = ScenarioReader.Read(new ScenarioPack(SmallScenario.Pack().Files.Add(path, "x")));
        Assert.Equal(DiagnosticCodes.FileNameRefused, Assert.Single(reading.Diagnostics).Code);

        var named = ScenarioReader.Read(
            SmallScenario.Pack(
                SmallScenario.With(
                    "{file: friday.md}",
                    $"{{file: '{path.Replace("\0", "", StringComparison.Ordinal)}'}}"
                )
            )
        );
        Assert.Equal(DiagnosticCodes.FileNotInPack, Assert.Single(named.Diagnostics).Code);
    }
}
