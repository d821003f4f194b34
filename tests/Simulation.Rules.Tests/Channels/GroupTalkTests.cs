using Simulation.Rules.Channels;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Channels;

public sealed class GroupTalkTests
{
    [Fact]
    public void Its_roles_and_the_facilitator_know_of_a_channel_and_nobody_else()
    {
        var table = Table.Running();
        var opened = Assert.IsType<ChannelOpened>(
            Assert.Single(table.Do(Valley.Council, new OpenChannel(" Back room ", [Valley.Utility, Valley.Growers])))
        );
        Assert.Equal("Back room", opened.Name);
        Assert.Equal([Valley.Council, Valley.Utility, Valley.Growers], opened.Roles.ToArray());
        Assert.Equal(
            [new SaidInChannel(opened.Channel, Valley.Growers, "N. growers", "Psst.")],
            table.Do(Valley.Growers, new SayInChannel(opened.Channel, " Psst. "))
        );

        var seen = new ChannelView("Back room", Valley.Council, opened.Roles);
        foreach (var role in new[] { Valley.Council, Valley.Utility, Valley.Growers })
        {
            Assert.Equal(seen, Assert.Single(ViewOf(table, Viewer.Of(role)).Channels).Value);
            Assert.Contains("Psst.", Heard(table, Viewer.Of(role)));
        }

        Assert.Equal(seen, Assert.Single(ViewOf(table, Viewer.Facilitator).Channels).Value);
        Assert.Contains("Psst.", Heard(table, Viewer.Facilitator));
        foreach (var viewer in new[] { Viewer.Of(Valley.Gazette), Viewer.Spectator })
        {
            Assert.Empty(ViewOf(table, viewer).Channels);
            Assert.DoesNotContain(Told(table, viewer), notice => notice.Kind == NoticeKind.Message);
        }
    }

    [Fact]
    public void A_message_names_its_channel_and_who_reads_it()
    {
        var table = Table.Running();
        var channel = Open(table);
        table.Do(Valley.Utility, new SayInChannel(channel, "Psst."));
        var said = Told(table, Viewer.Of(Valley.Council))[^1];
        Assert.Equal((NoticeKind.Message, Valley.Utility, "Psst."), (said.Kind, said.Actor, said.Text));
        Assert.Equal(new NoticeChannel(channel, "Back room"), said.Channel);
        Assert.Equal([Valley.Council, Valley.Growers], said.With.ToArray());
    }

    [Fact]
    public void Who_is_brought_in_later_reads_nothing_of_what_was_said_before()
    {
        var table = Table.Running();
        var channel = Open(table);
        table.Do(Valley.Council, new SayInChannel(channel, "Before."));
        Assert.Equal(
            [new RolesAddedToChannel(channel, [Valley.Gazette])],
            table.Do(Valley.Council, new AddToChannel(channel, [Valley.Gazette, Valley.Utility]))
        );
        table.Do(Valley.Gazette, new SayInChannel(channel, "After."));
        Assert.Equal(
            ["After."],
            Told(table, Viewer.Of(Valley.Gazette))
                .Where(n => n.Text is not null && n.Channel is not null)
                .Select(n => n.Text)
        );
        Assert.Equal(4, Assert.Single(ViewOf(table, Viewer.Of(Valley.Gazette)).Channels).Value.Roles.Count);
        Assert.Empty(table.Do(Valley.Council, new AddToChannel(channel, [Valley.Gazette])));
        table.Refused(RefusalCode.NotYours, Valley.Utility, new AddToChannel(channel, [Valley.Gazette]));
        table.Refused(RefusalCode.NotLegal, Valley.Council, new AddToChannel(channel, []));
        table.Refused(RefusalCode.Unknown, Valley.Council, new AddToChannel(channel, ["senate"]));
    }

    [Fact]
    public void Who_leaves_reads_and_writes_no_more_and_the_others_go_on()
    {
        var table = Table.Running();
        var channel = Open(table);
        Assert.Equal([new ChannelLeft(channel, Valley.Utility)], table.Do(Valley.Utility, new LeaveChannel(channel)));
        Assert.Empty(ViewOf(table, Viewer.Of(Valley.Utility)).Channels);
        table.Do(Valley.Growers, new SayInChannel(channel, "Without them."));
        Assert.DoesNotContain("Without them.", Heard(table, Viewer.Of(Valley.Utility)));
        Assert.Contains("Without them.", Heard(table, Viewer.Of(Valley.Council)));
        table.Refused(RefusalCode.Unknown, Valley.Utility, new SayInChannel(channel, "Hello?"));
        table.Refused(RefusalCode.Unknown, Valley.Utility, new LeaveChannel(channel));

        // A role that is not in it gets the same answer as for one that does not exist.
        Assert.Equal(
            table.Refused(CommandAuthor.Person(Valley.Gazette), new SayInChannel("nothing", "Hello?")),
            table.Refused(CommandAuthor.Person(Valley.Gazette), new SayInChannel(channel, "Hello?"))
        );
    }

