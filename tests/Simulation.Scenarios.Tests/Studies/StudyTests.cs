using System.Collections.Immutable;
using Simulation.Rules.Conditions;
using Simulation.Rules.Studies;
using Simulation.Scenarios.Lint;

namespace Simulation.Scenarios.Tests.Studies;

/// <summary>The study section of the scenario language.</summary>
public sealed class StudyTests
{
    private const string Study = """

        study:
          mechanisms:
            order: {title: The order, moves: order, agreements: truce, injects: leak}
            flaw: {title: How bad it is, given: [{attribute: flaw, of: model, low: 20, high: 80}, {intel: rumour}]}
          lessons:
            look-first:
              title: Look first
              claim: Who looks first has less to fear.
              measure: {ending: [rest]}
              plays:
                - {role: lab, moves: [examine, comply], from-round: friday, until-round: saturday}
              refrains: {role: office, moves: license}
              at-least: 5
            cool: {title: Stay cool, claim: It stays cool., measure: {indicator: heat}, refrains: {role: lab, moves: tell}, at-most: -3}
            rich: {title: Get rich, claim: It pays., measure: {score: lab}, plays: {role: lab, moves: tell}, at-least: 1}
          contradictions:
            twice: {title: The same order twice, moves: order, by: regulator, when: [{played: order, by: self}, {status: open, of: asset}]}
        """;

    [Fact]
    public void Every_field_is_read()
    {
        var reading = ScenarioReader.Read(SmallScenario.Pack(SmallScenario.Yaml + Study));
        Assert.Empty(reading.Diagnostics);
        var study = reading.Scenario!.Study!;
        Assert.Equal(["order", "flaw"], study.Mechanisms.Select(mechanism => mechanism.Id));
        Assert.Equal(new ComparedAttribute("flaw", "model", 20, 80), study.Mechanisms[1].Given[0]);
        Assert.Equal(new ComparedIntel("rumour"), study.Mechanisms[1].Given[1]);
        var lesson = study.Lessons[0];
        Assert.Equal(["rest"], Assert.IsType<EndingShare>(lesson.Measure).Ending.AsEnumerable());
        Assert.Equal(["examine", "comply"], lesson.Plays[0].Moves.AsEnumerable());
        Assert.Equal(("friday", "saturday"), (lesson.Plays[0].FromRound, lesson.Plays[0].UntilRound));
        Assert.Equal(["license"], lesson.Refrains[0].Moves.AsEnumerable());
        Assert.Equal((5, (int?)null), (lesson.AtLeast, lesson.AtMost));
        Assert.Equal(
            [new IndicatorAtEnd("heat"), new ScoreAtEnd("lab")],
            study.Lessons.Skip(1).Select(other => other.Measure)
        );
        Assert.IsType<PlayedCondition>(study.Contradictions[0].When[0]);
    }

    [Theory]
    [InlineData("moves: order, agreements", "moves: ordr, agreements", "unknown move 'ordr'; did you mean 'order'?")]
    [InlineData("agreements: truce", "agreements: truces", "unknown agreement 'truces'; did you mean 'truce'?")]
    [InlineData("injects: leak", "injects: leek", "unknown inject 'leek'; did you mean 'leak'?")]
    [InlineData("{intel: rumour}", "{intel: humour}", "unknown intel 'humour'; did you mean 'rumour'?")]
    [InlineData("of: model, low", "of: modell, low", "unknown asset 'modell'; did you mean 'model'?")]
    [InlineData(
        "attribute: flaw, of: model, low",
        "attribute: flow, of: model, low",
        "unknown attribute 'flow' of the asset 'model'; did you mean 'flaw'?"
    )]
    [InlineData("{ending: [rest]}", "{ending: [test]}", "unknown ending 'test'; did you mean 'rest'?")]
    [InlineData("{role: lab, moves: [", "{role: leb, moves: [", "unknown institution 'leb'; did you mean 'lab'?")]
    [InlineData("until-round: saturday", "until-round: sunday", "unknown round 'sunday'")]
    [InlineData("measure: {indicator: heat}", "measure: {indicator: heet}", "unknown indicator 'heet'")]
    [InlineData("measure: {score: lab}", "measure: {score: leb}", "unknown institution 'leb'")]
    [InlineData(
        "by: regulator, when",
        "by: regulators, when",
        "unknown institution or kind of institution 'regulators'"
    )]
    [InlineData("examine, comply", "examine, order", "'lab' cannot play the move 'order'; expected one of regulator")]
    [InlineData(
        "from-round: friday, until-round: saturday",
        "from-round: saturday, until-round: friday",
        "the round 'friday' is before 'saturday', so there is no round in between"
    )]
    [InlineData("at-most: -3", "at-most: -3, at-least: -9", "the lesson 'cool' claims two things")]
    [InlineData(", at-most: -3", "", "the lesson 'cool' claims nothing; expected at-least or at-most")]
    [InlineData("refrains: {role: lab, moves: tell}, ", "", "the lesson 'cool' tells nobody what to do")]
    [InlineData(
        "injects: leak}",
        "injects: leak, given: {intel: rumour}}",
        "the mechanism 'order' has both something to take away and values to compare"
    )]
    public void What_makes_no_sense_is_told(string piece, string replacement, string message)
    {
        Assert.Contains(piece, Study, StringComparison.Ordinal);
        var text = SmallScenario.Yaml + Study.Replace(piece, replacement, StringComparison.Ordinal);
        Assert.Contains(
            message,
            Assert.Single(ScenarioReader.Read(SmallScenario.Pack(text)).Diagnostics).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_only_a_study_names_is_not_used()
    {
        const string Spare = "flags:\n  spare: Nothing\n";
        var yaml =
            SmallScenario.With("flags:\n", Spare)
            + Study.Replace("{played: order, by: self}", "{flag: spare}", StringComparison.Ordinal);
        var reading = ScenarioReader.Read(SmallScenario.Pack(yaml));
        Assert.NotNull(reading.Scenario);
        Assert.Contains(
            ScenarioLint.Run(reading).Select(found => found.Message).ToImmutableArray(),
            message => message.Contains("'spare'", StringComparison.Ordinal)
        );
    }
}
