using Browser.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection(BrowserFixture.Name)]
public class AloneTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task One_person_plays_alone_with_autopilots_to_the_end()
    {
        await using var server = await BrowserFixture.StartServer("--Autopilot:ThinkSeconds=0.05");
        await using var facilitator = await fixture.Browsers.Someone();
        await using var player = await fixture.Browsers.Someone();
        var session = await server.Open(seed: "alone");
        await facilitator.Open(session.FacilitatorLink);
        await player.JoinByLink(session.JoinLink, "Ada", Roles.Lab);
        await facilitator.Start();
        for (var round = 1; round <= 3; round++)
        {
            await player.IsInRound(round);
            await player.SayReady();
        }

        await player.Sees(player.Heading("Scores"));
        await player.Sees(player.Link("How it ended"));
        var played = (await player.OpenTimeline()).Locator(".story-pilot");
        await Expect(played).Not.ToHaveCountAsync(0);
        await facilitator.Sees(facilitator.Heading("Scores"));
    }
}
