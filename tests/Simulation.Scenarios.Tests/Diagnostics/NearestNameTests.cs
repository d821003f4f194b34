using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Tests.Diagnostics;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("media-heta", "media-heat")]
    [InlineData("media_heat", "media-heat")]
    [InlineData("Media-Heat", "media-heat")]
    [InlineData("mediaheat", "media-heat")]
    [InlineData("trust", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_found_if_any_is_near(string written, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(written, ["media-heat", "public-trust", "cash"]));

    [Fact]
    public void The_first_of_the_nearest_is_taken() => Assert.Equal("heat", NearestName.Of("heap", ["heat", "hear"]));

    [Fact]
    public void A_long_word_is_not_compared() =>
        Assert.Null(NearestName.Of(new string('x', 1_000_000), [new string('x', 1_000_000)]));

    [Fact]
    public void A_hint_names_what_there_is()
    {
        Assert.Equal("; did you mean 'heat'?", NearestName.Hint("heet", ["heat"]));
        Assert.Equal("; expected one of a, b", NearestName.Hint("zzz", ["a", "b", "a"]));
        Assert.Equal("; expected a", NearestName.Hint("zzz", ["a"]));
        Assert.Equal("", NearestName.Hint("zzz", []));
        Assert.EndsWith(
            ", …",
            NearestName.Hint("zzzzzz", Enumerable.Range(100, 50).Select(i => $"name-{i}")),
            StringComparison.Ordinal
        );
    }
}
