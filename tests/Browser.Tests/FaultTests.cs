using Browser.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>A page that cannot be drawn says so and enters again by itself.</summary>
[Collection(BrowserFixture.Name)]
public class FaultTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_page_in_which_something_took_an_element_away_enters_again()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await facilitator.Start();
        await facilitator.ShowPanel("People");
        await facilitator.Region("Seats").EvaluateAsync("seats => seats.remove()");
        await facilitator.ShowPanel("Desk");

        await facilitator.IsTold("It is set up again by itself");
        await facilitator.IsInRound(1);
        await facilitator.Announce("Still here.");
        await facilitator.Sees(facilitator.Story("Still here."));
    }

    [BrowserFact]
    public async Task A_fault_while_drawing_is_told_until_it_has_passed()
    {
        var session = await fixture.Server.Open();
        await using var player = await fixture.Browsers.Someone();
        await using var facilitator = await fixture.Browsers.Someone();
        await player.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
        await player.IsInLobby();
        await facilitator.Open(session.FacilitatorLink);
        await player.Page.EvaluateAsync(
            """
            () => {
              const { format } = Object.getOwnPropertyDescriptors(Intl.DateTimeFormat.prototype);
              window.mend = () => Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', format);
              Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', { ...format, get() { throw new Error('Broken.'); } });
            }
            """
        );
        await facilitator.Start();

        await player.IsTold("It is set up again by itself");
        Assert.Empty(await Axe.Violations(player.Page));
        await player.Button("Set it up now").ClickAsync();
        await player.IsTold("It is set up again by itself");
        await player.Page.EvaluateAsync("window.mend()");
        await player.IsInRound(1);
        await Expect(player.Page.GetByText("This page had a fault")).ToHaveCountAsync(0);
        await player.Say("Back again.");
    }
}
