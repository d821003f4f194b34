using System.Collections.Immutable;
using Simulation.Lab.Lint;
using Simulation.Scenarios;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Packs;

namespace Simulation.Lab.Tests.Lint;

/// <summary>
/// What games find in a small scenario in which something is wrong, and that they find nothing in a sound one.
/// </summary>
public sealed class GameLintTests
{
    private const string Sound = """
        id: pond
        title: The pond
        summary: Two villages and a pond.
        minutes: 2
        pace: 30
        rounds:
          morning: {title: Morning, begins: "2026-09-03 09:00", minutes: 60}
          evening: {title: Evening, begins: "2026-09-03 19:00", minutes: 60}
        actors:
          east:
            title: East
            kind: village
            summary: It fishes.
            objectives: {fish: {title: Fish, measure: {plus: [{indicator: fish}]}}}
          west:
            title: West
            kind: village
            summary: It swims.
            objectives: {water: {title: Water, measure: {plus: [{indicator: water}]}}}
        indicators:
          fish: {title: Fish, start: 50}
          water: {title: Water, start: 50}
        demands:
          stop: {title: Stop it}
        moves:
          stock: {title: Stock the pond, by: east, per-round: 1, outcome: [{roll: {title: Do they live?, chance: {base: 50}, success: [{change: {indicator: fish, by: 10}}], failure: [{change: {indicator: fish, by: 2}}]}}]}
          clean: {title: Clean the pond, by: west, per-round: 1, outcome: [{roll: {title: Is it enough?, chance: {base: 50}, success: [{change: {indicator: water, by: 10}}], failure: [{change: {indicator: water, by: 2}}]}}]}
          insist: {title: Insist, by: west, per-game: 1, appeal: 3, targets: {actors: east}, outcome: [{directive: {demand: stop, to: target, minutes: 30}}]}
          give-in: {title: Give in, by: east, answers: stop, resolves: complied, outcome: [{change: {indicator: water, by: 1}}]}
        agreements:
          peace: {title: Peace, between: [east, west], terms: [{says: Peace., by: east}], on-signing: [{change: {indicator: fish, by: 1}}, {change: {indicator: water, by: 1}}], appeal: 5}
        injects:
          rain: {title: Rain, round: morning, minute: 20, effects: [{change: {indicator: water, by: -2}}]}
          by-hand: {title: A visitor}
        endings:
          clear: {title: Clear, text: One sees the ground., when: [{indicator: water, at-least: 60}]}
          mud: {title: Mud, text: Nobody sees anything.}
        """;

    [Fact]
    public void A_sound_scenario_is_played_without_a_word()
    {
        var done = 0;
        Assert.Empty(GameLint.Run(Read(Sound), 80, 2, () => Interlocked.Increment(ref done)));
        Assert.Equal(80, done);
    }

    [Theory]
    [InlineData(
        DiagnosticCodes.MoveNeverPlayed,
        "  clean: {title: Clean the pond, by: west,",
        "  clean: {title: Clean the pond, by: west, when: {indicator: fish, at-least: 100},",
        "the move 'clean' was played in none of 80 games; expected conditions, costs and limits that let somebody play it"
    )]
    [InlineData(
        DiagnosticCodes.MoveNeverWanted,
        "resolves: complied, outcome: [{change: {indicator: water, by: 1}}]",
        "resolves: complied, outcome: [{change: {indicator: water, by: -20}}]",
        "no autopilot that weighs its choices played 'insist' in 40 games; expected a lower cost, an appeal, or a goal that it helps"
    )]
    [InlineData(
        DiagnosticCodes.InjectNeverFired,
        "minute: 20,",
        "minute: 20, when: {indicator: fish, at-least: 100},",
        "the inject 'rain' happened in none of 80 games; expected conditions that some game meets"
    )]
    [InlineData(
        DiagnosticCodes.GoalStuck,
        "{plus: [{indicator: fish}]}",
        "{base: -100, plus: [{indicator: fish}]}",
        "the goal 'fish' of 'east' ended at 0 in all 80 games, so nobody can meet it; expected a measure that the table can move"
    )]
    [InlineData(
        DiagnosticCodes.EndingNeverReached,
        "at-least: 60",
        "at-least: 100",
        "none of 80 games ended with 'clear'; expected conditions that some game meets without those of an ending above it"
    )]
    [InlineData(
        DiagnosticCodes.DemandNeverMade,
        "per-game: 1, appeal: 3,",
        "when: {indicator: fish, at-least: 100},",
        "the demand 'stop' was made in none of 80 games; expected a move with a directive that somebody plays"
    )]
    [InlineData(
        DiagnosticCodes.AgreementNeverSigned,
        "between: [east, west],",
        "between: [east, west], when: {indicator: fish, at-least: 100},",
        "the agreement 'peace' was signed in none of 80 games; expected terms that help all its parties, or an appeal"
    )]
    [InlineData(
        DiagnosticCodes.RoleUnbalanced,
        "fish: {title: Fish, start: 50}",
        "fish: {title: Fish, start: 0}",
        null
    )]
    public void What_never_happens_is_told_with_its_place(
        string code,
        string piece,
        string replacement,
        string? message
    )
    {
        Assert.Contains(piece, Sound, StringComparison.Ordinal);
        var found = Find(Sound.Replace(piece, replacement, StringComparison.Ordinal))
            .Where(diagnostic => diagnostic.Code == code)
            .ToList();

        Assert.NotEmpty(found);
        Assert.All(found, diagnostic => Assert.True(diagnostic is { Severity: Severity.Warning, Line: > 1 }));
        if (message is not null)
            Assert.Contains(message, found.Select(diagnostic => diagnostic.Message));
    }

