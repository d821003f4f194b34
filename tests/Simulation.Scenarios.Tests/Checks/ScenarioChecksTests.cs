using System.Collections.Immutable;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Tests.Checks;

/// <summary>One thing made wrong in a sound scenario, and what is said of it.</summary>
public sealed class ScenarioChecksTests
{
    [Theory]
    [InlineData("known-to: office", "known-to: ofice", "unknown institution 'ofice'; did you mean 'office'?")]
    [InlineData("owner: lab", "owner: leb", "unknown institution 'leb'; did you mean 'lab'?")]
    [InlineData(
        "resources: {capital: 3}",
        "resources: {capitol: 3}",
        "unknown resource 'capitol'; did you mean 'capital'?"
    )]
    [InlineData(
        "relations: {lab: -10}",
        "relations: {press: -10}",
        "unknown institution 'press'; expected one of office, lab"
    )]
    [InlineData(
        "by: regulator",
        "by: regulators",
        "unknown institution or kind of institution 'regulators'; did you mean 'regulator'?"
    )]
    [InlineData("authority: statute\n", "authority: statue\n", "unknown authority 'statue'; did you mean 'statute'?")]
    [InlineData("{authority: statute}", "{authority: statue}", "unknown authority 'statue'; did you mean 'statute'?")]
    [InlineData("cost: {capital: 1}", "cost: {money: 1}", "unknown resource 'money'; expected capital")]
    [InlineData(
        "assets: software}",
        "assets: [software, hardware]}",
        "unknown asset or kind of asset 'hardware'; expected one of model, software"
    )]
    [InlineData(
        "deadline: deadline}",
        "deadline: dedline}",
        "unknown parameter of this move 'dedline'; did you mean 'deadline'?"
    )]
    [InlineData("indicator: doubt", "indicator: dout", "unknown indicator 'dout'; did you mean 'doubt'?")]
    [InlineData("{end: ruin}", "{end: run}", "unknown ending 'run'; did you mean 'ruin'?")]
    [InlineData("plays: tell", "plays: tall", "unknown move 'tall'; did you mean 'tell'?")]
    [InlineData("{played: tell}", "{played: sell}", "unknown move 'sell'; did you mean 'tell'?")]
    [InlineData("gives: capital", "gives: capitals", "unknown resource 'capitals'; did you mean 'capital'?")]
    [InlineData("round: friday", "round: fridy", "unknown round 'fridy'; did you mean 'friday'?")]
    [InlineData(
        "from: owner, to: self, by: -15",
        "from: owner, to: selv, by: -15",
        "unknown institution 'selv'; did you mean 'self'?"
    )]
    [InlineData("to: self}", "to: [lab, offices]}", "unknown institution 'offices'; did you mean 'office'?")]
    [InlineData("size, of: model", "size, of: modell", "unknown asset 'modell'; did you mean 'model'?")]
    [InlineData(
        "flaw, of: model",
        "flow, of: model",
        "unknown attribute 'flow' of the asset 'model'; did you mean 'flaw'?"
    )]
    [InlineData(
        "size, of: model",
        "sise, of: model",
        "unknown attribute 'sise' of the asset 'model'; did you mean 'size'?"
    )]
    [InlineData(
        "{status: open, of: asset}",
        "{status: opened, of: asset}",
        "unknown status 'opened' of the asset 'model'; did you mean 'open'?"
    )]
    [InlineData("when: {flag: told}", "when: {agreement: truces}", "unknown agreement 'truces'; did you mean 'truce'?")]
    [InlineData(
        "when: {flag: told}",
        "when: {directive: shutdown}",
        "unknown demand 'shutdown'; did you mean 'shut-down'?"
    )]
    [InlineData(
        "{permit: licence, to: target",
        "{permit: license, to: target",
        "unknown permit 'license'; did you mean 'licence'?"
    )]
    [InlineData(
        "{permit: licence, of: target",
        "{permit: license, of: target",
        "unknown permit 'license'; did you mean 'licence'?"
    )]
    [InlineData(
        "reaches: [lab, regulator]",
        "reaches: [lab, regulators]",
        "unknown institution or kind of institution 'regulators'; did you mean 'regulator'?"
    )]
    [InlineData("cost: {capital: 2}", "cost: {capitol: 2}", "unknown resource 'capitol'; did you mean 'capital'?")]
    [InlineData(
        "{leaked: examine, by: lab}",
        "{leaked: examin, by: lab}",
        "unknown move 'examin'; did you mean 'examine'?"
    )]
    [InlineData(
        "{leaked: examine, by: lab}",
        "{leaked: examine, by: leb}",
        "unknown institution 'leb'; did you mean 'lab'?"
    )]
    [InlineData("{round: saturday}", "{round: saturdy}", "unknown round 'saturdy'; did you mean 'saturday'?")]
    [InlineData("held-by: lab", "held-by: leb", "unknown institution 'leb'; did you mean 'lab'?")]
    [InlineData("{plant: memo, to", "{plant: meno, to", "unknown intel 'meno'; did you mean 'memo'?")]
    [InlineData(
        "to: [self, target], confidence",
        "to: [self, tarket], confidence",
        "unknown institution 'tarket'; did you mean 'target'?"
    )]
    [InlineData("{verify: memo", "{verify: meno", "unknown intel 'meno'; did you mean 'memo'?")]
    [InlineData("{doubt: rumour", "{doubt: rumor", "unknown intel 'rumor'; did you mean 'rumour'?")]
    [InlineData("{publish: slip}", "{publish: slap}", "unknown intel 'slap'; did you mean 'slip'?")]
    [InlineData("{confidence: rumour", "{confidence: rumor", "unknown intel 'rumor'; did you mean 'rumour'?")]
    [InlineData(
        "when: {flag: told}",
        "when: {holds: rumor, by: self}",
        "unknown intel 'rumor'; did you mean 'rumour'?"
    )]
    [InlineData(
        "when: {flag: told}",
        "when: {believes: rumor, by: self}",
        "unknown intel 'rumor'; did you mean 'rumour'?"
    )]
    [InlineData(
        "{attribute: flaw, at-least: 50",
        "{attribute: flow, at-least: 50",
        "unknown attribute 'flow' of the asset 'model'; did you mean 'flaw'?"
    )]
    [InlineData(
        "{revoke: waiver, from: target}",
        "{revoke: waver, from: target}",
        "unknown permit 'waver'; did you mean 'waiver'?"
    )]
    [InlineData(
        "{revoke: waiver, from: target}",
        "{revoke: waiver, from: tarket}",
        "unknown institution 'tarket'; did you mean 'target'?"
    )]
    [InlineData("{permits: waiver, by", "{permits: waver, by", "unknown permit 'waver'; did you mean 'waiver'?")]
    public void Unknown_names(string piece, string replacement, string message) =>
        Expect(piece, replacement, DiagnosticCodes.UnknownName, message);

