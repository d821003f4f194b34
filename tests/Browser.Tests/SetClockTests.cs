using Browser.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>
/// A person's computer corrects its clock while they play: the game's clock on the screen is right all the same.
/// </summary>
[Collection(BrowserFixture.Name)]
public class SetClockTests(BrowserFixture fixture)
{
    private const string ClockThatCanBeSet = """
        const real = Date.now;
        let ahead = 0;
        Date.now = () => real() + ahead;
        window.setClock = by => { ahead += by; };
        """;

    [BrowserFact]
    public async Task A_clock_that_is_set_in_play_does_not_move_the_game()
    {
        await using var facilitator = await fixture.Browsers.Someone();
        await using var player = await fixture.Browsers.Someone();
        await player.Page.AddInitScriptAsync(ClockThatCanBeSet);
        var session = await fixture.Server.Open(pacing: "live", pace: 2);
        await facilitator.Open(session.FacilitatorLink);
        await player.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
        await facilitator.Start();
        await player.IsInRound(1);
        foreach (var minutes in new[] { 1, -60, 600 })
        {
            await player.Page.EvaluateAsync("by => window.setClock(by)", minutes * 60_000);
            var shown = player.Page.Locator(".round-real");
            await Expect(shown).Not.ToHaveTextAsync(await shown.InnerTextAsync());
            var difference = await player.RealSecondsLeft() - await facilitator.RealSecondsLeft();
            Assert.InRange(difference, -5, 5);
        }

        Assert.Empty(player.Traffic.Errors);
    }
}
