using System.Collections.Immutable;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Tests.Binding;

/// <summary>Titles stand in lines among other texts, on every screen and in exports.</summary>
public sealed class TitleTests
{
    [Theory]
    [InlineData("\"Friday: 13th — 金曜日 👩‍👩‍👧‍👦\"")]
    [InlineData("\"می\\u200Cخواهم\"")]
    public void What_can_be_shown_in_a_line_is_a_title(string title) => Assert.Empty(Faults(title));

    [Fact]
    public void A_title_has_at_most_120_characters_as_people_count_them()
    {
        Assert.Empty(Faults(Repeat("👍🏽", 120)));
        Assert.Contains("has 121 characters", Assert.Single(Faults(Repeat("👍🏽", 121))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"\"", "is empty")]
    [InlineData("\"\\u3164\\u200B\"", "is empty")]
    [InlineData("\"Fri\\nday\"", "has a line break")]
    [InlineData("\"Fri\\u200Fday\"", "U+200F")]
    [InlineData("\"Fri\\uE000day\"", "U+E000")]
    public void What_cannot_is_refused(string title, string why) =>
        Assert.Contains(why, Assert.Single(Faults(title)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Fri\\u202Eday\"")]
    [InlineData("\"Fri\\u2067day\"")]
    [InlineData("Fri\u202Eday")]
    public void No_text_of_a_pack_turns_the_direction_of_what_stands_beside_it(string text) =>
        Assert.Contains(
            Read(SmallScenario.Yaml.Replace("Two institutions and a model.", text, StringComparison.Ordinal)),
            found => found.Code == DiagnosticCodes.ControlCharacter
        );

    [Fact]
    public void What_a_journal_has_recorded_is_read_as_it_is()
    {
        var pack = SmallScenario.Pack(SmallScenario.With("title: Friday,", "title: \"Fri\\nday\","));
        Assert.Null(ScenarioReader.Read(pack).Scenario);
        Assert.Equal("Fri\nday", ScenarioReader.ReadRecorded(pack, null).Scenario?.Rounds[0].Title);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static IEnumerable<string> Faults(string title) =>
        Read(SmallScenario.Yaml.Replace("title: Friday,", $"title: {title},", StringComparison.Ordinal))
            .Select(found => found.Code == DiagnosticCodes.TitleRefused ? found.Message : found.ToString());

    private static ImmutableArray<Diagnostic> Read(string yaml) =>
        ScenarioReader.Read(SmallScenario.Pack(yaml)).Diagnostics;
}
