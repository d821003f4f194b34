using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>Who sits where: links that are replaced, seats that are left for good, places that are freed.</summary>
[Collection(BrowserFixture.Name)]
public class SeatsTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_new_return_link_opens_the_seat_and_the_old_one_no_longer_does()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await using var thief = await fixture.Browsers.Someone();
        await using var owner = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await thief.JoinByLink(session.JoinLink, "Ada", Roles.Cloud);
        await thief.IsInLobby();

        await facilitator.Button("New return link for Ada").ClickAsync();
        await facilitator.InDialog("Void the old link").ClickAsync();
        await thief.IsTold("Your place in this session is not valid any more");

        // The browser has forgotten what opens nothing any more.
        await thief.Page.ReloadAsync();
        await thief.Sees("This browser has no seat here");

        await owner.Open(await Copied(facilitator));
        await owner.IsInLobby();
        await owner.Sees("You are seated.");
        Assert.Empty(await Axe.Violations(facilitator.Page));
    }

    [BrowserFact]
    public async Task Who_leaves_and_forgets_leaves_nothing_in_the_browser()
    {
        var session = await fixture.Server.Open();
        await using var player = await fixture.Browsers.Someone();
        await player.JoinByLink(session.JoinLink, "Ada", Roles.Cloud);
        await player.IsInLobby();
        var link = await player.ReturnLink();

        await player.Button("Your seat").ClickAsync();
        Assert.Empty(await Axe.Violations(player.Page));
        await player.InDialog("Leave and forget…").ClickAsync();
        await player.Dialog.GetByText("You give up your seat").WaitForAsync();
        Assert.Empty(await Axe.Violations(player.Page));
        await player.InDialog("Leave and forget").ClickAsync();
        await Expect(player.Page).ToHaveURLAsync(fixture.Server.Address.AbsoluteUri);
        Assert.Equal(
            0,
            await player.Page.EvaluateAsync<int>(
                "() => [localStorage, sessionStorage].flatMap(store => Object.keys(store)).filter(key => key.includes('seat')).length"
            )
        );

        await player.Open(link);
        await player.IsTold("Your place in this session is not valid any more");
    }

    [BrowserFact]
    public async Task A_facilitator_frees_the_places_of_a_crowd_in_one_action()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        foreach (var role in (string[])["cloud", "ai-lab", "white-house"])
            await fixture.Server.Join(session, "Prank " + role, role);
        await using var player = await fixture.Browsers.Someone();
        await player.Open(session.JoinLink);
        await player.TakeSeat("Ada", null);
        await player.IsTold("Every role is taken");

        await facilitator.Button("Free places…").ClickAsync();
        await facilitator
            .Dialog.GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { Name = "All players (3)" })
            .CheckAsync();
        Assert.Empty(await Axe.Violations(facilitator.Page));
        await facilitator.InDialog("Remove 3 people").ClickAsync();
        await Expect(facilitator.Dialog).ToBeHiddenAsync();
        await Expect(facilitator.Button("Remove Prank cloud")).ToHaveCountAsync(0);

        await player.Button("Take a seat").ClickAsync();
        await player.IsInLobby();
    }

    [BrowserFact]
    public async Task A_code_is_shown_in_two_groups_and_typed_as_it_is_shown()
    {
        await using var facilitator = await fixture.Browsers.Someone();
        await using var player = await fixture.Browsers.Someone();
        var shown = await facilitator.OpenSession(fixture.Server.Address, "First Call", "In turns");
        Assert.Matches("^[2-9A-Z]{4} [2-9A-Z]{4}$", shown);
        await player.JoinByTyping(fixture.Server.Address, shown, "Ada", Roles.Cloud);
        await player.IsInLobby();
    }

    // What the person would copy: the page is given a clipboard that only holds it.
    private static async Task<Uri> Copied(Person person)
    {
        await person.Page.EvaluateAsync(
            "() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text; } } })"
        );
        await person.InDialog("Copy return link").ClickAsync();
        await person.InDialog("Copied").WaitForAsync();
        return new Uri(await person.Page.EvaluateAsync<string>("() => window.copied"));
    }
}
