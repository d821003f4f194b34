using Simulation.Rules.Classes;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Classes;

public sealed class ClassTests
{
    [Fact]
    public void Every_table_of_a_room_is_to_be_opened_at_once_and_those_of_homework_when_somebody_joins()
    {
        Assert.Equal([new OpenTable(1), new OpenTable(2), new OpenTable(3)], Classroom.Open().Pending);

        var homework = Classroom.Open(kind: ClassKind.Homework);
        Assert.Empty(homework.World.Tables);
        var member = homework.Join();
        Assert.Equal([new OpenTable(1), new SeatMember(1, member.Id, 1)], homework.Pending);
        Assert.Equal(2, homework.Join().Place!.Table);
        homework.Join();
        homework.Refused(RefusalCode.SessionFull, new JoinMember("more", "More", "join-more"));
    }

    [Fact]
    public void In_homework_the_role_may_be_chosen()
    {
        var homework = Classroom.Open(kind: ClassKind.Homework);
        homework.Do(new JoinMember("a", "Ana", "join-a", Role: Valley.Growers));
        Assert.Equal(Valley.Growers, homework.World.Members["a"].Place!.Role);
        homework.Refused(RefusalCode.RoleTaken, new JoinMember("b", "Ben", "join-b", Role: "senate"));
        homework.Refused(RefusalCode.NotLegal, new JoinMember("b", "Ben", "join-b", Table: 2));
        Classroom.Open().Refused(RefusalCode.NotLegal, new JoinMember("b", "Ben", "join-b", Role: Valley.Growers));
    }

    [Fact]
    public void The_same_attempt_to_join_is_the_same_member()
    {
        var room = Classroom.Open();
        room.Do(new JoinMember("a", "Ana", "digest"));
        Assert.Empty(room.Do(new JoinMember("b", "Ben", "digest")));
        Assert.Equal("Ana", Assert.Single(room.World.Members.Values).Name);
    }

    [Fact]
    public void A_table_is_chosen_only_where_the_class_lets_people_and_there_is_room()
    {
        Classroom.Open().Refused(RefusalCode.NotLegal, new JoinMember("a", "Ana", "join-a", Table: 2));
        var room = Classroom.Open(chooseTable: true);
        for (var i = 0; i < 4; i++)
            Assert.Equal(2, room.Join(table: 2).Place!.Table);
        room.Refused(RefusalCode.SessionFull, new JoinMember("a", "Ana", "join-a", Table: 2));
        room.Refused(RefusalCode.Unknown, new JoinMember("a", "Ana", "join-a", Table: 4));
        room.Do(new NoteTable(3, Over: true));
        room.Refused(RefusalCode.WrongPhase, new JoinMember("a", "Ana", "join-a", Table: 3));
        Assert.Equal(1, room.Join().Place!.Table);
    }

    [Theory]
    [InlineData("", RefusalCode.Malformed)]
    [InlineData("Facilitator", RefusalCode.NameReserved)]
    public void A_name_is_refused_as_in_a_session(string name, RefusalCode code) =>
        Classroom.Open().Refused(code, new JoinMember("a", name, "join-a"));

    [Fact]
    public void A_move_seats_first_and_frees_the_old_seat_then()
    {
        var room = Classroom.Open();
        var ana = room.Join();
        room.CarryOut();
        room.Do(new MoveMember(ana.Id, 3));

        var moved = room.World.Members[ana.Id];
        Assert.Equal((3, 2, 2, ana.Place), (moved.Place!.Table, moved.Place.Number, moved.Place.Seat, moved.Before));
        Assert.Equal([new SeatMember(3, ana.Id, 2), new FreeSeat(1, ana.Id, 1, 3)], room.Pending);

        room.CarryOut();
        Assert.Null(room.World.Members[ana.Id].Before);
    }

