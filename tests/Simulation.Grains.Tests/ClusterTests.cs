using System.Text.Json;
using Orleans.Runtime.Placement;
using Simulation.Grains.Actors;
using Simulation.Grains.Hosting;
using Simulation.Journal;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Tests;

/// <summary>
/// Two silos of one cluster: a session lives on one of them, is reached through both, and outlives either.
/// </summary>
[Collection(nameof(GrainCallJson.WorldsWritten))]
public sealed class ClusterTests
{
    private const string Facilitator = "facilitator";

    [Fact]
    public async Task Through_either_silo_people_of_a_session_are_told_the_same()
    {
        await using var cluster = await TwoSilos.Start();
        var ticket = await cluster[0].Open(Pacing.Turns);
        var ada = await cluster[1].Join("Ada", "cloud");
        var here = await cluster[0].Subscribe(Facilitator);
        var there = await cluster[1].Subscribe(Facilitator, ada.Seat);
        await here.UntilPresent(presence => presence.Online.Contains(ada.Seat));
        for (var n = 0; n < 10; n++)
            await cluster[n % 2].Do(ticket, new Announce($"Number {n}."));

        Assert.Equal(await Told(here, 10), await Told(there, 10));
        Assert.True(await cluster.IsOn(0));
        Assert.False(await cluster.IsOn(1));
        var (left, right) = (await cluster[0].Look(ada.Ticket), await cluster[1].Look(ada.Ticket));
        Assert.Equal(Written(left), Written(right));
        var (missedHere, missedThere) = (
            await Missed(cluster[0], ada.Ticket, left.Stream, 3),
            await Missed(cluster[1], ada.Ticket, left.Stream, 3)
        );
        Assert.Equal(missedHere, missedThere);
        Assert.NotEmpty(missedHere);
    }

