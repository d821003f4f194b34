using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>
/// While the clock is stopped, the connection is away or the autopilot plays, no move can be sent, and the screen says
/// why in one place. Which condition a move waits for stands at the move.
/// </summary>
[Collection(BrowserFixture.Name)]
public class ShutMovesTests(BrowserFixture fixture)
{
    private const string Paused = "The facilitator has stopped the clock.";
    private const string Flown = "The autopilot plays this role at the moment; ask the facilitator to hand it back.";
    private const string Offline = "Offline: nothing can be played until the connection is back.";

    [BrowserFact]
    public async Task What_keeps_every_move_from_being_played_is_said_once_and_none_can_be_sent()
    {
        await using var proxy = TcpProxy.To(fixture.Server.Address);
        var session = await fixture.Server.Open(pacing: "live", pace: 0.1m);
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await using var lab = await fixture.Browsers.Someone();
        await lab.JoinByLink(
            new Uri(proxy.Address, session.JoinLink.PathAndQuery + session.JoinLink.Fragment),
            "Lou",
            Roles.Lab
        );
        await lab.IsInLobby();
        await facilitator.Start();
        await lab.IsInRound(1);
        await lab.Show("Moves");
        await Expect(Play(lab).First).ToBeEnabledAsync();
        await Expect(lab.Region("Moves").Locator(".move-why").First)
            .Not.ToHaveTextAsync("The situation does not allow it now.");

        // What is open in a dialog cannot be sent either, and says why.
        await Play(lab).First.ClickAsync();
        await facilitator.Button("Pause").ClickAsync();
        await Expect(lab.Dialog).ToContainTextAsync(Paused);
        await Expect(lab.InDialog("Continue")).ToBeDisabledAsync();
        await lab.InDialog("Cancel").ClickAsync();
        await SaysOnce(lab, Paused);
        await facilitator.Button("Resume").ClickAsync();
        await Expect(Play(lab).First).ToBeEnabledAsync();
        await Expect(lab.Page.GetByText(Paused)).ToHaveCountAsync(0);

        await facilitator.Button($"Hand to autopilot: {Roles.Lab}").ClickAsync();
        await SaysOnce(lab, Flown);
        await facilitator.Button($"Hand back to people: {Roles.Lab}").ClickAsync();
        await Expect(Play(lab).First).ToBeEnabledAsync();

        await proxy.Disconnect();
        await SaysOnce(lab, Offline);
        proxy.Reconnect();
        await Expect(Play(lab).First).ToBeEnabledAsync();
        await Expect(lab.Page.GetByText(Offline)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_proposal_that_would_be_refused_is_shown_so_before_it_is_sent()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await using var whiteHouse = await fixture.Browsers.Someone();
        await whiteHouse.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
        await whiteHouse.IsInLobby();
        await facilitator.Start();
        await whiteHouse.IsInRound(1);

        // Nothing has been demanded yet, and the regime is about that demand.
        await whiteHouse.Show("Talk");
        await whiteHouse.Button("Propose").ClickAsync();
        var regime = whiteHouse.Dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new("^The vetted-users regime") });
        await regime.CheckAsync();
        await Expect(whiteHouse.InDialog("Propose")).ToBeDisabledAsync();
        await Expect(whiteHouse.Dialog.GetByRole(AriaRole.Status).First)
            .ToContainTextAsync("It is not possible without this: “Take Lantern down for foreign nationals” demanded.");
        Assert.Empty(await Axe.Violations(whiteHouse.Page));
    }

    private static ILocator Play(Person person) =>
        person.Region("Moves").GetByRole(AriaRole.Button, new() { NameRegex = new("^Play: ") });

    private static async Task SaysOnce(Person person, string why)
    {
        await Expect(person.Page.GetByText(why)).ToHaveCountAsync(1);
        foreach (var button in await Play(person).AllAsync())
            await Expect(button).ToBeDisabledAsync();
        Assert.Empty(await Axe.Violations(person.Page));
    }
}