    [Fact]
    public void An_inject_that_no_effect_names_is_about_nobody() =>
        Assert.Equal(
            [
                "unknown inject 'storey'; did you mean 'story'?",
                "'self' means nobody and nothing here; name an institution or an asset by its id",
            ],
            Read(SmallScenario.With("{inject: story, after: 30}", "{inject: storey, after: 30}"))
                .Select(found => found.Message)
        );

    [Theory]
    [InlineData("{indicator: heat, by: 5}", "{indicator: heet, by: 5}", 32, 29)]
    [InlineData("by: [office, lab]", "by: [office, labs]", 82, 18)]
    [InlineData("resources: {capital: 3}", "resources: {capital: 3, cash: 1}", 40, 29)]
    [InlineData("to: target, deadline: deadline}", "to: tarket, deadline: deadline}", 61, 44)]
    public void Unknown_names_are_said_where_they_stand(string piece, string replacement, int line, int column)
    {
        var found = Assert.Single(
            Read(SmallScenario.With(piece, replacement)),
            d => d.Code == DiagnosticCodes.UnknownName
        );

        Assert.Equal((line, column), (found.Line, found.Column));
    }

    [Theory]
    [InlineData(
        "  lab:\n    title: The lab",
        "  self:\n    title: The lab",
        "'self' already means something else where ids are written; expected another id"
    )]
    public void Reserved_ids(string piece, string replacement, string message) =>
        Assert.Contains(
            Read(SmallScenario.With(piece, replacement)),
            found => found.Code == DiagnosticCodes.ReservedId && found.Message == message
        );

