using Browser.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The Enter that ends a word of an input method sends nothing: not in Chromium's way to tell it, nor in Safari's.</summary>
[Collection(BrowserFixture.Name)]
public class InputMethodTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task The_enter_of_an_input_method_sends_nothing()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await facilitator.IsInLobby();
        await using var player = await fixture.Browsers.Someone();
        await player.Open(session.JoinLink);
        await player.FillInName("みか", Roles.Cloud);
        await EndWord(player);
        await player.Page.Keyboard.PressAsync("Enter");
        await player.IsInLobby();
        await facilitator.Start();

        await player.Show("Talk");
        var message = player.Page.GetByLabel("Message to: Whole table");
        await message.FillAsync("にほん");
        await EndWord(player);
        await Expect(message).ToHaveValueAsync("にほん");
        await message.PressAsync("Enter");
        await Expect(player.Page.GetByLabel("Messages in this channel").Locator(".bubble")).ToHaveTextAsync(["にほん"]);

        await facilitator.Page.GetByLabel("Announcement to every screen").FillAsync("にほん");
        await EndWord(facilitator);
        await Expect(facilitator.Page.GetByLabel("Announcement to every screen")).ToHaveValueAsync("にほん");
        await facilitator.Page.Keyboard.PressAsync("Enter");
        await Expect(player.Story("にほん")).ToHaveCountAsync(1);
    }

    /// <summary>
    /// Presses Enter in the field that has the focus, as Safari reports the key that ended a word, and as others report
    /// one within a word; nothing may be on its way to the server afterwards.
    /// </summary>
    private static async Task EndWord(Person person)
    {
        var devTools = await person.Page.Context.NewCDPSessionAsync(person.Page);
        await person.Page.EvaluateAsync(
            "() => { window.sent = 0; addEventListener('submit', () => window.sent++, { capture: true }); }"
        );
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            await devTools.SendAsync(
                "Input.dispatchKeyEvent",
                new()
                {
                    ["type"] = type,
                    ["key"] = "Enter",
                    ["code"] = "Enter",
                    ["text"] = "\r",
                    ["windowsVirtualKeyCode"] = 229,
                }
            );
        }

        await person.Page.EvaluateAsync(
            """
            () => document.activeElement.dispatchEvent(
              new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))
            """
        );
        Assert.Equal(0, await person.Page.EvaluateAsync<int>("window.sent"));
        Assert.DoesNotContain(
            "\n",
            await person.Page.EvaluateAsync<string>("document.activeElement.value"),
            StringComparison.Ordinal
        );
        await Expect(person.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }
}
