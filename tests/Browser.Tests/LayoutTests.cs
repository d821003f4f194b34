using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>
/// What stays in sight on which screen, and what a browser shows that does not know all of the stylesheets.
/// </summary>
[Collection(BrowserFixture.Name)]
public class LayoutTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task From_720_pixels_on_the_columns_scroll_and_the_page_does_not()
    {
        var session = await fixture.Server.Open(pacing: "live", pace: 1);
        await using var facilitator = await fixture.Browsers.Someone();
        await using var lab = await fixture.Browsers.Someone();
        await using var whiteHouse = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await lab.JoinByLink(session.JoinLink, "Ben", Roles.Lab);
        await whiteHouse.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
        await whiteHouse.IsInLobby();
        await facilitator.Start();
        await facilitator.EndRound();
        await whiteHouse.IsInRound(2);
        await whiteHouse.Play("Order Lantern taken down for foreign nationals");
        await lab.Sees(lab.Demand("Take Lantern down for foreign nationals"));
        for (var number = 1; number <= 12; number++)
            await facilitator.Announce($"Announcement {number}, which takes its place in the story of this round.");
        await lab.Sees(lab.Story("Announcement 12"));

        foreach (
            var screen in new Screen[]
            {
                new(720, 900),
                new(768, 1024),
                new(1024, 768),
                new(1280, 720),
                Screen.Laptop,
                Screen.Projector,
            }
        )
        {
            foreach (var person in new[] { lab, facilitator })
            {
                await person.Hold(screen);
                var feed = person.Region("What happened and why");
                await feed.EvaluateAsync("column => column.scrollTo(0, column.scrollHeight)");
                var (pageScrolls, columnScrolls) = (await Hidden(person.Page.Locator("html")), await Hidden(feed));
                Assert.True(pageScrolls <= 0, $"At {screen} the page scrolls by {pageScrolls} pixels.");
                Assert.True(columnScrolls > 0, $"At {screen} the feed does not scroll.");
                await Expect(person.Page.Locator(".round-clock")).ToBeInViewportAsync(new() { Ratio = 1 });
            }

            await Expect(lab.Demand("Take Lantern down for foreign nationals").GetByRole(AriaRole.Timer))
                .ToBeInViewportAsync(new() { Ratio = 1 });
            await Expect(facilitator.Region("Control of the session")).ToBeInViewportAsync(new() { Ratio = 1 });
        }
    }

    [BrowserFact]
    public async Task The_choices_of_the_debrief_fit_a_phone()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone(Screen.Phone);
        await facilitator.Open(session.FacilitatorLink);
        await facilitator.Start();
        await facilitator.Button("End session").ClickAsync();
        await facilitator.InDialog("End the session").ClickAsync();
        await facilitator.Sees(facilitator.Heading("Scores"));
        await facilitator.OpenTimeline();
        // A title as long as a scenario may have.
        await facilitator
            .Page.GetByLabel("Whose story")
            .EvaluateAsync(
                "select => select.options[1].text = 'The Department of Long Titles and of Other Affairs '.repeat(2)"
            );

        var beyond = await facilitator.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main *')]
              .filter(element => !element.closest('.visually-hidden'))
              .filter(element => element.getBoundingClientRect().right > innerWidth)
              .map(({ outerHTML }) => outerHTML.slice(0, 100))
            """
        );
        Assert.Empty(beyond);
    }

    [BrowserFact]
    public async Task A_browser_without_light_dark_is_told_which_are_needed_and_shows_buttons_as_buttons()
    {
        await using var visitor = await fixture.Browsers.Someone(scheme: ColorScheme.Dark);
        await visitor.Open(fixture.Server.Address);
        var told = visitor.Page.GetByText("Whitecell needs Chrome");
        await visitor.Sees(visitor.Page.GetByLabel("Session code"));
        await Expect(told).ToBeHiddenAsync();

        await visitor.Page.RouteAsync(
            "**/*.css",
            async route =>
            {
                var answer = await route.FetchAsync();
                var styles = await answer.TextAsync();
                Assert.Contains("light-dark(", styles, StringComparison.Ordinal);
                await route.FulfillAsync(
                    new()
                    {
                        Response = answer,
                        Body = styles.Replace("light-dark(", "not-yet-known(", StringComparison.Ordinal),
                    }
                );
            }
        );
        await visitor.Page.ReloadAsync();
        await visitor.Sees(told);
        await visitor.Page.GetByLabel("Session code").FillAsync("ABC");
        await Expect(visitor.Button("Join the session")).ToHaveCSSAsync("background-color", "rgb(39, 66, 196)");
        await Expect(visitor.Button("Join the session")).ToHaveCSSAsync("color", "rgb(255, 255, 255)");
        Assert.Empty(await Axe.Violations(visitor.Page));
    }

    /// <summary>Pixels of an element's height that are out of sight until it is scrolled.</summary>
    private static Task<int> Hidden(ILocator element) =>
        element.EvaluateAsync<int>("element => element.scrollHeight - element.clientHeight");
}