    [Fact]
    public async Task Autopilots_that_are_on_the_other_silo_move_to_their_session_and_no_world_is_serialised()
    {
        await using var cluster = await TwoSilos.Start();
        var ticket = await cluster[0].Open(Pacing.Turns, unattended: Unattended.PlaysOn);
        var roles = (await cluster[0].Table.Preview()).Value!.Roles;
        foreach (var role in roles)
        {
            var actor = cluster[1].Grains.GetGrain<IActorGrain>($"{SessionAccess.Session}/{role.Id}");
            RequestContext.Set(IPlacementDirector.PlacementHintKey, cluster.AddressOf(1));
            await actor.SetDuty(Duty.AwaitPeople, cluster.AddressOf(1));
            while (await cluster.Find(actor) is not { } silo || silo != 1)
                await Task.Yield();
        }

        RequestContext.Clear();
        var written = GrainCallJson.WorldsWritten;
        await cluster[0].Do(ticket, new StartSession());
        while ((await cluster[0].Look(ticket)).View.Session.Phase == Phase.Running)
        {
            if (cluster.Time.UntilNextTimer is { } wait)
                cluster.Time.Advance(wait);
            await Task.Yield();
        }

        Assert.True(await cluster.IsOn(0));
        foreach (var role in roles)
        {
            Assert.NotEqual(
                1,
                await cluster.Find(cluster[1].Grains.GetGrain<IActorGrain>($"{SessionAccess.Session}/{role.Id}"))
            );
        }
        Assert.Equal(written, GrainCallJson.WorldsWritten);
        Assert.NotNull((await cluster[1].Table.Debrief(ticket)).Value);
        Assert.Contains(
            await cluster.JournalOf(0).EntriesOf(SessionAccess.Session),
            entry => entry.By.StartsWith("autopilot:", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task When_its_silo_is_killed_a_session_goes_on_on_the_other_with_nothing_lost_or_twice()
    {
        await using var cluster = await TwoSilos.Start();
        var ticket = await cluster[0].Open(pace: 60);
        var ada = await cluster[1].Join("Ada", "cloud");
        await cluster[1].Do(ticket, new StartSession());
        await cluster[1].Do(ticket, new Announce("Before."));
        var before = await cluster[1].Look(ada.Ticket);

        // It reaches the disk, and the silo is killed before it can say so.
        var stored = new TaskCompletionSource();
        var killed = new TaskCompletionSource();
        cluster.JournalOf(0).OnAppend = async append =>
        {
            await append();
            stored.TrySetResult();
            await killed.Task;
            throw new JournalUnavailableException("Killed.");
        };
        var unanswered = Insist(cluster[1], ticket, new Announce("Once."), "the-same-id");
        await stored.Task;
        await cluster.Kill(0);
        killed.SetResult();
        await unanswered;

        Assert.True(await cluster.IsOn(1));
        Assert.Equal(2, await cluster.Count("announced"));
        var missed = (await cluster[1].Table.Enter(ada.Ticket, before.Stream, before.At)).Reply.Missed!.Value;
        Assert.Equal(
            ["Once."],
            missed.SelectMany(batch => batch.Notices).Where(IsAnnouncement).Select(notice => notice.Headline)
        );

        // Somebody is connected there, and the clock runs on.
        var recorder = await cluster[1].Subscribe(Facilitator);
        Assert.True((await cluster[1].Look(ticket)).View.Clock.Running);
        while ((await cluster[1].Look(ticket)).View.Session.Round == 0)
        {
            if (cluster.Time.UntilNextTimer is { } wait)
                cluster.Time.Advance(wait);
            await recorder.Renew(cluster[1].Table, "host", Facilitator);
        }
    }

    [Fact]
    public async Task A_silo_that_stops_hands_its_session_over_while_it_is_played()
    {
        const int Commands = 60;
        await using var cluster = await TwoSilos.Start();
        var ticket = await cluster[0].Open(pace: 60);
        await cluster[0].Do(ticket, new StartSession());
        cluster.Time.Advance(TimeSpan.FromSeconds(2));
        var begun = new TaskCompletionSource();
        var playing = Task.Run(async () =>
        {
            for (var n = 0; n < Commands; n++)
            {
                await Insist(cluster[1], ticket, new Announce($"Number {n}."), $"the-command-{n}");
                if (n == 5)
                    begun.SetResult();
            }
        });
        await begun.Task;
        await cluster.Stop(0);
        await playing;

        Assert.True(await cluster.IsOn(1));
        var announced = (await cluster[1].Look(ticket))
            .Log.Where(IsAnnouncement)
            .Select(notice => notice.Headline)
            .ToList();
        Assert.Equal(Enumerable.Range(0, Commands).Select(n => $"Number {n}."), announced);
        Assert.True(await cluster.Count("clock-marked") > 0);
        Assert.Equal(120, (await cluster[1].Look(ticket)).View.Clock.At);
    }

    [Fact]
    public async Task A_journal_that_is_away_on_the_other_silo_is_told_from_a_fault()
    {
        await using var cluster = await TwoSilos.Start();
        var code = cluster[0].Grains.GetGrain<Codes.IJoinCodeGrain>("QX7KMN");
        Assert.True(await code.Claim("first"));
        cluster.JournalOf(0).IsUnreadable = true;
        var unknown = cluster[0].Grains.GetGrain<Codes.IJoinCodeGrain>("QX7KMP");
        await Assert.ThrowsAsync<JournalUnavailableException>(unknown.Find);

        // It has failed on the first silo, where it was asked for; the second asks there.
        var failure = await Assert.ThrowsAsync<JournalUnavailableException>(
            cluster[1].Grains.GetGrain<Codes.IJoinCodeGrain>("QX7KMP").Find
        );
        Assert.Equal("Cannot read.", failure.Message);
    }

    // As a client does: what got no answer is sent again under the same id.
    private static async Task Insist(SessionAccess access, string ticket, SeatCommand command, string id)
    {
        while (true)
        {
            try
            {
                var receipt = await access.Submit(ticket, command, id);
                if (receipt.Refusal is null)
                    return;
                Assert.Equal(RefusalCode.TryAgain, receipt.Refusal.Code);
            }
            catch (Exception passing) when (passing is OrleansException or TimeoutException)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<List<string>> Told(Recorder recorder, int announcements)
    {
        var told = new List<string>();
        for (var heard = 0; heard < announcements; )
        {
            var batch = await recorder.Next(Facilitator);
            heard += batch.Notices.Count(IsAnnouncement);
            told.Add(Written(batch));
        }

        return told;
    }

    private static async Task<List<string>> Missed(SessionAccess access, string ticket, string stream, long after) =>
        [.. (await access.Table.Enter(ticket, stream, after)).Reply.Missed!.Value.Select(Written)];

    private static string Written<T>(T record) => JsonSerializer.Serialize(record, Json.Options);

    private static bool IsAnnouncement(Notice notice) => notice.Kind == NoticeKind.Announcement;
}