    [Theory]
    [InlineData(
        "targets: {actors: lab, assets: software}",
        "targets: {assets: software}",
        "'target' means nobody and nothing here; here there is self, asset, owner"
    )]
    [InlineData("flaw, of: model", "flaw, of: asset", "'asset' means nobody and nothing here; here there is self")]
    [InlineData(
        "when: {status: open, of: model}",
        "when: {status: open, of: asset}",
        "'asset' means nobody and nothing here; here there is self"
    )]
    [InlineData(
        "{played: tell}",
        "{played: tell, by: self}",
        "'self' means nobody and nothing here; name an institution or an asset by its id"
    )]
    public void Words_for_parts_that_are_not_there(string piece, string replacement, string message) =>
        Expect(piece, replacement, DiagnosticCodes.PartAbsent, message);

    [Theory]
    [InlineData(
        "statuses: {open: Open to all, shut: Shut down}",
        "statuses: {}",
        "there is no status; expected at least one"
    )]
    [InlineData("by: regulator", "by: []", "there is no institution that can play it; expected at least one")]
    public void Lists_that_are_too_short(string piece, string replacement, string message) =>
        Assert.Contains(
            Read(SmallScenario.With(piece, replacement)),
            found => found.Code == DiagnosticCodes.ListLength && found.Message == message
        );

    [Fact]
    public void Too_many_institutions()
    {
        var more = string.Concat(
            Enumerable
                .Range(0, 63)
                .Select(i =>
                    $"  more-{i}: {{title: More, kind: bureau, summary: More., objectives: {{x: {{title: X, when: {{flag: told}}}}}}}}\n"
                )
        );

        Expect(
            "actors:\n",
            $"actors:\n{more}",
            DiagnosticCodes.ListLength,
            "this is institution number 65; a scenario has at most 64"
        );
    }

    [Theory]
    [InlineData("from: 20, to: 80", "from: 80, to: 20", "from is 80 and to is 20; expected from not above to")]
    [InlineData(
        "to: 240, default: 60",
        "to: 240, default: 241",
        "default is 241 and to is 240; expected default not above to"
    )]
    [InlineData(
        "{indicator: heat, at-least: 90}",
        "{indicator: heat, at-least: 90, at-most: 10}",
        "at-least is 90 and at-most is 10; expected at-least not above at-most"
    )]
    [InlineData(
        "chance: {base: 50,",
        "chance: {base: 50, from: 60, to: 40,",
        "from is 60 and to is 40; expected from not above to"
    )]
    public void Bounds_the_wrong_way_round(string piece, string replacement, string message) =>
        Expect(piece, replacement, DiagnosticCodes.BoundsReversed, message);

    [Theory]
    [InlineData("3", 3, 3)]
    [InlineData("1..4", 1, 4)]
    [InlineData("\"2..8\"", 2, 8)]
    [InlineData("8..8", 8, 8)]
    public void A_role_has_a_size(string people, int least, int most)
    {
        var yaml = SmallScenario.With("kind: regulator", $"people: {people}\n    kind: regulator");
        var actors = ScenarioReader.Read(SmallScenario.Pack(yaml)).Scenario!.Actors;
        Assert.Equal((least, most), (actors[0].Size.Least, actors[0].Size.Most));
        Assert.Equal((1, 8), (actors[1].Size.Least, actors[1].Size.Most));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("9")]
    [InlineData("1..9")]
    [InlineData("0..2")]
    [InlineData("4..1")]
    [InlineData("1..2..3")]
    [InlineData("1..")]
    [InlineData("..4")]
    [InlineData("-1..4")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("many")]
    public void A_size_is_from_one_to_eight_people_and_the_right_way_round(string people) =>
        Expect(
            "kind: regulator",
            $"people: {people}\n    kind: regulator",
            DiagnosticCodes.WrongForm,
            $"expected a number of people from 1 to 8, or two of them as 1..4, found '{people}'"
        );

