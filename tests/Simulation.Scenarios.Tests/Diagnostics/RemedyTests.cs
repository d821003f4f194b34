using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Tests.Diagnostics;

/// <summary>What a message says beside what is wrong: how to mend it.</summary>
public sealed class RemedyTests
{
    [Theory]
    [InlineData(
        "title: A small scenario",
        "title: Water: a small scenario",
        "put quotes around a text that contains a colon and a space"
    )]
    [InlineData(
        "{base: 10, plus: [{indicator: heat, times: 0.1}]}",
        "10 + heat * 0.1",
        "expected a formula, as {base: 50, plus: [{indicator: trust, times: 0.5}]}"
    )]
    public void A_fault_comes_with_its_remedy(string piece, string written, string remedy)
    {
        var read = ScenarioReader.Read(SmallScenario.Pack(SmallScenario.With(piece, written)));
        Assert.Contains(read.Diagnostics, found => found.Message.Contains(remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void All_names_are_listed_where_the_nearest_has_another_word_and_may_say_the_contrary()
    {
        string[] known = ["signed-by-all", "signed-by-none"];
        Assert.Equal("signed-by-none", NearestName.Of("signed-by-most", known));
        Assert.Equal("; expected one of signed-by-all, signed-by-none", NearestName.Hint("signed-by-most", known));
        Assert.Equal("; did you mean 'signed-by-none'?", NearestName.Hint("signed-by-nome", known));
    }
}
