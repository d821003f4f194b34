using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>On paper stands what is read, and no page is empty or left half empty.</summary>
[Collection(BrowserFixture.Name)]
public class PrintTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_printed_debrief_has_full_pages_and_nothing_that_is_for_the_screen()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone(scheme: ColorScheme.Dark);
        await using var lab = await fixture.Browsers.Someone();
        await using var whiteHouse = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await lab.JoinByLink(session.JoinLink, "Ben", Roles.Lab);
        await whiteHouse.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
        await whiteHouse.IsInLobby();
        await facilitator.Start();
        await lab.Play("Make a public statement", words: "Lantern is safe.");
        await lab.Play("Write and ship a fix");
        await facilitator.EndRound();
        await whiteHouse.IsInRound(2);
        await whiteHouse.Play("Order Lantern taken down for foreign nationals");
        await lab.Answer("Take Lantern down for foreign nationals", "Switch Lantern off for everyone");
        await Print(facilitator, "console");
        await Print(lab, "table");

        await facilitator.Button("End session").ClickAsync();
        await facilitator.InDialog("End the session").ClickAsync();
        await facilitator.Sees(facilitator.Heading("Scores"));
        Assert.InRange(await Print(facilitator, "debrief"), 2, 6);
        await facilitator.Button("Use the dark theme").Or(facilitator.Button("Use the light theme")).ClickAsync();
        await facilitator.TurnTo("Data");
        Assert.InRange(await Print(facilitator, "debrief"), 2, 6);
        await facilitator.Open(session.JoinLink);
        await facilitator.Sees("You are in as Facilitator.");
        await Print(facilitator, "join page");
    }

    /// <returns>How many pages it has.</returns>
    private static async Task<int> Print(Person person, string what)
    {
        await person.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(person.Page.Locator(".skip-link")).ToBeHiddenAsync();
        foreach (var gone in new[] { ".icon", ".button", "input", "select" })
            await Expect(person.Page.Locator(gone).Filter(new() { Visible = true })).ToHaveCountAsync(0);
        await Expect(person.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        var pages = Pdf.LastTexts(await person.Page.PdfAsync(new() { Format = "A4" }));
        Assert.NotEmpty(pages);
        Assert.All(pages, last => Assert.True(last is not null, $"An empty page of the {what}."));
        Assert.All(
            pages.SkipLast(1),
            last => Assert.True(last > 0.6f, $"A page of the {what} is empty from {last:P0} down.")
        );
        await person.Page.EmulateMediaAsync(new() { Media = Media.Null });
        return pages.Count;
    }
}
