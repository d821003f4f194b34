using System.Text.RegularExpressions;
using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The debrief is read chapter by chapter, by address, by keyboard and on the wall.</summary>
[Collection(BrowserFixture.Name)]
public class DebriefTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task Its_chapters_have_addresses_and_its_curves_lead_into_the_story()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await using var whiteHouse = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await whiteHouse.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
        await facilitator.Start();
        await facilitator.EndRound();
        await whiteHouse.IsInRound(2);
        await whiteHouse.Play("Order Lantern taken down for foreign nationals");
        await facilitator.Button("End session").ClickAsync();
        await facilitator.InDialog("End the session").ClickAsync();
        await facilitator.Sees(facilitator.Heading("Scores"));

        // Facilitator and players have the same chapters.
        await whiteHouse.Sees(whiteHouse.Heading("Scores"));
        Assert.Equal(await facilitator.Chapters(), await whiteHouse.Chapters());

        // An address, the way on, and the browser's way back.
        await facilitator.Open(new Uri(facilitator.Page.Url + "#curves"));
        await facilitator.Sees(facilitator.Page.GetByRole(AriaRole.Heading, new() { Name = "Curves", Level = 2 }));
        await facilitator.Link("Who promised what").Last.ClickAsync();
        await Expect(facilitator.Page).ToHaveURLAsync(new Regex("#promises$"));
        await Expect(facilitator.Page.Locator("h2:focus")).ToHaveTextAsync("Who promised what");
        await facilitator.Page.GoBackAsync();

        // The points of a chart are read by keyboard, and lead to what happened.
        var chart = facilitator.Page.Locator(".curve").Filter(new() { Has = facilitator.Page.Locator("input") }).First;
        await chart.GetByRole(AriaRole.Slider).FocusAsync();
        await facilitator.Page.Keyboard.PressAsync("End");
        var reading = chart.Locator(".curve-reader a");
        var cause = await reading.InnerTextAsync();
        await reading.ClickAsync();
        await Expect(facilitator.Page.Locator(".line:focus")).ToContainTextAsync(cause.Split(": ")[^1]);

        // The wall goes by chapters.
        await facilitator.TurnTo("How it ended");
        await facilitator.Button("Show on the wall").ClickAsync();
        await facilitator.Sees("First Call · How it ended");
        for (var slide = 0; slide < 2; slide++)
            await facilitator.Page.Keyboard.PressAsync("ArrowRight");
        await facilitator.Sees("First Call · The story");
        Assert.Empty(await Axe.Violations(facilitator.Page));
        await facilitator.Page.Keyboard.PressAsync("Escape");
        await facilitator.Sees(facilitator.Heading("Scores"));
        Assert.Empty(facilitator.Traffic.Errors);
    }
}
