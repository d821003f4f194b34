using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.Visibility;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Sessions;

public sealed class SeatTests
{
    [Fact]
    public void A_person_takes_a_free_role_and_plays_it()
    {
        var table = Table.Lobby();
        var events = table.Do(
            CommandAuthor.Server,
            new TakeSeat("ana", "  Ana ", Valley.Council, SeatKind.Player, "hash")
        );
        Assert.Equal(
            [
                new SeatTaken("ana", "Ana", Valley.Council, SeatKind.Player, "hash"),
                new PilotChanged(Valley.Council, Pilot.People, false),
            ],
            events
        );
    }

    [Fact]
    public void A_role_is_taken_once_and_must_exist()
    {
        var table = Table.Lobby();
        table.Sit("ana", Valley.Council);
        table.Refused(
            RefusalCode.RoleTaken,
            CommandAuthor.Server,
            new TakeSeat("ben", "Ben", Valley.Council, SeatKind.Player, "hash")
        );
        table.Refused(
            RefusalCode.RoleTaken,
            CommandAuthor.Server,
            new TakeSeat("ben", "Ben", "senate", SeatKind.Player, "hash")
        );
        table.Refused(
            RefusalCode.RoleTaken,
            CommandAuthor.Server,
            new TakeSeat("ben", "Ben", Valley.Utility, SeatKind.Spectator, "hash")
        );
    }

    [Theory]
    [InlineData("", RefusalCode.Malformed)]
    [InlineData("   ", RefusalCode.Malformed)]
    [InlineData("A\u0007na", RefusalCode.Malformed)]
    [InlineData("12345678901234567890123456789012345678901", RefusalCode.TooLarge)]
    public void A_name_can_be_shown_and_is_short(string name, RefusalCode code) =>
        Table.Lobby().Refused(code, CommandAuthor.Server, new TakeSeat("ana", name, null, SeatKind.Player, "hash"));

    [Fact]
    public void There_are_as_many_players_as_roles()
    {
        var table = Table.Lobby();
        foreach (var seat in new[] { "a", "b", "c", "d" })
            table.Sit(seat, null);
        table.Refused(
            RefusalCode.SessionFull,
            CommandAuthor.Server,
            new TakeSeat("e", "E", null, SeatKind.Player, "hash")
        );
        table.Do(CommandAuthor.Server, new TakeSeat("e", "E", null, SeatKind.Spectator, "hash"));
    }

    [Fact]
    public void There_is_an_end_of_spectators_and_they_take_no_players_place()
    {
        var table = Table.Lobby();
        for (var i = 0; i < 200; i++)
            table.Do(CommandAuthor.Server, new TakeSeat("s" + i, "S", null, SeatKind.Spectator, "hash"));
        table.Refused(
            RefusalCode.SessionFull,
            CommandAuthor.Server,
            new TakeSeat("more", "More", null, SeatKind.Spectator, "hash")
        );
        foreach (var role in table.World.Scenario.Actors)
            table.Sit("player-" + role.Id, role.Id);
    }

    [Fact]
    public void Players_take_no_spectators_place_and_those_without_a_role_none_of_a_role()
    {
        var table = Table.Lobby();
        foreach (var seat in new[] { "a", "b", "c", "d" })
            table.Sit(seat, null);
        table.Refused(
            RefusalCode.SessionFull,
            CommandAuthor.Server,
            new TakeSeat("e", "E", null, SeatKind.Player, "hash")
        );
        foreach (var role in table.World.Scenario.Actors)
            table.Sit("player-" + role.Id, role.Id);
        table.Do(CommandAuthor.Server, new TakeSeat("e", "E", null, SeatKind.Spectator, "hash"));
    }

    [Fact]
    public void Nobody_fills_the_session_by_taking_a_role_and_laying_it_down()
    {
        var table = Table.Lobby();
        for (var i = 0; i < 4; i++)
        {
            table.Sit("s" + i, Valley.Council);
            table.Do("s" + i, new ChooseRole(null));
        }

        table.Sit("s4", Valley.Council);
        table.Refused(RefusalCode.SessionFull, "s4", new ChooseRole(null));
        table.Do("s4", new ChooseRole(Valley.Utility));
        table.Do(Table.Facilitator, new MoveSeat("s4", null));
    }

