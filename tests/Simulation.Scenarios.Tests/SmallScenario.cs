using System.Collections.Immutable;
using Simulation.Scenarios.Packs;

namespace Simulation.Scenarios.Tests;

/// <summary>The smallest scenario that has something of everything and nothing wrong in it.</summary>
internal static class SmallScenario
{
    public const string Yaml = """
        id: small
        title: A small scenario
        summary: Two institutions and a model.
        minutes: 3
        pace: 60
        rounds:
          friday: {title: Friday, begins: 2026-06-12 13:15, minutes: 90, text: {file: friday.md}}
          saturday: {title: Saturday, begins: 2026-06-13 09:00, minutes: 60}
        resources:
          capital: Political capital
        indicators:
          heat: {title: Media heat, start: 20, polarity: less-is-better, drift: 2}
          doubt: {title: Doubt, start: 30, known-to: office}
        assets:
          model:
            title: The model
            kind: software
            owner: lab
            statuses: {open: Open to all, shut: Shut down}
            attributes:
              flaw: {title: How bad the flaw is, from: 20, to: 80}
              size: {title: Size, from: 50}
        authorities:
          statute: {title: The statute, strength: 60, reaches: [lab, regulator], cost: {capital: 2}}
        flags:
          told: {title: The press was told, public: true}
          quiet: Something nobody knows
        demands:
          shut-down:
            title: Shut it down
            on-lapse:
              - change: {indicator: heat, by: 5}
              - relate: {from: self, to: target, by: -5}
              - set: {status: shut, asset: asset}
        actors:
          office:
            title: The office
            kind: regulator
            summary: It regulates.
            resources: {capital: 3}
            relations: {lab: -10}
            objectives:
              calm: {title: Calm, measure: {base: 100, plus: {indicator: heat, times: -1}}}
          lab:
            title: The lab
            kind: lab
            summary: It builds.
            objectives:
              open: {title: Stay open, when: {status: open, of: model}}
        moves:
          order:
            title: Order it shut
            by: regulator
            authority: statute
            cost: {capital: 1}
            targets: {actors: lab, assets: software}
            parameters:
              deadline: {title: Deadline, from: 30, to: 240, default: 60}
            when: {status: open, of: asset}
            outcome:
              - directive: {demand: shut-down, to: target, deadline: deadline}
              - relate: {from: owner, to: self, by: -15}
          comply:
            title: Comply
            by: lab
            answers: shut-down
            resolves: complied
            outcome:
              - set: {status: shut, asset: asset}
              - change: {resource: capital, of: issuer, by: 1}
          examine:
            title: Examine it
            by: lab
            secret: true
            leaks: {base: 10, plus: [{indicator: heat, times: 0.1}]}
            on-leak: {change: {indicator: heat, by: 3}}
            outcome:
              - reveal: {attribute: flaw, of: model, to: self}
              - set: {flag: quiet}
          tell:
            title: Tell the press
            by: [office, lab]
            when: {flag: told}
            outcome:
              - set: {flag: told}
              - inject: {inject: story, after: 30}
              - roll:
                  title: Do they listen?
                  chance: {base: 50, plus: [{attribute: size, of: model, times: 0.1}, {authority: statute}, {confidence: rumour, of: self, times: 0.3}]}
                  success: {change: {indicator: doubt, by: -5}}
                  failure: {end: ruin}
          license:
            title: License it
            by: office
            targets: {actors: lab}
            when: {not: {permit: licence, of: target}}
            outcome:
              - {permit: licence, to: target, minutes: 120}
              - {revoke: waiver, from: target}
              - {plant: memo, to: [self, target], confidence: 70}
              - {verify: memo, by: self}
              - {doubt: rumour, of: target, by: -20}
              - {publish: slip}
        agreements:
          truce:
            title: A truce
            between: [office, lab]
            terms:
              - {plays: tell, by: lab, within: 60}
              - {refrains: order, by: office, for: 60}
              - {gives: capital, by: office, to: lab, amount: 1}
              - {says: "We shall talk.", by: lab}
              - {permits: waiver, by: office, to: lab, for: 60}
            on-breach: {change: {indicator: heat, by: 10}}
        intel:
          rumour:
            title: The model can be broken
            text: Somebody has seen it.
            source: A blog
            truth: {chance: 55}
            confidence: 40
            held-by: lab
          memo: {title: The office knew, truth: {when: {attribute: flaw, at-least: 50, of: model}}}
          slip: {title: The lab has left town, truth: false}
        permits:
          waiver: {title: A waiver, public: false}
          licence: A licence
        injects:
          story:
            title: The story is out
            effects: {change: {resource: capital, of: self, by: -1}}
          leak:
            title: A leak
            round: friday
            minute: 30
            to: office
        endings:
          ruin:
            title: Ruin
            text: All is lost.
            when: [{indicator: heat, at-least: 90}, {played: tell}, {round: saturday}, {minute-at-least: 30}, {leaked: examine, by: lab}]
            at-once: true
          rest: {title: Rest, text: It goes on.}
        questions: [What would you do again?]
        """;

    public static ScenarioPack Pack(string yaml = Yaml) =>
        new(
            ImmutableSortedDictionary<string, string>
                .Empty.Add(ScenarioPack.ScenarioFile, yaml)
                .Add("friday.md", "It is Friday.\n")
        );

    /// <summary>The scenario's text with one piece replaced; throws when the piece is not there exactly once.</summary>
    public static string With(string piece, string replacement) =>
        Yaml.Split(piece) is [var before, var after]
            ? before + replacement + after
            : throw new ArgumentException($"'{piece}' is not there exactly once.", nameof(piece));
}