    [Fact]
    public void A_seat_without_anything_to_do_in_a_round_is_told()
    {
        var found = Find(
            Sound
                .Replace(
                    "indicators:\n",
                    "  north: {title: North, kind: hut, summary: It waits.}\nindicators:\n",
                    StringComparison.Ordinal
                )
                .Replace("demands:\n", "demands:\n  none: {title: None}\n", StringComparison.Ordinal)
                .Replace(
                    "  stock: {",
                    "  wave: {title: Wave, by: north, when: {round-at-least: 2}, appeal: 2, outcome: [{change: {indicator: fish, by: 1}}]}\n  stock: {",
                    StringComparison.Ordinal
                )
        );

        Assert.Equal(
            "'north' did nothing in the round 'morning' in any of 80 games; expected a move that it can play there",
            Assert.Single(found, diagnostic => diagnostic.Code == DiagnosticCodes.SeatIdle).Message
        );
    }

    [Fact]
    public void A_move_that_wins_by_itself_is_told()
    {
        var yaml = Sound.Replace(
            "appeal: 3, targets: {actors: east}, outcome: [",
            "appeal: 3, targets: {actors: east}, when: {indicator: fish, at-least: 66}, outcome: [{change: {indicator: water, by: 40}}, ",
            StringComparison.Ordinal
        );

        var found = Assert.Single(
            GameLint.Run(Read(yaml), 300, 2),
            diagnostic => diagnostic.Code == DiagnosticCodes.MoveDominant
        );
        Assert.Matches(
            @"^'west' scores \d+\.\d in games in which it plays 'insist' and \d+\.\d in the others; expected a price, or an answer to it$",
            found.Message
        );
    }

    [Fact]
    public void An_indicator_that_sticks_to_an_end_of_its_scale_is_told_with_its_share()
    {
        var found = Find(
            Sound.Replace(
                "{change: {indicator: fish, by: 10}}",
                "{change: {indicator: fish, by: 50}}",
                StringComparison.Ordinal
            )
        );
        Assert.Matches(
            @"^'fish' ended within 2 of 0 or 100 in \d+ % of 40 games, so it tells little there; expected at most 10 %",
            Assert.Single(found, diagnostic => diagnostic.Code == DiagnosticCodes.IndicatorSticks).Message
        );
    }

    [Fact]
    public void What_waits_for_the_facilitator_is_no_finding() =>
        Assert.DoesNotContain(Find(Sound), diagnostic => diagnostic.Code == DiagnosticCodes.InjectNeverFired);

    private static ImmutableArray<Diagnostic> Find(string yaml) => GameLint.Run(Read(yaml), 80, 2);

    private static ScenarioReading Read(string yaml)
    {
        var reading = ScenarioReader.Read(
            new ScenarioPack(ImmutableSortedDictionary<string, string>.Empty.Add(ScenarioPack.ScenarioFile, yaml))
        );
        Assert.True(reading.Scenario is not null, string.Join(Environment.NewLine, reading.Diagnostics));
        return reading;
    }
}
