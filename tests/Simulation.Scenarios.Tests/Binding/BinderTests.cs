using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Tests.Binding;

public sealed class BinderTests
{
    private const string Whole = """
        title: A test
        tags: one
        start: {heat: 5, trust: -3}
        open: false
        chance:
          base: 30
          plus:
            heat: 0.5
            trust: {times: -1, why: "people doubt it"}
        moves:
          seize:
            title: Take it
            by: self
            cost: 3
            timing: in-secret
            outcome:
              - change: {indicator: heat, by: 8}
              - roll:
                  chance: 0.25
                  success: {change: {indicator: trust, by: -8}}
                  failure: [end: ruin, end]
            when: {indicator: heat, at-least: 60}
          wait:
            title: {file: wait.md}
            by: [self, cloud]
            when:
              - all: [{asset: model, status: free}, {not: {indicator: heat, at-most: 3}}]
              - always
        """;

    [Fact]
    public void All_forms_are_read()
    {
        var read = Reading.Of<Toy>(Whole, ("wait.md", "Wait\n"));

        Assert.Empty(read.Diagnostics);
        var toy = read.Value!;
        Assert.Equal("A test", toy.Title);
        Assert.Equal(["one"], toy.Tags);
        Assert.Equal(-3, toy.Start!["trust"]);
        Assert.False(toy.Open);
        Assert.Null(toy.Note);
        Assert.Equal(
            [new ToyWeight("heat", 0.5m), new ToyWeight("trust", -1, "people doubt it")],
            toy.Chance!.Plus.ToArray()
        );
        Assert.Equal(["seize", "wait"], toy.Moves.Select(move => move.Id));

        var seize = toy.Moves[0];
        Assert.Equal([new ToyActor("self")], seize.Movers.ToArray());
        Assert.Equal((3, ToyTiming.Sealed, ToyTiming.Sealed), (seize.Cost, seize.Timing, seize.Later));
        Assert.Equal(new ToyChange("heat", 8), seize.Outcome[0]);
        var roll = Assert.IsType<ToyRoll>(seize.Outcome[1]);
        Assert.Equal(0.25m, roll.Chance);
        Assert.Equal([new ToyChange("trust", -8)], roll.Success.ToArray());
        Assert.Equal([new ToyEnd("ruin"), new ToyEnd()], roll.Failure.ToArray());
        Assert.Equal([new ToyIndicatorIs("heat", 60)], seize.When.ToArray());

        var wait = toy.Moves[1];
        Assert.Equal("Wait", wait.Title);
        Assert.Empty(wait.Outcome);
        Assert.Equal((1, ToyTiming.RightAway), (wait.Cost, wait.Timing));
        var all = Assert.IsType<ToyAll>(wait.When[0]);
        Assert.Equal(
            [new ToyAssetIs("model", "free"), new ToyNot(new ToyIndicatorIs("heat", null, 3))],
            all.Conditions.ToArray()
        );
        Assert.Equal(new ToyAlways(), wait.When[1]);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var toy = Reading.Of<Toy>("title: T").Value!;

        Assert.True(toy.Open);
        Assert.False(toy.Moves.IsDefault);
        Assert.Empty(toy.Moves);
        Assert.Empty(toy.Tags);
    }

    [Fact]
    public void Records_know_where_they_were_written()
    {
        var read = Reading.Of<Toy>(Whole, ("wait.md", "Wait\n"));
        var (seize, sources) = (read.Value!.Moves[0], read.Sources);

        Assert.Equal(new Position("scenario.yaml", 11, 3), sources.At(seize));
        Assert.Equal(new Position("scenario.yaml", 14, 11), sources.At(seize, nameof(ToyMove.Cost)));
        Assert.Equal(new Position("scenario.yaml", 11, 3), sources.At(seize, nameof(ToyMove.Later)));
        Assert.Equal(new Position("scenario.yaml", 17, 9), sources.At(seize.Outcome[0]));
        Assert.Equal(new Position("scenario.yaml", 17, 29), sources.At(seize.Outcome[0], nameof(ToyChange.Indicator)));
        Assert.Equal(new Position("scenario.yaml", 18, 9), sources.At(seize, nameof(ToyMove.Outcome), 1));
        Assert.Equal(new Position("scenario.yaml", 22, 23), sources.At(seize.When[0], nameof(ToyIndicatorIs.Name)));
        Assert.Equal(new Position("scenario.yaml", 25, 16), sources.At(read.Value.Moves[1], nameof(ToyMove.Movers), 1));
        Assert.Equal(new Position("scenario.yaml", 13, 9), sources.At(seize, nameof(ToyMove.Movers), 0));
        Assert.Equal(new Position("scenario.yaml", 23, 3), sources.At(read.Value, nameof(Toy.Moves), 1));
        Assert.Equal(new Position("scenario.yaml", 3, 18), sources.AtKey(read.Value, nameof(Toy.Start), "trust"));
        Assert.Equal(new Position("scenario.yaml", 1, 1), sources.At(new ToyEnd()));
    }

