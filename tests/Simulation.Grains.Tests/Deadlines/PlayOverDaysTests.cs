using Simulation.Grains.Deadlines;
using Simulation.Grains.Tests.Classes;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Classes;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Deadlines;

/// <summary>
/// Rounds that end, and homework that is over, at a moment of real time: while everybody sleeps, after an outage, and
/// once.
/// </summary>
public sealed class PlayOverDaysTests
{
    private static readonly DateTimeOffset Thursday = new(2031, 5, 22, 18, 0, 0, TimeSpan.FromHours(2));

    private static readonly RoundDeadlines Weekly = new(
        "Europe/Berlin",
        [Thursday, Thursday.AddDays(7), Thursday.AddDays(14)]
    );

    [Fact]
    public async Task A_round_ends_while_the_session_sleeps_and_the_list_goes_on_to_the_next()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open(Pacing.Async, deadlines: Weekly);
        await host.Join("Ada", "cloud");
        await host.Do(ticket, new StartSession());
        await ManualSilo.FallAsleep(host.Grains, host.Time);
        Assert.Empty(await Due(host));

        Reach(host, Thursday);
        var listed = Assert.Single(await Due(host));
        Assert.Equal("session/" + SessionAccess.Session, listed.Stream);
        Assert.Equal(Thursday, (await host.Table.Wake()).Value!.At);
        await UntilEnded(host, 1);
        Assert.Equal(Thursday.AddDays(7), (await host.Table.Wake()).Value!.At);

