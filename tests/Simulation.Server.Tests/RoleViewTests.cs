using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Tests;

/// <summary>The table as a role sees it, for the facilitator and nobody else.</summary>
public sealed class RoleViewTests
{
    [Fact]
    public async Task It_is_what_the_role_itself_is_given()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var lab = await server.Play(session, "ai-lab");

        // In the lobby no autopilot acts meanwhile.
        await lab.Do(new Say(["cloud"], "Between us."));
        await using var again = await Player.Enter(server.Address, session.Session, lab.Ticket);

        var shown = await TestServer.Read<Snapshot>(await View(server, session, "ai-lab", session.Ticket));
        var given = again.Snapshot;
        Assert.Equal((given.At, given.Stream), (shown.At, shown.Stream));
        Assert.Equal(Text(given.View), Text(shown.View));
        Assert.Equal(Text(given.Log), Text(shown.Log));
        Assert.Equal(Text(given.Sheet), Text(shown.Sheet));
        Assert.Equal((SeatKind.Player, "ai-lab"), (shown.You.Kind, shown.You.Role));

        // The journal has it once, however often the view is brought up to date.
        await View(server, session, "ai-lab", session.Ticket);
        await using var console = await Player.Enter(server.Address, session.Session, session.Ticket);
        Assert.Single(
            console.Snapshot.Log,
            n => n.Headline.StartsWith("The facilitator looks at", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            given.Log,
            n => n.Headline.StartsWith("The facilitator looks at", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Players_spectators_and_strangers_get_none()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var lab = await server.Play(session, "ai-lab");
        foreach (var role in new[] { "ai-lab", "cloud", "senate" })
        {
            Assert.Equal(
                RefusalCode.FacilitatorOnly,
                await TestServer.RefusalOf(await View(server, session, role, lab.Ticket))
            );
        }

        Assert.Equal(
            RefusalCode.WrongTicket,
            await TestServer.RefusalOf(await View(server, session, "cloud", "nothing"))
        );
        Assert.Equal(
            RefusalCode.Unknown,
            await TestServer.RefusalOf(await View(server, session, "senate", session.Ticket))
        );
    }

    private static Task<HttpResponseMessage> View(
        TestServer server,
        SessionOpenedReply session,
        string role,
        string ticket
    ) => server.GetWithTicket($"/api/sessions/{session.Session}/roles/{role}/view", ticket);

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, Json.Options);
}
