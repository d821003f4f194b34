using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Channels;
using Simulation.Rules.Language;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>
/// Channels with a name and a role's own notes over real connections: who gets a byte of them, and when.
/// </summary>
public sealed class ChannelTests
{
    [Fact]
    public async Task Only_its_roles_and_the_facilitator_get_a_channel_also_after_a_restart_and_in_another_role()
    {
        using var folder = new TemporaryFolder();
        SessionOpenedReply session;
        string utility;
        await using (var server = await TestServer.StartIn(folder.Path))
        {
            session = await Open(server);
            await using var facilitator = await server.Facilitate(session);
            await using var city = await server.Play(session, "city");
            await using var state = await server.Play(session, "state");
            await using var utilities = await server.Play(session, "utility");
            await using var reporter = await server.Play(session, "press");
            utility = utilities.Ticket;
            await facilitator.Do(new StartSession());
            await city.Do(new OpenChannel("Back room", ["state", "utility"]));
            await city.Until(() => Channel(city) is not null);
            var channel = Channel(city)!;
            await state.Do(new SayInChannel(channel, "Lantern"));
            await utilities.Until(() => Heard(utilities, "Lantern"));
            await facilitator.Until(() => Heard(facilitator, "Lantern"));

            // A stranger to it reads nothing of it in a batch, and gets the same answer as for no channel at all.
            Assert.Equal(RefusalCode.Unknown, await reporter.Refused(new SayInChannel(channel, "Hello?")));
            await facilitator.Do(new Announce("Everybody hears this."));
            await reporter.Until(() => reporter.Log.Exists(n => n.Headline == "Everybody hears this."));
            Assert.DoesNotContain("Back room", Text(reporter.Log), StringComparison.Ordinal);

            // Brought in, it reads what comes and nothing of what was; moved, somebody has what the new role has.
            await city.Do(new AddToChannel(channel, ["press"]));
            await city.Do(new SayInChannel(channel, "Harbour"));
            await reporter.Until(() => Heard(reporter, "Harbour"));
            Assert.False(Heard(reporter, "Lantern"));
            await facilitator.Do(new RemoveSeat(reporter.Snapshot.You.Seat));
            await facilitator.Do(new MoveSeat(utilities.Snapshot.You.Seat, "press"));
            await utilities.Until(() => utilities.Snapshot.You.Role == "press");
            Assert.True(Heard(utilities, "Harbour"));
            Assert.False(Heard(utilities, "Lantern"));
        }

        await using var next = await TestServer.StartIn(folder.Path);
        await using var back = await Player.Enter(next.Address, session.Session, utility);
        Assert.Equal("Back room", Assert.Single(back.Snapshot.View.Channels).Value.Name);
        Assert.True(Heard(back, "Harbour"));
        Assert.False(Heard(back, "Lantern"));
        var watching = await next.Join(session.Code, "Wanda", spectator: true);
        await using var spectator = await Player.Enter(next.Address, session.Session, watching.Ticket);
        Assert.Empty(spectator.Snapshot.View.Channels);
        Assert.DoesNotContain("Back room", Text(spectator.Snapshot), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_who_facilitates_gets_a_note_of_a_role_in_view_debrief_or_export()
    {
        using var folder = new TemporaryFolder();
        SessionOpenedReply session;
        string city,
            state;
        await using (var server = await TestServer.StartIn(folder.Path))
        {
            session = await Open(server);
            await using var facilitator = await server.Facilitate(session);
            await using var mayor = await server.Play(session, "city");
            await using var governor = await server.Play(session, "state");
            (city, state) = (mayor.Ticket, governor.Ticket);
            await facilitator.Do(new StartSession());
            await mayor.Do(new WriteRoleNote("Lantern-first"));
            await mayor.Do(new WriteRoleNote("Lantern-second"));
            await mayor.Do(new WriteRoleNote("Lantern-changed", 1));
            await mayor.Do(new DeleteRoleNote(2));
            await facilitator.Do(new TakeNote("Mine alone."));
            await facilitator.Do(new EndSession());
            await mayor.Until(() => mayor.Phase == Phase.Debrief);
            Assert.DoesNotContain("Lantern", Text(facilitator.Log), StringComparison.Ordinal);
        }

        // The role's own people look back at them, also after a restart.
        await using var next = await TestServer.StartIn(folder.Path);
        await using var back = await Player.Enter(next.Address, session.Session, city);
        Assert.Equal("Lantern-changed", Assert.Single(back.Snapshot.View.Notes).Value.Text);
        foreach (var ticket in new[] { session.Ticket, state })
        {
            await using var other = await Player.Enter(next.Address, session.Session, ticket);
            Assert.DoesNotContain("Lantern", Text(other.Snapshot), StringComparison.Ordinal);
            foreach (var path in new[] { "debrief", "journal", "data/sessions.csv", "data/decisions.csv" })
            {
                var answer = await next.GetWithTicket($"/api/sessions/{session.Session}/{path}", ticket);
                Assert.True(answer.IsSuccessStatusCode, path);
                var body = await answer.Content.ReadAsStringAsync();
                Assert.DoesNotContain("Lantern", body, StringComparison.Ordinal);
                Assert.DoesNotContain("role-note", body, StringComparison.Ordinal);
            }
        }

        var view = await next.GetWithTicket($"/api/sessions/{session.Session}/roles/city/view", session.Ticket);
        Assert.True(view.IsSuccessStatusCode);
        Assert.DoesNotContain("Lantern", await view.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var journal = await next.GetWithTicket($"/api/sessions/{session.Session}/journal", session.Ticket);
        Assert.Contains("Mine alone.", await journal.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<SessionOpenedReply> Open(TestServer server) =>
        await TestServer.Read<SessionOpenedReply>(
            await server.Post("/api/sessions", new OpenSessionRequest("clean-water", Pacing.Turns, null, "seed"))
        );

    /// <summary>The channel that somebody has read of last.</summary>
    private static string? Channel(Player player) => player.Log.FindLast(n => n.Channel is not null)?.Channel?.Id;

    private static bool Heard(Player player, string text) => player.Log.Exists(n => n.Text == text);

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, Json.Options);
}
