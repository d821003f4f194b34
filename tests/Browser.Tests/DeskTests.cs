using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>
/// The facilitator's desk in the browser: an improvised move from its proposal to the dice, an inject written on the
/// spot, and the list of events.
/// </summary>
[Collection(BrowserFixture.Name)]
public class DeskTests(BrowserFixture fixture)
{
    /// <summary>An inject of the first round.</summary>
    private const string Chatter = "A recipe on a forum";

    [BrowserFact]
    public async Task An_improvised_move_is_argued_about_ruled_on_and_rolled_and_an_inject_is_written()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await using var lab = await fixture.Browsers.Someone();
        await lab.JoinByLink(session.JoinLink, "Lou", Roles.Lab);
        await using var cloud = await fixture.Browsers.Someone();
        await cloud.JoinByLink(session.JoinLink, "Mei", Roles.Cloud);
        await lab.IsInLobby();
        await cloud.IsInLobby();
        await facilitator.Start();

        await lab.Show("Moves");
        await lab.Button("Improvise").ClickAsync();
        await lab.Dialog.GetByLabel("What do you do?").FillAsync("Invite the press");
        await lab.Dialog.GetByLabel("What is it to bring about?").FillAsync("Trust");
        await lab.Dialog.GetByLabel("First reason").FillAsync("Nothing to hide");
        await lab.InDialog("Propose it").ClickAsync();

        await cloud.Show("Moves");
        await cloud.Page.GetByLabel("Your one argument").FillAsync("It shows the flaw");
        await cloud.Button("Argue against").ClickAsync();

        var rulings = facilitator.Region("Improvised moves to rule on");
        await facilitator.Sees(rulings.GetByText("It shows the flaw"));
        await rulings
            .GetByRole(AriaRole.Spinbutton, new LocatorGetByRoleOptions { Name = "Chance of success" })
            .FillAsync("100");
        await facilitator.Button("Add a change: If it succeeds").ClickAsync();
        await facilitator.Page.GetByLabel("If it succeeds, change 1: number").FillAsync("7");
        await facilitator.Button("Rule and roll").ClickAsync();
        await lab.Sees(lab.Story("A success for Northlight Lab: Invite the press"));
        await lab.Sees(lab.Region("Improvised moves").GetByText("Succeeded"));

        await facilitator.Button("Write an inject").ClickAsync();
        await facilitator.Dialog.GetByLabel("Headline").FillAsync("A senator asks who knew");
        await facilitator
            .Dialog.GetByRole(AriaRole.Checkbox, new LocatorGetByRoleOptions { Name = Roles.Cloud, Exact = true })
            .CheckAsync();
        await facilitator.InDialog("Send it").ClickAsync();
        await cloud.Sees(cloud.Story("A senator asks who knew"));
        await Expect(lab.Story("A senator asks who knew")).ToHaveCountAsync(0);

        var events = facilitator.Region("Scenario events");
        await facilitator.Button("Write an inject").ClickAsync();
        await facilitator.Dialog.GetByLabel("Headline").FillAsync("A minister resigns");
        await facilitator
            .Dialog.GetByLabel("When it happens")
            .SelectOptionAsync(new SelectOptionValue { Label = "At the end of a round" });
        await facilitator.InDialog("Add it").ClickAsync();
        await facilitator.Sees(events.GetByText("At the end of round 1"));
        await facilitator.Button("Edit: A minister resigns").ClickAsync();
        await facilitator.Dialog.GetByLabel("Headline").FillAsync("A minister stays");
        await facilitator.InDialog("Save").ClickAsync();
        await facilitator.Button($"Skip: {Chatter}").ClickAsync();
        await facilitator.Sees(events.GetByText("Skipped; was due"));
        await facilitator.Button($"Put back: {Chatter}").FocusAsync();
        await facilitator.Page.Keyboard.PressAsync("Enter");
        await facilitator.Sees(facilitator.Button($"Skip: {Chatter}"));
        await facilitator.Button($"Skip: {Chatter}").ClickAsync();
        await facilitator.Sees(facilitator.Button($"Put back: {Chatter}"));
        Assert.Empty(await Axe.Violations(facilitator.Page));
        await Expect(lab.Page.GetByText("A minister")).ToHaveCountAsync(0);
        await facilitator.EndRound();
        await lab.Sees(lab.Story("A minister stays"));
        await facilitator.IsInRound(2);
        await Expect(lab.Story(Chatter)).ToHaveCountAsync(0);
    }
}
