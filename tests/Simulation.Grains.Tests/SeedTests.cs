using System.Collections.Immutable;
using System.Text;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Protocol;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>A live game repeats from its seed, whatever its pace and however late the server is.</summary>
public sealed class SeedTests
{
    /// <summary>Game seconds into a round.</summary>
    private const long PersonActsAt = 700;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(60, 0)]
    [InlineData(3600, 0)]
    [InlineData(60, 20)]
    [InlineData(3600, 1)]
    public async Task Autopilots_play_the_game_that_the_command_line_plays_from_the_same_seed(int pace, int lateSeconds)
    {
        var played = await PlayLive(pace, TimeSpan.FromSeconds(lateSeconds), personAs: null);
        var scenario = ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!.Scenario!;
        var alone = HeadlessGame.Play(scenario, "seed", talk: true);
        Assert.Equal([.. alone.Entries.SelectMany(Words)], played);
    }

    [Theory]
    [InlineData(3600, 0)]
    [InlineData(60, 2)]
    public async Task What_a_person_does_at_the_same_game_time_leads_to_the_same_game(int pace, int lateSeconds)
    {
        var slow = await PlayLive(30, TimeSpan.Zero, "cloud");
        var other = await PlayLive(pace, TimeSpan.FromSeconds(lateSeconds), "cloud");
        Assert.Equal(slow, other);
        Assert.Contains(slow, line => line.StartsWith("seat:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_turns_autopilots_play_the_same_game_however_long_they_take()
    {
        var played = await PlayLive(60, TimeSpan.Zero, personAs: null, Pacing.Turns);
        Assert.Equal(played, await PlayLive(60, TimeSpan.FromMinutes(3), personAs: null, Pacing.Turns));
        Assert.Contains(played, line => line.StartsWith("autopilot:", StringComparison.Ordinal));
    }

    /// <param name="late">By how much every timer is late.</param>
    /// <param name="personAs">The role of a person who does something in each round; null when nobody is there.</param>
    private static async Task<string[]> PlayLive(int pace, TimeSpan late, string? personAs, Pacing pacing = Pacing.Live)
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open(pacing, pace, Unattended.PlaysOn);
        var person = personAs is null ? null : await host.Join("Ada", personAs);
        string[] online = person is null ? ["facilitator"] : ["facilitator", person.Seat];
        var recorder = await host.Subscribe(online);
        await host.Do(ticket, new StartSession());
        var acted = -1;
        while (
            await Settled(host, ticket) is { View: { Session: { Phase: Phase.Running, Round: var round } } view } look
        )
        {
            var acts = RealTimeOf(look.Sheet.Rounds[round].StartsAt + PersonActsAt, view.Clock);
            var wait = (host.Time.UntilNextTimer ?? TimeSpan.Zero) + late + TimeSpan.FromTicks(1);
            if (person is not null && acted < round && host.Time.GetUtcNow() + wait >= acts)
            {
                acted = round;
                if (acts > host.Time.GetUtcNow())
                    host.Time.Advance(acts - host.Time.GetUtcNow());
                await Settled(host, ticket);
                await host.Do(person.Ticket, await Choose(host, personAs!));
            }
            else
            {
                host.Time.Advance(wait);
            }

            await recorder.Renew(host.Table, "host", online);
        }

        return
        [
            .. (await host.Entries()).SelectMany(Words).Select(line => line.Replace(person?.Seat ?? "none", "Ada")),
        ];
    }

    // While somebody decides, or something that is due has not come, the session's time is behind.
    private static async Task<Snapshot> Settled(TestHost host, string ticket)
    {
        while (await host.Table.Now() < host.Time.GetUtcNow())
            await Task.Yield();
        return await host.Look(ticket);
    }

    private static DateTimeOffset RealTimeOf(long gameTime, ClockView clock) =>
        DateTimeOffset
            .FromUnixTimeMilliseconds(clock.Anchor)
            .AddTicks((long)decimal.Ceiling((gameTime - clock.At) * TimeSpan.TicksPerSecond / clock.Pace));

    // Whatever is legal first.
    private static async Task<SeatCommand> Choose(TestHost host, string role)
    {
        var state = new SessionState(SessionAccess.Session);
        await state.Load(host.Journal);
        return LegalOptions.Of(Redaction.For(state.Durable!, Viewer.Of(role)), role)[0];
    }

    private static IEnumerable<string> Words(JournalEntry entry) =>
        Words(entry.By, [.. entry.Events.Select(stored => StoredEvents.Read(stored.Name, stored.Json.Span))]);

    private static IEnumerable<string> Words(GameEntry entry) => Words(entry.By.ToString(), entry.Events);

    // Without what real time and the seats at the table bring.
    private static IEnumerable<string> Words(string by, ImmutableArray<SessionEvent> events) =>
        events is [SessionOpened or SeatTaken or SessionStarted, ..]
            ? []
            : events
                .Where(happened => happened is not (ClockSet or ClockMarked or PilotChanged))
                .Select(happened => (happened.At, Stored: StoredEvents.Write(happened)))
                .Select(told => $"{by} at {told.At}: {told.Stored.Name} {Encoding.UTF8.GetString(told.Stored.Json)}");
}