    [Theory]
    [InlineData(SeatGroup.Spectators, new[] { "idle", "plays" })]
    [InlineData(SeatGroup.WithoutRole, new[] { "plays", "watches", "wall" })]
    [InlineData(SeatGroup.Players, new[] { "watches", "wall" })]
    public void The_facilitator_frees_all_places_of_a_kind_at_once(SeatGroup group, string[] stay)
    {
        var table = Table.Lobby();
        table.Sit("plays", Valley.Council);
        table.Sit("idle", null);
        table.Do(CommandAuthor.Server, new TakeSeat("watches", "W", null, SeatKind.Spectator, "hash"));
        table.Do(CommandAuthor.Server, new TakeSeat("wall", "Projector", null, SeatKind.Spectator, "hash"));
        table.Refused(RefusalCode.FacilitatorOnly, "plays", new FreePlaces(group));

        table.Do(Table.Facilitator, new FreePlaces(group));
        Assert.Equal(stay.Append("f").Order(StringComparer.Ordinal), table.World.Seats.Keys);
        Assert.Equal(
            group == SeatGroup.Players ? Pilot.Nobody : Pilot.People,
            table.World.Actors[table.World.Scenario.Actor(Valley.Council)].Pilot
        );
        Assert.Empty(table.Do(Table.Facilitator, new FreePlaces(group)));
    }

    [Fact]
    public void Places_are_freed_but_for_those_that_are_kept()
    {
        var table = Table.Lobby();
        foreach (var seat in new[] { "a", "wall" })
            table.Do(CommandAuthor.Server, new TakeSeat(seat, "S", null, SeatKind.Spectator, "hash"));
        table.Do(Table.Facilitator, new FreePlaces(SeatGroup.Spectators, ["wall", "nobody"]));
        Assert.Equal(["f", "wall"], table.World.Seats.Keys);
    }

