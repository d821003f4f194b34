using Simulation.Protocol;
using Simulation.Rules.Classes;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests.Classes;

/// <summary>What a class gives of its tables: their data, and who has taken part.</summary>
public sealed class ClassResultsTests
{
    [Fact]
    public async Task Each_table_gives_its_rows_once_it_is_over_to_who_runs_the_class()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        await room.AtTables(new StartSession(), 1, 2);
        await room.AtTables(new EndSession(), 1);

        var data = (await room.Class.Data(ClassAccess.Ticket, persons: true)).Value!;
        Assert.Equal([1, 2, 3], data.Tables.Select(table => table.Number));
        Assert.Equal(ana.Session, data.Tables[0].Session);

        // Others still play with the same seed: the facilitator may all the same.
        var rows = (await room.Class.Rows(ClassAccess.Ticket, 1, persons: true)).Value!;
        Assert.StartsWith(ana.Session + ",first-call,", rows.Tables[0].Csv, StringComparison.Ordinal);
        Assert.Equal(
            RefusalCode.WrongPhase,
            (await room.Class.Rows(ClassAccess.Ticket, 2, persons: true)).Refusal?.Code
        );
        Assert.Equal(RefusalCode.Unknown, (await room.Class.Rows(ClassAccess.Ticket, 9, persons: true)).Refusal?.Code);
        Assert.Null(await room.Session(ana.Session).Delete());
        Assert.Equal(
            RefusalCode.UnknownSession,
            (await room.Class.Rows(ClassAccess.Ticket, 1, persons: true)).Refusal?.Code
        );
    }

    [Fact]
    public async Task An_assistant_gets_the_own_tables_and_nobody_else_anything()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var (ana, ben) = (await room.Join("Ana"), await room.Join("Ben"));
        await room.AtTables(new StartSession());
        await room.AtTables(new EndSession());
        var invite = new InviteAssistantRequest(new string('i', 32), "Ida", [2]);
        var ida = (await room.Class.Invite(ClassAccess.Ticket, invite)).Value!;

        Assert.Equal(
            [2],
            (await room.Class.Data(ida.Ticket, persons: true)).Value!.Tables.Select(table => table.Number)
        );
        Assert.NotNull((await room.Class.Rows(ida.Ticket, 2, persons: true)).Value);
        Assert.Equal(RefusalCode.NotYours, (await room.Class.Rows(ida.Ticket, 1, persons: true)).Refusal?.Code);
        Assert.Equal("Ben", Assert.Single((await room.Class.Participation(ida.Ticket)).Value!.Members).Name);
        Assert.NotNull((await room.Class.Answers(ida.Ticket, ben.Class!.Member)).Value);
        Assert.Equal(RefusalCode.Unknown, (await room.Class.Answers(ida.Ticket, ana.Class!.Member)).Refusal?.Code);

        var wall = (await room.Class.Project(ClassAccess.Ticket)).Value!.Ticket;
        foreach (
            var (ticket, code) in new[]
            {
                (wall, RefusalCode.FacilitatorOnly),
                (ana.Ticket, RefusalCode.WrongTicket),
                ("", RefusalCode.WrongTicket),
            }
        )
        {
            Assert.Equal(code, (await room.Class.Data(ticket, persons: true)).Refusal?.Code);
            Assert.Equal(code, (await room.Class.Rows(ticket, 1, persons: true)).Refusal?.Code);
            Assert.Equal(code, (await room.Class.Participation(ticket)).Refusal?.Code);
            Assert.Equal(code, (await room.Class.Answers(ticket, ana.Class.Member)).Refusal?.Code);
        }

        await room.Do(new WithdrawAssistant(ida.Assistant));
        Assert.Equal(RefusalCode.WrongTicket, (await room.Class.Rows(ida.Ticket, 2, persons: true)).Refusal?.Code);
    }

    [Fact]
    public async Task Homework_tells_who_has_not_come_plays_and_has_finished()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host, asked => asked with { Kind = ClassKind.Homework, Tables = 5 });
        var roster = new RosterRequest(new string('r', 32), "name\nDee\n");
        var dee = (await room.Class.AddRoster(ClassAccess.Ticket, roster)).Reply!.Seats[0];
        var (ana, ben) = (await room.Join("Ana"), await room.Join("Ben"));
        await room.CarriedOut();
        var recorder = Recorder.For(host.Grains);
        await recorder.Renew(room.Session(ana.Session), "host", ana.Seat);
        host.Time.Advance(TimeSpan.FromMinutes(4));
        await room.Play(ana, new DeclareReady(true));
        var console = await room.Console(ana.Class!.Table);
        await room.Play(console, new EndSession());
        await room.Play(ana, new AnswerQuestion(0, "Trust."));

        var participation = (await room.Class.Participation(ClassAccess.Ticket)).Value!;
        Assert.Empty(participation.Unread);
        Assert.NotEmpty(participation.Questions);
        var members = participation.Members.ToDictionary(member => member.Name);
        Assert.Equal(["Ana", "Ben", "Dee"], participation.Members.Select(member => member.Name));
        Assert.Equal(
            (ParticipationState.Finished, 1, 4 * 60L),
            (members["Ana"].State, members["Ana"].Answers, members["Ana"].Seconds)
        );
        Assert.NotNull(members["Ana"].Ending);
        Assert.Equal(4 * 60_000, members["Ana"].FinishedAt - members["Ana"].StartedAt);
        Assert.Equal(
            (ParticipationState.Playing, null, null),
            (members["Ben"].State, members["Ben"].FinishedAt, members["Ben"].Ending)
        );
        Assert.Equal(
            (ParticipationState.NotStarted, false, null),
            (members["Dee"].State, members["Dee"].CheckedIn, members["Dee"].StartedAt)
        );

        var answers = (await room.Class.Answers(ClassAccess.Ticket, ana.Class.Member)).Value!;
        Assert.Equal("Trust.", Assert.Single(answers.Answers).Text);
        Assert.Empty((await room.Class.Answers(ClassAccess.Ticket, ben.Class!.Member)).Value!.Answers);
        Assert.Equal(RefusalCode.Unknown, (await room.Class.Answers(ClassAccess.Ticket, "m")).Refusal?.Code);

        // The game of somebody of the roster begins when the person comes.
        var table = await room.Console(dee.Table);
        Assert.Equal(Phase.Lobby, (await room.Look(table)).View.Session.Phase);
        var come = (await room.Class.UseLink(dee.Link)).Value!;
        Assert.Equal(Phase.Running, (await room.Look(come)).View.Session.Phase);
        Assert.Equal(ParticipationState.Playing, await StateOf(room, "Dee"));
    }

    [Fact]
    public async Task Time_and_decisions_at_an_earlier_table_count_and_who_leaves_has_left()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        await room.CarriedOut();
        Assert.Equal(ParticipationState.NotStarted, await StateOf(room, "Ana"));
        await room.AtTables(new StartSession());
        var recorder = Recorder.For(host.Grains);
        await recorder.Renew(room.Session(ana.Session), "host", ana.Seat);
        host.Time.Advance(TimeSpan.FromMinutes(3));
        await room.Play(ana, new DeclareReady(true));
        var before = await Of(room, "Ana");
        Assert.InRange(before.Seconds, 170, 180);

        await room.Do(new MoveMember(ana.Class!.Member, 3));
        await room.CarriedOut();
        var moved = await Of(room, "Ana");
        Assert.Equal((3, ParticipationState.Playing), (moved.Table, moved.State));
        Assert.Equal(before.StartedAt, moved.StartedAt);
        Assert.True(moved.Seconds >= before.Seconds);

        var seat = await room.Join("Ana");
        await room.Play(seat, new LeaveSeat());
        while ((await room.World()).Members.Values.Single().Place is not null)
            await Task.Yield();
        var left = await Of(room, "Ana");
        Assert.Equal((null, ParticipationState.Left), (left.Table, left.State));
        Assert.True(left.Seconds >= before.Seconds);
    }

    [Fact]
    public async Task A_table_that_cannot_be_read_is_named_and_the_others_are_told()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var (ana, _) = (await room.Join("Ana"), await room.Join("Ben"));
        await room.AtTables(new StartSession());
        while (!(await room.World()).Tables.Values.All(table => table.Begun))
            await Task.Yield();
        Assert.Null(await room.Session(ana.Session).Delete());

        var participation = (await room.Class.Participation(ClassAccess.Ticket)).Value!;
        Assert.Equal([1], participation.Unread);
        Assert.Equal(
            [("Ana", ParticipationState.Playing, null), ("Ben", ParticipationState.Playing, 1)],
            participation.Members.Select(member =>
                (member.Name, member.State, member.StartedAt is null ? (int?)null : 1)
            )
        );
    }

    private static async Task<MemberParticipation> Of(ClassAccess room, string name) =>
        (await room.Class.Participation(ClassAccess.Ticket)).Value!.Members.Single(member => member.Name == name);

    private static async Task<ParticipationState> StateOf(ClassAccess room, string name) =>
        (await Of(room, name)).State;
}
