using Simulation.Protocol;
using Simulation.Rules.Injects;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests;

/// <summary>
/// The game clock as the grain keeps it: deadlines come by themselves, and a restart loses no more than a few seconds.
/// </summary>
public sealed class ClockTests
{
    private static readonly TimeSpan MarkEvery = new SessionSettings().MarkEvery;
    private static readonly TimeSpan OutageAfter = new SessionSettings().OutageAfter;

    [Fact]
    public async Task A_round_ends_when_its_time_is_over()
    {
        await using var host = await Start();
        var ticket = await host.Open(pace: 60, unattended: Unattended.PlaysOn);
        await host.Do(ticket, new StartSession());
        await host.Do(ticket, new PauseClock());
        await host.Do(ticket, new ResumeClock());
        var ends = (await host.Look(ticket)).View.Clock.RoundEnds;

        // From timer to timer: the grain sets its own after each mark, from the time that it then reads.
        while (await host.Count("round-ended") == 0)
        {
            if (host.Time.UntilNextTimer is { } wait)
                host.Time.Advance(wait);
            await Task.Yield();
        }

        var ended = (await host.Entries())
            .SelectMany(entry => entry.Events)
            .First(stored => stored.Name == "round-ended");
        Assert.Equal(ends, StoredEvents.Read(ended.Name, ended.Json.Span).At);
    }

    [Fact]
    public async Task A_running_clock_is_written_down_every_few_seconds()
    {
        await using var host = await Start();
        var ticket = await host.Open(unattended: Unattended.PlaysOn);
        await host.Do(ticket, new StartSession());
        await Mark(host, times: 2);
        Assert.Equal(2, await host.Count("clock-marked"));
    }

    [Fact]
    public async Task After_a_kill_the_clock_goes_on_from_the_last_mark()
    {
        await using var host = await Start();
        var ticket = await host.Open(pace: 60, unattended: Unattended.PlaysOn);
        await host.Do(ticket, new StartSession());
        await Mark(host, times: 2);
        host.Time.Advance(TimeSpan.FromSeconds(3));
        await using var next = await host.Kill();
        host.Time.Advance(TimeSpan.FromHours(1));

        var clock = (await next.Look(ticket)).View.Clock;

        Assert.True(clock.Running);
        Assert.Equal(2 * (long)MarkEvery.TotalSeconds * 60, clock.At);
        Assert.Equal(next.Time.GetUtcNow().ToUnixTimeMilliseconds(), clock.Anchor);
    }

    [Fact]
    public async Task What_is_planned_and_extra_time_that_runs_outlast_a_kill()
    {
        await using var host = await Start();
        var ticket = await host.Open(pace: 60, unattended: Unattended.PlaysOn);
        await host.Join("Ana", "white-house");
        await host.Do(ticket, new StartSession());
        await host.Do(ticket, new GiveExtraTime("white-house", Minutes: 10));
        var timing = new InjectTiming(InjectTrigger.Time, 0, 20);
        await host.Do(ticket, new PlanInject(new InjectContent("Rain", "", []), timing));
        await using var next = await host.Kill();
        var round = (await next.Look(ticket)).Sheet!.Rounds[0];
        await next.Do(ticket, new PauseClock());
        await next.Do(ticket, new StepClock((int)((round.EndsAt - round.StartsAt) / 60)));
        Assert.Equal((1, 1), (await next.Count("inject-written"), await next.Count("closing-began")));
        await next.Do(ticket, new ResumeClock());
        var resumed = next.Time.GetTimestamp();
        await Mark(next, times: 2);
        var closing = (long)next.Time.GetElapsedTime(resumed).TotalMilliseconds;
        next.Time.Advance(TimeSpan.FromSeconds(3));
        await using var last = await next.Kill();
        last.Time.Advance(TimeSpan.FromHours(1));

        var clock = (await last.Look(ticket)).View.Clock;

        Assert.Equal((true, round.EndsAt, closing), (clock.Running, clock.At, clock.Closing));
        Assert.Equal(0, await last.Count("round-ended"));
        await last.Do(ticket, new EndExtraTime("white-house"));
        Assert.Equal((1, 1), (await last.Count("round-ended"), await last.Count("inject-written")));
    }

    [Fact]
    public async Task A_stopped_server_writes_down_how_late_it_is()
    {
        await using var host = await Start();
        var ticket = await host.Open(pace: 60, unattended: Unattended.PlaysOn);
        await host.Do(ticket, new StartSession());
        host.Time.Advance(TimeSpan.FromSeconds(2));
        await using var next = await host.Restart();
        host.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(120, (await next.Look(ticket)).View.Clock.At);
    }

