using System.Text.Json;
using Simulation.Grains.Replays;
using Simulation.Lab.Debriefs;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests;

/// <summary>Who may see a session again, and through whose eyes.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Before_the_end_nobody_sees_a_replay_and_afterwards_each_what_is_theirs()
    {
        await using var host = await TestHost.Start();
        var (ticket, ada, _) = await host.Play(Pacing.Turns);
        var guest = await host.Join("Ben", spectator: true);
        var idle = await host.Join("Cleo");
        foreach (var early in new[] { ticket, ada.Ticket, guest.Ticket })
            Assert.Equal(RefusalCode.WrongPhase, await Refused(early));
        Assert.Equal(RefusalCode.WrongPhase, await Refused(ada.Ticket, "cloud"));
        await host.Do(ticket, new EndSession());

        var hers = await May(ada.Ticket);
        Assert.Equal(("cloud", ReplayAsker.Self, true), (hers.Eyes, hers.Asker, hers.CountsHidden));
        Assert.Contains("ai-lab", hers.Choices);
        Assert.DoesNotContain(ReplayAccess.Facilitator, hers.Choices);
        Assert.Equal(ReplayAsker.OtherPlayer, (await May(ada.Ticket, "ai-lab")).Asker);
        Assert.Equal(ReplayAsker.Self, (await May(ada.Ticket, ReplayAccess.Public)).Asker);
        Assert.Equal(RefusalCode.FacilitatorOnly, await Refused(ada.Ticket, ReplayAccess.Facilitator));
        Assert.Equal(RefusalCode.Unknown, await Refused(ada.Ticket, "nobody"));
        Assert.Equal(RefusalCode.WrongTicket, await Refused("a-ticket-of-nobody", "cloud"));

        Assert.Equal(ReplayAccess.Facilitator, (await May(ticket)).Eyes);
        Assert.Equal(ReplayAsker.Facilitator, (await May(ticket, "cloud")).Asker);
        Assert.Equal(ReplayAccess.Public, Assert.Single((await May(guest.Ticket)).Choices));
        Assert.Equal(RefusalCode.FacilitatorOnly, await Refused(guest.Ticket, "cloud"));
        Assert.Equal(ReplayAccess.Public, (await May(idle.Ticket)).Eyes);

        var replays = new ReplayService(host.Journal);
        foreach (var access in new[] { hers, await May(ticket), await May(guest.Ticket) })
            Assert.Equal(access.Eyes, await EyesOf(replays, access));

        async Task<ReplayAccess> May(string by, string? eyes = null) =>
            (await host.Table.MayReplay(by, eyes)).Value ?? throw new InvalidOperationException("Refused.");

        async Task<RefusalCode?> Refused(string by, string? eyes = null) =>
            (await host.Table.MayReplay(by, eyes)).Refusal?.Code;
    }

    private static async Task<string?> EyesOf(ReplayService replays, ReplayAccess access)
    {
        var replay = await replays.Of(SessionAccess.Session, access, CancellationToken.None);
        using var json = new MemoryStream();
        await replay.Value!.WriteTo(json);
        var written = JsonDocument.Parse(json.ToArray()).RootElement;
        Assert.NotEqual(0, written.GetProperty("steps").GetArrayLength());
        Assert.Equal(access.Choices, written.GetProperty("choices").Deserialize<Sequence<string>>(Json.Options));
        return written.GetProperty("eyes").GetString();
    }
}
