using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests;

/// <summary>What is told while somebody comes in.</summary>
public sealed class EnteringTests
{
    private const string Facilitator = "facilitator";

    [Fact]
    public async Task The_answer_may_overtake_a_batch_whose_number_it_has_then_and_the_next_goes_on_from_it()
    {
        await using var host = await TestHost.Start();
        var (ticket, _, recorder) = await host.Play(Pacing.Turns);
        var way = new TaskCompletionSource();
        recorder.Way = way.Task;
        await host.Do(ticket, new Announce("On its way."));
        var snapshot = await host.Look(ticket);
        await host.Do(ticket, new Announce("Told."));
        way.SetResult();

        var overtaken = await recorder.Until(Facilitator, Recorder.Announces);
        Assert.Equal(snapshot.Log[^1].Headline, overtaken.Notices[^1].Headline);
        Assert.Equal(snapshot.At, overtaken.To);
        var next = await recorder.Until(Facilitator, Recorder.Announces);
        Assert.Equal(snapshot.At, next.From);
    }

    [Fact]
    public async Task Who_was_told_more_by_another_activation_is_never_shown_less()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        var before = await host.Look(ticket);
        await host.WriteElsewhere(new Announced("Told by the other one."));

        // This one reads the journal again instead.
        var refused = await host.Table.Enter(ticket, before.Stream, before.At + 1);
        Assert.Equal(RefusalCode.TryAgain, refused.Reply.Refusal?.Code);
        Assert.Empty((await host.Table.Enter(ticket, before.Stream, before.At + 1)).Reply.Missed!);
    }

    [Fact]
    public async Task Who_was_told_more_than_the_journal_holds_begins_with_a_snapshot()
    {
        await using var host = await TestHost.Start();
        var ticket = await host.Open();
        var before = await host.Look(ticket);
        var restored = (await host.Table.Enter(ticket, before.Stream, before.At + 100)).Reply;
        Assert.Equal(before.At, restored.Snapshot?.At);
    }
}
