using System.Text.RegularExpressions;
using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>A facilitator opens another session that begins at a moment of a finished one.</summary>
[Collection(BrowserFixture.Name)]
public class RunTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_new_run_is_opened_from_the_replay_and_other_people_play_it_on()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone(Screen.Laptop);
        await using var whiteHouse = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await whiteHouse.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
        await facilitator.Start();
        await facilitator.EndRound();
        await whiteHouse.IsInRound(2);
        await facilitator.Button("End session").ClickAsync();
        await facilitator.InDialog("End the session").ClickAsync();
        await facilitator.Sees(facilitator.Heading("Scores"));

        // Players have no such button.
        await whiteHouse.Sees(whiteHouse.Heading("Scores"));
        await whiteHouse.Link("Replay").ClickAsync();
        await whiteHouse.Sees(whiteHouse.Region("Replay"));
        await Expect(whiteHouse.Button("Open a new run from here")).ToHaveCountAsync(0);

        // The story has one for each decisive moment, the replay one for the moment that it shows.
        await facilitator.TurnTo("The story");
        await Expect(facilitator.Button("Open a new run from here")).Not.ToHaveCountAsync(0);
        await facilitator.TurnTo("How it ended");
        await facilitator.Link("Replay").ClickAsync();
        var open = facilitator.Button("Open a new run from here");
        await Expect(open).ToBeDisabledAsync();
        var line = facilitator.Page.GetByRole(AriaRole.Slider, new() { Name = "Moment of the game" });
        await line.FocusAsync();
        await facilitator.Page.Keyboard.PressAsync("End");
        await Expect(open).ToBeDisabledAsync();
        await facilitator.Page.Keyboard.PressAsync("ArrowLeft");
        await open.ClickAsync();
        await facilitator.Sees("The same luck");
        foreach (var screen in new[] { Screen.Phone, Screen.Laptop })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await facilitator.Hold(screen);
                await facilitator.Prefer(scheme);
                Assert.Empty(await Axe.Violations(facilitator.Page));
            }
        }

        await facilitator.Dialog.GetByRole(AriaRole.Button, new() { Name = "Open the session" }).ClickAsync();
        var code = await facilitator.Dialog.Locator(".run-code").InnerTextAsync();
        Assert.Empty(await Axe.Violations(facilitator.Page));
        await facilitator.Link("Go to its console").ClickAsync();
        await facilitator.Sees("Waiting room");
        Assert.DoesNotMatch(new Regex("#t="), facilitator.Page.Url);

        await using var other = await fixture.Browsers.Someone();
        await other.JoinByTyping(fixture.Server.Address, code, "Ben", Roles.WhiteHouse);
        await other.IsInLobby();
        await facilitator.Start();
        await other.IsInRound(2);
        Assert.Empty(facilitator.Traffic.Errors);
    }
}
