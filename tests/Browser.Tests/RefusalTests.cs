using Browser.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>Whatever is refused, the person is told why, in words, where they are.</summary>
[Collection(BrowserFixture.Name)]
public class RefusalTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task Whoever_is_not_let_in_is_told_why()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await using var first = await fixture.Browsers.Someone();
        await using var second = await fixture.Browsers.Someone();
        await using var third = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);

        await third.TypeCode(fixture.Server.Address, "ZZZZZZ");
        await third.IsTold("No session has this code");

        await first.Open(session.JoinLink);
        await first.FillInName("Ada", Roles.WhiteHouse);
        await second.Open(session.JoinLink);
        await second.FillInName("Ben", Roles.WhiteHouse);
        await first.Button("Take a seat").ClickAsync();
        await first.IsInLobby();
        await second.Button("Take a seat").ClickAsync();
        await second.IsTold("This role is not free.");

        await facilitator.Button("Let nobody else in").ClickAsync();
        await facilitator.Sees(facilitator.Button("Let others in"));
        await third.Open(session.JoinLink);
        await third.Sees("The facilitator has closed the door.");
        await third.TakeSeat("Cleo", null);
        await third.IsTold("The facilitator has locked the session.");
        await facilitator.Button("Let others in").ClickAsync();
        await facilitator.Sees(facilitator.Button("Let nobody else in"));

        await second.TakeSeat("Ben", Roles.Lab);
        await second.IsInLobby();
        await fixture.Server.Join(session, "Dan", "cloud");
        await third.TakeSeat("Cleo", null);
        await third.IsTold("Every role is taken; you can watch instead.");

        await third.Open(new Uri(fixture.Server.Address, $"s/{session.Session}#t=nobodys"));
        await third.IsTold("Your place in this session is not valid any more");

        await facilitator.Start();
        await facilitator.ShowPanel("People");
        await facilitator.Button("Remove Ada").ClickAsync();
        await facilitator.InDialog("Remove").ClickAsync();
        await first.Sees("You cannot enter");
    }

    [BrowserFact]
    public async Task A_move_that_has_become_impossible_changes_nothing_and_says_why()
    {
        using var packs = ScenarioFolder.WithPoorCloud();
        await using var server = await BrowserFixture.StartServer([
            .. BrowserFixture.NoAutopilots,
            $"--Scenarios={packs.Path}",
        ]);
        var session = await server.Open(pacing: "live", pace: 0.1m);
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await using var cloud = await fixture.Browsers.Someone();
        await cloud.JoinByLink(session.JoinLink, "Cleo", Roles.Cloud);
        await facilitator.Start();
        await cloud.IsInRound(1);

        // Two tabs of one seat: what the one is about to confirm, the other makes impossible.
        var tab = await cloud.OtherTab();
        await tab.Open(new Uri(server.Address, $"s/{session.Session}"));
        await cloud.PlayUntilConfirmation("Verify who your customers are");
        await tab.Play("Block suspicious traffic");
        await cloud.Confirm();
        await cloud.IsTold("more than you have");
        await cloud.InDialog("Cancel").ClickAsync();
        await Expect(cloud.ShutMove("Verify who your customers are")).ToContainTextAsync("more than you have");

        await cloud.PlayUntilConfirmation("Warn Northlight, in confidence");
        await tab.Play("Warn the White House, in confidence");
        await cloud.Confirm();
        await cloud.IsTold("You have used all your moves of this round.");
        await cloud.InDialog("Cancel").ClickAsync();
        await Expect(cloud.Story("Warn Northlight")).ToHaveCountAsync(0);

        await facilitator.EndRound();
        await cloud.IsInRound(2);
        await cloud.PlayUntilConfirmation("Warn Northlight, in confidence");
        await facilitator.Button("Pause").ClickAsync();
        await facilitator.Sees(facilitator.Button("Resume"));
        await Expect(cloud.Dialog).ToContainTextAsync("The facilitator has stopped the clock.");
        await Expect(cloud.Dialog.Locator("button.primary")).ToBeDisabledAsync();
    }

    [BrowserFact]
    public async Task Opening_a_session_says_what_is_missing()
    {
        using var packs = ScenarioFolder.WithABrokenPack();
        await using var server = await BrowserFixture.StartServer(
            "--HostKey=open-sesame-please",
            $"--Scenarios={packs.Path}"
        );
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(new Uri(server.Address, "new"));
        await facilitator.Sees("Cannot be played");
        await facilitator.Sees("scenario.yaml:");
        await facilitator.Page.GetByLabel("Host key").FillAsync("guessed");
        await facilitator.Button("Open the session").ClickAsync();
        await facilitator.IsTold("Opening a session needs the host key");

        // The link that the server prints brings the key along, and nobody reads it in the address.
        await facilitator.Open(new Uri(server.Address, "host#key=open-sesame-please"));
        await Expect(facilitator.Page).ToHaveURLAsync(new Uri(server.Address, "new").AbsoluteUri);
        await facilitator.Button("Open the session").ClickAsync();
        await facilitator.IsInLobby();
    }
}
