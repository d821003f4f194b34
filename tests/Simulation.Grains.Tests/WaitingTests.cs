using Simulation.Grains.Sessions;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests;

/// <summary>A session that everybody leaves stands still until somebody is back.</summary>
public sealed class WaitingTests
{
    private const string Facilitator = "facilitator";

    private static readonly TimeSpan Grace = new SessionSettings().UnattendedGrace;

    [Fact]
    public async Task When_everybody_leaves_it_waits_in_the_round_it_was_in_and_goes_on_with_the_first_who_is_back()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, recorder) = await host.Play(Pacing.Turns, pace: 1);
        await Leave(host, recorder);
        await PassUntilItWaits(host);
        var version = (await host.Entries()).Count;
        await Pass(host, TimeSpan.FromHours(20));

        Assert.Equal(version, (await host.Entries()).Count);
        await host.Table.Subscribe("host", recorder.Reference, [ada.Seat]);
        var batch = await recorder.Until("role-cloud", batch => batch.Changes.Session?.Wait?.Until is not null);
        Assert.Contains(batch.Notices, notice => notice.Headline == "Somebody is back: the game goes on");
        var view = (await host.Look(ticket)).View;
        Assert.Equal((0, Pilot.People), (view.Session.Round, view.Roles["cloud"].Pilot));
    }

    [Fact]
    public async Task The_clock_stands_meanwhile_and_runs_on_afterwards()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, recorder) = await host.Play(Pacing.Live, pace: 1);
        await Leave(host, recorder);
        await PassUntilItWaits(host);
        while ((await host.Look(ticket)).View.Clock.Running)
            await Task.Yield();
        var stood = (await host.Look(ticket)).View.Clock;
        await Pass(host, TimeSpan.FromHours(20));

        await host.Table.Subscribe("host", recorder.Reference, [ada.Seat]);
        var batch = await recorder.Until("role-cloud", batch => batch.Changes.Session?.Wait?.Until is not null);
        Assert.False(stood.Running);
        Assert.Equal((true, stood.At), (batch.Changes.Clock!.Running, batch.Changes.Clock.At));
    }

    [Fact]
    public async Task Who_is_back_within_the_grace_time_leaves_no_trace()
    {
        await using var host = await TestHost.Start();
        var (_, ada, recorder) = await host.Play(Pacing.Live, pace: 1);
        for (var time = 0; time < 3; time++)
        {
            await Leave(host, recorder);
            host.Time.Advance(Grace - TimeSpan.FromSeconds(1));
            await host.Table.Subscribe("host", recorder.Reference, [ada.Seat]);
            host.Time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(0, await host.Count("waiting-began"));
    }

    [Fact]
    public async Task A_restart_whose_people_come_back_within_seconds_leaves_no_trace()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, _) = await host.Play(Pacing.Live, pace: 1);
        await using var next = await host.Kill();
        await next.Look(ticket);
        next.Time.Advance(TimeSpan.FromSeconds(5));
        await next.Subscribe(ada.Seat, Facilitator);
        next.Time.Advance(Grace);
        Assert.True((await next.Look(ticket)).View.Clock.Running);
        Assert.Equal(0, await next.Count("waiting-began"));
    }

    [Fact]
    public async Task It_still_waits_after_a_restart_and_after_it_was_only_looked_at()
    {
        await using var host = await TestHost.Start();
        var (_, ada, recorder) = await host.Play(Pacing.Live, pace: 1);
        await Leave(host, recorder);
        await PassUntilItWaits(host);
        await using var next = await host.Restart();
        next.Time.Advance(TimeSpan.FromHours(20));
        Assert.Null((await next.Table.Preview()).Refusal);
        Assert.Equal(0, await next.Count("waiting-ended"));

        var back = await next.Subscribe(ada.Seat);
        await back.Until("role-cloud", batch => batch.Changes.Clock is { Running: true });
    }

    [Fact]
    public async Task A_session_that_was_opened_to_play_on_ends_without_anybody()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open(Pacing.Turns, unattended: Unattended.PlaysOn);
        await host.Do(ticket, new StartSession());
        while ((await host.Look(ticket)).View.Session.Phase == Phase.Running)
        {
            if (host.Time.UntilNextTimer is { } wait)
                host.Time.Advance(wait);
            await Task.Yield();
        }

        Assert.Equal(0, await host.Count("waiting-began"));
    }

    private static Task<Result<Subscription>> Leave(TestHost host, Recorder recorder) =>
        host.Table.Subscribe("host", recorder.Reference, []);

    private static async Task PassUntilItWaits(TestHost host)
    {
        while (await host.Count("waiting-began") == 0)
        {
            if (host.Time.UntilNextTimer is { } wait && wait <= Grace)
                host.Time.Advance(wait);
            await Task.Yield();
        }
    }

    // In steps, so that whatever would do something meanwhile has its turn.
    private static async Task Pass(TestHost host, TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= TimeSpan.FromMinutes(10))
        {
            host.Time.Advance(TimeSpan.FromMinutes(10));
            await host.Table.Preview();
        }
    }
}
