using Simulation.Rules.ExportColumns;

namespace Simulation.Scenarios.Tests.Data;

public sealed class DataPlanTests
{
    private const string Plan = """

        data-plan:
          - {question: How hot did it get?, measure: {indicator: heat}, column: heat}
          - {question: What was left?, measure: {resource: capital, of: office}, column: capital}
          - {question: How well did the lab do?, measure: {score: lab}, column: lab_score}
          - {question: How often was it ordered?, measure: {plays: order, by: office}, column: orders}
          - {question: What was the answer?, measure: {answer: shut-down}, column: answer}
          - {question: How fast was it?, measure: {minutes-to-answer: shut-down}, column: minutes}
          - {question: How did it end?, measure: ending, column: end}
          - {question: Is it open?, measure: {status: model}, column: status}
          - {question: Was there a truce?, measure: {agreement: truce}, column: truce}
          - {question: What did the lab think?, measure: {relation: lab, to: office}, column: regard}
          - {question: How bad was it?, measure: {attribute: flaw, of: model}, column: flaw}
          - {question: And together?, measure: {formula: {base: 10, plus: [{indicator: heat}]}}, column: together}
        """;

    [Fact]
    public void Every_measure_is_read()
    {
        var reading = ScenarioReader.Read(SmallScenario.Pack(SmallScenario.Yaml + Plan));

        Assert.Empty(reading.Diagnostics);
        var plan = reading.Scenario!.DataPlan;
        Assert.Equal(
            typeof(SessionMeasure).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(SessionMeasure))),
            plan.Select(asked => asked.Measure.GetType()).Distinct().Count()
        );
        Assert.Equal(
            ("How fast was it?", new MinutesToDemandAnswerMeasure("shut-down"), "minutes"),
            (plan[5].Question, plan[5].Measure, plan[5].Column)
        );
        Assert.All(plan, asked => Assert.NotEmpty(asked.Measure.Values(reading.Scenario)));
    }

    [Theory]
    [InlineData(
        "measure: {indicator: heat}",
        "measure: {indicator: heet}",
        "WC0301: unknown indicator 'heet'; did you mean 'heat'?"
    )]
    [InlineData("{score: lab}", "{score: leb}", "WC0301: unknown institution 'leb'; did you mean 'lab'?")]
    [InlineData("{status: model}", "{status: modell}", "WC0301: unknown asset 'modell'; did you mean 'model'?")]
    [InlineData(
        "{answer: shut-down}",
        "{answer: shutdown}",
        "WC0301: unknown demand 'shutdown'; did you mean 'shut-down'?"
    )]
    [InlineData(
        "attribute: flaw",
        "attribute: flow",
        "WC0301: unknown attribute 'flow' of the asset 'model'; did you mean 'flaw'?"
    )]
    [InlineData("measure: ending", "measure: endings", "WC0207: 'endings' is not known here; did you mean 'ending'?")]
    [InlineData(
        "column: heat",
        "column: Heat",
        "WC0421: 'Heat' is no name of a column; expected lower-case letters, digits and underscores, a letter first, at most 40"
    )]
    [InlineData(
        "column: heat",
        "column: orders",
        "WC0422: another question has the column 'orders'; expected another name"
    )]
    [InlineData(
        "column: heat",
        "column: seed",
        "WC0422: every export has a column 'seed' already; expected another name"
    )]
    public void What_is_wrong_is_said(string piece, string replacement, string message)
    {
        var found = Assert.Single(
            ScenarioReader
                .Read(
                    SmallScenario.Pack(SmallScenario.Yaml + Plan.Replace(piece, replacement, StringComparison.Ordinal))
                )
                .Diagnostics
        );
        Assert.Equal(message, $"{found.Code}: {found.Message}");
    }
}
