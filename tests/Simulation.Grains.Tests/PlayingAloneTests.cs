using Simulation.Journal;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests;

/// <summary>A request to play alone makes a whole session or none, and the same one when it is repeated.</summary>
public sealed class PlayingAloneTests
{
    private static readonly string Attempt = new('a', 32);

    [Fact]
    public async Task Opening_seating_and_start_are_one_append()
    {
        await using var host = await TestHost.Start();
        var versions = new List<AppendResult>();
        host.Journal.OnAppend = async append =>
        {
            versions.Add(await append());
            return versions[^1];
        };

        var alone = (await host.PlayAlone(Attempt)).Value!;

        Assert.IsType<AppendResult.Appended>(Assert.Single(versions));
        var view = (await host.Look(alone.Ticket)).View;
        Assert.Equal((Phase.Running, Pilot.People), (view.Session.Phase, view.Roles["cloud"].Pilot));
        Assert.Equal(SeatKind.Facilitator, (await host.Look(alone.FacilitatorTicket)).You.Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_append_that_fails_leaves_a_whole_session_or_none_and_asking_again_gives_it(bool isWritten)
    {
        await using var host = await TestHost.Start();
        host.Journal.OnAppend = async append =>
        {
            if (isWritten)
                await append();
            throw new JournalUnavailableException("The connection broke.");
        };
        Assert.Equal(RefusalCode.TryAgain, (await host.PlayAlone(Attempt)).Refusal?.Code);
        host.Journal.OnAppend = null;
        Assert.Equal(isWritten ? 1 : 0, await host.Count("session-started"));

        var alone = (await host.PlayAlone(Attempt)).Value!;

        Assert.Equal(1, await host.Count("session-started"));
        Assert.Equal(2, await host.Count("seat-taken"));
        var view = (await host.Look(alone.Ticket)).View;
        Assert.Equal((Phase.Running, 0), (view.Session.Phase, view.Session.Round));
        Assert.Equal(alone.Seat, (await host.PlayAlone(Attempt)).Value!.Seat);
    }
}
