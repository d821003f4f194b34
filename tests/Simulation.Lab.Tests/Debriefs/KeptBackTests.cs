using System.Text.Json;
using Simulation.Lab.Debriefs;
using Simulation.Lab.Exports;
using Simulation.Lab.Tests.Sweeps;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Language;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Lab.Tests.Debriefs;

/// <summary>
/// Non-interference of the debrief. Before the session is over there is none, for nobody; afterwards the players' is
/// the same, byte by byte, for two sessions that differ only in what stays the facilitator's for good, and so are the
/// tables.
/// </summary>
public sealed class KeptBackTests
{
    private const int Prefixes = 25;

    [Theory]
    [InlineData("first-call", 12)]
    [InlineData("clean-water", 8)]
    [InlineData("ninety-minutes", 2)]
    public void Players_cannot_tell_what_was_noted_and_answered(string id, int games)
    {
        var scenario = new DeliveredScenario(id, games: 1).Scenario;
        for (var game = 0; game < games; game++)
        {
            var played = HeadlessGame.Play(scenario, $"kept-back/{game}", Lineup.All(Strategy.Random)).Entries;
            var (one, other) = (
                WithSecrets(scenario, played, new Random(game), "Lantern"),
                WithSecrets(scenario, played, new Random(1000 + game), "Harbour")
            );

            Assert.Equal(Bytes(DebriefReader.Of(scenario, one)!), Bytes(DebriefReader.Of(scenario, other)!));
            Assert.Equal(
                DataExport.Of(scenario, [FinishedSession.Of(scenario, one)!], persons: false),
                DataExport.Of(scenario, [FinishedSession.Of(scenario, other)!], persons: false)
            );
            Assert.DoesNotContain("Lantern-", Bytes(DebriefReader.Of(scenario, one)!), StringComparison.Ordinal);
            Assert.DoesNotContain(
                "hash-",
                Bytes(DebriefReader.Of(scenario, one, forFacilitator: true)!),
                StringComparison.Ordinal
            );
            Assert.DoesNotContain(
                "Lantern-of-a-role",
                Bytes(DebriefReader.Of(scenario, one, forFacilitator: true)!),
                StringComparison.Ordinal
            );
            Assert.Contains(
                "Lantern-note",
                Bytes(DebriefReader.Of(scenario, one, forFacilitator: true)!),
                StringComparison.Ordinal
            );
            Assert.Contains(
                "Lantern-answer",
                Bytes(DebriefReader.Of(scenario, one, forFacilitator: true)!),
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("first-call", 12)]
    [InlineData("clean-water", 8)]
    [InlineData("ninety-minutes", 2)]
    public void There_is_none_before_the_end(string id, int games)
    {
        var scenario = new DeliveredScenario(id, games: 1).Scenario;
        for (var game = 0; game < games; game++)
        {
            var played = HeadlessGame.Play(scenario, $"too-early/{game}", Lineup.All(Strategy.Random)).Entries;
            var ended = played.ToList().FindIndex(entry => entry.Events.Any(happened => happened is SessionEnded));
            for (var count = 1; count <= ended; count += 1 + (ended / Prefixes))
            {
                GameEntry[] early = [.. played.Take(count)];
                Assert.Null(DebriefReader.Of(scenario, early));
                Assert.Null(DebriefReader.Of(scenario, early, forFacilitator: true));
                Assert.Null(FinishedSession.Of(scenario, early));
            }

            Assert.NotNull(DebriefReader.Of(scenario, [.. played.Take(ended + 1)]));
        }
    }

    /// <summary>
    /// The session with notes of the facilitator in between, answers of the players at its end, and other tickets.
    /// </summary>
    private static List<GameEntry> WithSecrets(
        Scenario scenario,
        IReadOnlyList<GameEntry> played,
        Random random,
        string word
    )
    {
        var entries = new List<GameEntry> { played[0] };
        Add(new SeatTaken("p1", "Invented Person", scenario.Actors[0].Id, SeatKind.Player, "hash-" + word));
        foreach (var entry in played.Skip(1))
        {
            entries.Add(entry);
            if (random.Next(4) == 0)
                Add(new NoteTaken($"{word}-note {random.Next()}"));
            if (random.Next(4) == 0)
                Add(new RoleNoteWritten(scenario.Actors[0].Id, random.Next(1, 9), "P.", $"{word}-of-a-role"));
            if (random.Next(20) == 0)
                Add(new TicketReissued("p1", $"hash-{word} {random.Next()}"));
        }

        Add(new NoteTaken($"{word}-note at the end"));
        // One person alone: what that one answered could be told from the counts.
        Add(
            new SurveyAnswered(
                "p1",
                SurveyWave.After,
                [.. scenario.Survey.Select(asked => new SurveyAnswer(asked.Id, random.Next(1, asked.Most + 1)))]
            )
        );
        foreach (var actor in scenario.Actors.Where((_, i) => i == 0 || random.Next(2) == 0))
            Add(new QuestionAnswered(actor.Id, 0, $"{word}-answer"));
        return entries;

        void Add(SessionEvent happened) =>
            entries.Add(
                new GameEntry(
                    entries[^1].At,
                    CommandAuthor.Person("somebody"),
                    [happened with { At = entries[^1].Events[^1].At }]
                )
            );
    }

    private static string Bytes<T>(T value) => JsonSerializer.Serialize(value, Json.Options);
}