    [Fact]
    public void The_role_that_opened_a_channel_closes_it_by_leaving()
    {
        var table = Table.Running();
        var channel = Open(table);
        Assert.Equal(
            [new ChannelClosed(channel, [Valley.Council, Valley.Utility, Valley.Growers])],
            table.Do(Valley.Council, new LeaveChannel(channel))
        );
        Assert.Empty(table.World.Channels);
        Assert.Equal("The council closed the channel “Back room”", Told(table, Viewer.Of(Valley.Utility))[^1].Headline);
        Assert.DoesNotContain(Told(table, Viewer.Of(Valley.Gazette)), notice => notice.Kind == NoticeKind.Message);
        table.Refused(RefusalCode.Unknown, Valley.Utility, new SayInChannel(channel, "Hello?"));
    }

    [Fact]
    public void A_role_has_few_open_channels_of_its_own_whatever_the_others_have()
    {
        var table = Table.Running();
        var most = GroupChannel.MostOf(table.World.Scenario);
        for (var n = 0; n < most; n++)
            table.Do(Valley.Council, new OpenChannel("Room " + n, [Valley.Utility, Valley.Growers]));
        table.Refused(
            RefusalCode.LimitReached,
            Valley.Council,
            new OpenChannel("One more", [Valley.Utility, Valley.Growers])
        );
        Open(table, Valley.Utility, Valley.Council, Valley.Growers);
        table.Do(Valley.Council, new LeaveChannel(table.World.Channels[0].Id));
        table.Do(Valley.Council, new OpenChannel("One more", [Valley.Utility, Valley.Growers]));
        Assert.InRange(most * table.World.Scenario.Actors.Length, 1, GroupChannel.MostInSession);
    }

    [Fact]
    public void A_channel_has_a_name_in_one_line_and_at_least_three_roles()
    {
        var table = Table.Running();
        Sequence<string> two = [Valley.Utility, Valley.Growers];
        foreach (var name in new[] { "", "  ", "a\nb", "a\tb", "a\u2028b", "a\0b", "a\u202Eb", "\u200B" })
            table.Refused(RefusalCode.Malformed, Valley.Council, new OpenChannel(name, two));
        table.Refused(RefusalCode.TooLarge, Valley.Council, new OpenChannel(new string('a', 61), two));
        table.Refused(RefusalCode.NotLegal, Valley.Council, new OpenChannel("Two", [Valley.Utility]));
        table.Refused(
            RefusalCode.NotLegal,
            Valley.Council,
            new OpenChannel("Two", [Valley.Utility, Valley.Utility, Valley.Council])
        );
        table.Refused(RefusalCode.Unknown, Valley.Council, new OpenChannel("Two", [Valley.Utility, "senate"]));
        table.Refused(RefusalCode.Unknown, Valley.Council, new OpenChannel("Two", [.. two, "facilitator"]));
        table.Do(Valley.Council, new OpenChannel(new string('a', 60), two));
        table.Refused(RefusalCode.NotLegal, Valley.Council, new OpenChannel(new string('a', 60), two));
        table.Do(Valley.Utility, new OpenChannel(new string('a', 60), [Valley.Council, Valley.Growers]));
    }

    [Fact]
    public void Who_has_no_role_is_muted_or_an_autopilot_opens_no_channel_and_is_silent()
    {
        var table = Table.Running();
        var channel = Open(table);
        var open = new OpenChannel("Another", [Valley.Utility, Valley.Growers]);
        table.Do(CommandAuthor.Server, new TakeSeat("ana", "Ana", null, SeatKind.Spectator, "hash"));
        table.Refused(RefusalCode.NotYours, "ana", open);
        table.Refused(RefusalCode.NotYours, Table.Facilitator, open);
        table.Refused(RefusalCode.NotYours, CommandAuthor.Server, open);
        table.Refused(RefusalCode.NotYours, "ana", new SayInChannel(channel, "Hello?"));
        table.Refused(RefusalCode.NotYours, Table.Facilitator, new LeaveChannel(channel));

        table.Do(Table.Facilitator, new HandRole(Valley.Growers, true));
        var pilot = CommandAuthor.Autopilot(Valley.Growers);
        table.Refused(RefusalCode.NotYours, pilot, open);
        table.Refused(RefusalCode.NotYours, pilot, new SayInChannel(channel, "Hello?"));
        Assert.Single(ViewOf(table, Viewer.Of(Valley.Growers)).Channels);

        table.Do(Table.Facilitator, new MuteSeat(Valley.Council, true));
        table.Refused(RefusalCode.Muted, Valley.Council, open);
        table.Refused(RefusalCode.Muted, Valley.Council, new SayInChannel(channel, "Hello?"));
        table.Refused(RefusalCode.Muted, Valley.Council, new AddToChannel(channel, [Valley.Gazette]));
        table.Do(Valley.Council, new LeaveChannel(channel));
    }

