using Simulation.Rules;
using Simulation.Rules.Actors;
using Simulation.Scenarios.Values;
using Simulation.Testing;

namespace Simulation.Scenarios.Tests.Values;

/// <summary>Single values of a scenario by their paths: found, refused with the nearest name, and set.</summary>
public sealed class ScenarioValuesTests
{
    private static readonly Scenario _small = ScenarioReader.Read(SmallScenario.Pack()).Scenario!;

    [Theory]
    [InlineData("indicators.heat.start", "20")]
    [InlineData("indicators.heat.polarity", "less-is-better")]
    [InlineData("moves.order.cost.capital", "1")]
    [InlineData("moves.examine.secret", "true")]
    [InlineData("moves.examine.leaks.plus.1.times", "0.1")]
    [InlineData("moves.order.outcome.2.by", "-15")]
    [InlineData("moves.order.parameters.deadline.default", "60")]
    [InlineData("actors.office.resources.capital", "3")]
    [InlineData("actors.office.temperament", "balanced")]
    [InlineData("injects.leak.minute", "30")]
    [InlineData("rounds.friday.minutes", "90")]
    [InlineData("pace", "60")]
    public void A_path_leads_to_what_is_written(string path, string written)
    {
        var value = ScenarioValues.Find(_small, path, out var fault);
        Assert.True(value is not null, fault);
        Assert.Equal((path, written), (value.Path, value.Written));
        Assert.Contains(ScenarioValues.All(_small), listed => listed == value);
    }

    [Theory]
    [InlineData("office.temperament", "actors.office.temperament")]
    [InlineData("actor.office.temperament", "actors.office.temperament")]
    [InlineData("authority.statute.cost", "authorities.statute.cost.capital")]
    [InlineData("move.order.cost", "moves.order.cost.capital")]
    [InlineData("lab.resources.capital", "actors.lab.resources.capital")]
    public void A_shorter_path_leads_to_the_same(string written, string path)
    {
        var value = ScenarioValues.Find(_small, written, out var fault);
        Assert.True(value is not null, fault);
        Assert.Equal(path, value.Path);
    }

    [Theory]
    [InlineData("offise.temperament", "the scenario has no 'offise'; did you mean 'office'?")]
    [InlineData("indicators.heet.start", "'indicators' has no 'heet'; did you mean 'heat'?")]
    [InlineData("office.temperamant", "'actors.office' has no 'temperamant'; did you mean 'temperament'?")]
    [InlineData(
        "model.title",
        "'assets.model.title' is no single value; only numbers, words of a list, and true or false can be set"
    )]
    [InlineData("pace.fast", "'pace' has no values in it")]
    [InlineData("indicators.heat.drifts.base", "'indicators.heat.drifts' has no values in it")]
    [InlineData("study.lessons", "the scenario has no 'study'")]
    public void A_path_that_leads_nowhere_is_refused_with_the_nearest_name(string path, string refusal)
    {
        Assert.Null(ScenarioValues.Find(_small, path, out var fault));
        Assert.StartsWith(refusal, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_of_two_sections_needs_its_section()
    {
        var twice = _small with { Flags = [.. _small.Flags, new FlagDefinition("office", "Office hours")] };
        Assert.Null(ScenarioValues.Find(twice, "office.temperament", out var fault));
        Assert.Equal("'office' is in actors and in flags; name the section, as actors.office", fault);
    }

    [Theory]
    [InlineData("indicators.heat.start", "101", "101 is out of range; expected a whole number from 0 to 100")]
    [InlineData("indicators.heat.start", "2.5", "expected a whole number from 0 to 100, found '2.5'")]
    [InlineData("office.temperament", "bold", "'bold' is not known here; expected one of balanced, hard-line")]
    [InlineData("moves.examine.secret", "yes", "expected true or false, found 'yes'")]
    [InlineData("moves.examine.secret", "", "")]
    public void A_text_that_is_no_such_value_is_refused(string path, string text, string refusal)
    {
        var value = ScenarioValues.Find(_small, path, out _)!;
        Assert.Null(ScenarioValues.Read(value, text, out var fault));
        Assert.StartsWith(refusal, fault, StringComparison.Ordinal);
        Assert.NotEmpty(fault);
        Assert.Throws<ArgumentException>(() => ScenarioValues.With(_small, value, text));
    }

    [Fact]
    public void A_value_is_set_and_everything_else_stays()
    {
        var value = ScenarioValues.Find(_small, "office.temperament", out _)!;
        var changed = ScenarioValues.With(_small, value, "hard-line");
        Assert.Equal(Temperament.HardLine, changed.Actors[0].Temperament);
        Assert.Equal(Temperament.Balanced, _small.Actors[0].Temperament);
        Assert.Equal(
            ScenarioValues.All(_small).Where(one => one.Path != value.Path),
            ScenarioValues.All(changed).Where(one => one.Path != value.Path)
        );
        Assert.Null(ScenarioValues.FaultOf(changed));
    }

    [Fact]
    public void An_amount_that_is_left_out_can_be_given_and_an_unknown_name_is_found_by_the_checks()
    {
        var value = ScenarioValues.Find(_small, "moves.tell.cost.capital", out var fault);
        Assert.True(value is not null, fault);
        Assert.Null(value.Written);
        var dearer = ScenarioValues.With(_small, value, "2");
        Assert.Equal(2, dearer.Move("tell")!.Cost["capital"]);
        Assert.Null(ScenarioValues.FaultOf(dearer));

        var unknown = ScenarioValues.Find(_small, "moves.tell.cost.capitol", out _)!;
        Assert.Contains(
            "did you mean 'capital'?",
            ScenarioValues.FaultOf(ScenarioValues.With(_small, unknown, "2")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_does_not_go_together_is_found_by_the_checks()
    {
        var value = ScenarioValues.Find(_small, "assets.model.attributes.flaw.from", out _)!;
        Assert.Equal(
            "from is 90 and to is 80; expected from not above to",
            ScenarioValues.FaultOf(ScenarioValues.With(_small, value, "90"))
        );
    }

    [Theory]
    [InlineData("first-call")]
    [InlineData("ninety-minutes")]
    [InlineData("clean-water")]
    public void Every_listed_value_is_found_by_its_path_and_can_be_set_to_what_it_is(string id)
    {
        var scenario = ScenarioLibrary.Read(Repository.Scenarios).Find(id)!.Scenario!;
        Assert.Null(ScenarioValues.FaultOf(scenario));
        var all = ScenarioValues.All(scenario).ToList();
        Assert.Equal(all.Count, all.DistinctBy(value => value.Path).Count());
        Assert.All(all, value => Assert.Equal(value, ScenarioValues.Find(scenario, value.Path, out _)));
        // Some of each section: to construct a large scenario a thousand times takes long.
        foreach (var value in all.Where(value => value.Written is not null).Where((_, i) => i % 50 == 0))
        {
            Assert.Equal(value.Written, ScenarioValues.Read(value, value.Written!, out _));
            Assert.Equal(all, ScenarioValues.All(ScenarioValues.With(scenario, value, value.Written!)));
        }
    }

    [Fact]
    public void The_names_of_a_cast_stay()
    {
        var scenario = ScenarioLibrary.Read(Repository.Scenarios).Find("ninety-minutes")!.Scenario!;
        Assert.NotNull(scenario.Cast);
        var value = ScenarioValues.Find(scenario, "pace", out _)!;
        Assert.Equal(scenario.Cast, ScenarioValues.With(scenario, value, "11").Cast);
    }
}
