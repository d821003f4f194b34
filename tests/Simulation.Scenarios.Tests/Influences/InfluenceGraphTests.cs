using Simulation.Rules;
using Simulation.Scenarios.Influences;

namespace Simulation.Scenarios.Tests.Influences;

/// <summary>What influences what is read off the effects, formulas and conditions of a scenario.</summary>
public sealed class InfluenceGraphTests
{
    private const string Yaml = """
        id: small
        title: A small scenario
        summary: Two institutions and a model.
        minutes: 10
        pace: 60
        rounds:
          friday: {title: Friday, begins: 2026-06-12 13:15, minutes: 90}
        indicators:
          heat:
            title: Heat
            start: 20
            drift: 2
            drifts:
              base: 1
              plus:
                - {attribute: flaw, of: model, times: 0.1}
                - {points: -5, when: [{flag: told}, {not: {status: shut, of: model}}], because: it is known}
              from: -20
          trust: {title: Trust, start: 50}
        assets:
          model:
            title: The model
            kind: software
            owner: lab
            statuses: {open: Open to all, shut: Shut down}
            attributes:
              flaw: {title: Flaw, from: 20, to: 80}
        flags:
          told: {title: The press was told, public: true}
        demands:
          answer: {title: Answer, on-lapse: {change: {indicator: trust, by: -3}}}
        actors:
          office:
            title: The office
            kind: regulator
            summary: It regulates.
            objectives:
              calm: {title: Calm, weight: 2, measure: {base: 100, plus: {indicator: heat, times: -1}}}
          lab: {title: The lab, kind: lab, summary: It builds.}
        moves:
          tell:
            title: Tell
            by: [office, lab]
            secret: true
            leaks: {base: 10, plus: {indicator: heat, times: 0.2}}
            on-leak: {change: {indicator: trust, by: -4}}
            outcome:
              - set: {flag: told}
              - change: {indicator: heat, by: 6}
              - inject: {inject: story}
              - roll:
                  title: Do they listen?
                  chance:
                    base: 50
                    plus:
                      - {indicator: trust, times: 0.3}
                      - {attribute: flaw, of: model, times: -0.5}
                      - {points: 5, when: {flag: told}, because: they know}
                  success: {change: {indicator: trust, by: 5}}
                  failure: {change: {indicator: trust, by: -2}}
          ask:
            title: Ask
            by: regulator
            targets: {actors: lab}
            when: {indicator: trust, at-least: 40}
            outcome:
              - directive: {demand: answer, to: target, minutes: 30}
              - change:
                  indicator: heat
                  reckoned: {base: -1, plus: [{points: 4, when: {flag: told}, because: they know}], from: -5}
          reply: {title: Reply, by: lab, answers: answer, resolves: complied}
        injects:
          story: {title: The story is out, effects: {change: {indicator: heat, by: 1}}}
        endings:
          loud: {title: Loud, text: Loud., when: [{indicator: heat, at-least: 90}, {not: {flag: told}}]}
          rest: {title: Rest, text: It goes on.}
        """;

    private static readonly Scenario _scenario = ScenarioReader.Read(SmallScenario.Pack(Yaml)).Scenario!;

    private static readonly InfluenceGraph _graph = InfluenceGraph.Of(_scenario);

    [Fact]
    public void An_indicator_drifts_by_its_base_by_values_and_by_how_things_stand()
    {
        Assert.Equal(
            ["+3 at the end of every round ", "+0.1 Flaw (The model) +2 to +8", "−5 it is known "],
            _graph.Drifts.Select(drift =>
                $"{PointRange.Signed(drift.Weight)} {drift.Because} {drift.Range?.ToString()}"
            )
        );
        Assert.Equal(
            [new DriftState("The press was told", true), new DriftState("The model: Shut down", false)],
            _graph.Drifts[^1].States.AsEnumerable()
        );
    }

    [Fact]
    public void A_move_pushes_by_what_it_its_events_and_its_luck_can_bring()
    {
        Assert.Equal(
            [
                "heat office Tell: +7",
                "heat office Ask: −1 to +3",
                "heat lab Tell: +7",
                "heat  The story is out: +1",
                "trust office Tell: −6 to +5",
                "trust lab Tell: −6 to +5",
                "trust  Answer, unanswered: −3",
            ],
            _graph.Pushes.Select(push => $"{push.Indicator} {push.Actor} {push.Title}: {push.Reach}")
        );
    }

    [Fact]
    public void Indicators_and_attributes_decide_chances_leaks_and_what_can_be_done()
    {
        Assert.Equal(
            [
                "Chance Do they listen?: +0.3 Trust, −0.5 Flaw (The model), +5 they know",
                "Leak Tell: +0.2 Heat",
                "Opens Ask: Trust at least 40",
            ],
            _graph.Outcomes.Select(outcome =>
                $"{outcome.Kind} {outcome.Title}: "
                + string.Join(
                    ", ",
                    outcome.Factors.Select(factor =>
                        factor.Weight is { } weight ? $"{PointRange.Signed(weight)} {factor.Label}" : factor.Label
                    )
                )
            )
        );
    }

    [Fact]
    public void Goals_want_indicators_up_or_down_by_their_share_of_the_score() =>
        Assert.Equal([new Wish("office", "heat", "Calm", -2, Private: false)], _graph.Wishes.AsEnumerable());

    [Fact]
    public void Endings_stand_in_order_with_what_they_need() =>
        Assert.Equal(
            [
                new EndingRule("Loud", "Heat at least 90; not: The press was told"),
                new EndingRule("Rest", "nothing else holds"),
            ],
            _graph.Endings.AsEnumerable()
        );

    [Fact]
    public void Injects_that_call_each_other_are_added_up_once()
    {
        var circle = Yaml.Replace(
            "effects: {change: {indicator: heat, by: 1}}",
            "effects: [{change: {indicator: heat, by: 1}}, {inject: {inject: story, after: 5}}]",
            StringComparison.Ordinal
        );
        var graph = InfluenceGraph.Of(ScenarioReader.Read(SmallScenario.Pack(circle)).Scenario!);
        Assert.Equal(new PointRange(1, 1), graph.Pushes.Single(push => push.Source == PushSource.Event).Reach);
    }
}
