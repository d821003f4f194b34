using System.Text.Json;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;

namespace Simulation.Scenarios.Tests;

public sealed class ScenarioReaderTests
{
    [Fact]
    public void A_sound_scenario_is_read_without_a_word()
    {
        var reading = ScenarioReader.Read(SmallScenario.Pack());

        Assert.Empty(reading.Diagnostics);
        var scenario = reading.Scenario!;
        Assert.Equal(["order", "comply", "examine", "tell", "license"], scenario.Moves.Select(move => move.Id));
        Assert.Equal("It is Friday.\n", scenario.Rounds[0].Text);
        Assert.Equal("Political capital", scenario.Resources[0].Title);
        Assert.Equal(
            new RelateEffect(new ActorReference("owner"), ActorReference.Self, -15),
            scenario.Move("order")!.Outcome[1]
        );
        Assert.Equal(3, scenario.Actors[0].Resources!["capital"]);
    }

    [Fact]
    public void A_pack_out_of_a_journal_reads_as_the_one_that_went_in()
    {
        var json = JsonSerializer.Serialize(SmallScenario.Pack(), Json.Options);
        var pack = JsonSerializer.Deserialize<ScenarioPack>(json, Json.Options)!;

        Assert.Equal(SmallScenario.Pack(), pack);
        Assert.NotNull(ScenarioReader.Read(pack).Scenario);
    }

    [Fact]
    public void A_scenario_with_an_error_is_not_playable_and_one_with_a_warning_is()
    {
        var broken = ScenarioReader.Read(SmallScenario.Pack(SmallScenario.With("pace: 60", "pace: 0")));
        Assert.Null(broken.Scenario);
        Assert.Equal(
            "scenario.yaml:5:7: error WC0205: 0 is out of range; expected a whole number from 1 to 3600",
            Assert.Single(broken.Diagnostics).ToString()
        );

        var doubtful = ScenarioReader.Read(SmallScenario.Pack(SmallScenario.With("      - set: {flag: told}\n", "")));
        Assert.NotNull(doubtful.Scenario);
        Assert.Equal(Severity.Warning, Assert.Single(doubtful.Diagnostics).Severity);
    }

    [Fact]
    public void A_recorded_pack_need_not_pass_the_checks_of_a_later_day()
    {
        // Stands for any check that was not there when the session was opened.
        var pack = SmallScenario.Pack(SmallScenario.With("from: 20, to: 80", "from: 80, to: 20"));
        Assert.Null(ScenarioReader.Read(pack).Scenario);
        Assert.Equal(80, ScenarioReader.ReadRecorded(pack, null).Scenario!.Assets[0].Attributes[0].From);

        var unknown = SmallScenario.Pack(SmallScenario.With("owner: lab", "owner: nobody"));
        Assert.Equal(
            DiagnosticCodes.UnknownName,
            Assert.Single(ScenarioReader.ReadRecorded(unknown, null).Diagnostics).Code
        );
    }

    [Fact]
    public void Text_beside_the_scenario_is_checked_too()
    {
        var pack = new ScenarioPack(SmallScenario.Pack().Files.SetItem("friday.md", "a\u0001"));

        var found = Assert.Single(ScenarioReader.Read(pack).Diagnostics);
        Assert.Equal(("friday.md", DiagnosticCodes.ControlCharacter), (found.File, found.Code));
    }
}