    [Theory]
    [InlineData(
        "relations: {lab: -10}",
        "relations: {lab: -101}",
        "-101 is out of range; expected a whole number from -100 to 100"
    )]
    [InlineData(
        "cost: {capital: 1}",
        "cost: {capital: -1}",
        "-1 is out of range; expected a whole number from 0 to 1000000"
    )]
    public void Amounts_out_of_range(string piece, string replacement, string message) =>
        Expect(piece, replacement, DiagnosticCodes.OutOfRange, message);

    [Theory]
    [InlineData(
        "2026-06-13 09:00",
        "Saturday",
        "'Saturday' is no time of the calendar; expected one as 2026-06-12 13:15"
    )]
    [InlineData(
        "2026-06-13 09:00",
        "2026-06-12 14:00",
        "the round begins before the one above it ends; expected 2026-06-12 14:45 or later"
    )]
    public void Rounds_out_of_order(string piece, string replacement, string message) =>
        Expect(piece, replacement, DiagnosticCodes.CalendarOrder, message);

    [Theory]
    [InlineData("    round: friday\n", "", "there is a minute but no round; expected round: and the id of one")]
    [InlineData("minute: 30", "minute: 91", "minute 91 is after the end of the round, which lasts 90 minutes")]
    public void Injects_outside_of_their_round(string piece, string replacement, string message) =>
        Expect(piece, replacement, DiagnosticCodes.InjectTime, message);

    [Fact]
    public void No_ending_without_conditions() =>
        Expect(
            "  rest: {title: Rest, text: It goes on.}\n",
            "  rest: {title: Rest, text: It goes on., when: {flag: told}}\n",
            DiagnosticCodes.NoLastEnding,
            "the last ending 'rest' has conditions; expected one without when, for sessions that reach no other"
        );

    [Theory]
    [InlineData(
        "    when: [{indicator: heat, at-least: 90}, {played: tell}, {round: saturday}, {minute-at-least: 30}, {leaked: examine, by: lab}]\n",
        "",
        "the ending 'ruin' has no conditions, so none after it can be reached; expected when, or its place at the end"
    )]
    [InlineData(
        "text: It goes on.}",
        "text: It goes on., at-once: true}",
        "an ending at once without conditions ends the session as it begins; expected when, or no at-once"
    )]
    public void Endings_without_conditions_in_the_wrong_place(string piece, string replacement, string message) =>
        Expect(piece, replacement, DiagnosticCodes.EndingUnreachable, message);

    [Theory]
    [InlineData(
        ", when: {status: open, of: model}}",
        "}",
        "the goal 'open' says nothing of when it is met; expected measure or when"
    )]
    [InlineData(
        "{title: Calm, measure:",
        "{title: Calm, when: {flag: told}, measure:",
        "the goal 'calm' has both measure and when; expected one of them"
    )]
    public void Goals_without_a_measure(string piece, string replacement, string message) =>
        Expect(piece, replacement, DiagnosticCodes.GoalWithoutMeasure, message);

