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
}
