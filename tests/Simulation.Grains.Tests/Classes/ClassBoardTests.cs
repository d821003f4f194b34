using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests.Classes;

/// <summary>A watcher of a class gets everything once, and then what has changed.</summary>
public sealed class ClassBoardTests
{
    [Fact]
    public async Task The_first_update_is_everything_and_the_next_ones_are_differences()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        await room.CarriedOut();
        var board = await Board.Watch(host, room);
        Assert.Equal([1, 2, 3], board.Tables.Keys.Order());
        Assert.Equal((ClassAccess.Code, 3, null), (board.Info!.Code, board.Info.Tables, board.Info.Assistant));
        Assert.Equal("Ana", Assert.Single(board.Members.Values).Name);
        Assert.Equal((1, 0, Phase.Lobby), (board.Tables[1].Seats, board.Tables[1].Here, board.Tables[1].Phase));

        await room.AtTables(new StartSession(), 2);
        await board.Until(() => board.Tables[2].Phase == Phase.Running);
        Assert.Equal([2], board.Changed);

        var recorder = Recorder.For(host.Grains);
        await recorder.Renew(room.Session(ana.Session), "host", ana.Seat);
        await board.Until(() => board.Tables[1].Here == 1 && board.Members[ana.Class!.Member].Here);

        await room.Do(new ChooseIndicators([board.Info.AllIndicators[^1].Id]));
        await board.Until(() => board.Tables.Values.All(table => table.Indicators.Count == 1));
        Assert.Equal(board.Info.AllIndicators[^1], Assert.Single(board.Info.Indicators));
    }

    [Fact]
    public async Task A_table_tells_what_was_decided_last_and_what_waits()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var (ana, _) = (await room.Join("Ana"), await room.Join("Ben"));
        await room.AtTables(new StartSession());
        var board = await Board.Watch(host, room);
        Assert.Equal((1, 0, null), (board.Tables[1].Roles, board.Tables[1].Ready, board.Tables[1].LastDecisionAt));

        // What a role notes down for itself is nothing that anybody hears of.
        var began = board.Tables[1].SilentSince;
        host.Time.Advance(TimeSpan.FromMinutes(1));
        var note = new CommandEnvelope("note-down-1", new Rules.Notes.WriteRoleNote("Ask Ben."));
        Assert.Null((await room.Session(ana.Session).Submit(ana.Ticket, note)).Refusal);
        await room.Do(new ChooseIndicators([board.Info!.AllIndicators[^1].Id]));
        await board.Until(() => board.Tables[1].Indicators.Count == 1);
        Assert.Equal(began, board.Tables[1].SilentSince);

        var say = new CommandEnvelope("say-hello-1", new Say([], "Hello."));
        Assert.Null((await room.Session(ana.Session).Submit(ana.Ticket, say)).Refusal);
        await board.Until(() => board.Tables[1].SilentSince > began);
        Assert.Null(board.Tables[1].LastDecision);

        var improvise = new Rules.Improvised.Improvise("Dig a well", "Water", ["We have shovels"], false);
        var receipt = await room.Session(ana.Session).Submit(ana.Ticket, new CommandEnvelope("improvise-1", improvise));
        Assert.Null(receipt.Refusal);
        await board.Until(() => board.Tables[1].Rulings == 1);
        Assert.Contains("Dig a well", board.Tables[1].LastDecision);
        Assert.NotNull(board.Tables[1].LastDecisionAt);

        await room.AtTables(new EndSession(), 1);
        await board.Until(() => board.Tables[1].Ending is not null);
    }

    [Fact]
    public async Task Tables_are_compared_for_who_facilitates_and_not_for_a_screen_on_the_wall()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        await room.Join("Ana");
        await room.AtTables(new StartSession(), 1, 2);
        await room.AtTables(new EndSession(), 1);

        var compared = await room.Class.Compare(ClassAccess.Ticket);
        Assert.Equal([1, 2], compared.Value!.Tables.Select(table => table.Table));
        Assert.NotNull(compared.Value.Tables[0].Ending);
        Assert.Null(compared.Value.Tables[1].Ending);

        var ines = (
            await room.Class.Invite(ClassAccess.Ticket, new InviteAssistantRequest(new string('i', 32), "Ines", [2]))
        ).Value!;
        Assert.Equal([2], (await room.Class.Compare(ines.Ticket)).Value!.Tables.Select(table => table.Table));

        var wall = (await room.Class.Project(ClassAccess.Ticket)).Value!;
        Assert.Equal(RefusalCode.FacilitatorOnly, (await room.Class.Compare(wall.Ticket)).Refusal!.Code);
        Assert.Equal(RefusalCode.WrongTicket, (await room.Class.Compare("nothing")).Refusal!.Code);
    }

    [Fact]
    public async Task A_table_that_has_changed_nothing_makes_nothing_anew()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var console = await room.Console(1);
        var order = new Grains.Classes.SummaryInstruction(ClassAccess.Id, [], null);
        var first = (await room.Session(console.Session).ForClass(order)).State!;
        var again = (await room.Session(console.Session).ForClass(order)).State!;
        Assert.Same(first, again);
        Assert.Null((await room.Session(console.Session).ForClass(order with { Known = first.Key })).State);
    }

    [Fact]
    public async Task An_assistant_has_the_own_tables_alone_also_when_they_change()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        foreach (var name in (string[])["Ana", "Ben", "Cyd"])
            await room.Join(name);
        var invite = new InviteAssistantRequest(new string('i', 32), "Ida", [1]);
        var ida = (await room.Class.Invite(ClassAccess.Ticket, invite)).Value!;
        var board = await Board.Watch(host, room, ida.Ticket);
        Assert.Equal([1], board.Tables.Keys);
        Assert.Equal("Ana", Assert.Single(board.Members.Values).Name);
        Assert.Equal((ida.Assistant, false), (board.Info!.Assistant, board.HasAssistants));

        await room.Do(new SetAssistantTables(ida.Assistant, [3]));
        await board.Until(() => board.Tables.ContainsKey(3));
        Assert.Equal([3], board.Tables.Keys);
        Assert.Equal("Cyd", Assert.Single(board.Members.Values).Name);
    }

    [Fact]
    public async Task A_screen_on_the_wall_sees_what_is_public_and_can_do_nothing()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        await room.AtTables(new StartSession());
        var improvise = new Rules.Improvised.Improvise("Dig a secret well", "Water", ["Shovels"], true);
        await room.Session(ana.Session).Submit(ana.Ticket, new CommandEnvelope("improvise-1", improvise));
        var wall = (await room.Class.Project(ClassAccess.Ticket)).Value!.Ticket;
        Assert.Equal(wall, (await room.Class.Project(ClassAccess.Ticket)).Value!.Ticket);

        var board = await Board.Watch(host, room, wall);
        Assert.True(board.Info!.Public);
        Assert.Equal(
            (Phase.Running, 1, null),
            (board.Tables[1].Phase, board.Tables[1].Seats, board.Tables[1].LastDecision)
        );
        Assert.Equal((0, null), (board.Tables[1].Rulings, board.Tables[1].LastDecisionAt));
        Assert.Equal(board.Info.Indicators.Count, board.Tables[1].Indicators.Count);
        Assert.Empty(board.Members);
        Assert.False(board.HasAssistants);
        var facilitators = await Board.Watch(host, room);
        Assert.Equal(1, facilitators.Tables[1].Rulings);

        Assert.Equal(RefusalCode.FacilitatorOnly, (await room.Submit(new EndClass(), wall))?.Code);
        Assert.Equal(RefusalCode.FacilitatorOnly, (await room.Class.Console(wall, 1)).Refusal?.Code);
        Assert.Equal(RefusalCode.FacilitatorOnly, (await room.Class.Project(wall)).Refusal?.Code);
        var start = new TableCommandsRequest("12345678", [], new StartSession());
        Assert.Equal(RefusalCode.FacilitatorOnly, (await room.Class.Command(wall, start)).Refusal?.Code);
        var roster = new RosterRequest(new string('r', 32), "name\nBen");
        Assert.Equal(RefusalCode.FacilitatorOnly, (await room.Class.AddRoster(wall, roster)).Refusal?.Code);
    }

    [Fact]
    public async Task Two_watchers_have_each_their_own_differences()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var (first, second) = (await Board.Watch(host, room), await Board.Watch(host, room));
        await room.AtTables(new StartSession(), 1);
        await first.Until(() => first.Tables[1].Phase == Phase.Running);
        await second.Until(() => second.Tables[1].Phase == Phase.Running);
        Assert.Equal(first.Tables.OrderBy(t => t.Key), second.Tables.OrderBy(t => t.Key));
    }

    [Fact]
    public async Task A_wrong_ticket_and_a_deleted_class_end_the_watching()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        Assert.Equal(RefusalCode.WrongTicket, (await room.Class.Watch("w", "wrong"))!.Refusal?.Code);
        await room.Class.Watch("w", ClassAccess.Ticket);
        var waiting = room.Class.Watch("w", ClassAccess.Ticket);
        await room.Class.Delete();

        // Its tables may have been opened meanwhile, which is an update of its own.
        var last = (await waiting)!;
        if (last.Refusal is null)
            last = (await room.Class.Watch("w", ClassAccess.Ticket))!;
        Assert.Equal(RefusalCode.UnknownSession, last.Refusal?.Code);
    }

    [Fact]
    public void Sixty_tables_that_all_change_each_second_stay_below_fifty_kilobytes()
    {
        var row = new TableSummary(
            60,
            new string('f', 24),
            Phase.Running,
            11,
            new Rules.Visibility.ClockView(true, 123_456, 1_790_000_000_000, 60, 129_600),
            13,
            13,
            12,
            13,
            27,
            "The office of the chief information officer asks the alliance of operators for a report on outages",
            1_790_000_000_000,
            1_790_000_000_000,
            [100, 100],
            3,
            2,
            null
        );
        var members = Enumerable
            .Range(0, 60)
            .Select(i => new MemberView(
                "m0123456789ab",
                "A person of this class",
                "red",
                i,
                "ai-lab",
                true,
                true,
                true,
                true
            ));
        var update = new ClassUpdate(
            null,
            1_790_000_000_000,
            false,
            null,
            Enumerable.Repeat(row, 60).ToSequence(),
            [],
            members.ToSequence(),
            [],
            null
        );
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(update, Json.Options).Length, 1, 50_000);
    }

    /// <summary>What one watcher makes of the updates.</summary>
    private sealed class Board(TestHost host, ClassAccess room, string ticket)
    {
        private readonly string _watcher = Guid.NewGuid().ToString("N");

        public ClassInfo? Info { get; private set; }

        public bool HasAssistants { get; private set; }

        public Dictionary<int, TableSummary> Tables { get; } = [];

        public Dictionary<string, MemberView> Members { get; } = [];

        /// <summary>The tables in the last update.</summary>
        public IReadOnlyList<int> Changed { get; private set; } = [];

        public static async Task<Board> Watch(TestHost host, ClassAccess room, string ticket = ClassAccess.Ticket)
        {
            await room.CarriedOut();
            var board = new Board(host, room, ticket);
            await board.Until(() =>
                board.Tables.Count > 0 && board.Tables.Values.All(table => table.Session is not null)
            );
            return board;
        }

        public async Task Until(Func<bool> holds)
        {
            do
            {
                var next = room.Class.Watch(_watcher, ticket);
                while (!next.IsCompleted)
                {
                    host.Time.Advance(TimeSpan.FromSeconds(1));
                    await room.Class.Preview();
                }

                if (await next is { } update)
                    Take(update);
            } while (!holds());
        }

        private void Take(ClassUpdate update)
        {
            Assert.Null(update.Refusal);
            if (update.Full)
            {
                Tables.Clear();
                Members.Clear();
            }

            Info = update.Class ?? Info;
            HasAssistants |= update.Assistants is not null;
            Changed = [.. update.Tables.Select(table => table.Table)];
            foreach (var table in update.Tables)
                Tables[table.Table] = table;
            foreach (var table in update.GoneTables)
                Assert.True(Tables.Remove(table));
            foreach (var member in update.Members)
                Members[member.Member] = member;
            foreach (var member in update.GoneMembers)
                Assert.True(Members.Remove(member));
        }
    }
}