    [Theory]
    [InlineData("{indicator: heat, by: 5}", "{by: 5}", "expected one of indicator, resource or attribute, found none")]
    [InlineData(
        "{indicator: heat, by: 5}",
        "{indicator: heat, resource: capital, of: self, by: 5}",
        "expected one of indicator, resource or attribute, found 2"
    )]
    [InlineData(
        "{indicator: heat, by: 5}",
        "{indicator: heat, of: self, by: 5}",
        "'of' belongs to 'resource', which is not given"
    )]
    [InlineData(
        "{indicator: heat, by: 5}",
        "{indicator: heat, asset: model, by: 5}",
        "'asset' belongs to 'attribute', which is not given"
    )]
    [InlineData(
        "{indicator: heat, by: 5}",
        "{indicator: heat}",
        "nothing changes; expected by, other than 0, or reckoned"
    )]
    [InlineData(
        "{indicator: heat, by: 5}",
        "{indicator: heat, by: 5, reckoned: {base: 1}}",
        "there are both by and reckoned; expected one of them"
    )]
    [InlineData(
        "set: {flag: quiet}",
        "set: {flag: quiet, asset: model}",
        "'asset' belongs to 'status', which is not given"
    )]
    [InlineData("set: {flag: quiet}", "set: {to: true}", "expected one of status or flag, found none")]
    [InlineData(
        "deadline: deadline}",
        "deadline: deadline, minutes: 5}",
        "there are both minutes and deadline; expected one of them"
    )]
    public void Effects_that_name_not_one_thing(string piece, string replacement, string message) =>
        Expect(piece, replacement, DiagnosticCodes.OneOfSeveral, message);

    [Theory]
    [InlineData(
        "secret: true",
        "secret: true\n    resolves: defied",
        "the move 'examine' resolves a directive but answers none; expected answers: and the id of a demand"
    )]
    [InlineData(
        "resolves: complied",
        "targets: {actors: office}",
        "an answer is aimed at whoever made the demand; expected no targets"
    )]
    [InlineData(
        "resolves: complied",
        "cost: {capital: 3}",
        "answers are free; expected no cost, or a change of the resource in the outcome"
    )]
    [InlineData(
        "resolves: complied",
        "authority: statute",
        "answers are free, and the authority 'statute' has a cost; expected another one or none"
    )]
    [InlineData("resolves: complied", "timing: sealed", "an answer is given at once; expected no timing: sealed")]
    [InlineData(
        "resolves: complied",
        "resolves: issued",
        "a directive that is answered cannot be issued again; leave resolves out to keep it open"
    )]
    public void Answers_that_are_none(string piece, string replacement, string message) =>
        Expect(piece, replacement, DiagnosticCodes.AnswerMismatch, message);

    [Theory]
    [InlineData("    secret: true\n", "", "the move 'examine' is public, so it cannot come out; expected secret: true")]
    [InlineData(
        "    leaks: {base: 10, plus: [{indicator: heat, times: 0.1}]}\n",
        "",
        "the move 'examine' never comes out; expected leaks: and a chance"
    )]
    public void Leaks_of_what_cannot_come_out(string piece, string replacement, string message) =>
        Expect(piece, replacement, DiagnosticCodes.LeakMismatch, message);

    [Theory]
    [InlineData(
        "reaches: [lab, regulator]",
        "reaches: regulator",
        "the authority 'statute' reaches nobody that the move 'order' can be aimed at"
    )]
    public void Authorities_that_reach_nobody(string piece, string replacement, string message) =>
        Expect(piece, replacement, DiagnosticCodes.OutOfReach, message);

    [Theory]
    [InlineData(
        "between: [office, lab]",
        "between: [lab, lab]",
        "an agreement is between two different institutions or more"
    )]
    [InlineData("by: lab, within: 60", "by: office, within: 60", null)]
    [InlineData(
        "{plays: tell, by: lab, within: 60}",
        "{plays: comply, by: office, within: 60}",
        "'office' cannot play the move 'comply', so it cannot promise to"
    )]
    [InlineData(
        "  office:\n    title: The office",
        "  press: {title: The press, kind: press, summary: It writes.}\n  office:\n    title: The office",
        null
    )]
    public void Promises_of_those_who_cannot_keep_them(string piece, string replacement, string? message)
    {
        var found = Read(SmallScenario.With(piece, replacement))
            .Where(d => d.Code == DiagnosticCodes.PartyMissing)
            .ToList();

        Assert.Equal(message is null, found.Count == 0);
        if (message is not null)
            Assert.Contains(message, found.Select(d => d.Message));
    }