    [Fact]
    public void A_person_leaves_for_good_and_the_role_goes_to_its_autopilot()
    {
        var table = Table.Running();
        table.Do(Valley.Council, new LeaveSeat());
        Assert.False(table.World.Seats.ContainsKey(Valley.Council));
        Assert.Equal(Pilot.Autopilot, table.World.Actors[0].Pilot);
        table.Refused(RefusalCode.NotYours, Valley.Council, new LeaveSeat());
        table.Refused(RefusalCode.NotYours, CommandAuthor.Autopilot(Valley.Council), new LeaveSeat());
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, new LeaveSeat());
    }

    [Fact]
    public void A_locked_session_lets_nobody_in_but_those_inside_choose_roles()
    {
        var table = Table.Lobby();
        table.Sit("ana", null);
        table.Refused(RefusalCode.FacilitatorOnly, "ana", new LockSession(true));
        table.Do(Table.Facilitator, new LockSession(true));
        Assert.Empty(table.Do(Table.Facilitator, new LockSession(true)));
        table.Refused(
            RefusalCode.SessionLocked,
            CommandAuthor.Server,
            new TakeSeat("ben", "Ben", null, SeatKind.Player, "hash")
        );
        table.Refused(
            RefusalCode.SessionLocked,
            CommandAuthor.Server,
            new TakeSeat("ben", "Ben", null, SeatKind.Spectator, "hash")
        );
        table.Do("ana", new ChooseRole(Valley.Council));
        table.Do(Table.Facilitator, new LockSession(false));
        table.Sit("ben", null);
    }

    [Fact]
    public void Players_change_roles_and_leave_them()
    {
        var table = Table.Lobby();
        table.Sit("ana", Valley.Council);
        table.Sit("ben", null);
        table.Refused(RefusalCode.RoleTaken, "ben", new ChooseRole(Valley.Council));
        table.Refused(RefusalCode.RoleTaken, "ben", new ChooseRole("senate"));
        table.Do("ana", new ChooseRole(Valley.Utility));
        Assert.Equal([Pilot.Nobody, Pilot.People], table.World.Actors.Select(a => a.Pilot).Take(2));
        table.Do("ben", new ChooseRole(Valley.Council));
        Assert.Empty(table.Do("ben", new ChooseRole(Valley.Council)));
        table.Do("ben", new ChooseRole(null));
        Assert.Equal(Pilot.Nobody, table.World.Actors[0].Pilot);
        table.Refused(RefusalCode.NotYours, Table.Facilitator, new ChooseRole(Valley.Council));
        table.Refused(RefusalCode.NotYours, CommandAuthor.Server, new ChooseRole(Valley.Council));
        table.Refused(RefusalCode.NotYours, "nobody", new ChooseRole(Valley.Council));
    }

    [Fact]
    public void Who_has_no_role_plays_nothing()
    {
        var table = Table.Lobby();
        table.Sit("ana", null);
        table.Do(Table.Facilitator, new StartSession());
        foreach (
            var author in new[]
            {
                CommandAuthor.Person("ana"),
                Table.Facilitator,
                CommandAuthor.Server,
                CommandAuthor.Person("nobody"),
                CommandAuthor.Autopilot("senate"),
            }
        )
        {
            table.Refused(RefusalCode.NotYours, author, Table.Choose("speech"));
            table.Refused(RefusalCode.NotYours, author, new DeclareReady(true));
            table.Refused(RefusalCode.NotYours, author, new AcceptProposal("x"));
        }
    }

    [Fact]
    public void In_a_running_session_a_role_without_people_is_flown_by_its_autopilot()
    {
        var table = Table.Running();
        table.Do(Valley.Council, new ChooseRole(null));
        Assert.Equal(Pilot.Autopilot, table.World.Actors[0].Pilot);
        table.Sit("late", Valley.Council);
        Assert.Equal(Pilot.People, table.World.Actors[0].Pilot);
        table.Do(Table.Facilitator, new RemoveSeat("late"));
        Assert.Equal(Pilot.Autopilot, table.World.Actors[0].Pilot);
        table.Refused(RefusalCode.NotYours, "late", Table.Choose("speech"));
    }

    [Fact]
    public void The_facilitator_removes_seats_but_none_of_a_facilitator()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new RemoveSeat(Valley.Utility));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new RemoveSeat("nobody"));
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, new RemoveSeat("f"));
    }

    [Fact]
    public void A_ticket_is_issued_anew_for_a_seat_that_is_there()
    {
        var table = Table.Running();
        table.Do(CommandAuthor.Server, new ReissueTicket(Valley.Council, "new"));
        Assert.Equal("new", table.World.Seats[Valley.Council].TicketHash);
        table.Do(Table.Facilitator, new RemoveSeat(Valley.Council));
        table.Refused(RefusalCode.WrongTicket, CommandAuthor.Server, new ReissueTicket(Valley.Council, "newer"));
    }

    [Fact]
    public void The_same_attempt_to_join_gets_the_same_seat_and_a_new_ticket_also_when_the_session_is_locked()
    {
        var table = Table.Lobby();
        table.Do(CommandAuthor.Server, new TakeSeat("ana", "Ana", Valley.Council, SeatKind.Player, "first", "attempt"));
        table.Do(Table.Facilitator, new LockSession(true));
        var again = table.Do(
            CommandAuthor.Server,
            new TakeSeat("other", "Another", Valley.Utility, SeatKind.Spectator, "second", "attempt")
        );
        Assert.Equal(new TicketReissued("ana", "second"), Assert.Single(again));
        Assert.False(table.World.Seats.ContainsKey("other"));
        Assert.Equal("Ana", table.World.Seats["ana"].Name);
    }

    [Fact]
    public void Nobody_is_given_a_seat_that_another_attempt_has_whatever_its_id()
    {
        var table = Table.Lobby();
        table.Do(CommandAuthor.Server, new TakeSeat("ana", "Ana", Valley.Council, SeatKind.Player, "hers", "attempt"));
        foreach (var join in new[] { "another attempt", null })
            table.Refused(
                RefusalCode.TryAgain,
                CommandAuthor.Server,
                new TakeSeat("ana", "Eve", null, SeatKind.Player, "eves", join)
            );
        table.Refused(
            RefusalCode.TryAgain,
            CommandAuthor.Server,
            new TakeSeat("f", "Eve", null, SeatKind.Player, "eves", "yet another")
        );
        Assert.Equal("hers", table.World.Seats["ana"].TicketHash);
    }

    [Fact]
    public void Nobody_is_shown_by_what_a_seat_is_recognised()
    {
        var table = Table.Lobby();
        table.Do(CommandAuthor.Server, new TakeSeat("ana", "Ana", Valley.Council, SeatKind.Player, "hers", "attempt"));
        var world = table.World;
        foreach (var viewer in Viewers.Limited(world))
            Assert.All(Redaction.For(world, viewer).Seats.Values, seat => Assert.Null(seat.Join));
    }

    [Fact]
    public void After_the_end_players_can_only_watch()
    {
        var table = Table.Lobby();
        table.Sit("ana", Valley.Council);
        table.Do(Table.Facilitator, new StartSession());
        table.Do(Table.Facilitator, new EndSession());
        table.Refused(
            RefusalCode.WrongPhase,
            CommandAuthor.Server,
            new TakeSeat("ben", "Ben", Valley.Utility, SeatKind.Player, "hash")
        );
        table.Refused(RefusalCode.WrongPhase, "ana", new ChooseRole(Valley.Utility));
        table.Do(CommandAuthor.Server, new TakeSeat("ben", "Ben", null, SeatKind.Spectator, "hash"));
    }

    [Fact]
    public void Who_takes_a_role_over_hears_that_its_moves_are_used_and_the_facilitator_gives_them_back()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new RemoveSeat(Valley.Council));
        table.Do(CommandAuthor.Autopilot(Valley.Council), new PlayMove(new MoveChoice("speech")));
        Assert.Equal(1, table.World.Actors[table.World.Scenario.Actor(Valley.Council)].MovesUsed);
        var events = table.Do(
            CommandAuthor.Server,
            new TakeSeat("ana", "Ana", Valley.Council, SeatKind.Player, "hash", "attempt")
        );
        Assert.Equal(new MovesFoundUsed(Valley.Council, 1), events[^1]);

        table.Refused(RefusalCode.FacilitatorOnly, "ana", new GiveMovesBack(Valley.Council));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new GiveMovesBack("senate"));
        table.Do("ana", new DeclareReady(true));
        Assert.Equal(
            [new MovesGivenBack(Valley.Council), new ReadyDeclared(Valley.Council, false)],
            table.Do(Table.Facilitator, new GiveMovesBack(Valley.Council))
        );
        Assert.Equal(0, table.World.Actors[table.World.Scenario.Actor(Valley.Council)].MovesUsed);
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, new GiveMovesBack(Valley.Council));
    }

    [Fact]
    public void What_a_person_has_played_is_not_told_to_them_as_the_autopilots()
    {
        var table = Table.Running();
        table.Do(Valley.Council, new PlayMove(new MoveChoice("speech")));
        table.Do(CommandAuthor.Server, new SeatAbsent(Valley.Council));
        Assert.Equal(
            [new PilotChanged(Valley.Council, Pilot.People, true)],
            table.Do(CommandAuthor.Server, new SeatReturned(Valley.Council))
        );
    }

    [Fact]
    public void Who_repeats_an_attempt_to_join_whose_ticket_was_voided_gets_no_seat_by_it()
    {
        var table = Table.Lobby();
        var attempt = new TakeSeat("ana", "Ana", Valley.Council, SeatKind.Player, "hash", "attempt");
        table.Do(CommandAuthor.Server, attempt);
        table.Do(CommandAuthor.Server, attempt with { Seat = "again", TicketHash = "second" });
        Assert.Equal("second", table.World.Seats["ana"].TicketHash);
        table.Do(CommandAuthor.Server, new ReissueTicket("ana", "third", Voids: true));
        table.Refused(
            RefusalCode.RoleTaken,
            CommandAuthor.Server,
            attempt with
            {
                Seat = "eve",
                TicketHash = "fourth",
            }
        );
        Assert.Equal("third", table.World.Seats["ana"].TicketHash);
    }

    [Fact]
    public void The_server_knows_whose_seat_the_facilitator_took_away()
    {
        var table = Table.Running();
        table.Do(Valley.Utility, new LeaveSeat());
        table.Do(Table.Facilitator, new RemoveSeat(Valley.Council));
        Assert.Equal("hash-" + Valley.Council, Assert.Single(table.World.RemovedTickets));
        Assert.Empty(Redaction.For(table.World, Viewer.Of(Valley.Gazette)).RemovedTickets);
    }
}
