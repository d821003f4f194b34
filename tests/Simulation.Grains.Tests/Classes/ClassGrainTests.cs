using Simulation.Grains.Classes;
using Simulation.Grains.Codes;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Classes;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests.Classes;

/// <summary>A class seats people at tables, each an ordinary session, and steers them.</summary>
public sealed class ClassGrainTests
{
    [Fact]
    public async Task Everybody_who_joins_has_a_seat_at_once_and_tables_are_even()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var people = new List<JoinReply>();
        foreach (var name in (string[])["Ana", "Ben", "Cyd", "Dee", "Eve"])
            people.Add(await room.Join(name));

        Assert.Equal([1, 2, 3, 1, 2], people.Select(person => person.Class!.Table));
        Assert.Equal(3, people.Select(person => person.Session).Distinct().Count());
        var look = await room.Look(people[3]);
        Assert.Equal("Dee", look.You.Name);
        Assert.NotNull(look.You.Role);
        Assert.Equal(ClassAccess.Code, look.Code);
        Assert.Equal(1, look.View.Session.Table);
        Assert.True(look.View.Session.Sealed);
        Assert.Equal(5, await room.Seats());
    }

    [Fact]
    public async Task The_same_attempt_gets_the_same_seat_also_at_the_same_moment_and_after_a_kill()
    {
        var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => room.Join("Ana")));
        Assert.Single(replies.Select(reply => (reply.Session, reply.Seat)).Distinct());

        await using var next = await host.Kill();
        room = ClassAccess.Of(next);
        var again = await room.Join("Ana");
        Assert.Equal((replies[0].Session, replies[0].Seat), (again.Session, again.Seat));
        Assert.Equal("Ana", (await room.Look(again)).You.Name);
        Assert.Equal(1, await room.Seats());
    }

    [Fact]
    public async Task A_kill_between_a_seat_that_is_given_up_and_the_class_keeps_no_place_counted()
    {
        var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        host.Journal.OnAppend = async append =>
        {
            await append();
            throw new JournalUnavailableException("The power went off.");
        };
        var leave = new CommandEnvelope("leave-for-good", new LeaveSeat());
        Assert.Equal(RefusalCode.TryAgain, (await room.Session(ana.Session).Submit(ana.Ticket, leave)).Refusal?.Code);
        Assert.NotNull((await room.World()).Members.Values.Single().Place);

        await using var next = await host.Kill();
        room = ClassAccess.Of(next);
        Assert.Equal(0, await room.Seats());
        await room.Session(ana.Session).Preview();
        while ((await room.World()).Members.Values.Single().Place is not null)
            await room.Class.Preview();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_kill_between_the_assignment_and_its_table_leaves_one_seat(bool isWritten)
    {
        var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        await room.CarriedOut();
        host.Journal.OnAppend = async append =>
        {
            if (isWritten)
                await append();
            throw new JournalUnavailableException("The power went off.");
        };
        Assert.Equal(RefusalCode.TryAgain, (await room.TryJoin("Ana")).Refusal?.Code);
        host.Journal.OnAppend = null;
        Assert.Single((await room.World()).Pending.OfType<SeatMember>());
        Assert.Equal(isWritten ? 1 : 0, await room.Seats());

        // Nobody asks again; any call that wakes the class has it finish by itself.
        await using var next = await host.Kill();
        room = ClassAccess.Of(next);
        await room.Class.Preview();
        await room.CarriedOut();
        Assert.Equal(1, await room.Seats());

        var ana = await room.Join("Ana");
        Assert.Equal("Ana", (await room.Look(ana)).You.Name);
        Assert.Equal(1, await room.Seats());
    }

    [Fact]
    public async Task A_move_takes_the_new_seat_and_frees_the_old_one_once_also_over_a_kill()
    {
        var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        await room.CarriedOut();
        host.Journal.OnAppend = _ => throw new JournalUnavailableException("The power went off.");
        await room.Do(new MoveMember(ana.Class!.Member, 3));

        await using var next = await host.Kill();
        room = ClassAccess.Of(next);
        await room.Class.Preview();
        await room.CarriedOut();

        Assert.Equal(1, await room.Seats());
        Assert.Equal(RefusalCode.MovedTable, await room.Refused(ana));
        var moved = await room.Join("Ana");
        Assert.Equal(3, moved.Class!.Table);
        Assert.Equal("Ana", (await room.Look(moved)).You.Name);
    }

    [Fact]
    public async Task A_person_who_is_moved_is_dismissed_and_learns_where_to()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        var recorder = Recorder.For(host.Grains);
        await recorder.Renew(room.Session(ana.Session), "host", ana.Seat);
        await room.Do(new MoveMember(ana.Class!.Member, 2));
        await room.CarriedOut();

        var (seat, dismissed) = await recorder.UntilDismissed();
        Assert.Equal(ana.Seat, seat);
        Assert.Equal((RefusalCode.MovedTable, false), (dismissed.Refusal.Code, dismissed.EnterAgain));
        Assert.Equal("You play on at table 2.", dismissed.Refusal.Message);
    }

    [Fact]
    public async Task Another_role_at_the_table_keeps_the_ticket()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        var another = (await room.World()).Scenario.Actors[^1].Id;
        await room.Do(new MoveMember(ana.Class!.Member, 1, another));
        await room.CarriedOut();
        Assert.Equal(another, (await room.Look(ana)).You.Role);
    }

    [Fact]
    public async Task A_place_that_the_table_has_given_away_is_made_up_for()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host, request => request with { Tables = 1 });
        var ana = await room.Join("Ana");

        // In the lobby people choose: the class hears of it when the table seats the next one.
        var second = (await room.World()).Scenario.Actors[1].Id;
        Assert.Null(
            (
                await room.Session(ana.Session)
                    .Submit(ana.Ticket, new CommandEnvelope("choose-role-1", new ChooseRole(second)))
            ).Refusal
        );
        var ben = await room.Join("Ben");
        Assert.NotEqual(second, (await room.Look(ben)).You.Role);
        Assert.Equal((await room.Look(ben)).You.Role, (await room.World()).Members[ben.Class!.Member].Place!.Role);
    }

    [Fact]
    public async Task Who_leaves_the_own_table_of_homework_comes_back_to_it()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host, asked => asked with { Kind = ClassKind.Homework, Tables = 1 });
        var ana = await room.Join("Ana");
        var leave = new CommandEnvelope("leave-the-seat", new LeaveSeat());
        Assert.Null((await room.Session(ana.Session).Submit(ana.Ticket, leave)).Refusal);
        while ((await room.World()).Members.Values.Single().Place is not null)
            await Task.Yield();
        Assert.Equal(ana.Session, (await room.Join("Ana")).Session);
    }

    [Fact]
    public async Task An_assistant_draws_no_link_of_another_facilitator()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var own = await room.Console(1);
        var invited = await room.Class.Invite(
            ClassAccess.Ticket,
            new InviteAssistantRequest(new string('i', 32), "Ines", [1])
        );
        var ines = await room.Console(1, invited.Value!.Ticket);
        var session = room.Session(own.Session);
        Assert.Equal(RefusalCode.NotYours, (await session.Reissue(ines.Ticket, own.Seat)).Refusal!.Code);
        Assert.Null((await session.Reissue(ines.Ticket, ines.Seat)).Refusal);
    }

    [Fact]
    public async Task A_locked_table_is_passed_over()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        await room.AtTables(new LockSession(true), 1, 2);
        Assert.Equal(3, (await room.Join("Ana")).Class!.Table);
        Assert.Equal(3, (await room.Join("Ben")).Class!.Table);
    }

    [Fact]
    public async Task A_move_that_the_table_refuses_is_refused_and_the_person_stays()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        await room.AtTables(new LockSession(true), 2);
        Assert.Equal(RefusalCode.SessionFull, (await room.Submit(new MoveMember(ana.Class!.Member, 2)))?.Code);
        await room.CarriedOut();
        Assert.Equal("Ana", (await room.Look(ana)).You.Name);
        Assert.Equal(1, await room.Seats());
    }

    [Fact]
    public async Task Commands_go_to_one_some_or_all_tables_once_each_with_their_results()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        Assert.Equal([2], (await room.AtTables(new StartSession(), 2)).Select(result => result.Table));
        var all = await room.AtTables(new StartSession());
        Assert.Equal([null, RefusalCode.WrongPhase, null], all.Select(result => result.Refusal?.Code));

        var request = new TableCommandsRequest("announce-1", [1, 3], new Announce("Lunch."));
        await room.Class.Command(ClassAccess.Ticket, request);
        await room.Class.Command(ClassAccess.Ticket, request);
        var console = await room.Console(1);
        Assert.Single((await room.Look(console)).Log, notice => notice.Headline == "Lunch." || notice.Text == "Lunch.");

        var none = new TableCommandsRequest("announce-2", [4], new Announce("Lunch."));
        Assert.Equal(RefusalCode.Unknown, (await room.Class.Command(ClassAccess.Ticket, none)).Refusal?.Code);
        Assert.Equal(RefusalCode.WrongTicket, (await room.Class.Command("wrong", none)).Refusal?.Code);
    }

    [Fact]
    public async Task The_way_into_a_table_is_a_facilitators_seat_and_the_same_each_time()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var console = await room.Console(2);
        Assert.Equal(console, await room.Console(2));
        Assert.Equal(SeatKind.Facilitator, (await room.Look(console)).You.Kind);
        Assert.NotEqual(console.Ticket, (await room.Console(1)).Ticket);
        Assert.Equal(RefusalCode.Unknown, (await room.Class.Console(ClassAccess.Ticket, 9)).Refusal?.Code);
    }

    [Fact]
    public async Task A_withdrawn_assistant_loses_class_and_tables_at_once()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var invite = new InviteAssistantRequest(new string('i', 32), "Ida", [1, 2]);
        var ida = (await room.Class.Invite(ClassAccess.Ticket, invite)).Value!;
        Assert.Equal(ida, (await room.Class.Invite(ClassAccess.Ticket, invite)).Value);
        Assert.Equal(RefusalCode.FacilitatorOnly, (await room.Class.Invite(ida.Ticket, invite)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotYours, (await room.Class.Console(ida.Ticket, 3)).Refusal?.Code);
        var console = await room.Console(1, ida.Ticket);
        Assert.Equal("Ida", (await room.Look(console)).You.Name);
        var recorder = Recorder.For(host.Grains);
        await recorder.Renew(room.Session(console.Session), "host", console.Seat);
        var first = await room.Class.Watch("watcher", ida.Ticket);
        Assert.Equal([1, 2], first!.Tables.Select(table => table.Table).Order());
        var waiting = room.Class.Watch("watcher", ida.Ticket);

        await room.Do(new WithdrawAssistant(ida.Assistant));

        var last = await waiting;
        while (last is not { Refusal: not null })
            last = await room.Class.Watch("watcher", ida.Ticket);
        Assert.Equal(RefusalCode.WrongTicket, last.Refusal.Code);
        await room.CarriedOut();
        Assert.Equal(RefusalCode.WrongTicket, (await recorder.UntilDismissed()).Dismissed.Refusal.Code);
        Assert.Equal(RefusalCode.WrongTicket, await room.Refused(console));
        Assert.Equal(RefusalCode.WrongTicket, (await room.Class.Console(ida.Ticket, 1)).Refusal?.Code);
        Assert.Equal(RefusalCode.WrongTicket, (await room.Submit(new RemoveMember("x"), ida.Ticket))?.Code);
    }

    [Fact]
    public async Task Nobody_but_the_facilitator_has_the_debrief_before_all_tables_have_ended()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host, request => request with { Tables = 2 });
        var (ana, ben) = (await room.Join("Ana"), await room.Join("Ben"));
        await room.AtTables(new StartSession());
        await room.AtTables(new EndSession(), 1);

        var table = room.Session(ana.Session);
        Assert.Equal(Phase.Debrief, (await room.Look(ana)).View.Session.Phase);
        Assert.Equal(RefusalCode.Sealed, (await table.Debrief(ana.Ticket)).Refusal?.Code);
        Assert.Equal(RefusalCode.Sealed, (await table.Data(ana.Ticket, persons: false)).Refusal?.Code);
        Assert.Equal(RefusalCode.Sealed, (await table.MayExport(ana.Ticket)).Refusal?.Code);
        Assert.Null((await room.Look(ana)).Sheet.Seed);
        var console = await room.Console(1);
        Assert.NotNull((await table.Debrief(console.Ticket)).Value);
        await OwnEyesAlone(table, (await room.Look(ana)).You.Role!, ana.Ticket, console.Ticket);

        await room.AtTables(new EndSession(), 2);
        while ((await table.Debrief(ana.Ticket)).Value is null)
            await Task.Yield();
        Assert.NotNull((await table.Data(ana.Ticket, persons: false)).Value);
        Assert.True((await table.MayReplay(ana.Ticket, null)).Value!.Choices.Count > 1);
        Assert.NotNull((await room.Session(ben.Session).MayExport(ben.Ticket)).Value);
        Assert.Null((await room.Look(ana)).View.Session.Sealed);
        Assert.Equal(RefusalCode.WrongPhase, (await room.TryJoin("Late")).Refusal?.Code);
    }

    /// <summary>While other tables play on, a player sees again what that player has seen, and nothing else.</summary>
    private static async Task OwnEyesAlone(ISessionGrain table, string role, string player, string facilitator)
    {
        var own = (await table.MayReplay(player, null)).Value!;
        Assert.Equal((role, false), (own.Eyes, own.CountsHidden));
        Assert.Equal(role, Assert.Single(own.Choices));
        var all = (await table.MayReplay(facilitator, null)).Value!.Choices;
        foreach (var other in all.Where(eyes => eyes != role))
            Assert.Equal(RefusalCode.Sealed, (await table.MayReplay(player, other)).Refusal?.Code);
        Assert.NotNull((await table.MayReplay(facilitator, role)).Value);
    }

    [Fact]
    public async Task The_facilitator_opens_debriefs_before_and_different_luck_needs_no_waiting()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        await room.Join("Ben");
        await room.AtTables(new StartSession(), 1, 2);
        await room.AtTables(new EndSession(), 1);
        await room.Do(new ReleaseDebriefs());
        await room.CarriedOut();
        Assert.NotNull((await room.Session(ana.Session).Debrief(ana.Ticket)).Value);
    }

    [Fact]
    public async Task Same_luck_is_one_seed_and_different_luck_a_seed_for_each_table()
    {
        foreach (var luck in (Luck[])[Luck.Same, Luck.Different])
        {
            await using var host = await TestHost.Start();
            var room = await ClassAccess.Open(host, request => request with { Luck = luck });
            var seeds = new HashSet<string>();
            for (var table = 1; table <= 3; table++)
            {
                var look = await room.Look(await room.Console(table));
                seeds.Add(look.Sheet.Seed!);
                Assert.Equal(luck == Luck.Same ? true : null, look.View.Session.Sealed);
            }

            Assert.Equal(luck == Luck.Same ? 1 : 3, seeds.Count);
        }
    }

    [Fact]
    public async Task Each_member_of_homework_has_a_running_table_alone()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host, request => request with { Kind = ClassKind.Homework, Tables = 2 });
        var (ana, ben) = (await room.Join("Ana"), await room.Join("Ben"));
        Assert.NotEqual(ana.Session, ben.Session);
        var look = await room.Look(ana);
        Assert.Equal((Phase.Running, null), (look.View.Session.Phase, look.View.Session.Sealed));
        Assert.Single(look.View.Roles.Values, role => role.Pilot == Pilot.People);
        Assert.Equal(RefusalCode.SessionFull, (await room.TryJoin("Cyd")).Refusal?.Code);
    }

    [Fact]
    public async Task A_roster_seats_people_in_advance_whose_links_lead_to_their_seats()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var request = new RosterRequest(new string('r', 32), "name,table\nAna,2\nBen,\n");
        var roster = (await room.Class.AddRoster(ClassAccess.Ticket, request)).Reply!;
        Assert.Equal(roster, (await room.Class.AddRoster(ClassAccess.Ticket, request)).Reply);
        await room.CarriedOut();
        Assert.Equal(2, await room.Seats());

        var ana = (await room.Class.UseLink(roster.Seats[0].Link)).Value!;
        Assert.Equal((2, "Ana"), (ana.Class!.Table, (await room.Look(ana)).You.Name));
        Assert.True((await room.World()).Members[ana.Class.Member].CheckedIn);
        Assert.Equal(2, await room.Seats());
        Assert.Equal(RefusalCode.WrongTicket, (await room.Class.UseLink("no-such-link")).Refusal?.Code);

        var broken = request with { Id = new string('s', 32), Csv = "name\nCyd\nana" };
        var answer = await room.Class.AddRoster(ClassAccess.Ticket, broken);
        Assert.Equal((RefusalCode.RosterRefused, 3), (answer.Refusal?.Code, answer.Line));
        Assert.Equal(2, (await room.World()).Members.Count);
        Assert.Equal(RefusalCode.WrongTicket, (await room.Class.AddRoster("wrong", broken)).Refusal?.Code);
    }

    [Fact]
    public async Task Merged_people_play_on_at_the_other_table()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var (ana, ben) = (await room.Join("Ana"), await room.Join("Ben"));
        await room.AtTables(new StartSession(), 1, 2);
        await room.Do(new MergeTables(1, 2));
        await room.CarriedOut();
        Assert.Equal(RefusalCode.MovedTable, await room.Refused(ana));
        var moved = await room.Join("Ana");
        Assert.Equal(ben.Session, moved.Session);
        Assert.Equal(1, await host.Journal.Count(ana.Session, "session-ended"));
        Assert.Equal(2, await room.Seats());
    }

    [Fact]
    public async Task A_class_that_has_ended_says_so_and_its_tables_are_over()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        await room.AtTables(new StartSession(), 1);
        await room.Do(new EndClass());
        await room.CarriedOut();
        Assert.Equal(RefusalCode.ClassEnded, (await room.Class.Preview()).Refusal?.Code);
        Assert.Equal(RefusalCode.ClassEnded, (await room.TryJoin("Ben")).Refusal?.Code);
        Assert.NotNull((await room.Session(ana.Session).Debrief(ana.Ticket)).Value);
    }

    [Fact]
    public async Task A_person_who_gives_up_the_seat_has_none_and_may_join_anew()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        await room.Session(ana.Session).Submit(ana.Ticket, new CommandEnvelope("leave-now", new LeaveSeat()));
        while ((await room.World()).Members[ana.Class!.Member].Place is not null)
            await Task.Yield();
        var again = await room.Join("Ana");
        Assert.NotEqual(ana.Seat, again.Seat);
        Assert.Equal(ana.Class.Member, again.Class!.Member);
        Assert.Equal(1, await room.Seats());
    }

    [Fact]
    public async Task Deleting_a_class_leaves_nothing_and_a_table_alone_keeps_the_code()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        await room.CarriedOut();
        Assert.Null(await room.Session(ana.Session).Delete());
        Assert.Equal(
            new CodeTarget(null, ClassAccess.Id),
            await host.Grains.GetGrain<IJoinCodeGrain>(ClassAccess.Code).Find()
        );
        Assert.Null(await room.Class.Delete());
        Assert.Empty(await host.Journal.List("session/").ToListAsync());
        Assert.Empty(await host.Journal.List("class/").ToListAsync());
        Assert.Empty(await host.Journal.List("code/").ToListAsync());
        Assert.Equal(RefusalCode.UnknownSession, (await room.Class.Preview()).Refusal?.Code);
    }

    [Fact]
    public async Task A_class_goes_after_the_retention_period_once_its_tables_have_gone()
    {
        await using var host = await TestHost.Start(retention: TimeSpan.FromDays(30));
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        await room.CarriedOut();
        host.Time.Advance(TimeSpan.FromDays(31));
        Assert.False(await room.Class.DeleteIfExpired());
        await foreach (var stream in host.Journal.List("session/"))
            Assert.True(await room.Session(stream["session/".Length..]).DeleteIfExpired());
        Assert.True(await room.Class.DeleteIfExpired());
        Assert.Empty(await host.Journal.List("class/").ToListAsync());
        Assert.NotNull(ana);
    }

    [Fact]
    public async Task A_table_obeys_its_own_class_alone()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        var ana = await room.Join("Ana");
        var foreign = await room.Session(ana.Session).ForClass(new EndInstruction("class2"));
        Assert.Equal(RefusalCode.UnknownSession, foreign.Refusal?.Code);
        await host.Open();
        Assert.Equal(
            RefusalCode.UnknownSession,
            (await host.Table.ForClass(new UnsealInstruction("class1"))).Refusal?.Code
        );
    }

    [Fact]
    public async Task Another_writer_makes_the_class_read_anew_and_watchers_go_on()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host);
        await room.CarriedOut();
        await room.Class.Watch("watcher", ClassAccess.Ticket);
        var waiting = room.Class.Watch("watcher", ClassAccess.Ticket);
        var version = await host.Journal.Version("class/" + ClassAccess.Id);
        var (name, json) = StoredClassEvents.Write(new TableBegun(3));
        var elsewhere = new JournalEntry(
            version + 1,
            host.Time.GetUtcNow(),
            "elsewhere",
            "server",
            [new StoredEvent(name, json)]
        );
        await host.Journal.Append("class/" + ClassAccess.Id, version, [elsewhere]);

        Assert.Equal(RefusalCode.TryAgain, (await room.TryJoin("Ana")).Refusal?.Code);
        await waiting;
        Result<JoinReply> again;
        do again = await room.TryJoin("Ana");
        while (again.Refusal is { Code: RefusalCode.TryAgain });
        Assert.Equal("Ana", (await room.Look(again.Value!)).You.Name);
        Assert.True((await room.World()).Tables[3].Begun);
        Assert.True((await room.Class.Watch("watcher", ClassAccess.Ticket))!.Full);
    }

    [Fact]
    public async Task A_class_is_reached_through_all_servers_and_outlives_the_one_it_was_on()
    {
        await using var cluster = await TwoSilos.Start();
        var first = new ClassAccess(cluster[0].Grains, cluster.JournalOf(0), cluster.Time);
        var second = new ClassAccess(cluster[1].Grains, cluster.JournalOf(1), cluster.Time);
        await first.Open();
        var ana = await second.Join("Ana");
        await second.AtTables(new StartSession());
        Assert.Equal(3, (await second.Class.Watch("watcher", ClassAccess.Ticket))!.Tables.Count);
        await second.CarriedOut();
        Assert.Equal(0, await cluster.Find(second.Class));

        await cluster.Kill(0);

        Result<JoinReply> again;
        do again = await TryJoin();
        while (again.Refusal is not null);
        Assert.Equal((ana.Session, ana.Seat), (again.Value!.Session, again.Value.Seat));
        Assert.Equal(1, await second.Seats());

        // As a server does: what does not arrive while a silo is missed is asked again.
        async Task<Result<JoinReply>> TryJoin()
        {
            try
            {
                return await second.TryJoin("Ana");
            }
            catch (Exception missed) when (missed is OrleansException or TimeoutException)
            {
                return new Refusal(RefusalCode.TryAgain, "");
            }
        }
    }
}