    [Theory]
    [InlineData(
        "{flag: quiet}\n  tell",
        "{flag: quiet}\n    when: {indicator: doubt, at-least: 5}\n  tell",
        "the move 'examine' depends on the indicator 'doubt', which 'lab' does not know; expected a condition on something its player can know"
    )]
    [InlineData(
        "when: {flag: told}",
        "when: {not: {flag: quiet}}",
        "the move 'tell' depends on the flag 'quiet', which is not public; expected a condition on something its player can know"
    )]
    [InlineData(
        "when: {flag: told}",
        "when: {all: [{played: examine}]}",
        "the move 'tell' depends on the move 'examine', which is secret; expected a condition on something its player can know"
    )]
    [InlineData(
        "      size: {title: Size, from: 50}",
        "      size: {title: Size, from: 50}\n      rot: {title: Rot, from: 1, to: 9, known-to: lab}",
        null
    )]
    [InlineData("{not: {permit: licence, of: target}}", "{permit: waiver, of: target}", null)]
    [InlineData("when: {flag: told}", "when: {believes: rumour, by: self, at-least: 60}", null)]
    [InlineData(
        "when: {flag: told}",
        "when: {believes: rumour, by: lab}",
        "the move 'tell' depends on how far another believes the intel 'rumour', which is nobody else's to know; expected a condition on something its player can know"
    )]
    [InlineData(
        "when: {flag: told}",
        "when: {holds: rumour, by: office}",
        "the move 'tell' depends on who holds the intel 'rumour', which only the holder knows; expected a condition on something its player can know"
    )]
    [InlineData(
        "when: {flag: told}",
        "when: {intel-true: rumour}",
        "the move 'tell' depends on whether the intel 'rumour' is true, which only those know who verified it (test what they believe); expected a condition on something its player can know"
    )]
    [InlineData("when: {flag: told}", "when: {permit: waiver, of: self}", null)]
    [InlineData("when: {flag: told}", "when: {permit: waiver, of: lab}", null)]
    [InlineData(
        "when: {flag: told}",
        "when: {permit: waiver, of: office}",
        "the move 'tell' depends on the permit 'waiver', which is not public and which 'lab' cannot grant; expected a condition on something its player can know"
    )]
    public void Conditions_on_secrets(string piece, string replacement, string? message)
    {
        var found = Read(SmallScenario.With(piece, replacement))
            .Where(d => d.Code == DiagnosticCodes.SecretInCondition)
            .ToList();

        Assert.Equal(message is null ? [] : [message], found.Select(d => d.Message));
    }

    [Theory]
    [InlineData("rot", true)]
    [InlineData("flaw", false)]
    [InlineData("size", false)]
    public void A_condition_on_a_hidden_attribute_needs_something_that_reveals_it(string attribute, bool isSecret)
    {
        var yaml = SmallScenario
            .With(
                "      size: {title: Size, from: 50}",
                "      size: {title: Size, from: 50}\n      rot: {title: Rot, from: 1, to: 9}"
            )
            .Replace(
                "when: {flag: told}",
                $"when: {{attribute: {attribute}, of: model, at-least: 5}}",
                StringComparison.Ordinal
            );

        Assert.Equal(isSecret, Read(yaml).Any(found => found.Code == DiagnosticCodes.SecretInCondition));
    }

