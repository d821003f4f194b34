using Simulation.Rules.Surveys;

namespace Simulation.Scenarios.Tests.Surveys;

public sealed class SurveyTests
{
    private const string Survey = """

        survey:
          trust: {ask: Do you trust the office?, scale: {low: Not at all, high: Wholly}}
          field:
            ask: What do you study?
            choices: [Law, Engineering, Something else]
            waves: before-preparation
        predictions:
          shut: {claim: The model is shut down., when: {status: shut, of: model}}
          ruined: {claim: It ends in ruin., endings: ruin, waves: [before-preparation, before-play]}
        """;

    [Fact]
    public void Questions_and_predictions_are_read()
    {
        var reading = ScenarioReader.Read(SmallScenario.Pack(SmallScenario.Yaml + Survey));

        Assert.Empty(reading.Diagnostics);
        var scenario = reading.Scenario!;
        Assert.Equal(new SurveyScale("Not at all", "Wholly", 7), scenario.Survey[0].Scale);
        Assert.Equal([SurveyWave.BeforePlay, SurveyWave.After], scenario.Survey[0].Waves.AsEnumerable());
        Assert.Equal(["Law", "Engineering", "Something else"], scenario.Survey[1].Choices.AsEnumerable());
        Assert.Equal([SurveyWave.BeforePreparation], scenario.Survey[1].Waves.AsEnumerable());
        Assert.Single(scenario.Predictions[0].When);
        Assert.Equal([SurveyWave.BeforePlay], scenario.Predictions[0].Waves.AsEnumerable());
        Assert.Equal(["ruin"], scenario.Predictions[1].Endings.AsEnumerable());
    }

    [Theory]
    [InlineData(
        ", scale: {low: Not at all, high: Wholly}",
        "",
        "WC0323: the question 'trust' says nothing of how it is answered; expected scale or choices"
    )]
    [InlineData(
        "high: Wholly}",
        "high: Wholly}, choices: [Yes, No]",
        "WC0323: the question 'trust' has both scale and choices; expected one of them"
    )]
    [InlineData("[Law, Engineering, Something else]", "[Law]", "WC0304: there are 1 choices; expected 2 to 10")]
    [InlineData(
        ", when: {status: shut, of: model}",
        "",
        "WC0323: the prediction 'shut' says nothing of when it has come about; expected when or endings"
    )]
    [InlineData(
        "endings: ruin",
        "endings: ruin, when: {flag: told}",
        "WC0323: the prediction 'ruined' has both when and endings; expected one of them"
    )]
    [InlineData("endings: ruin", "endings: ruins", "WC0301: unknown ending 'ruins'; did you mean 'ruin'?")]
    [InlineData(
        "  shut: {claim",
        "  trust: {claim",
        "WC0302: a question of the survey is called 'trust', too; expected another id"
    )]
    [InlineData(
        "waves: [before-preparation, before-play]",
        "waves: after",
        "WC0323: nothing can be predicted after the game; expected before-preparation or before-play"
    )]
    [InlineData(
        "waves: [before-preparation, before-play]",
        "waves: [before-play, before-play]",
        "WC0323: a wave stands here twice; expected each once"
    )]
    [InlineData(
        "when: {status: shut, of: model}",
        "when: {played: tell, by: self}",
        "WC0303: 'self' means nobody and nothing here"
    )]
    public void What_cannot_be_asked_is_an_error(string written, string instead, string expected)
    {
        var yaml = SmallScenario.Yaml + Survey;
        Assert.Contains(written, yaml, StringComparison.Ordinal);

        var reading = ScenarioReader.Read(SmallScenario.Pack(yaml.Replace(written, instead, StringComparison.Ordinal)));

        Assert.Contains(reading.Diagnostics, one => one.ToString().Contains(expected, StringComparison.Ordinal));
    }
}
