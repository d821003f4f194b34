using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection(BrowserFixture.Name)]
public class KeyboardTests(BrowserFixture fixture)
{
    /// <summary>No screen has more stops than this between two things one wants.</summary>
    private const int MostStops = 120;

    [BrowserFact]
    public async Task A_person_joins_and_plays_a_move_without_a_mouse()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await using var player = await fixture.Browsers.Someone();
        var keys = player.Page.Keyboard;

        await player.Open(fixture.Server.Address);
        await TabTo(player, player.Page.GetByLabel("Session code"));
        await keys.TypeAsync(session.Code.ToLowerInvariant());
        await keys.PressAsync("Enter");
        await player.Sees(player.Heading("First Call"));
        await TabTo(player, player.Page.GetByLabel("Your name at the table"));
        await keys.TypeAsync("Ada");
        // A group of radio buttons is one stop; the arrows choose in it.
        await TabTo(player, player.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Choose in the lobby") }));
        await keys.PressAsync("ArrowUp");
        await Expect(player.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Cumulo") })).ToBeCheckedAsync();
        await TabTo(player, player.Button("Take a seat"));
        await keys.PressAsync("Enter");
        await player.IsInLobby();
        await facilitator.Start();

        await player.IsInRound(1);
        await TabTo(player, player.Button("Play: Block suspicious traffic"));
        await keys.PressAsync("Enter");
        await TabTo(player, player.InDialog("Continue"));
        await keys.PressAsync("Enter");
        await TabTo(player, player.InDialog("Play it now"));
        await keys.PressAsync("Enter");
        await Expect(player.Dialog).ToBeHiddenAsync();
        await Expect(player.Story("Block suspicious traffic")).ToHaveCountAsync(1);

        // Escape leaves a dialog, and the focus is where it was.
        await TabTo(player, player.Button("Play: Warn Northlight, in confidence"));
        await keys.PressAsync("Enter");
        await player.Sees(player.Dialog);
        await keys.PressAsync("Escape");
        await Expect(player.Dialog).ToBeHiddenAsync();
        await Expect(player.Button("Play: Warn Northlight, in confidence")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_facilitator_works_at_the_desk_without_a_mouse()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        var keys = facilitator.Page.Keyboard;
        await TabTo(facilitator, facilitator.Button("Start the session"));
        await keys.PressAsync("Enter");

        await TabTo(facilitator, facilitator.Page.GetByLabel("Announcement to every screen"));
        await keys.TypeAsync("Stay near a telephone.");
        await keys.PressAsync("Enter");
        await facilitator.Sees(facilitator.Story("Stay near a telephone."));

        await TabTo(facilitator, facilitator.Button("Write an inject"));
        await keys.PressAsync("Enter");
        await TabTo(facilitator, facilitator.Dialog.GetByLabel("Headline"));
        await keys.TypeAsync("A senator asks who knew");
        await TabTo(
            facilitator,
            facilitator.Dialog.GetByRole(AriaRole.Checkbox, new() { Name = Roles.Cloud, Exact = true })
        );
        await keys.PressAsync("Space");
        await TabTo(facilitator, facilitator.InDialog("Send it"));
        await keys.PressAsync("Enter");
        await facilitator.Sees(facilitator.Story("A senator asks who knew"));

        // The dialog gives the focus back to what opened it, so the next thing is one stop away.
        await Expect(facilitator.Button("Write an inject")).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await Expect(facilitator.Button("Set values")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await TabTo(facilitator, facilitator.Dialog.GetByRole(AriaRole.Combobox).First);
        await keys.TypeAsync("Media");
        await TabTo(facilitator, facilitator.Dialog.GetByRole(AriaRole.Spinbutton).First);
        await keys.TypeAsync("7");
        await TabTo(facilitator, facilitator.Dialog.GetByLabel("Reason"));
        await keys.TypeAsync("The evening news");
        await TabTo(facilitator, facilitator.InDialog("Set them"));
        await keys.PressAsync("Enter");
        await facilitator.Sees(facilitator.Story("The facilitator steps in"));

        var strategy = facilitator.Page.GetByLabel($"Strategy of the autopilot: {Roles.Lab}");
        await TabTo(facilitator, strategy);
        await keys.PressAsync("End");
        await Expect(strategy).ToHaveValueAsync("random");
        await facilitator.Sees(facilitator.Story("The autopilot of Northlight Lab is told to"));
    }

    private static async Task TabTo(Person person, ILocator target)
    {
        await person.Sees(target);
        for (var stops = 0; stops < MostStops; stops++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await person.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {target}.");
    }
}