    [Fact]
    public async Task A_paused_clock_stays_where_it_is()
    {
        await using var host = await Start();
        var ticket = await host.Open(pace: 60, unattended: Unattended.PlaysOn);
        await host.Do(ticket, new StartSession());
        host.Time.Advance(TimeSpan.FromSeconds(2));
        await host.Do(ticket, new PauseClock());
        await using var next = await host.Restart();
        next.Time.Advance(TimeSpan.FromHours(1));
        var clock = (await next.Look(ticket)).View.Clock;
        Assert.False(clock.Running);
        Assert.Equal(120, clock.At);
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(60)]
    public async Task A_step_of_the_wall_clock_moves_no_game(int minutes)
    {
        await using var host = await Start(OutageAfter);
        var ticket = await host.Open(pace: 60, unattended: Unattended.PlaysOn);
        await host.Do(ticket, new StartSession());
        var started = host.Time.GetTimestamp();
        await Mark(host, times: 1);
        host.Time.StepWallClock(TimeSpan.FromMinutes(minutes));
        host.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(PassedSince(host, started), TimeOf(await host.Look(ticket)));
        host.Time.StepWallClock(TimeSpan.FromMinutes(-minutes));
        await Mark(host, times: 1);
        Assert.Equal(PassedSince(host, started), TimeOf(await host.Look(ticket)));
        Assert.Equal(0, await host.Count("round-ended"));
    }

    [Fact]
    public async Task After_a_restart_with_the_wall_clock_behind_the_last_mark_the_game_goes_on()
    {
        await using var host = await Start(OutageAfter);
        var ticket = await host.Open(pace: 60, unattended: Unattended.PlaysOn);
        await host.Do(ticket, new StartSession());
        var started = host.Time.GetTimestamp();
        await Mark(host, times: 2);
        var marked = PassedSince(host, started);
        host.Time.StepWallClock(TimeSpan.FromHours(-1));
        await using var next = await host.Kill();
        Assert.Equal(marked, TimeOf(await next.Look(ticket)));
        var restarted = next.Time.GetTimestamp();
        await Mark(next, times: 1);
        Assert.Equal(marked + PassedSince(next, restarted), TimeOf(await next.Look(ticket)));
        await next.Do(ticket, new PauseClock());
        await next.Do(ticket, new ResumeClock());
        await Mark(next, times: 1);
        Assert.Equal(marked + PassedSince(next, restarted), TimeOf(await next.Look(ticket)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_computer_that_slept_goes_on_from_the_last_mark(bool isCounted)
    {
        await using var host = await Start(OutageAfter);
        var ticket = await host.Open(pace: 60, unattended: Unattended.PlaysOn);
        await host.Do(ticket, new StartSession());
        var started = host.Time.GetTimestamp();
        await Mark(host, times: 1);
        var marked = PassedSince(host, started);
        var marks = await host.Count("clock-marked");
        host.Time.Sleep(TimeSpan.FromSeconds(100), isCounted);
        var awake = host.Time.GetTimestamp();
        while (isCounted && await host.Count("clock-marked") == marks)
            await PassToNextTimer(host);
        Assert.Equal(marked + PassedSince(host, awake), TimeOf(await host.Look(ticket)));
        Assert.Equal(0, await host.Count("round-ended"));

        // It runs on, and what is shown agrees with what is written down.
        await Mark(host, times: 1);
        Assert.Equal(marked + PassedSince(host, awake), TimeOf(await host.Look(ticket)));
    }

    [Fact]
    public async Task The_session_tells_its_time_as_long_as_it_can_be_read()
    {
        await using var host = await Start();
        var ticket = await host.Open(pace: 60, unattended: Unattended.PlaysOn);
        await host.Do(ticket, new StartSession());
        host.Time.Advance(TimeSpan.FromSeconds(2));
        var look = await host.Look(ticket);
        Assert.Equal(look.ServerTime, (await host.Table.Now())?.ToUnixTimeMilliseconds());
        Assert.Equal(look.View.Clock.Anchor + 2000, look.ServerTime);
    }

    // What passes is the clock's doing alone.
    private static Task<TestHost> Start(TimeSpan? outageAfter = null) =>
        TestHost.Start(outageAfter: outageAfter, autopilots: false);

    // Game seconds at a pace of 60. A timer counts from when the grain has set it, which the test does not see.
    private static long PassedSince(TestHost host, long timestamp) =>
        (long)host.Time.GetElapsedTime(timestamp).TotalSeconds * 60;

    // A timer of the grain that was set before the sleep has gone off; one that is set anew is waited for.
    private static async Task PassToNextTimer(TestHost host)
    {
        await Task.Yield();
        if (host.Time.UntilNextTimer is { } wait && wait <= MarkEvery)
            host.Time.Advance(wait);
    }

    // As a browser computes it.
    private static long TimeOf(Snapshot look)
    {
        var clock = look.View.Clock;
        return clock.At + (long)((look.ServerTime - clock.Anchor) / 1000m * clock.Pace);
    }

    // From mark to mark, each on disk before time goes on; the engine writes them on its own threads.
    private static async Task Mark(TestHost host, int times)
    {
        for (; times > 0; times--)
        {
            var before = await host.Count("clock-marked");
            while (host.Time.UntilNextTimer is not { } wait || wait > MarkEvery)
                await Task.Yield();
            host.Time.Advance(host.Time.UntilNextTimer!.Value);
            while (await host.Count("clock-marked") == before)
                await Task.Yield();
        }
    }
}