    [Fact]
    public void A_list_of_records_may_carry_its_ids_inside()
    {
        var toy = Reading
            .Of<Toy>("title: T\nmoves:\n  - {id: a, title: A, by: x}\n  - {id: b, title: B, by: x}")
            .Value!;

        Assert.Equal(["a", "b"], toy.Moves.Select(move => move.Id));
        Assert.Equal("a", Assert.Single(Reading.Of<Toy>("title: T\nmoves: {id: a, title: A, by: x}").Value!.Moves).Id);
    }

    [Theory]
    [InlineData("titel: T", "WC0201 1:1|WC0202 1:1", "the key 'titel' is not known here; did you mean 'title'?")]
    [InlineData(
        "title: T\nzzzzz: 1",
        "WC0201 2:1",
        "the key 'zzzzz' is not known here; expected one of title, moves, start, open, tags, chance, note"
    )]
    [InlineData("open: true", "WC0202 1:1", "the key 'title' is missing; expected a text")]
    [InlineData("title:", "WC0202 1:7", "the key 'title' has no value; expected a text")]
    [InlineData("title: [a]", "WC0203 1:8", "expected a text, or file: and the name of a file, found a list")]
    [InlineData("[a]", "WC0203 1:1", "expected a mapping, found a list")]
    [InlineData("a", "WC0203 1:1", "expected a mapping, found 'a'")]
    [InlineData("title: T\nopen: yes", "WC0204 2:7", "expected true or false, found 'yes'")]
    [InlineData("title: T\nopen: [a]", "WC0203 2:7", "expected true or false, found a list")]
    [InlineData("title: T\nstart: {a: 1.5}", "WC0204 2:12", "expected a whole number, found '1.5'")]
    [InlineData("title: T\nstart: {a: \"1\"}", "WC0204 2:12", "expected a whole number, without quotes, found '1'")]
    [InlineData("title: T\nstart: {a: 1e3}", "WC0204 2:12", "expected a whole number, found '1e3'")]
    [InlineData(
        "title: T\nstart: {a: 99999999999}",
        "WC0205 2:12",
        "99999999999 is out of range; expected a whole number from -1000000000 to 1000000000"
    )]
    [InlineData(
        "title: T\nstart: {a: 79228162514264337593543950335}",
        "WC0205 2:12",
        "79228162514264337593543950335 is out of range; expected a whole number from -1000000000 to 1000000000"
    )]
    [InlineData("title: T\nstart: {a: }", "WC0203 2:12", "expected a whole number, found nothing")]
    [InlineData("title: T\nstart: 5", "WC0203 2:8", "expected a mapping of names to values, found '5'")]
    [InlineData("title: T\nchance: {base: x}", "WC0204 2:16", "expected a number, found 'x'")]
    [InlineData(
        "title: T\nchance: {base: 1, plus: {a: 3}}",
        "WC0205 2:29",
        "3 is out of range; expected a number from -2 to 2"
    )]
    [InlineData("title: T\nchance: 5", "WC0203 2:9", "expected a mapping, found '5'")]
    [InlineData(
        "title: {file: nots.md}",
        "WC0211 1:15",
        "the scenario has no file 'nots.md'; did you mean 'notes.md'?"
    )]
    [InlineData(
        "title: {file: ../../secret}",
        "WC0211 1:15",
        "the scenario has no file '../../secret'; expected notes.md"
    )]
    public void What_is_wrong_is_said_where_it_stands(string yaml, string findings, string message)
    {
        var read = Reading.Of<Toy>(yaml, ("notes.md", ""));

        Assert.Equal(findings.Split('|'), read.Findings);
        Assert.Equal(message, read.Diagnostics[0].Message);
    }

