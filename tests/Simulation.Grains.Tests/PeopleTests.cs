using Simulation.Grains.Codes;
using Simulation.Journal;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests;

/// <summary>Presence, absence, autopilots and codes.</summary>
public sealed class PeopleTests
{
    private const string Facilitator = "facilitator";

    private static readonly TimeSpan Grace = new SessionSettings().AbsenceGrace;

    [Fact]
    public async Task A_role_whose_people_are_gone_goes_to_its_autopilot_after_the_grace_time_and_back_at_once()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, recorder) = await host.Play(Pacing.Turns);

        await host.Table.Subscribe("host", recorder.Reference, [Facilitator]);
        await recorder.UntilPresent(presence => presence.Online.Count == 1);
        await PassUntilItFlies(host, ticket, recorder);

        await host.Table.Subscribe("host", recorder.Reference, [Facilitator, ada.Seat]);
        await recorder.Until(
            Facilitator,
            batch => batch.Changes.Roles?.GetValueOrDefault("cloud")?.Pilot == Pilot.People
        );
    }

    [Fact]
    public async Task It_goes_to_its_autopilot_also_when_that_could_not_be_written_for_longer_than_an_idle_actor_is_kept()
    {
        await using var host = await TestHost.Start();
        var (ticket, _, recorder) = await host.Play(Pacing.Turns);
        host.Journal.OnAppend = _ => throw new JournalUnavailableException("The disk is full.");
        await host.Table.Subscribe("host", recorder.Reference, [Facilitator]);
        for (var minute = 0; minute < 40; minute++)
        {
            host.Time.Advance(TimeSpan.FromMinutes(1));
            await host.Table.Subscribe("host", recorder.Reference, [Facilitator]);
        }

        host.Journal.OnAppend = null;
        await PassUntilItFlies(host, ticket, recorder);
    }

    [Theory]
    [InlineData(SeatKind.Facilitator)]
    [InlineData(SeatKind.Spectator)]
    public async Task Autopilots_play_at_their_own_pace_to_the_end_while_somebody_watches(SeatKind who)
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open(Pacing.Turns);
        var watching = who == SeatKind.Spectator ? (await host.Join("Projector", spectator: true)).Seat : Facilitator;
        var recorder = await host.Subscribe(watching);
        await host.Do(ticket, new StartSession());
        while ((await host.Look(ticket)).View.Session.Phase == Phase.Running)
        {
            if (host.Time.UntilNextTimer is { } wait)
                host.Time.Advance(wait);
            await host.Table.Subscribe("host", recorder.Reference, [watching]);
        }

        Assert.NotNull((await host.Table.Debrief(ticket)).Value);
        Assert.Contains(await host.Entries(), entry => entry.By.StartsWith("autopilot:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_autopilot_of_a_fast_game_decides_before_its_first_round_is_over()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open(pace: 3600);
        await host.Subscribe(Facilitator);
        await host.Do(ticket, new StartSession());

        // Its first moment is in the first half of the round, which is an hour.
        var end = host.Time.GetUtcNow() + (TimeSpan.FromMinutes(55) / 3600);
        while (!(await host.Entries()).Exists(entry => entry.By.StartsWith("autopilot:", StringComparison.Ordinal)))
        {
            if (host.Time.UntilNextTimer is { } wait && host.Time.GetUtcNow() + wait <= end)
                host.Time.Advance(wait);
            await Task.Yield();
        }

        Assert.Equal(0, (await host.Look(ticket)).View.Session.Round);
    }

    [Fact]
    public async Task A_host_that_falls_silent_takes_its_people_with_it()
    {
        await using var host = await TestHost.Start();
        await host.Open();
        var ada = await host.Join("Ada", "cloud");
        var recorder = await host.Subscribe(Facilitator);
        await host.Table.Subscribe("dead host", recorder.Reference, [ada.Seat]);
        await recorder.UntilPresent(presence => presence.Online.Contains(ada.Seat));

        var lease = new SessionSettings().SubscriptionLease;
        host.Time.Advance(lease / 2);
        await host.Table.Subscribe("host", recorder.Reference, [Facilitator]);
        host.Time.Advance((lease / 2) + TimeSpan.FromSeconds(1));
        await host.Table.Subscribe("host", recorder.Reference, [Facilitator]);
        host.Time.Advance(lease);
        await recorder.UntilPresent(presence => !presence.Online.Contains(ada.Seat));
    }

    [Fact]
    public async Task Whoever_changes_the_role_is_told_before_the_batch_of_the_new_one()
    {
        await using var host = await TestHost.Start();
        await host.Open();
        var ada = await host.Join("Ada", "cloud");
        var recorder = await host.Subscribe(ada.Seat);
        await host.Do(ada.Ticket, new ChooseRole("ai-lab"));
        var (seat, dismissed) = await recorder.UntilDismissed();
        Assert.Equal(ada.Seat, seat);
        Assert.True(dismissed.EnterAgain);
        Assert.False(recorder.HasHeard("role-cloud"));
    }

    [Fact]
    public async Task A_code_belongs_to_the_first_who_claims_it_also_after_a_restart()
    {
        await using var host = await TestHost.Start();
        var code = host.Grains.GetGrain<IJoinCodeGrain>("QX7KMN");
        Assert.Null(await code.Find());
        Assert.True(await code.Claim("first"));
        Assert.True(await code.Claim("first"));
        Assert.False(await code.Claim("second"));
        await using var next = await host.Restart();
        Assert.Equal(new CodeTarget("first", null), await next.Grains.GetGrain<IJoinCodeGrain>("QX7KMN").Find());
    }

    // The host goes on saying who is connected, as hosts do; otherwise it would be held for dead.
    private static async Task PassUntilItFlies(TestHost host, string ticket, Recorder recorder)
    {
        while (await PilotOf(host, ticket) == Pilot.People)
        {
            if (host.Time.UntilNextTimer is { } wait && wait <= Grace)
                host.Time.Advance(wait);
            await host.Table.Subscribe("host", recorder.Reference, [Facilitator]);
        }
    }

    private static async Task<Pilot> PilotOf(TestHost host, string ticket) =>
        (await host.Look(ticket)).View.Roles["cloud"].Pilot;
}