    [Fact]
    public void The_facilitator_speaks_in_a_channel_also_as_an_institution_in_it_that_nobody_plays()
    {
        var table = Table.Running();
        var channel = Open(table);
        Assert.Equal(
            [new SaidInChannel(channel, "facilitator", "Flora", "Careful.")],
            table.Do(Table.Facilitator, new SayInChannel(channel, "Careful."))
        );
        var asGrowers = new SayInChannel(channel, "The wells are dry.", Valley.Growers);
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, asGrowers);
        table.Do(Table.Facilitator, new RemoveSeat(Valley.Growers));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, asGrowers);
        Assert.Equal(
            [new SaidInChannel(channel, Valley.Growers, "Facilitator", "The wells are dry.")],
            table.Do(Table.Facilitator, asGrowers)
        );
        table.Refused(RefusalCode.Unknown, Table.Facilitator, asGrowers with { As = "senate" });
        table.Do(Table.Facilitator, new RemoveSeat(Valley.Gazette));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, asGrowers with { As = Valley.Gazette });
    }

    [Fact]
    public void Anybody_of_a_team_talks_for_it_and_who_moves_to_another_role_has_that_ones_channels()
    {
        var table = Table.Running(teams: new TeamSettings(TeamDecides.Captain, TeamReady.Captain));
        table.Do("council2", new OpenChannel("Back room", [Valley.Utility, Valley.Growers]));
        var channel = Assert.Single(table.World.Channels).Id;
        table.Do("council3", new SayInChannel(channel, "Psst."));
        table.Do(Table.Facilitator, new RemoveSeat("gazette3"));
        table.Do(Table.Facilitator, new MoveSeat("council2", Valley.Gazette));
        table.Refused(RefusalCode.Unknown, "council2", new SayInChannel(channel, "Hello?"));
        Assert.Equal(Viewer.Of(Valley.Gazette), table.World.ViewerOf("council2"));
        Assert.Empty(ViewOf(table, table.World.ViewerOf("council2")).Channels);
        Assert.DoesNotContain("Psst.", Heard(table, table.World.ViewerOf("council2")));
    }

    [Fact]
    public void After_the_end_channels_are_talked_in_and_left_and_none_is_opened()
    {
        var table = Table.Running();
        var channel = Open(table);
        table.Do(Table.Facilitator, new EndSession());
        table.Do(Valley.Utility, new SayInChannel(channel, "Well played."));
        table.Refused(RefusalCode.WrongPhase, Valley.Council, new AddToChannel(channel, [Valley.Gazette]));
        table.Refused(
            RefusalCode.WrongPhase,
            Valley.Council,
            new OpenChannel("Another", [Valley.Utility, Valley.Growers])
        );
        table.Do(Valley.Council, new LeaveChannel(channel));
    }

    private static string Open(
        Table table,
        string by = Valley.Council,
        string one = Valley.Utility,
        string other = Valley.Growers
    )
    {
        table.Do(by, new OpenChannel("Back room", [one, other]));
        return table.World.Channels[^1].Id;
    }

    private static View ViewOf(Table table, Viewer viewer) => Projection.Of(Redaction.For(table.World, viewer), viewer);

    private static IEnumerable<string?> Heard(Table table, Viewer viewer) =>
        Told(table, viewer).Select(notice => notice.Text);

    /// <summary>What a viewer is told of the session from its beginning, as one who enters now is.</summary>
    private static List<Notice> Told(Table table, Viewer viewer)
    {
        var world = World.Open(table.World.Scenario, (SessionOpened)table.Happened[0]);
        var told = new List<Notice>();
        foreach (var happened in table.Happened.Skip(1))
        {
            var narrated = new NarratedEvents(world, [happened]);
            told.AddRange(NoticeProjection.Of(narrated, viewer));
            world = narrated.After;
        }

        return told;
    }
}
