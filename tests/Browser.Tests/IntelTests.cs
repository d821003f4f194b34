using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>
/// What a role knows, in the browser: passed on to one other role, told to no third, and laid open to the facilitator.
/// </summary>
[Collection(BrowserFixture.Name)]
public class IntelTests(BrowserFixture fixture)
{
    private const string Claim = "The red sensor is right";

    [BrowserFact]
    public async Task A_claim_is_passed_on_to_whom_it_is_meant_for_and_the_facilitator_sees_who_has_it()
    {
        var session = await fixture.Server.Open(scenario: "clean-water");
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await using var utility = await fixture.Browsers.Someone();
        await utility.JoinByLink(session.JoinLink, "Lou", "Lake Orrin Waterworks");
        await using var press = await fixture.Browsers.Someone();
        await press.JoinByLink(session.JoinLink, "Mei", "The Falls Courier");
        await using var state = await fixture.Browsers.Someone();
        await state.JoinByLink(session.JoinLink, "Ada", "State health agency");
        await utility.IsInLobby();
        await press.IsInLobby();
        await state.IsInLobby();
        await facilitator.Start();

        await utility.ShowIfHidden("Brief");
        await utility.Sees(utility.Region("What you know").GetByText("You give it 55 %"));
        await utility.Button($"Pass on: {Claim}").ClickAsync();
        await utility
            .Dialog.GetByRole(
                AriaRole.Checkbox,
                new LocatorGetByRoleOptions { Name = "The Falls Courier", Exact = true }
            )
            .CheckAsync();
        Assert.Empty(await Axe.Violations(utility.Page));
        await utility.InDialog("Pass on").ClickAsync();
        await utility.Sees("You passed it on to The Falls Courier.");

        await press.ShowIfHidden("Brief");
        await press.Sees(press.Region("What you know").GetByText("given to you by Lake Orrin Waterworks"));
        Assert.Empty(await Axe.Violations(press.Page));
        await state.ShowIfHidden("Brief");
        await state.Sees(state.Region("What you know"));
        await Expect(state.Page.GetByText(Claim)).ToHaveCountAsync(0);

        await facilitator.ShowPanel("Intel");
        var piece = facilitator.Region("Intel").Locator("article").Filter(new LocatorFilterOptions { HasText = Claim });
        await facilitator.Sees(piece.GetByText("The Falls Courier from Lake Orrin Waterworks"));
        Assert.Empty(await Axe.Violations(facilitator.Page));
    }
}
