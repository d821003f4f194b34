using System.Text.Json;
using Simulation.Rules.Language;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Notes;

public sealed class RoleNotesTests
{
    [Fact]
    public void A_team_shares_its_notes_and_each_says_who_wrote_it()
    {
        var table = Table.Running(teams: new TeamSettings(TeamDecides.Captain, TeamReady.Captain));
        Assert.Equal(
            [new RoleNoteWritten(Valley.Council, 1, "N. council2", "Ask for the report.")],
            table.Do("council2", new WriteRoleNote(" Ask for the report. "))
        );
        table.Do("council3", new WriteRoleNote("Trust nobody."));
        table.Do("council3", new WriteRoleNote("Ask for the report today.", 1));
        Assert.Empty(table.Do("council", new WriteRoleNote("Trust nobody.", 2)));
        Assert.Equal(
            [
                new RoleNoteView(0, 0, "N. council2", "N. council3", "Ask for the report today."),
                new RoleNoteView(0, 0, "N. council3", null, "Trust nobody."),
            ],
            table.View(Valley.Council).Notes.Values
        );

        Assert.Equal([new RoleNoteDeleted(Valley.Council, 2)], table.Do("council", new DeleteRoleNote(2)));
        table.Refused(RefusalCode.Unknown, "council3", new WriteRoleNote("Trust somebody.", 2));
        table.Refused(RefusalCode.Unknown, "council3", new DeleteRoleNote(2));
        table.Do("council", new WriteRoleNote("A third one."));
        Assert.Equal(["1", "3"], table.View(Valley.Council).Notes.Keys);
    }

    [Fact]
    public void Nobody_else_reads_them_the_facilitator_neither()
    {
        var table = Table.Running();
        var before = table.World;
        var events = table.Do(Valley.Council, new WriteRoleNote("Lantern"));
        var narrated = new NarratedEvents(before, [.. events], CommandAuthor.Person(Valley.Council));
        Viewer[] others =
        [
            Viewer.Facilitator,
            Viewer.Spectator,
            Viewer.Of(Valley.Utility),
            Viewer.Of(Valley.Growers),
            Viewer.Of(Valley.Gazette),
        ];
        foreach (var viewer in others)
        {
            var seen = ViewerProjection.Of(before, viewer);
            Assert.Same(seen.View, seen.Next(table.World).View);
            Assert.Empty(NoticeProjection.Of(narrated, viewer));
            Assert.Equal(
                Worlds.Text(Redaction.For(before, viewer) with { Version = 0 }),
                Worlds.Text(Redaction.For(table.World, viewer) with { Version = 0 })
            );
        }

        // The whole world laid out for the facilitator has none of it either.
        Assert.DoesNotContain(
            "Lantern",
            JsonSerializer.Serialize(Projection.Of(table.World, Viewer.Facilitator), Json.Options),
            StringComparison.Ordinal
        );
        table.Refused(RefusalCode.Unknown, Valley.Utility, new WriteRoleNote("Mine.", 1));
        table.Refused(RefusalCode.Unknown, Valley.Utility, new DeleteRoleNote(1));
    }

    [Fact]
    public void Only_who_has_a_role_keeps_notes_in_every_phase_muted_or_on_autopilot()
    {
        var table = Table.Lobby();
        table.Sit("ana", null);
        table.Sit(Valley.Council, Valley.Council);
        table.Do(Valley.Council, new WriteRoleNote("In the lobby."));
        table.Do(Table.Facilitator, new StartSession());
        table.Do(Table.Facilitator, new MuteSeat(Valley.Council, true));
        table.Do(Table.Facilitator, new HandRole(Valley.Council, true));
        table.Do(Valley.Council, new WriteRoleNote("Silenced."));
        table.Refused(RefusalCode.NotYours, "ana", new WriteRoleNote("Mine."));
        table.Refused(RefusalCode.NotYours, Table.Facilitator, new WriteRoleNote("Mine."));
        table.Refused(RefusalCode.NotYours, Table.Facilitator, new DeleteRoleNote(1));
        table.Refused(RefusalCode.NotYours, CommandAuthor.Autopilot(Valley.Council), new WriteRoleNote("Mine."));
        table.Do(Table.Facilitator, new EndSession());
        table.Do(Valley.Council, new WriteRoleNote("Afterwards."));
        table.Do(Valley.Council, new DeleteRoleNote(1));
        Assert.Equal(["Silenced.", "Afterwards."], table.View(Valley.Council).Notes.Values.Select(note => note.Text));
    }

    [Fact]
    public void Notes_have_bounds_in_size_and_number()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.Malformed, Valley.Council, new WriteRoleNote(" "));
        table.Refused(RefusalCode.Malformed, Valley.Council, new WriteRoleNote("a\0b"));
        table.Refused(RefusalCode.TooLarge, Valley.Council, new WriteRoleNote(new string('a', 1001)));
        for (var n = 0; n < Notebook.MostNotes; n++)
            table.Do(Valley.Council, new WriteRoleNote(new string('a', 1000)));
        table.Refused(RefusalCode.LimitReached, Valley.Council, new WriteRoleNote("One more."));
        table.Do(Valley.Council, new WriteRoleNote("Another text.", 1));
        table.Do(Valley.Utility, new WriteRoleNote("Others have their own."));
        table.Do(Valley.Council, new DeleteRoleNote(Notebook.MostNotes));
        table.Do(Valley.Council, new WriteRoleNote("One more."));
        Assert.Contains("31", table.View(Valley.Council).Notes.Keys);
    }

    [Fact]
    public void Who_moves_to_another_role_leaves_the_notes_behind()
    {
        var table = Table.Running();
        table.Do(Valley.Council, new WriteRoleNote("Lantern"));
        table.Do(Table.Facilitator, new RemoveSeat(Valley.Gazette));
        table.Do(Table.Facilitator, new MoveSeat(Valley.Council, Valley.Gazette));
        Assert.Empty(table.View(Valley.Gazette).Notes);
        table.Refused(RefusalCode.Unknown, Valley.Council, new DeleteRoleNote(1));
        Assert.Single(table.View(Valley.Council).Notes);
    }
}