    [Theory]
    [InlineData("cost: 11", "WC0205 5:11", "11 is out of range; expected a whole number from 0 to 10")]
    [InlineData("timing: in-secrt", "WC0206 5:13", "'in-secrt' is not known here; did you mean 'in-secret'?")]
    [InlineData("timing: never", "WC0206 5:13", "'never' is not known here; expected one of right-away, in-secret")]
    [InlineData(
        "outcome: {chnge: {indicator: heat, by: 8}}",
        "WC0207 5:15",
        "'chnge' is not known here; did you mean 'change'?"
    )]
    [InlineData("outcome: explode", "WC0207 5:14", "'explode' is not known here; expected one of change, end, roll")]
    [InlineData("outcome: {}", "WC0207 5:14", "the mapping is empty; expected one of change, end, roll")]
    [InlineData(
        "outcome: {change: {indicator: a, by: 1}, end: x}",
        "WC0208 5:46",
        "'end' stands in one mapping with 'change'; write each as an item of a list"
    )]
    [InlineData(
        "outcome: {change: {indicator: a}}",
        "WC0202 5:14",
        "the key 'by' is missing; expected a whole number from -100 to 100"
    )]
    [InlineData(
        "outcome: {roll: {chance: 1, success: [{change: {indicator: a, by: 101}}]}}",
        "WC0205 5:71",
        "101 is out of range; expected a whole number from -100 to 100"
    )]
    [InlineData("when: {indicater: heat}", "WC0207 5:11", "'indicater' is not known here; did you mean 'indicator'?")]
    [InlineData(
        "when: {indicator: heat, all: []}",
        "WC0208 5:29",
        "'all' cannot stand in one mapping with 'indicator'; write each as an item of a list"
    )]
    [InlineData(
        "when: {indicator: heat, at-leest: 1}",
        "WC0201 5:29",
        "the key 'at-leest' is not known here; did you mean 'at-least'?"
    )]
    [InlineData("when: {indicator: heat, at-least: 5, at-most: 4}", "WC0212 5:11", "at-most is below at-least")]
    [InlineData("when: {indicator: }", "WC0202 5:23", "the key 'name' has no value; expected a text")]
    [InlineData("when: {always: false}", "WC0203 5:20", "expected true and nothing else beside it, found 'false'")]
    [InlineData("later: [a]", "WC0203 5:12", "expected one of right-away, in-secret, found a list")]
    public void What_is_wrong_in_a_move_is_said_where_it_stands(string line, string findings, string message)
    {
        var read = Reading.Of<Toy>($"title: T\nmoves:\n  seize:\n    {{title: A, by: x,\n    {line}}}");

        Assert.Equal([findings], read.Findings);
        Assert.Equal(message, read.Only.Message);
    }

    [Theory]
    [InlineData("moves: {Seize: {title: A, by: x}}", "WC0209 2:9")]
    [InlineData("moves: {'': {title: A, by: x}}", "WC0209 2:9")]
    [InlineData("moves: [{id: 'a b', title: A, by: x}]", "WC0209 2:14")]
    [InlineData("moves: [{id: a, title: A, by: x}, {id: a, title: B, by: x}]", "WC0210 2:40")]
    [InlineData("moves: {a: {title: A, by: X1}}", "WC0204 2:27")]
    [InlineData("moves: {a: {title: A, by: {a: 1}}}", "WC0203 2:27")]
    [InlineData("moves: {a: {id: b, title: A, by: x}}", "WC0201 2:13")]
    [InlineData("moves: {a: nothing}", "WC0202 2:9")]
    public void Ids_and_short_forms_are_checked(string line, string findings)
    {
        var read = Reading.Of<Toy>($"title: T\n{line}");

        Assert.Equal(findings.Split('|'), read.Findings);
    }

    [Fact]
    public void A_case_with_a_plain_first_value_needs_no_braces_of_its_own()
    {
        var read = Reading.Of<Toy>(
            "title: T\nmoves: {a: {title: A, by: x, outcome: [{change: heat, by: 8}, {by: 3, change: trust}]}}"
        );

        Assert.Empty(read.Diagnostics);
        Assert.Equal([new ToyChange("heat", 8), new ToyChange("trust", 3)], read.Value!.Moves[0].Outcome.ToArray());
    }

    [Fact]
    public void One_case_may_have_another_ones_keyword_as_a_key()
    {
        var read = Reading.Of<ToyNot>("condition: {indicator: heat, asset: model, status: free}");

        Assert.Equal(new ToyAssetIs("model", "free", "heat"), read.Value!.Condition);
    }

    [Fact]
    public void All_that_is_wrong_is_found_at_once()
    {
        var read = Reading.Of<Toy>(
            "titel: T\nopen: 5\nmoves:\n  a: {by: x, cost: 99}\n  b: {title: B, when: {x: 1}}\n"
        );

        Assert.Equal(
            ["WC0201 1:1", "WC0202 1:1", "WC0204 2:7", "WC0202 4:3", "WC0205 4:20", "WC0202 5:3", "WC0207 5:23"],
            read.Findings
        );
    }

    [Fact]
    public void No_more_is_told_than_anyone_reads()
    {
        var read = Reading.Of<Toy>("title: T\ntags: [" + string.Concat(Enumerable.Repeat("[],", 5_000)) + "]");

        Assert.Equal(DiagnosticList.Limit, read.Diagnostics.Length);
        Assert.Equal(DiagnosticCodes.TooManyProblems, read.Diagnostics[^1].Code);
    }
}