    [Fact]
    public void Seats_that_a_member_has_had_are_remembered_and_places_that_were_never_taken_are_not()
    {
        var room = Classroom.Open();
        var ana = room.Join();
        room.CarryOut();
        Assert.Empty(room.World.Members[ana.Id].Earlier);
        room.Do(new MoveMember(ana.Id, 2));
        room.Do(new MoveMember(ana.Id, 3));
        room.CarryOut();
        Assert.Equal([1], Tables());

        room.Do(new UnseatMember(ana.Id, room.World.Members[ana.Id].Place!.Seat));
        Assert.Equal([1, 3], Tables());
        room.Do(new MoveMember(ana.Id, 3));
        room.CarryOut();
        room.Do(new MoveMember(ana.Id, 1));
        room.CarryOut();
        Assert.Equal([1, 3, 3], Tables());
        Assert.Equal(4, room.World.Members[ana.Id].Earlier.Append(room.World.Members[ana.Id].Place).Distinct().Count());

        IEnumerable<int> Tables() => room.World.Members[ana.Id].Earlier.Select(place => place.Table);
    }

    [Fact]
    public void Whom_the_new_table_refuses_stays_where_they_were()
    {
        var room = Classroom.Open();
        var ana = room.Join();
        room.CarryOut();
        room.Do(new MoveMember(ana.Id, 3));
        room.Do(new FailAssignment(ana.Id, 2));
        Assert.Equal(ana.Place, room.World.Members[ana.Id].Place);
        Assert.Empty(room.Pending);
    }

    [Fact]
    public void A_person_who_is_moved_to_and_fro_before_anything_is_carried_out_keeps_the_seat()
    {
        var room = Classroom.Open();
        var ana = room.Join();
        room.CarryOut();
        room.Do(new MoveMember(ana.Id, 3));
        room.Do(new MoveMember(ana.Id, 2));
        room.Do(new MoveMember(ana.Id, 1));

        Assert.Equal(ana.Place!.Seat, room.World.Members[ana.Id].Place!.Seat);
        var freed = room.Pending.OfType<FreeSeat>().Select(task => task.Table).ToHashSet();
        Assert.DoesNotContain(1, freed);
        Assert.Equal(new SeatMember(1, ana.Id, 4), room.Pending.OfType<SeatMember>().Single());
    }

    [Fact]
    public void Another_role_at_the_same_table_keeps_the_seat()
    {
        var room = Classroom.Open();
        var ana = room.Join();
        room.CarryOut();
        room.Do(new MoveMember(ana.Id, 1, Valley.Gazette));
        Assert.Equal([new SeatMember(1, ana.Id, 2)], room.Pending);
        Assert.Equal(ana.Place!.Seat, room.World.Members[ana.Id].Place!.Seat);
    }

    [Fact]
    public void A_move_that_cannot_be_is_refused_and_changes_nothing()
    {
        var room = Classroom.Open(2, chooseTable: true);
        var ana = room.Join(table: 1);
        for (var i = 0; i < 4; i++)
            room.Join(table: 2);
        room.Refused(RefusalCode.SessionFull, new MoveMember(ana.Id, 2));
        room.Refused(RefusalCode.RoleTaken, new MoveMember(ana.Id, 2, Valley.Council));
        room.Refused(RefusalCode.Unknown, new MoveMember(ana.Id, 2, "senate"));
        room.Refused(RefusalCode.Unknown, new MoveMember(ana.Id, 7));
        room.Refused(RefusalCode.Unknown, new MoveMember("nobody", 1));
        room.Do(new NoteTable(2, Over: true));
        room.Refused(RefusalCode.WrongPhase, new MoveMember(ana.Id, 2));
    }

