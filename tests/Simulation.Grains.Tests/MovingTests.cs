using Simulation.Grains.Sessions;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests;

/// <summary>A session that has started anew elsewhere, told by a host who listens to it and how far they were told.</summary>
public sealed class MovingTests
{
    private const string Facilitator = "facilitator";

    [Fact]
    public async Task Who_listens_gets_what_was_missed_and_then_what_follows()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, at) = await Play(host);
        await using var next = await host.Restart();
        await next.Do(ticket, new Announce("Told nobody."));
        var recorder = await Watch(next, new Reached(ada, "role-cloud", at));
        await next.Do(ticket, new Announce("Told."));

        await HearInTurn(recorder, at, "Told nobody.", "Told.");
    }

    [Fact]
    public async Task A_host_that_is_known_gets_nothing_twice()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, at) = await Play(host);
        var recorder = await Watch(host, new Reached(ada, "role-cloud", at));
        await host.Do(ticket, new Announce("Once."));
        await host.Table.Watch("host", recorder.Reference, [Facilitator, ada], [new Reached(ada, "role-cloud", at)]);
        await host.Do(ticket, new Announce("Then."));
        Assert.Equal("Once.", (await recorder.Next("role-cloud")).Notices[0].Headline);
        Assert.Equal("Then.", (await recorder.Next("role-cloud")).Notices[0].Headline);
    }

    [Fact]
    public async Task A_host_that_listens_in_another_way_gets_again_what_was_on_its_way_and_then_what_follows()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, at) = await Play(host);
        var reached = new Reached(ada, "role-cloud", at);
        var before = await Watch(host, reached);
        before.Way = new TaskCompletionSource().Task;
        await host.Do(ticket, new Announce("On its way."));
        await host.Do(ticket, new Announce("Waits."));
        var recorder = await Watch(host, reached);
        await host.Do(ticket, new Announce("Then."));

        await HearInTurn(recorder, at, "On its way.", "Waits.", "Then.");
    }

    [Fact]
    public async Task A_host_whose_answer_is_lost_gets_the_batch_again_under_its_number_and_then_what_follows()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, at) = await Play(host);
        var reached = new Reached(ada, "role-cloud", at);
        var recorder = await Watch(host, reached);
        recorder.WayBack = Task.FromException(new TimeoutException());
        await host.Do(ticket, new Announce("Twice."));
        var first = await recorder.Next("role-cloud");
        recorder.WayBack = Task.CompletedTask;
        await host.Do(ticket, new Announce("Then."));

        // The session may not know yet that the host has not answered; the host goes on renewing its watch.
        var next = recorder.Next("role-cloud");
        while (!next.IsCompleted) await host.Table.Watch("host", recorder.Reference, [Facilitator, ada], [reached]);

        var again = await next;
        Assert.Equal(("Twice.", first.From, first.To), (again.Notices[^1].Headline, again.From, again.To));
        var then = await recorder.Next("role-cloud");
        Assert.Equal(("Then.", first.To), (then.Notices[^1].Headline, then.From));
    }

    [Fact]
    public async Task Who_has_lost_the_role_meanwhile_is_told_so_and_nothing_of_it()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, at) = await Play(host);
        await host.Do(ticket, new MoveSeat(ada, "ai-lab"));
        await using var next = await host.Restart();
        var recorder = await Watch(next, new Reached(ada, "role-cloud", at));
        var (seat, dismissed) = await recorder.UntilDismissed();
        Assert.Equal((ada, true), (seat, dismissed.EnterAgain));
        Assert.False(recorder.HasHeard("role-cloud"));
    }

    [Fact]
    public async Task That_holds_when_the_journal_could_not_be_read_the_first_time()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, at) = await Play(host);
        await host.Do(ticket, new MoveSeat(ada, "ai-lab"));
        await using var next = await host.Restart();
        var recorder = Recorder.For(next.Grains);
        Task<Refusal?> Watch() => next.Table.Watch("host", recorder.Reference, [ada], [new Reached(ada, "role-cloud", at)]);
        next.Journal.IsUnreadable = true;
        Assert.Equal(RefusalCode.TryAgain, (await Watch())?.Code);
        next.Journal.IsUnreadable = false;
        Assert.Null(await Watch());
        Assert.Equal(ada, (await recorder.UntilDismissed()).Seat);
        Assert.False(recorder.HasHeard("role-cloud"));
    }

    [Fact]
    public async Task What_was_missed_is_told_when_the_journal_can_be_read_again()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, at) = await Play(host);
        await using var next = await host.Restart();
        await next.Do(ticket, new Announce("Missed."));
        var recorder = Recorder.For(next.Grains);
        Task<Refusal?> Watch() => next.Table.Watch("host", recorder.Reference, [ada], [new Reached(ada, "role-cloud", at)]);
        next.Journal.IsUnreadable = true;
        Assert.Equal(RefusalCode.TryAgain, (await Watch())?.Code);
        next.Journal.IsUnreadable = false;
        Assert.Null(await Watch());
        Assert.Equal("Missed.", Assert.Single((await recorder.Next("role-cloud")).Notices).Headline);
    }

    [Fact]
    public async Task Who_was_not_known_to_be_here_when_the_role_was_lost_is_told_so_with_the_next_renewal()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, at) = await Play(host);
        var recorder = await host.Watch(Facilitator);
        await host.Do(ticket, new MoveSeat(ada, "ai-lab"));
        await host.Table.Watch("host", recorder.Reference, [Facilitator, ada], [new Reached(ada, "role-cloud", at)]);
        Assert.Equal(ada, (await recorder.UntilDismissed()).Seat);
    }

    [Fact]
    public async Task Whose_seat_was_taken_away_meanwhile_is_told_so()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, at) = await Play(host);
        await host.Do(ticket, new RemoveSeat(ada));
        await using var next = await host.Restart();
        var (seat, dismissed) = await (await Watch(next, new Reached(ada, "role-cloud", at))).UntilDismissed();
        Assert.Equal((ada, false), (seat, dismissed.EnterAgain));
    }

    [Fact]
    public async Task Who_was_told_more_than_the_new_activation_has_read_goes_on_from_there()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, at) = await Play(host);
        await host.WriteElsewhere(new Announced("The last word of the activation before."));
        var recorder = await Watch(host, new Reached(ada, "role-cloud", at + 1));
        await host.Do(ticket, new Announce("Told."));
        var batch = await recorder.Next("role-cloud");
        Assert.Equal(at + 1, batch.From);
        Assert.Equal("Told.", Assert.Single(batch.Notices).Headline);
    }

    [Fact]
    public async Task Who_cannot_be_brought_up_to_date_enters_again()
    {
        await using var host = await TestHost.Start();
        var (_, ada, at) = await Play(host);
        await using var next = await host.Restart();
        var (seat, dismissed) = await (await Watch(next, new Reached(ada, "role-cloud", at + 1000))).UntilDismissed();
        Assert.Equal((ada, true), (seat, dismissed.EnterAgain));
    }

    private static async Task HearInTurn(Recorder recorder, long at, params string[] words)
    {
        foreach (var headline in words)
        {
            var batch = await recorder.Next("role-cloud");
            Assert.Equal(at, batch.From);
            Assert.Equal(headline, Assert.Single(batch.Notices).Headline);
            at = batch.To;
        }
    }

    private static async Task<(string Ticket, string Ada, long At)> Play(TestHost host)
    {
        var ticket = await host.Open(Pacing.Turns);
        var ada = await host.Join("Ada", "cloud");
        await host.Do(ticket, new Announce("Before."));
        return (ticket, ada.Seat, (await host.Look(ada.Ticket)).At);
    }

    private static async Task<Recorder> Watch(Door door, params Reached[] reached)
    {
        var recorder = Recorder.For(door.Grains);
        await door.Table.Watch("host", recorder.Reference, reached.Select(one => one.Seat).Append(Facilitator).Distinct().ToSequence(), reached.ToSequence());
        return recorder;
    }
}
