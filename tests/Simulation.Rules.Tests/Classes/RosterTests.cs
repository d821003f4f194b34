using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Classes;

public sealed class RosterTests
{
    [Theory]
    [InlineData("name,group,table,role\nAna,a,2,council\nBen,,,\n")]
    [InlineData("role;table;group;name\r\ncouncil;2;a;Ana\r\n;;;Ben\r\n")]
    [InlineData("\uFEFFName\tGroup\tTable\tRole\n\"Ana\"\ta\t2\tThe council\n\nBen\t\t\t")]
    public void Columns_stand_in_any_order_between_commas_semicolons_or_tabs(string csv)
    {
        Assert.Null(RosterReader.Read(csv, Valley.Scenario, out var lines));
        Assert.Equal(
            [("Ana", "a", 2, "council"), ("Ben", null, null, null)],
            lines.Select(line => (line.Name, line.Group, line.Table, line.Role))
        );
    }

    [Fact]
    public void A_value_in_quotes_may_hold_anything()
    {
        Assert.Null(
            RosterReader.Read("name,group\n\"Ana, \"\"the\n second\"\"\",a\nBen,b", Valley.Scenario, out var lines)
        );
        Assert.Equal([("Ana, \"the\n second\"", 2), ("Ben", 4)], lines.Select(line => (line.Name, line.Line)));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("name", null)]
    [InlineData("who,group\nAna,a", 1)]
    [InlineData("name,name\nAna,Ana", 1)]
    [InlineData("group\na", 1)]
    [InlineData("name,group\nAna", 2)]
    [InlineData("name,group\nAna,a\nBen,b,c", 3)]
    [InlineData("name,group\nAna,a\n,b", 3)]
    [InlineData("name,group\nAna,a\n\"Ben,b", 3)]
    [InlineData("name,group\nAna,a\nB\"en,b", 3)]
    [InlineData("name,group\n\"Ana\"x,a", 2)]
    [InlineData("name,table\nAna,two", 2)]
    [InlineData("name,table\nAna,-1", 2)]
    [InlineData("name,role\nAna,senate", 2)]
    public void A_broken_line_is_named(string csv, int? line)
    {
        var refused = RosterReader.Read(csv, Valley.Scenario, out var lines);
        Assert.Equal((RefusalCode.RosterRefused, line), (refused!.Refusal.Code, refused.Line));
        Assert.Empty(lines);
        if (line is { } number)
            Assert.StartsWith($"Line {number}: ", refused.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void People_are_seated_in_advance_and_check_in_later()
    {
        var room = Classroom.Open(2, Grouping.Together);
        room.Do(Roster("name,group,table,role\nAna,x,,\nBen,,2,gazette\nCyd,x,,\nDee,,,"));
        room.AssertPlaces();
        Assert.Equal((2, Valley.Gazette), Place(room, "Ben"));
        Assert.Equal(Place(room, "Ana").Table, Place(room, "Cyd").Table);
        Assert.All(room.World.Members.Values, member => Assert.False(member.CheckedIn));

        room.Do(new CheckInMember("r2"));
        Assert.True(room.World.Members["r2"].CheckedIn);
        Assert.Empty(room.Do(new CheckInMember("r2")));
        room.Refused(RefusalCode.Unknown, new CheckInMember("r9"));
    }

    [Theory]
    [InlineData("name\nAna\nBen\nana ", 4)] // The same name twice.
    [InlineData("name\nPerson 1", 2)] // The name of somebody who is there.
    [InlineData("name\nAna\nFacilitator", 3)]
    [InlineData("name,table\nAna,1\nBen,3", 3)]
    [InlineData("name,table,role\nAna,1,gazette\nBen,1,gazette", 3)]
    [InlineData("name,role\nAna,gazette\nBen,gazette\nCyd,gazette", 4)]
    [InlineData("name,table\nAna,2\nBen,2\nCyd,2\nDee,2\nEve,2", 6)]
    [InlineData("name\nAna\nBen\nCyd\nDee\nEve\nFay\nGus\nHal", 9)] // More people than seats.
    public void A_roster_that_cannot_be_seated_names_the_line_and_changes_nothing(string csv, int line)
    {
        var room = Classroom.Open(2);
        room.Join();
        var before = room.World;
        var refused = room.Refused(RefusalCode.RosterRefused, Roster(csv));
        Assert.Equal(line, refused.Line);
        Assert.StartsWith($"Line {line}: ", refused.Refusal.Message, StringComparison.Ordinal);
        Assert.Same(before, room.World);
    }

    private static (int Table, string Role) Place(Classroom room, string name)
    {
        var place = room.World.Members.Values.Single(member => member.Name == name).Place!;
        return (place.Table, place.Role);
    }

    private static AddRoster Roster(string csv)
    {
        Assert.Null(RosterReader.Read(csv, Valley.Scenario, out var lines));
        return new AddRoster(
            lines
                .Select(l => new RosterMember(l.Line, "r" + l.Line, l.Name, "link" + l.Line, l.Group, l.Table, l.Role))
                .ToSequence()
        );
    }
}