    [Fact]
    public void Merged_people_keep_their_roles_where_they_are_free()
    {
        var room = Classroom.Open(2, chooseTable: true);
        var (ana, ben) = (room.Join(table: 1), room.Join(table: 1));
        room.Do(new MoveMember(ben.Id, 1, Valley.Gazette));
        var cyd = room.Join(table: 2);
        room.CarryOut();
        room.Do(new MergeTables(1, 2));
        room.CarryOut();

        Assert.Equal(2, room.World.Tables[1].MergedInto);
        Assert.Equal(Valley.Council, room.World.Members[cyd.Id].Place!.Role);
        Assert.Equal(Valley.Gazette, room.World.Members[ben.Id].Place!.Role);
        Assert.Equal(
            (2, Valley.Utility),
            (room.World.Members[ana.Id].Place!.Table, room.World.Members[ana.Id].Place!.Role)
        );
        room.Refused(RefusalCode.WrongPhase, new MoveMember(ana.Id, 1));
        room.Refused(RefusalCode.WrongPhase, new MergeTables(2, 1));
    }

    [Fact]
    public void Tables_whose_people_do_not_fit_are_not_merged()
    {
        var room = Classroom.Open(2, chooseTable: true);
        for (var i = 0; i < 5; i++)
            room.Join(table: 1 + (i % 2));
        room.Refused(RefusalCode.SessionFull, new MergeTables(1, 2));
        room.Refused(RefusalCode.Malformed, new MergeTables(1, 1));
    }

    [Fact]
    public void With_the_same_luck_debriefs_open_when_every_table_has_ended()
    {
        var room = Classroom.Open(3);
        room.Join();
        room.Join();
        room.CarryOut();
        room.Do(new NoteTable(1, Over: false));
        room.Do(new NoteTable(1, Over: true));
        Assert.True(room.World.IsSealed);

        room.Do(new NoteTable(2, Over: true));

        // Nobody is at the third one yet, and anybody may come.
        Assert.True(room.World.IsSealed);
        room.Do(new NoteTable(3, Over: true));
        Assert.False(room.World.IsSealed);
        Assert.Equal([new UnsealTable(1), new UnsealTable(2), new UnsealTable(3)], room.Pending);

        // Somebody who came now could know what the dice bring.
        room.Refused(RefusalCode.WrongPhase, new JoinMember("late", "Late", "join-late"));
    }

    [Fact]
    public void In_homework_debriefs_of_the_same_luck_wait_for_the_facilitator()
    {
        var homework = Classroom.Open(luck: Luck.Same, kind: ClassKind.Homework);
        homework.Join();
        homework.Do(new NoteTable(1, Over: true));
        Assert.True(homework.World.IsSealed);
        homework.Join();
        homework.Do(new ReleaseDebriefs());
        Assert.False(homework.World.IsSealed);
    }

    [Fact]
    public void A_person_who_has_given_up_the_seat_is_without_a_place_until_one_is_assigned()
    {
        var room = Classroom.Open();
        var ana = room.Join();
        room.CarryOut();
        Assert.Empty(room.Do(new UnseatMember(ana.Id, 7)));
        room.Do(new UnseatMember(ana.Id, ana.Place!.Seat));
        Assert.Null(room.World.Members[ana.Id].Place);
        room.Do(new MoveMember(ana.Id, 2));
        Assert.Equal((2, 2), (room.World.Members[ana.Id].Place!.Table, room.World.Members[ana.Id].Place!.Seat));
    }

    [Fact]
    public void The_facilitator_may_open_debriefs_before()
    {
        var room = Classroom.Open();
        room.Do(new ReleaseDebriefs());
        Assert.False(room.World.IsSealed);
        Assert.Empty(room.Do(new ReleaseDebriefs()));
        Assert.False(Classroom.Open(luck: Luck.Different).World.IsSealed);
    }

    [Fact]
    public void A_class_that_has_ended_lets_nobody_in_and_ends_its_tables()
    {
        var room = Classroom.Open(2);
        var ana = room.Join();
        room.CarryOut();
        room.Do(new EndClass());
        Assert.Equal([new EndTable(1), new EndTable(2)], room.Pending.OfType<EndTable>());
        room.Refused(RefusalCode.ClassEnded, new JoinMember("ben", "Ben", "join-ben"));
        room.Refused(RefusalCode.ClassEnded, new JoinMember("x", "Ana", "join-" + ana.Id));
        room.Refused(RefusalCode.ClassEnded, new MoveMember(ana.Id, 2));
        room.Refused(RefusalCode.ClassEnded, new CheckInMember(ana.Id));
        room.Refused(RefusalCode.ClassEnded, new AddRoster([new RosterMember(2, "r", "Rea", "hash")]));
    }

