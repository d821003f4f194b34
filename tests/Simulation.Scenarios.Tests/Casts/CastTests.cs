using System.Collections.Immutable;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;

namespace Simulation.Scenarios.Tests.Casts;

public sealed class CastTests
{
    private const string Casts = """

        casts:
          press: {title: As reported, names: {lab: Anthropic, model: Fable 5}}
          fictional: {title: Invented, names: {lab: Northlight, model: Lantern}}
        """;

    private static readonly string _yaml =
        SmallScenario
            .Yaml.Replace(
                "summary: Two institutions and a model.",
                "summary: '{{lab}} and \"{{model}}\", which {{lab}} made.'",
                StringComparison.Ordinal
            )
            .Replace("title: The lab\n", "title: \"{{lab}}\"\n", StringComparison.Ordinal) + Casts;

    [Theory]
    [InlineData(
        null,
        "press",
        "Anthropic",
        "Anthropic and \"Fable 5\", which Anthropic made.",
        "It is Friday at Anthropic.\n"
    )]
    [InlineData(
        "press",
        "press",
        "Anthropic",
        "Anthropic and \"Fable 5\", which Anthropic made.",
        "It is Friday at Anthropic.\n"
    )]
    [InlineData(
        "fictional",
        "fictional",
        "Northlight",
        "Northlight and \"Lantern\", which Northlight made.",
        "It is Friday at Northlight.\n"
    )]
    public void Every_text_has_the_names_of_the_cast(
        string? asked,
        string cast,
        string title,
        string summary,
        string friday
    )
    {
        var reading = ScenarioReader.Read(Pack(_yaml), asked);

        Assert.Empty(reading.Diagnostics);
        var scenario = reading.Scenario!;
        Assert.Equal(cast, scenario.Cast);
        Assert.Equal(["press", "fictional"], scenario.Casts.Select(known => known.Id));
        Assert.Equal(title, scenario.Actors[1].Title);
        Assert.Equal(summary, scenario.Summary);
        Assert.Equal(friday, scenario.Rounds[0].Text);
    }

    [Fact]
    public void A_scenario_without_casts_has_none() =>
        Assert.Null(ScenarioReader.Read(SmallScenario.Pack()).Scenario!.Cast);

    [Fact]
    public void What_comes_after_a_name_keeps_its_place()
    {
        var unknown = _yaml.Replace(
            "quiet: Something nobody knows",
            "quiet: {title: \"{{model}} is {{lab}}\", titel: x}",
            StringComparison.Ordinal
        );
        Assert.Contains(":27:42: error WC0201", Assert.Single(Read(unknown)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_no_cast_has_is_told_where_it_stands()
    {
        var found = Read(
            _yaml.Replace("It regulates.", "It regulates {{lba}} and {{nobody}}.", StringComparison.Ordinal),
            "It is Friday.\nAt {{lab}} and {{modell}}.\n"
        );

        Assert.Equal(
            [
                "friday.md:2:16: error WC0404: no cast has a name for {{modell}}; did you mean 'model'?",
                "scenario.yaml:39:27: error WC0404: no cast has a name for {{lba}}; did you mean 'lab'?",
                "scenario.yaml:39:39: error WC0404: no cast has a name for {{nobody}}; expected one of lab, model",
            ],
            found.Select(x => x.ToString())
        );
    }

    [Fact]
    public void A_name_in_a_folded_text_is_found_in_its_line()
    {
        var found = Assert.Single(
            Read(
                _yaml.Replace(
                    "summary: It regulates.",
                    "summary: >\n      It regulates\n      whom {{lba}} asks.",
                    StringComparison.Ordinal
                )
            )
        );

        Assert.Equal((41, 12), (found.Line, found.Column));
    }

    [Fact]
    public void Without_casts_a_name_in_braces_is_an_error() =>
        Assert.Equal(
            "friday.md:1:1: error WC0404: {{lab}} stands for nothing, because the scenario has no casts; "
                + "expected casts: with names, or a plain name",
            Assert.Single(Read(SmallScenario.Yaml, "{{lab}}\n")).ToString()
        );

    [Theory]
    [InlineData("{{ lab }}")]
    [InlineData("{{Lab}}")]
    [InlineData("{{lab")]
    [InlineData("{{}}")]
    public void Braces_that_are_no_name_are_an_error(string text) =>
        Assert.Equal(
            DiagnosticCodes.PlaceholderMalformed,
            Assert.Single(Read(_yaml, $"At {text}, {{{{lab}}}}\n")).Code
        );

    [Fact]
    public void Every_cast_has_all_the_names()
    {
        var found = Assert.Single(Read(_yaml.Replace("lab: Northlight, ", "", StringComparison.Ordinal)));

        Assert.Equal(DiagnosticCodes.CastNameMissing, found.Code);
        Assert.Equal(
            "the cast 'fictional' has no name for 'lab', which another cast has; expected lab: and a name",
            found.Message
        );
    }

    [Theory]
    [InlineData("''")]
    [InlineData("'{{model}}'")]
    [InlineData("\"two\\nlines\"")]
    [InlineData("' blank'")]
    public void A_name_is_a_few_words_in_one_line(string name) =>
        Assert.Equal(
            DiagnosticCodes.CastNameRefused,
            Assert.Single(Read(_yaml.Replace("lab: Northlight", $"lab: {name}", StringComparison.Ordinal))).Code
        );

    [Fact]
    public void A_long_name_is_refused_before_it_is_put_anywhere()
    {
        var name = new string('x', 100_000);
        var text = string.Concat(Enumerable.Repeat("{{lab}}", 100_000));

        Assert.Equal(
            DiagnosticCodes.CastNameRefused,
            Assert.Single(Read(_yaml.Replace("Northlight", name, StringComparison.Ordinal), text)).Code
        );
    }

    [Fact]
    public void What_a_name_is_called_by_is_an_id()
    {
        var found = Read(_yaml.Replace("model: Fable 5", "Model A: Fable 5", StringComparison.Ordinal));

        Assert.Contains(found, x => x.Code == DiagnosticCodes.CastNameRefused);
    }

    [Fact]
    public void A_name_that_no_text_has_is_a_warning()
    {
        var found = Assert.Single(
            Read(
                _yaml
                    .Replace("model: Fable 5", "model: Fable 5, city: Here", StringComparison.Ordinal)
                    .Replace("model: Lantern", "model: Lantern, city: There", StringComparison.Ordinal)
            )
        );

        Assert.Equal((DiagnosticCodes.CastNameUnused, Severity.Warning), (found.Code, found.Severity));
        Assert.Equal("no text has the name {{city}}; use it or delete it from the casts", found.Message);
    }

    [Fact]
    public void A_cast_that_there_is_not_cannot_be_played()
    {
        var reading = ScenarioReader.Read(Pack(_yaml), "pres");

        Assert.Null(reading.Scenario);
        var found = Assert.Single(reading.Diagnostics);
        Assert.Equal(
            (DiagnosticCodes.CastUnknown, "the scenario has no cast 'pres'; did you mean 'press'?"),
            (found.Code, found.Message)
        );
    }

    private static ImmutableArray<Diagnostic> Read(string yaml, string friday = "It is Friday at {{lab}}.\n") =>
        ScenarioReader.Read(Pack(yaml, friday)).Diagnostics;

    private static ScenarioPack Pack(string yaml, string friday = "It is Friday at {{lab}}.\n") =>
        new(SmallScenario.Pack(yaml).Files.SetItem("friday.md", friday));
}