    [Theory]
    [InlineData(
        "answers: shut-down\n    resolves: complied\n",
        "text: They comply.\n",
        DiagnosticCodes.DemandUnanswered,
        "no move answers the demand 'shut-down'; expected a move with answers: shut-down"
    )]
    [InlineData(
        "demands:\n",
        "demands:\n  other: Another demand\n",
        DiagnosticCodes.DemandUnanswered,
        "nothing makes the demand 'other'; expected a directive with demand: other"
    )]
    [InlineData(
        "      - set: {flag: told}\n",
        "",
        DiagnosticCodes.NeverSet,
        "nothing sets the flag 'told', so this never holds"
    )]
    [InlineData(
        "      - {publish: slip}\n",
        "",
        DiagnosticCodes.NeverSet,
        "nobody has the intel 'slip' and nothing plants it, so nobody ever hears of it"
    )]
    [InlineData(
        "{leaked: examine, by: lab}",
        "{leaked: tell}",
        DiagnosticCodes.NeverSet,
        "the move 'tell' never comes out, so this never holds"
    )]
    [InlineData(
        "permits:\n  waiver",
        "permits:\n  pardon: A pardon\n  waiver",
        DiagnosticCodes.NeverSet,
        "nothing grants the permit 'pardon', so nobody ever holds it"
    )]
    [InlineData(
        "actors:\n",
        "actors:\n  press: {title: The press, kind: press, summary: It writes.}\n",
        DiagnosticCodes.NothingToDo,
        "the institution 'press' has no goals, so it has no score"
    )]
    [InlineData(
        "moves:\n",
        "moves:\n  sit: {title: Sit, by: lab}\n",
        DiagnosticCodes.NothingToDo,
        "the move 'sit' has no outcome"
    )]
    public void What_is_probably_an_oversight_is_a_warning(
        string piece,
        string replacement,
        string code,
        string message
    )
    {
        var found = Read(SmallScenario.With(piece, replacement)).Where(d => d.Severity == Severity.Warning).ToList();

        Assert.Contains((code, message), found.Select(d => (d.Code, d.Message)));
    }

    [Theory]
    [InlineData("targets: {actors: lab, assets: software}", "targts: {actors: lab, assets: software}")]
    [InlineData("targets: {actors: lab, assets: software}", "targets: {actrs: lab, assets: software}")]
    [InlineData("parameters:\n", "paramters:\n")]
    [InlineData("answers: shut-down", "answer: shut-down")]
    [InlineData("flags:\n", "flgs:\n")]
    public void A_misspelt_key_is_told_and_not_what_then_seems_to_be_missing(string piece, string replacement)
    {
        var found = Assert.Single(Read(SmallScenario.With(piece, replacement)));
        Assert.Equal(DiagnosticCodes.UnknownKey, found.Code);
    }

    [Fact]
    public void What_is_missing_for_another_reason_is_told_beside_a_misspelt_key()
    {
        var yaml = SmallScenario
            .With("targets: {actors: lab, assets: software}", "targts: {actors: lab, assets: software}")
            .Replace("{played: tell}", "{played: tell, by: self}", StringComparison.Ordinal);
        Assert.Equal([DiagnosticCodes.UnknownKey, DiagnosticCodes.PartAbsent], Read(yaml).Select(found => found.Code));
    }

    [Fact]
    public void Problems_are_told_in_the_order_of_the_lines_whichever_check_finds_them()
    {
        var yaml = SmallScenario
            .With("plays: tell", "plays: tall")
            .Replace("from: 20, to: 80", "from: 80, to: 20", StringComparison.Ordinal)
            .Replace("owner: lab", "owner: leb", StringComparison.Ordinal)
            .Replace("2026-06-13 09:00", "Saturday", StringComparison.Ordinal);
        var found = Read(yaml);
        Assert.Equal(
            [
                DiagnosticCodes.CalendarOrder,
                DiagnosticCodes.UnknownName,
                DiagnosticCodes.BoundsReversed,
                DiagnosticCodes.UnknownName,
            ],
            found.Select(one => one.Code)
        );
        Assert.Equal(found.Select(one => one.Line).Order(), found.Select(one => one.Line));
    }

    private static ImmutableArray<Diagnostic> Read(string yaml) =>
        ScenarioReader.Read(SmallScenario.Pack(yaml)).Diagnostics;

    private static void Expect(string piece, string replacement, string code, string message) =>
        Assert.Equal(
            [(code, message)],
            Read(SmallScenario.With(piece, replacement))
                .Where(found => found.Severity == Severity.Error)
                .Select(found => (found.Code, found.Message))
        );
}