    [Fact]
    public void An_assistant_moves_people_between_the_assistants_own_tables_and_nothing_else()
    {
        var room = Classroom.Open(3, chooseTable: true);
        var (ana, ben) = (room.Join(table: 1), room.Join(table: 3));
        room.Do(new InviteAssistant("a1", "Ida", "hash-ida", [2, 1, 2]));
        var ida = ClassAuthor.Assistant("a1");
        Assert.Equal([1, 2], room.World.Assistants["a1"].Tables.AsEnumerable());

        room.Do(new MoveMember(ana.Id, 2), ida);
        room.Refused(RefusalCode.NotYours, new MoveMember(ana.Id, 3), ida);
        room.Refused(RefusalCode.NotYours, new MoveMember(ben.Id, 1), ida);
        room.Refused(RefusalCode.NotYours, new RemoveMember(ben.Id), ida);
        room.Refused(RefusalCode.NotYours, new MergeTables(1, 3), ida);
        foreach (
            var command in new ClassDeskCommand[]
            {
                new EndClass(),
                new ReleaseDebriefs(),
                new ChooseIndicators([]),
                new WithdrawAssistant("a1"),
                new SetAssistantTables("a1", [1, 2, 3]),
            }
        )
            room.Refused(RefusalCode.FacilitatorOnly, command, ida);

        room.Refused(RefusalCode.NotYours, new MoveMember(ana.Id, 1), ClassAuthor.Assistant("nobody"));
    }

    [Fact]
    public void What_an_assistant_loses_is_shut_at_the_tables()
    {
        var room = Classroom.Open(3);
        room.CarryOut();
        room.Do(new InviteAssistant("a1", "Ida", "hash-ida", [1, 2]));
        room.Do(new SetAssistantTables("a1", [2, 3]));
        Assert.Equal([new CloseConsole(1, "a1")], room.Pending);
        room.Do(new WithdrawAssistant("a1"));
        Assert.Equal([new CloseConsole(1, "a1"), new CloseConsole(2, "a1"), new CloseConsole(3, "a1")], room.Pending);
        Assert.Equal("hash-ida", Assert.Single(room.World.WithdrawnTickets));
        room.Refused(RefusalCode.Unknown, new WithdrawAssistant("a1"));
    }

    [Fact]
    public void An_assistant_has_a_name_and_tables_that_there_are()
    {
        var room = Classroom.Open(3);
        room.Refused(RefusalCode.Malformed, new InviteAssistant("a", "Ida", "hash", []));
        room.Refused(RefusalCode.Unknown, new InviteAssistant("a", "Ida", "hash", [4]));
        room.Refused(RefusalCode.Malformed, new InviteAssistant("a", " ", "hash", [1]));
        for (var i = 0; i < 30; i++)
            room.Do(new InviteAssistant("a" + i, "Ida", "hash" + i, [1]));
        room.Refused(RefusalCode.LimitReached, new InviteAssistant("a", "Ida", "hash", [1]));
    }

    [Fact]
    public void The_board_shows_two_indicators_that_there_are()
    {
        var room = Classroom.Open();
        room.Do(new ChooseIndicators(["calm"]));
        Assert.Equal("calm", Assert.Single(room.World.Indicators));
        room.Refused(RefusalCode.Malformed, new ChooseIndicators(["water", "calm", "seepage"]));
        room.Refused(RefusalCode.Malformed, new ChooseIndicators(["water", "water"]));
        room.Refused(RefusalCode.Unknown, new ChooseIndicators(["joy"]));
    }
}
