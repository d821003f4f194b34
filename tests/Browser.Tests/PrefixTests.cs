using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The screens of a server under a path prefix.</summary>
[Collection(BrowserFixture.Name)]
public class PrefixTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_session_is_opened_joined_and_played_under_a_prefix()
    {
        await using var server = await BrowserFixture.StartServer([
            .. BrowserFixture.NoAutopilots,
            "--PathBase=/play/whitecell",
        ]);
        var start = new Uri(server.Address, "/play/whitecell/");
        await using var facilitator = await fixture.Browsers.Someone();
        await using var player = await fixture.Browsers.Someone();
        var code = await facilitator.OpenSession(start, "First Call", "In turns");
        Assert.StartsWith(start.AbsoluteUri + "s/", facilitator.Page.Url, StringComparison.Ordinal);

        // The link beside the code, as another person opens it.
        var link = await facilitator.Region("How to join").Locator(".invitation-link").InnerTextAsync();
        Assert.StartsWith(start.AbsoluteUri + "join/", link, StringComparison.Ordinal);
        await player.JoinByLink(new Uri(link), "Ada", Roles.Cloud);
        await player.IsInLobby();
        Assert.StartsWith(start.AbsoluteUri + "s/", player.Page.Url, StringComparison.Ordinal);
        await facilitator.Start();
        await player.IsInRound(1);
        await player.Page.ReloadAsync();
        await player.IsInRound(1);

        await player.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Whitecell, home" }).ClickAsync();
        await Expect(player.Page).ToHaveURLAsync(start.AbsoluteUri);
        await player.Page.GetByLabel("Session code").FillAsync(code);
        await player.Button("Join the session").ClickAsync();
        await player.Button("Join as somebody else").ClickAsync();
        await player.Sees("Your name at the table");
    }
}
