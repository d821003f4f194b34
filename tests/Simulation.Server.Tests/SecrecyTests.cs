using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>
/// What goes over the wire to one role, byte by byte as the server sends it, holds nothing of another's secrets.
/// </summary>
public sealed class SecrecyTests
{
    [Fact]
    public async Task A_role_never_receives_what_only_others_may_know()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open(seed: "a seed that nobody but the facilitator may know");
        await using var facilitator = await server.Facilitate(session);
        var lab = await server.Join(session.Code, "Lou", "ai-lab");
        await using var hub = await SessionClient.Connect(server.Address);
        var entered = await hub.Call<JsonElement>(
            "Enter",
            new EnterRequest(WireConstants.Version, session.Session, lab.Ticket, null, null)
        );
        var snapshot = entered.GetRawText();

        Assert.Contains(FirstWords("ai-lab-private"), snapshot, StringComparison.Ordinal);
        Assert.DoesNotContain(FirstWords("cloud-private"), snapshot, StringComparison.Ordinal);
        Assert.DoesNotContain(FirstWords("white-house-private"), snapshot, StringComparison.Ordinal);
        Assert.DoesNotContain("a seed that nobody", snapshot, StringComparison.Ordinal);

        await facilitator.Do(new StartSession());
        await facilitator.Until(() => facilitator.Phase == Phase.Running);
        var after = await hub.Call<JsonElement>(
            "Enter",
            new EnterRequest(WireConstants.Version, session.Session, lab.Ticket, null, null)
        );
        var seen = after.GetProperty("snapshot").GetProperty("view");
        var lantern = seen.GetProperty("assets").GetProperty("lantern").GetProperty("attributes");
        Assert.True(lantern.TryGetProperty("safeguards", out _));
        Assert.False(lantern.TryGetProperty("severity", out _));
        Assert.False(seen.GetProperty("indicators").TryGetProperty("allied-patience", out _));
        Assert.False(seen.GetProperty("objectives").TryGetProperty("quiet", out _));
    }

    [Fact]
    public async Task A_player_who_changes_the_role_hears_no_more_of_the_old_ones_secrets()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var player = await server.Play(session, "ai-lab");
        await using var other = await server.Play(session, "cloud");
        await player.Do(new ChooseRole(null));
        await player.UntilDismissed();
        await other.Do(new Say(["ai-lab"], "For the lab's ears."));
        await player.Return();
        Assert.DoesNotContain(player.Log, notice => notice.Headline.Contains("lab's ears", StringComparison.Ordinal));
        Assert.DoesNotContain("PrivateBriefing = **", player.Snapshot.ToString(), StringComparison.Ordinal);
    }

    // Bold type and line breaks are left out: what is between them stands in the JSON as it is.
    private static string FirstWords(string briefing)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Scenarios, "first-call", "briefings", briefing + ".md"));
        return text[(text.LastIndexOf("**", StringComparison.Ordinal) + 2)..].Split('\n')[0].Trim()[..30];
    }
}
