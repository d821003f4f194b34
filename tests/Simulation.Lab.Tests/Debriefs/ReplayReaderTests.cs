using System.Text.Json;
using Simulation.Lab.Debriefs;
using Simulation.Lab.Tests.Sweeps;
using Simulation.Rules;
using Simulation.Rules.Agreements;
using Simulation.Rules.Help;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Simulation.Lab.Tests.Debriefs;

/// <summary>
/// A replay shows what the viewer saw while the session ran, at every step of it, and through the eyes of others
/// nothing that stays with the people of a role.
/// </summary>
public sealed class ReplayReaderTests
{
    private const string Secret = "Quillwort";

    [Theory]
    [InlineData("first-call")]
    [InlineData("clean-water")]
    public void Each_step_is_what_the_viewer_saw_then(string id)
    {
        var scenario = new DeliveredScenario(id, games: 1).Scenario;
        var entries = HeadlessGame.Play(scenario, "replay", talk: true).Entries;
        foreach (var viewer in ViewersOf(scenario))
        {
            var replay = Replay(scenario, entries, viewer, ReplayAsker.Self);
            var folded = new FoldedView(replay.Opening);
            var steps = replay.Steps.ToDictionary(step => step.Entry);
            var world = World.Open(scenario, (SessionOpened)entries[0].Events[0]);
            for (var i = 1; i < entries.Length; i++)
            {
                var narrated = new NarratedEvents(world, entries[i].Events, entries[i].By);
                world = narrated.After;
                var notices = NoticeProjection.Of(narrated, viewer);
                if (steps.TryGetValue(i + 1, out var step))
                {
                    folded.Fold(step.Changes);
                    Assert.Equal(world.Round, step.Round);
                    Assert.Equal(entries[i].Events[^1].At, step.At);
                }

                Assert.Equal(notices, step?.Notices ?? []);
                if (i % 20 == 0 || i == entries.Length - 1)
                    Assert.Empty(folded.DifferencesFrom(Projection.Of(Redaction.For(world, viewer), viewer)));
            }
        }
    }

    [Fact]
    public void It_ends_with_the_game()
    {
        var scenario = FirstCall.Scenario;
        GameEntry[] played = [.. HeadlessGame.Play(scenario, "replay").Entries];
        var after = After(played[^1], new AgreementMarked("nobody-1", Kept: true, By: "facilitator"));

        var replay = Replay(scenario, [.. played, after], Viewer.Facilitator, ReplayAsker.Self);

        Assert.Equal(played.Length, replay.Steps[^1].Entry);
        Assert.Equal(Phase.Debrief, replay.Steps[^1].Changes.Session?.Phase);
    }

    [Fact]
    public void Through_others_eyes_nothing_is_seen_of_what_stays_with_a_role()
    {
        var scenario = FirstCall.Scenario;
        var role = scenario.Actors[0].Id;
        var entries = WithSecretsOf(role, HeadlessGame.Play(scenario, "replay").Entries);

        var own = Json(Replay(scenario, entries, Viewer.Of(role), ReplayAsker.Self));
        foreach (var secret in new[] { "note", "help", "answer" })
            Assert.Contains($"{Secret}-{secret}", own, StringComparison.Ordinal);
        Assert.Contains("extraTime", own, StringComparison.Ordinal);

        var facilitators = Json(Replay(scenario, entries, Viewer.Of(role), ReplayAsker.Facilitator));
        Assert.DoesNotContain($"{Secret}-note", facilitators, StringComparison.Ordinal);
        Assert.Contains($"{Secret}-help", facilitators, StringComparison.Ordinal);
        var facilitatorsOwn = Json(Replay(scenario, entries, Viewer.Facilitator, ReplayAsker.Self));
        Assert.DoesNotContain($"{Secret}-note", facilitatorsOwn, StringComparison.Ordinal);

        var others = Json(Replay(scenario, entries, Viewer.Of(role), ReplayAsker.OtherPlayer));
        Assert.DoesNotContain(Secret, others, StringComparison.Ordinal);
        Assert.DoesNotContain("extraTime", others, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first-call")]
    [InlineData("ninety-minutes")]
    public void Who_replays_own_eyes_while_others_play_on_cannot_tell_what_was_hidden(string id)
    {
        var scenario = new DeliveredScenario(id, games: 1).Scenario;
        var role = scenario.Actors[0].Id;
        var plain = HeadlessGame.Play(scenario, "replay").Entries;
        var secrets = WithSecretsOf(role, plain);
        foreach (var viewer in new[] { Viewer.Of(role), Viewer.Of(scenario.Actors[^1].Id), Viewer.Spectator })
        {
            if (viewer.Role != role)
                Assert.Equal(Sealed(plain, viewer, ReplayAsker.Self), Sealed(secrets, viewer, ReplayAsker.Self));
            else
                Assert.Equal(
                    Sealed(plain, viewer, ReplayAsker.OtherPlayer),
                    Sealed(secrets, viewer, ReplayAsker.OtherPlayer)
                );
        }

        string Sealed(IReadOnlyList<GameEntry> entries, Viewer viewer, ReplayAsker asker) =>
            Json(ReplayReader.Of(scenario, entries, viewer, asker, countsHidden: false, []));
    }

    /// <summary>A game in which a role has notes, asks for help and is given extra time as well.</summary>
    private static List<GameEntry> WithSecretsOf(string role, IEnumerable<GameEntry> played)
    {
        var entries = new List<GameEntry>();
        foreach (var entry in played)
        {
            entries.Add(entry);
            if (entries.Count % 10 == 5 && !entry.Events.Any(happened => happened is SessionEnded))
            {
                entries.Add(After(entry, new RoleNoteWritten(role, 1, "P.", $"{Secret}-note {entries.Count}")));
                entries.Add(After(entry, new HelpAsked(role, $"{Secret}-help {entries.Count}")));
                entries.Add(After(entry, new HelpAnswered(role, $"{Secret}-answer")));
                entries.Add(After(entry, new ExtraTimeGiven(role, 25, 0)));
            }
        }

        return entries;
    }

    private static GameEntry After(GameEntry entry, SessionEvent happened) =>
        new(entry.At, CommandAuthor.Person("somebody"), [happened with { At = entry.Events[^1].At }]);

    private static IEnumerable<Viewer> ViewersOf(Scenario scenario) =>
        [.. scenario.Actors.Select(actor => Viewer.Of(actor.Id)), Viewer.Facilitator, Viewer.Spectator];

    private static Replay Replay(
        Scenario scenario,
        IReadOnlyList<GameEntry> entries,
        Viewer viewer,
        ReplayAsker asker
    ) => ReplayReader.Of(scenario, entries, viewer, asker, countsHidden: true, []);

    private static string Json(Replay replay) => JsonSerializer.Serialize(replay, Rules.Language.Json.Options);
}
