using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>
/// A browser knows the seats that were taken in it: a person who comes back by the start page or by the code is led back,
/// and is nobody else unless they say so.
/// </summary>
[Collection(BrowserFixture.Name)]
public class KnownSeatsTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task Whoever_comes_back_by_the_join_page_goes_on_in_the_same_seat()
    {
        var session = await fixture.Server.Open();
        await using var player = await fixture.Browsers.Someone();
        await player.JoinByLink(session.JoinLink, "Cleo", Roles.Cloud);
        await player.IsInLobby();

        // Back to the page that was there before.
        await player.Page.GoBackAsync();
        await player.Sees($"You are in as {Roles.Cloud}.");
        Assert.Empty(await Axe.Violations(player.Page));
        await GoOn(player, Roles.Cloud);
        await SitsAs(player, "Cleo", Roles.Cloud);

        // The QR code once more, after the tab was closed; and the code typed.
        var scanned = await player.OtherTab();
        await player.Page.CloseAsync();
        await scanned.Open(session.JoinLink);
        await GoOn(scanned, Roles.Cloud);
        await SitsAs(scanned, "Cleo", Roles.Cloud);
        var typed = await scanned.OtherTab();
        await typed.TypeCode(fixture.Server.Address, session.Code.ToLowerInvariant());
        await GoOn(typed, Roles.Cloud);
        await SitsAs(typed, "Cleo", Roles.Cloud);
    }

    [BrowserFact]
    public async Task Start_page_and_logo_lead_back()
    {
        var session = await fixture.Server.Open();
        await using var player = await fixture.Browsers.Someone();
        // By a return link, so that nothing is known but what the server says.
        await using var elsewhere = await fixture.Browsers.Someone();
        await elsewhere.JoinByLink(session.JoinLink, "Cleo", null);
        await elsewhere.IsInLobby();
        await player.Open(await elsewhere.ReturnLink());
        await player.IsInLobby();
        await player.TakeRole(Roles.Cloud);
        await SitsAs(player, "Cleo", Roles.Cloud);

        await player.Page.GetByRole(AriaRole.Link, new() { Name = "Whitecell, home" }).ClickAsync();
        await player.Sees(player.Region("Your seats in this browser"));
        Assert.Empty(await Axe.Violations(player.Page));
        await GoOn(player, $"{Roles.Cloud}: First Call");
        await SitsAs(player, "Cleo", Roles.Cloud);
        var tab = await player.OtherTab();
        await tab.Open(fixture.Server.Address);
        await GoOn(tab, $"{Roles.Cloud}: First Call");
        await SitsAs(tab, "Cleo", Roles.Cloud);
    }

    [BrowserFact]
    public async Task The_facilitators_seat_and_a_players_live_side_by_side()
    {
        await using var facilitator = await fixture.Browsers.Someone();
        var code = await facilitator.OpenSession(fixture.Server.Address, "First Call", "In turns");
        var seat = new Uri(facilitator.Page.Url);
        await facilitator.Open(new Uri(fixture.Server.Address, $"join/{code}"));
        await facilitator.Sees("You are in as Facilitator.");
        await facilitator.Button("Join as somebody else").ClickAsync();
        await facilitator.TakeSeat("Cleo", Roles.Cloud);
        await SitsAs(facilitator, "Cleo", Roles.Cloud);

        // Another tab of the same browser has the choice.
        var tab = await facilitator.OtherTab();
        await tab.Open(seat);
        await tab.Sees(tab.Heading("Which seat do you take up?"));
        Assert.Empty(await Axe.Violations(tab.Page));
        await GoOn(tab, "Facilitator");
        await tab.Start();
        await facilitator.IsInRound(1);
        await tab.Page.ReloadAsync();
        await tab.Sees(tab.Region("Control of the session"));
        await facilitator.Page.ReloadAsync();
        await facilitator.Sees("You play");

        // The start page knows both.
        await tab.Open(fixture.Server.Address);
        await tab.Page.GetByText("Other seats of this browser").ClickAsync();
        await GoOn(tab, $"{Roles.Cloud}: First Call");
        await tab.Sees("You play");
        await tab.Open(fixture.Server.Address);
        await tab.Page.GetByText("Other seats of this browser").ClickAsync();
        await GoOn(tab, "Facilitator: First Call");
        await tab.Sees(tab.Region("Control of the session"));
    }

    [BrowserFact]
    public async Task A_seat_that_was_left_or_taken_away_is_known_no_more()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await using var player = await fixture.Browsers.Someone();
        await player.JoinByLink(session.JoinLink, "Cleo", Roles.Cloud);
        await player.IsInLobby();
        await facilitator.Start();
        await facilitator.ShowPanel("People");
        await facilitator.Button("Remove Cleo").ClickAsync();
        await facilitator.InDialog("Remove").ClickAsync();
        await player.Sees(player.Heading("You cannot enter"));
        var tab = await player.OtherTab();
        await tab.Open(fixture.Server.Address);
        await tab.Sees(tab.Region("Join or open a session"));
        await Expect(tab.Region("Your seats in this browser")).ToHaveCountAsync(0);

        await player.Page.GetByRole(AriaRole.Link, new() { Name = "Join with a code" }).ClickAsync();
        await player.TakeSeat("Cleo", Roles.Cloud);
        await player.IsInRound(1);
    }

    [BrowserFact]
    public async Task A_projector_that_is_opened_twice_is_one_onlooker()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await facilitator.IsInLobby();
        for (var i = 0; i < 2; i++)
        {
            var wall = await facilitator.OtherTab();
            await wall.Open(new Uri(fixture.Server.Address, $"watch/{session.Code}"));
            await wall.IsInLobby();
        }

        await facilitator.Start();
        await facilitator.ShowPanel("People");
        await Expect(facilitator.Region("Seats").GetByText("spectator")).ToHaveCountAsync(1);
    }

    /// <param name="seat">What the button calls it.</param>
    private static Task GoOn(Person person, string seat) => person.Button($"Go on as {seat}").ClickAsync();

    private static async Task SitsAs(Person person, string name, string role)
    {
        await person.IsInLobby();
        var card = person.Page.Locator(".role-card").Filter(new() { Has = person.Heading(role) });
        await Expect(card.Locator("strong")).ToHaveTextAsync([name]);
        await Expect(person.Page.Locator(".role-card.mine")).ToContainTextAsync(role);
    }
}
