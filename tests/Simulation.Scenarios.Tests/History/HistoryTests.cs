using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;

namespace Simulation.Scenarios.Tests.History;

public sealed class HistoryTests
{
    private const string History = """
        source: Five articles
        ending: ruin
        moves:
          - {round: friday, minute: 15, role: office, move: order, target: lab, asset: model, parameters: {deadline: 90}, text: It ordered.}
          - {round: friday, minute: 15, role: lab, move: comply}
          - {round: saturday, role: lab, agreement: truce}
        """;

    [Fact]
    public void It_stands_in_a_file_of_its_own_or_in_the_scenario()
    {
        var apart = Read(History);
        var inside = ScenarioReader.Read(
            SmallScenario.Pack(
                SmallScenario.Yaml + "\nhistory:\n  " + History.Replace("\n", "\n  ", StringComparison.Ordinal)
            )
        );

        Assert.Empty(apart.Diagnostics);
        Assert.Empty(inside.Diagnostics);
        var history = apart.Scenario!.History!;
        Assert.Equal(("Five articles", "ruin", 3), (history.Source, history.Ending, history.Moves.Length));
        Assert.Equal(90, history.Moves[0].Parameters!["deadline"]);
        Assert.Equal(
            history.Moves.Select(record => record with { Parameters = null }),
            inside.Scenario!.History!.Moves.Select(record => record with { Parameters = null })
        );
        Assert.Null(ScenarioReader.Read(SmallScenario.Pack()).Scenario!.History);
    }

    [Fact]
    public void It_cannot_stand_in_both()
    {
        var pack = new ScenarioPack(
            SmallScenario
                .Pack(SmallScenario.Yaml + "\nhistory: {source: Here}")
                .Files.Add(ScenarioPack.HistoryFile, History)
        );

        Assert.Equal(DiagnosticCodes.HistoryTwice, Assert.Single(ScenarioReader.Read(pack).Diagnostics).Code);
    }

    [Theory]
    [InlineData(
        "ending: ruin",
        "ending: ruins",
        "history.yaml:2:9: error WC0301: unknown ending 'ruins'; did you mean 'ruin'?"
    )]
    [InlineData(
        "move: comply",
        "move: comly",
        "history.yaml:5:50: error WC0301: unknown move 'comly'; did you mean 'comply'?"
    )]
    [InlineData(
        "role: office",
        "role: offices",
        "history.yaml:4:39: error WC0301: unknown institution 'offices'; did you mean 'office'?"
    )]
    [InlineData(
        "role: lab, move: comply",
        "role: office, move: comply",
        "history.yaml:5:39: error WC0412: 'office' cannot play the move 'comply'; expected one of lab"
    )]
    [InlineData(
        "target: lab, ",
        "target: office, ",
        "history.yaml:4:68: error WC0412: the move 'order' cannot be aimed at 'office'; expected lab"
    )]
    [InlineData(
        "move: comply}",
        "move: comply, target: office}",
        "history.yaml:5:66: error WC0412: the move 'comply' is aimed at no institution; delete 'office'"
    )]
    [InlineData(
        "{deadline: 90}",
        "{deadlin: 90}",
        "history.yaml:4:100: error WC0301: the move 'order' has no number 'deadlin'; did you mean 'deadline'?"
    )]
    [InlineData(
        "{deadline: 90}",
        "{deadline: 9000}",
        "history.yaml:4:100: error WC0205: 9000 is out of range; expected a whole number from 30 to 240"
    )]
    [InlineData(
        "agreement: truce",
        "agreement: truce, move: comply",
        "history.yaml:6:5: error WC0414: expected one of move, agreement, found both"
    )]
    [InlineData(
        ", agreement: truce",
        "",
        "history.yaml:6:5: error WC0414: expected one of move, agreement, found none"
    )]
    [InlineData(
        "minute: 15, role: lab",
        "minute: 91, role: lab",
        "history.yaml:5:29: error WC0413: minute 91 is after the end of the round 'friday', which lasts 90 minutes"
    )]
    [InlineData(
        "minute: 15, role: lab",
        "minute: 14, role: lab",
        "history.yaml:5:29: error WC0413: this was before the record above it, in the round 'friday' at minute 15; expected them in the order of time"
    )]
    [InlineData(
        "round: saturday",
        "round: friday",
        "history.yaml:6:5: error WC0413: this was before the record above it, in the round 'friday' at minute 15; expected them in the order of time"
    )]
    [InlineData(
        "source: Five articles",
        "sauce: Five articles",
        "history.yaml:1:1: error WC0202: the key 'source' is missing; expected a text"
    )]
    public void What_is_wrong_in_it_is_told_with_its_place(string piece, string replacement, string message) =>
        Assert.Contains(
            message,
            Read(History.Replace(piece, replacement, StringComparison.Ordinal))
                .Diagnostics.Select(found => found.ToString())
        );

    private static ScenarioReading Read(string history) =>
        ScenarioReader.Read(new ScenarioPack(SmallScenario.Pack().Files.Add(ScenarioPack.HistoryFile, history)));
}
