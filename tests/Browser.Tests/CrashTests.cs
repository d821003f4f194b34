using Browser.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection(BrowserFixture.Name)]
public class CrashTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task After_a_crash_of_the_server_the_browsers_come_back_to_their_seats_and_the_clock_goes_on()
    {
        await using var server = await BrowserFixture.StartServer(BrowserFixture.NoAutopilots);
        await using var facilitator = await fixture.Browsers.Someone();
        await using var player = await fixture.Browsers.Someone();
        var session = await server.Open(pacing: "live", pace: 2);
        await facilitator.Open(session.FacilitatorLink);
        await player.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
        await facilitator.Start();
        await player.Play("Send government testers to help");
        await player.Say("Written before the crash.");
        var left = await player.RealSecondsLeft();

        await server.Kill();
        await player.Sees("Connection lost");
        await facilitator.Sees("Connection lost");
        await player.Write("Written during the crash.");
        await server.Start();

        foreach (var person in new[] { player, facilitator })
            await Expect(person.Page.GetByText("Connection lost")).ToHaveCountAsync(0);
        await Expect(player.Page.GetByLabel("Messages in this channel").Locator(".bubble"))
            .ToHaveTextAsync(["Written before the crash.", "Written during the crash."]);
        await Expect(player.Story("Send government testers to help")).ToHaveCountAsync(1);
        await Expect(facilitator.Story("Send government testers to help")).ToHaveCountAsync(1);
        await player.IsInRound(1);
        await player.Sees("You play");

        // It runs, from about where it was: not from the beginning, and without the time that the server was away.
        var clock = player
            .Page.GetByRole(Microsoft.Playwright.AriaRole.Timer, new() { Name = "Game clock" })
            .Locator(".round-real");
        await Expect(clock).Not.ToHaveTextAsync(await clock.InnerTextAsync());
        Assert.InRange(await player.RealSecondsLeft(), 1, left + 10);
    }
}
