using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>
/// A session that nobody uses leaves the memory; the journal is the truth, so nobody who returns notices.
/// </summary>
public sealed class IdleTests
{
    private const string Facilitator = "facilitator";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task It_falls_asleep_and_carries_out_no_command_a_second_time_when_it_wakes()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open(Pacing.Turns);
        var recorder = await host.Subscribe(Facilitator);
        await host.Submit(ticket, new Announce("Once."), "the-same-id");
        await host.Table.Unsubscribe("host");
        await FallAsleep(host);

        Assert.Null((await host.Submit(ticket, new Announce("Once."), "the-same-id")).Refusal);
        Assert.True(await host.IsAwake());
        Assert.Equal(1, await host.Count("announced"));
        Assert.NotNull(recorder);
    }

    [Fact]
    public async Task Who_returns_after_it_slept_is_told_exactly_what_was_missed()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open(Pacing.Turns);
        var ada = await host.Join("Ada", "cloud");
        await host.Do(ticket, new Announce("Heard."));
        var left = await host.Look(ada.Ticket);
        await host.Do(ticket, new Announce("Missed."));
        await FallAsleep(host);
        await host.Do(ticket, new Announce("Missed, too."));
        await FallAsleep(host);

        var missed = (await host.Table.Enter(ada.Ticket, left.Stream, left.At)).Reply.Missed!.Value;

        Assert.Equal(
            ["Missed.", "Missed, too."],
            missed.SelectMany(batch => batch.Notices).Select(notice => notice.Headline)
        );
        Assert.Equal(left.At, missed[0].From);
        Assert.Equal((await host.Look(ada.Ticket)).At, missed[^1].To);
        Assert.All(missed.Skip(1).Zip(missed), pair => Assert.Equal(pair.Second.To, pair.First.From));
    }

    [Fact]
    public async Task It_stays_awake_while_somebody_follows_it()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open(Pacing.Turns);
        var recorder = await host.Subscribe(Facilitator);
        for (var minute = 0; minute < 30; minute++)
        {
            host.Time.Advance(Minute);
            await host.Table.Subscribe("host", recorder.Reference, [Facilitator]);
        }

        Assert.True(await host.IsAwake());
        await recorder.RenewUntilHeld(host.Table, "host", Facilitator);
        await host.Do(ticket, new Announce("Still here."));
        await recorder.Until(Facilitator, Recorder.Announces);
    }

    [Fact]
    public async Task One_that_cannot_be_read_says_so_and_stays_asleep()
    {
        await using var host = await TestHost.Start();
        await host.Open();
        await using var next = await host.Restart();
        next.Journal.Nonsense = new InvalidDataException("Of another version.");
        Assert.Equal(RefusalCode.SessionDamaged, (await next.Table.Preview()).Refusal?.Code);
        await FallAsleep(next);

        // What is mended is read again.
        next.Journal.Nonsense = null;
        Assert.NotNull((await next.Table.Preview()).Value);
    }

    // Going to sleep is a turn of its own, some time after the clock has moved.
    private static async Task FallAsleep(TestHost host)
    {
        while (await host.IsAwake())
        {
            await ManualSilo.PassIdle(host.Grains, host.Time);
            await Task.Yield();
        }
    }
}