        await List(host).RemoveUnless(listed, Thursday.AddDays(7));
        Assert.Empty(await Due(host));
        Reach(host, Thursday.AddDays(7));
        Assert.Single(await Due(host));
    }

    [Fact]
    public async Task What_fell_due_while_all_was_off_falls_once()
    {
        var host = await TestHost.Start();
        var ticket = await host.Open(Pacing.Async, deadlines: Weekly);
        await host.Do(ticket, new StartSession());
        host.Time.Advance(Thursday.AddHours(1) - host.Time.GetUtcNow());
        await using var next = await host.Kill();

        foreach (var listed in await Due(next))
            Assert.NotNull((await next.Table.Wake()).Value);
        await UntilEnded(next, 1);
        Assert.Equal(1, (await next.Look(ticket)).View.Session.Round);
    }

    [Fact]
    public async Task It_is_listed_before_anything_that_waits_for_it_is_acknowledged()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open(Pacing.Async, deadlines: Weekly);
        host.Journal.OnAppend = append => throw new JournalUnavailableException("The disk is full.");
        Assert.Equal(RefusalCode.TryAgain, (await host.Submit(ticket, new StartSession())).Refusal?.Code);
        host.Journal.OnAppend = null;
        Assert.Equal(0, await host.Count("session-started"));
        Assert.Empty(await Due(host));

        await host.Do(ticket, new StartSession());
        Reach(host, Thursday);
        Assert.Single(await Due(host));
    }

    [Fact]
    public async Task A_deadline_that_was_moved_falls_at_its_new_time()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open(Pacing.Async, deadlines: Weekly);
        await host.Do(ticket, new StartSession());
        await host.Do(ticket, new MoveDeadline(0, Thursday.AddDays(1)));
        Reach(host, Thursday);
        var old = Assert.Single(await Due(host));
        var next = (await host.Table.Wake()).Value!.At;
        Assert.Equal(Thursday.AddDays(1), next);
        await List(host).RemoveUnless(old, next);
        Assert.Empty(await Due(host));
        Assert.Equal(0, await host.Count("round-ended"));

        Reach(host, Thursday.AddDays(1));
        Assert.NotEqual(old, Assert.Single(await Due(host)));
        await UntilEnded(host, 1);
    }

    [Fact]
    public async Task A_session_is_not_over_while_a_deadline_is_ahead()
    {
        await using var host = await TestHost.Start(retention: TimeSpan.FromDays(2));
        var ticket = await host.Open(Pacing.Async, deadlines: Weekly);
        await host.Do(ticket, new StartSession());
        host.Time.Advance(Thursday.AddHours(-1) - host.Time.GetUtcNow());
        Assert.False(await host.Table.DeleteIfExpired());
        Assert.Equal(Phase.Running, (await host.Look(ticket)).View.Session.Phase);
    }

    [Fact]
    public async Task Deadlines_that_make_no_sense_open_nothing()
    {
        await using var host = await TestHost.Start();
        var room = new ClassAccess(host.Grains, host.Journal, host.Time);
        Assert.Equal(RefusalCode.Malformed, await Refused(room, r => r with { Pacing = Pacing.Async }));
        Assert.Equal(RefusalCode.Malformed, await Refused(room, r => r with { Deadlines = Weekly }));
        var due = new HomeworkDate("Europe/Berlin", Thursday);
        Assert.Equal(RefusalCode.Malformed, await Refused(room, r => r with { Due = due }));
        Assert.Equal(
            RefusalCode.Malformed,
            await Refused(
                room,
                r => r with { Kind = ClassKind.Homework, Due = due with { At = host.Time.GetUtcNow() } }
            )
        );
        Assert.Equal(
            RefusalCode.Malformed,
            await Refused(room, r => r with { Kind = ClassKind.Homework, Pacing = Pacing.Async, Deadlines = Weekly })
        );
    }

    [Fact]
    public async Task The_tables_of_a_class_share_its_deadlines_and_one_can_be_given_longer()
    {
        await using var host = await TestHost.Start();
        var room = await ClassAccess.Open(host, r => r with { Pacing = Pacing.Async, Deadlines = Weekly });
        var ana = await room.Join("Ana");
        var ben = await room.Join("Ben");
        Assert.All(await room.AtTables(new StartSession()), result => Assert.Null(result.Refusal));
        await room.AtTables(new MoveDeadline(0, Thursday.AddDays(2)), ben.Class!.Table);
        Assert.Equal(Thursday, (await room.Look(ana)).View.Session.Deadlines!.Ends[0]);
        Assert.Equal(Thursday.AddDays(2), (await room.Look(ben)).View.Session.Deadlines!.Ends[0]);
    }

    [Fact]
    public async Task Homework_is_over_at_its_date_and_lets_nobody_in_any_more()
    {
        await using var host = await TestHost.Start();
        var due = new HomeworkDate("Europe/Berlin", Thursday);
        var room = await ClassAccess.Open(host, r => r with { Kind = ClassKind.Homework, Due = due });
        var ana = await room.Join("Ana");
        Assert.Equal(due, (await room.Class.Preview()).Value!.Class!.Due);
        await room.Do(new MoveHomeworkDate(due with { At = Thursday.AddDays(1) }));
        Reach(host, Thursday);
        Assert.Equal(Thursday.AddDays(1), (await room.Class.Wake()).Value!.At);
        Reach(host, Thursday.AddDays(1));
        Assert.Contains(await Due(host), listed => listed.Stream == "class/" + ClassAccess.Id);
        while (!(await room.World()).Ended)
            await Pass(host);
        await room.CarriedOut();
        Assert.Equal(Phase.Debrief, (await room.Look(ana)).View.Session.Phase);
        Assert.Equal(RefusalCode.ClassEnded, (await room.TryJoin("Ben")).Refusal?.Code);
        Assert.Null((await room.Class.Wake()).Value!.At);
        Assert.Equal(RefusalCode.ClassEnded, (await room.Submit(new MoveHomeworkDate(null)))?.Code);
    }

    private static WakeJournal List(TestHost host) => new(host.Journal, host.Time);

    private static async Task<List<ListedWake>> Due(TestHost host)
    {
        var due = new List<ListedWake>();
        await foreach (var listed in List(host).Due(host.Time.GetUtcNow()))
            due.Add(listed);
        return due;
    }

    private static void Reach(TestHost host, DateTimeOffset moment) =>
        host.Time.Advance(moment - host.Time.GetUtcNow());

    // A tick of the timer runs beside the test; what it has set is due after the next step.
    private static async Task UntilEnded(TestHost host, int rounds)
    {
        while (await host.Count("round-ended") < rounds)
            await Pass(host);
        Assert.Equal(rounds, await host.Count("round-ended"));
    }

    private static async Task Pass(TestHost host)
    {
        host.Time.Advance(CalendarTimer.BetweenReadings);
        await host.Table.Now();
    }

    private static async Task<RefusalCode?> Refused(ClassAccess room, Func<OpenClassRequest, OpenClassRequest> asked) =>
        (await room.TryOpen(asked)).Refusal?.Code;
}
