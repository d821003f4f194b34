using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>A journal holds what was asked for beside what it led to, and can be executed again from it.</summary>
public sealed class StoredCommandTests
{
    private const string Facilitator = "facilitator";

    [Fact]
    public async Task A_game_of_people_autopilots_and_a_kill_is_executed_again_to_the_same_events()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open(pace: 1, unattended: Unattended.PlaysOn);
        var ada = await host.Join("Ada", "cloud");
        await host.Do(ticket, new StartSession());
        await host.Do(ada.Ticket, new Say([], "Good morning."));
        await host.Do(ticket, new HandRole("cloud", true));
        await Pass(host, "move-played");
        await Pass(host, "round-ended");
        await host.Do(ticket, new PauseClock());
        host.Time.Advance(TimeSpan.FromSeconds(1.5));
        await host.Do(ticket, new ResumeClock());
        host.Time.Advance(TimeSpan.FromSeconds(2));
        await using var next = await host.Kill();
        next.Time.Advance(TimeSpan.FromMinutes(1));
        await next.Subscribe(Facilitator, ada.Seat);
        await next.Do(ticket, new EndSession());

        var entries = await next.Entries();
        Assert.Null(Reexecution.FirstDifference(entries));
        var commands = entries.Skip(1).Select(entry => entry.Command!.Value.Name).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "take-seat",
                "start-session",
                "say",
                "hand-role",
                "play-move",
                "mark-clock",
                "advance-clock",
                "recover-clock",
                "end-session",
            },
            commands
        );
        Assert.Contains(entries, entry => entry.By.StartsWith("autopilot:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_check_finds_an_event_that_no_command_led_to()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        await host.Do(ticket, new Announce("Welcome."));
        var entries = await host.Entries();
        Assert.Null(Reexecution.FirstDifference(entries));

        var other = StoredEvents.Write(new Announced("Farewell."));
        var changed = entries[^1] with { Events = [new StoredEvent(other.Name, other.Json)] };
        Assert.NotNull(Reexecution.FirstDifference([.. entries[..^1], changed]));
        Assert.NotNull(Reexecution.FirstDifference([.. entries[..^1], entries[^1] with { Command = null }]));
    }

    [Fact]
    public async Task A_mark_tells_how_long_the_clock_has_run_by_the_monotonic_clock()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open(pace: 60);
        await host.Do(ticket, new StartSession());
        await Pass(host, "clock-marked");
        var marks = (await host.Entries())
            .SelectMany(entry => entry.Events)
            .Where(stored => stored.Name == "clock-marked")
            .Select(stored => (ClockMarked)StoredEvents.Read(stored.Name, stored.Json.Span));
        Assert.Equal((long)new SessionSettings().MarkEvery.TotalMilliseconds, marks.First().Elapsed);
    }

    [Fact]
    public async Task A_session_promises_its_seed_and_pack_to_everybody_and_keeps_what_opens_the_promise()
    {
        await using var host = await TestHost.Start();
        await host.Open();
        var ada = await host.Join("Ada", "cloud");
        var opened = (SessionOpened)StoredEvents.Read("session-opened", (await host.Entries())[0].Events[0].Json.Span);
        Assert.Equal(SeedCommitment.Of("seed", new ScenarioPack(opened.Files).Hash, opened.Nonce!), opened.Commitment);

        var snapshot = await host.Look(ada.Ticket);
        Assert.Equal(opened.Commitment, snapshot.Sheet.Commitment);
        Assert.DoesNotContain(
            opened.Nonce!,
            System.Text.Json.JsonSerializer.Serialize(snapshot, Rules.Language.Json.Options),
            StringComparison.Ordinal
        );
    }

    // From timer to timer until the journal holds such an event.
    private static async Task Pass(TestHost host, string happened)
    {
        while (await host.Count(happened) == 0)
        {
            if (host.Time.UntilNextTimer is { } wait && wait < TimeSpan.FromHours(1))
                host.Time.Advance(wait);

            // Behind the timer that went off, so that it has its turn before the clock moves on.
            await host.Table.Preview();
        }
    }
}
