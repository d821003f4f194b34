using Simulation.Rules.Classes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.RandomPlay;

namespace Simulation.Rules.Tests.Classes;

/// <summary>Who sits where: properties that hold whatever people come in whatever order.</summary>
public sealed class SeatAssignmentTests
{
    private const int Games = 300;

    [Fact]
    public void Tables_differ_by_one_person_at_most_and_roles_are_filled_in_the_scenarios_order()
    {
        for (var seed = 0; seed < Games; seed++)
        {
            var random = new Random(seed);
            var room = Classroom.Open(random.Next(1, 9));
            for (var people = random.Next(1, 4 * room.World.Tables.Count); people > 0; people--)
            {
                room.Join();
                var counts = room.World.Tables.Keys.Select(room.People).ToList();
                Assert.True(counts.Max() - counts.Min() <= 1);
            }

            room.AssertPlaces();
            foreach (var table in room.World.Tables.Keys)
            {
                var roles = room.World.At(table).Select(m => room.World.Scenario.Actor(m.Place!.Role)).Order();
                Assert.Equal(Enumerable.Range(0, room.People(table)), roles);
            }
        }
    }

    [Fact]
    public void A_group_stays_together_while_its_table_has_room()
    {
        for (var seed = 0; seed < Games; seed++)
        {
            var random = new Random(seed);
            var room = Classroom.Open(random.Next(2, 7), Grouping.Together);
            for (var i = 0; i < 4 * room.World.Tables.Count; i++)
            {
                var group = "group " + random.Next(3);
                var open = room
                    .World.Members.Values.Where(m => SeatAssignment.IsSame(m.Group, group))
                    .Select(m => m.Place!.Table)
                    .Where(table => SeatAssignment.Free(room.World, table) > 0)
                    .ToHashSet();
                var joined = room.Join(group.ToUpperInvariant());
                Assert.True(open.Count == 0 || open.Contains(joined.Place!.Table));
            }

            room.AssertPlaces();
        }
    }

    [Fact]
    public void A_group_is_kept_apart_while_there_is_a_table_without_it()
    {
        for (var seed = 0; seed < Games; seed++)
        {
            var random = new Random(seed);
            var room = Classroom.Open(random.Next(2, 7), Grouping.Apart);
            for (var i = 0; i < 4 * room.World.Tables.Count; i++)
            {
                var group = random.Next(3) == 0 ? null : "group " + random.Next(3);
                var without = room
                    .World.Tables.Keys.Where(table =>
                        SeatAssignment.Free(room.World, table) > 0
                        && !room.World.At(table).Any(m => SeatAssignment.IsSame(m.Group, group))
                    )
                    .ToHashSet();
                var joined = room.Join(group);
                Assert.True(without.Count == 0 || without.Contains(joined.Place!.Table));
            }

            room.AssertPlaces();
        }
    }

    [Fact]
    public void The_same_people_in_the_same_order_get_the_same_places()
    {
        var rooms = Enumerable
            .Range(0, 2)
            .Select(_ =>
            {
                var room = Classroom.Open(4, Grouping.Apart);
                foreach (var group in new[] { "a", "b", "a", null, "b", "a", null })
                    room.Join(group);
                return room.World.Members.Values.Select(m => m.Place).ToList();
            })
            .ToList();
        Assert.Equal(rooms[0], rooms[1]);
    }

    [Fact]
    public void A_person_who_comes_late_fills_the_gap()
    {
        var room = Classroom.Open(2);
        var people = Enumerable.Range(0, 8).Select(_ => room.Join()).ToList();
        room.Refused(RefusalCode.SessionFull, new JoinMember("more", "More", "join-more"));
        var gone = people[3];
        room.Do(new RemoveMember(gone.Id));

        var late = room.Join();

        Assert.Equal((gone.Place!.Table, gone.Place.Role), (late.Place!.Table, late.Place.Role));
    }

    /// <summary>Joining, moving, merging, leaving and tables that refuse, in any order.</summary>
    [Fact]
    public void No_place_is_given_twice_whatever_happens()
    {
        for (var seed = 0; seed < Cases.Count(Games); seed++)
        {
            var random = new Random(seed);
            var room = Classroom.Open(random.Next(2, 6), (Grouping)random.Next(3), chooseTable: true);
            for (var step = 0; step < 60; step++)
            {
                Any(room, random, step);
                room.AssertPlaces();
            }

            room.CarryOut();
            Assert.All(room.World.Members.Values, member => Assert.Null(member.Before));
        }
    }

    private static void Any(Classroom room, Random random, int step)
    {
        var members = room.World.Members.Values.ToList();
        var member = members.Count == 0 ? "nobody" : members[random.Next(members.Count)].Id;
        var (from, into) = (random.Next(1, 7), random.Next(1, 7));
        ClassCommand command = random.Next(13) switch
        {
            < 5 => new JoinMember(
                "j" + step,
                "Name",
                "join" + step,
                "group " + random.Next(3),
                random.Next(3) == 0 ? into : null
            ),
            5 or 6 => new MoveMember(member, into, random.Next(2) == 0 ? null : Valley.Growers),
            7 => new RemoveMember(member),
            8 => random.Next(4) == 0 ? new MergeTables(from, into) : new AssignMember(member),
            10 => new UnseatMember(member, room.World.Members.GetValueOrDefault(member)?.Place?.Seat ?? 0),
            9 => new FailAssignment(member, room.World.Members.GetValueOrDefault(member)?.Place?.Number ?? 0),
            _ => room.World.Pending is [var task, ..] ? new FinishTask(task) : new NoteTable(from, random.Next(8) == 0),
        };
        if (ClassRulebook.Decide(room.World, ClassAuthor.Server, command, room.Now) is ClassDecision.Accepted)
            room.Do(command, ClassAuthor.Server);
    }
}
