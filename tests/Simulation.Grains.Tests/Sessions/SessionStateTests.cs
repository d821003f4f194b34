using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Tests.Sessions;

/// <summary>What a session reads from its journal, and who of its seats is connected.</summary>
public sealed class SessionStateTests
{
    [Fact]
    public async Task A_session_that_is_read_is_the_one_that_was_written()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        await host.Join("Ada", "cloud");
        await host.Do(ticket, new StartSession());
        var entries = await host.Entries();

        var state = new SessionState(SessionAccess.Session);
        await state.Load(host.Journal);

        Assert.Equal(entries.Count, state.Entries.Count);
        Assert.Equal(await host.Journal.Version(state.Stream), state.Version);
        Assert.Equal(Phase.Running, state.Durable!.Phase);
        Assert.Empty(state.Opened!.Seats);
        Assert.All(entries, entry => Assert.True(state.Holds(CommandDigest.Of(entry.CommandId))));
        Assert.False(state.Holds(CommandDigest.Of("another")));
    }

    [Fact]
    public async Task A_load_that_fails_changes_nothing_and_can_be_made_again()
    {
        await using var host = await TestHost.Start();
        await host.Open();
        var state = new SessionState(SessionAccess.Session);
        host.Journal.IsUnreadable = true;
        await Assert.ThrowsAsync<JournalUnavailableException>(() => state.Load(host.Journal));
        Assert.Null(state.Durable);
        Assert.Empty(state.Entries);

        host.Journal.IsUnreadable = false;
        await state.Load(host.Journal);
        Assert.NotNull(state.Durable);
    }

    [Fact]
    public void A_seat_that_was_removed_or_has_another_role_is_dismissed_and_only_if_it_is_connected()
    {
        var played = new PlayedSession();
        played.Add();
        foreach (var (seat, role) in new[] { ("ada", played.Roles[0]), ("ben", null), ("cem", played.Roles[1]) })
            played.Do(CommandAuthor.Server, new TakeSeat(seat, seat, role, SeatKind.Player, seat));
        played.Do(
            CommandAuthor.Server,
            new TakeSeat("facilitator", "Facilitator", null, SeatKind.Facilitator, "facilitator")
        );
        var before = played.State.Durable!;
        Assert.Empty(new ConnectedSeats(before, ["ada", "ben", "cem"]).DismissedSince(before));

        played.Do(CommandAuthor.Person("facilitator"), new RemoveSeat("ada"));
        played.Do(CommandAuthor.Person("facilitator"), new MoveSeat("ben", played.Roles[2]));
        played.Do(CommandAuthor.Person("facilitator"), new RemoveSeat("cem"));
        var connected = new ConnectedSeats(played.State.Durable!, ["ada", "ben"]);

        Assert.Equal(
            [("ada", false), ("ben", true)],
            connected.DismissedSince(before).Select(one => (one.Seat, one.Dismissed.EnterAgain))
        );
        Assert.True(connected.Any);
        Assert.True(connected.Hold(played.Roles[2]));
        Assert.False(connected.Hold(played.Roles[0]));
        Assert.Equal([Viewer.Of(played.Roles[2])], connected.Viewers);
        Assert.False(new ConnectedSeats(played.State.Durable!, ["ada"]).Any);
    }
}
