using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>Several people who play one role, each before a browser of their own.</summary>
[Collection(BrowserFixture.Name)]
public class TeamTests(BrowserFixture fixture)
{
    private const string Request = "Request what they have found";

    private const string Statement = "Make a public statement";

    private static readonly object Anyone = new { decides = "anyone", ready = "majority" };

    [BrowserFact]
    public async Task Three_of_a_team_prepare_a_move_vote_on_it_and_their_captain_plays_it()
    {
        await using var facilitator = await fixture.Browsers.Someone();
        await using var ada = await fixture.Browsers.Someone();
        await using var ben = await fixture.Browsers.Someone();
        await using var cy = await fixture.Browsers.Someone(Screen.Phone);
        await using var lab = await fixture.Browsers.Someone();

        // The setting of the session.
        await facilitator.Open(new Uri(fixture.Server.Address, "new"));
        await Choose(facilitator, "First Call");
        await Choose(facilitator, "In turns");
        await Choose(facilitator, "A team");
        await facilitator.Page.GetByLabel("Who of a team decides").SelectOptionAsync("Only the captain");
        Assert.Empty(await Axe.Violations(facilitator.Page));
        await facilitator.Button("Open the session").ClickAsync();
        var code = await facilitator.Region("How to join").Locator(".code").InnerTextAsync();

        // One chooses the role on joining, the others where there is room.
        await ada.JoinByTyping(fixture.Server.Address, code, "Ada", Roles.WhiteHouse);
        await ada.IsInLobby();
        await ben.TypeCode(fixture.Server.Address, code);
        await ben.Sees("1 of 8 people");
        Assert.Empty(await Axe.Violations(ben.Page));
        await ben.TakeSeat("Ben", Roles.WhiteHouse);
        await cy.JoinByTyping(fixture.Server.Address, code, "Cy", null);
        await cy.Button($"Join them: {Roles.WhiteHouse}").ClickAsync();
        await cy.Sees("You are seated.");
        await lab.JoinByTyping(fixture.Server.Address, code, "Lou", Roles.Lab);
        await lab.IsInLobby();
        Assert.Empty(await Axe.Violations(cy.Page));
        await facilitator.Start();

        // Who is not the captain is told so, and prepares.
        await ada.Show("Talk");
        await Expect(Team(ada).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
        await Expect(Member(ada, "Ada")).ToContainTextAsync("Captain");
        await ben.Show("Moves");
        await ben.Sees("Your team’s captain decides for the role");
        await ben.Button($"Prepare: {Request}").ClickAsync();
        await ben.Dialog.GetByRole(AriaRole.Radio, new() { NameRegex = Person.Beginning(Roles.Lab) }).CheckAsync();
        await Expect(ben.InDialog("Continue")).ToBeDisabledAsync();
        Assert.Empty(await Axe.Violations(ben.Page));

        // All of the team see what is written and by whom, the last word counts, and a vote is for what it says now.
        await ada.Show("Moves");
        await Expect(Draft(ada)).ToContainTextAsync($"To {Roles.Lab}");
        await cy.Show("Moves");
        await cy.Button($"For it: {Request}").ClickAsync();
        await Expect(Draft(ada)).ToContainTextAsync("1 of 3 for it");
        await ada.Button($"Open: {Request}").ClickAsync();
        await ada.Sees(ada.Dialog.GetByText("wrote: whom it is aimed at"));
        await ada.Dialog.GetByRole(AriaRole.Radio, new() { NameRegex = Person.Beginning(Roles.Cloud) }).CheckAsync();
        await Expect(ben.Dialog.GetByRole(AriaRole.Radio, new() { NameRegex = Person.Beginning(Roles.Cloud) }))
            .ToBeCheckedAsync();
        await Expect(Draft(cy)).ToContainTextAsync("0 of 3 for it");
        await cy.Button($"For it: {Request}").ClickAsync();
        await ben.InDialog("For it").ClickAsync();
        await ada.Sees(ada.Dialog.GetByText("2 of 3 for it"));
        Assert.Empty(await Axe.Violations(ada.Page));
        Assert.Empty(await Axe.Violations(cy.Page));
        Assert.False(await IsCut(cy));
        await cy.Button($"Open: {Request}").ClickAsync();
        await cy.Sees(cy.Dialog.GetByText("wrote: whom it is aimed at"));
        Assert.False(await IsCut(cy));
        Assert.Empty(await Axe.Violations(cy.Page));
        await cy.InDialog("Close").Last.ClickAsync();
        await cy.Show("Talk");
        await cy.Sees(Team(cy));
        Assert.False(await IsCut(cy));
        Assert.Empty(await Axe.Violations(cy.Page));
        await cy.Show("Moves");

        await ada.InDialog("Continue").ClickAsync();
        await ada.Confirm();
        await Expect(ada.Dialog).ToBeHiddenAsync();
        await ben.Sees(ben.Dialog.GetByText("has sent this draft or discarded it"));
        await ben.InDialog("Cancel").ClickAsync();
        await Expect(Draft(cy)).ToHaveCountAsync(0);
        await Expect(ben.Story(Request)).ToContainTextAsync("by Ada");

        // The captain is another one, by the team and by the facilitator.
        await ben.Show("Talk");
        await Member(ben, "Ben").GetByRole(AriaRole.Button, new() { Name = "Make captain: Ben" }).ClickAsync();
        await ben.Show("Moves");
        await ben.Sees(ben.Button($"Play: {Statement}"));
        await ada.Sees(ada.Button($"Prepare: {Statement}"));
        await facilitator.Sees(facilitator.Region("Roles"));
        await facilitator.Page.GetByLabel($"Captain of {Roles.WhiteHouse}").SelectOptionAsync("Captain: Ada");
        await ada.Sees(ada.Button($"Play: {Statement}"));
        Assert.Empty(await Axe.Violations(facilitator.Page));

        foreach (var person in new[] { ada, ben, cy, lab, facilitator })
            Assert.Empty(person.Traffic.Errors);
    }

    [BrowserFact]
    public async Task Two_who_confirm_the_same_move_play_it_once()
    {
        var session = await fixture.Server.Open(teams: Anyone);
        await using var facilitator = await fixture.Browsers.Someone();
        await using var ada = await fixture.Browsers.Someone();
        await using var ben = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await ada.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
        await ada.IsInLobby();
        await ben.JoinByLink(session.JoinLink, "Ben", Roles.WhiteHouse);
        await ben.IsInLobby();
        await facilitator.Start();

        await ada.PlayUntilConfirmation(Request, Roles.Lab);
        await ben.PlayUntilConfirmation(Request, Roles.Lab);
        await Task.WhenAll(ada.Confirm(), ben.Confirm());
        await Expect(ada.Dialog).ToBeHiddenAsync();
        await Expect(ben.Dialog).ToBeHiddenAsync();
        await ada.Say("Done");
        await ben.Show("Talk");
        await ben.Sees(ben.Message("Done"));
        await Expect(ben.Story(Request)).ToHaveCountAsync(1);
        await Expect(ada.Story(Request)).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task A_team_talks_and_prepares_a_statement_without_others_getting_a_word_of_it()
    {
        var session = await fixture.Server.Open(teams: Anyone);
        await using var facilitator = await fixture.Browsers.Someone();
        await using var ada = await fixture.Browsers.Someone();
        await using var ben = await fixture.Browsers.Someone();
        await using var lab = await fixture.Browsers.Someone(Screen.Phone);
        await facilitator.Open(session.FacilitatorLink);
        await ada.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
        await ada.IsInLobby();
        await ben.JoinByLink(session.JoinLink, "Ben", Roles.WhiteHouse);
        await ben.IsInLobby();
        await lab.JoinByLink(session.JoinLink, "Lou", Roles.Lab);
        await lab.IsInLobby();
        await facilitator.Start();

        await ada.Show("Talk");
        await ben.Show("Talk");
        await lab.Show("Talk");
        await ada.Button("Your team").ClickAsync();
        await ada.Page.GetByLabel("Message to: Your team").FillAsync("Whispered words");
        await ada.Page.GetByLabel("Message to: Your team").PressAsync("Enter");
        await ben.Sees(ben.Page.GetByRole(AriaRole.Button, new() { Name = "Your team 1 new" }));
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Your team 1 new" }).ClickAsync();
        await ben.Sees(ben.Message("Whispered words"));

        // What is written with the team is in the other's field, and goes to the table once.
        await ben.Button("Whole table").ClickAsync();
        await ben.Button("Write it with your team").ClickAsync();
        await ben.Page.GetByLabel("Message to: Whole table").FillAsync("Drafted words");
        await ada.Button("Whole table").ClickAsync();
        await Expect(ada.Page.GetByLabel("Message to: Whole table")).ToHaveValueAsync("Drafted words");
        Assert.Empty(await Axe.Violations(ada.Page));
        Assert.DoesNotContain("Drafted words", await lab.Traffic.Received(), StringComparison.Ordinal);
        Assert.DoesNotContain("Drafted words", await facilitator.Traffic.Received(), StringComparison.Ordinal);
        await ada.Page.GetByLabel("Message to: Whole table").FillAsync("Sent words");
        await ada.Button("Send").ClickAsync();
        await lab.Sees(lab.Message("Sent words"));
        await Expect(ben.Message("Sent words")).ToHaveCountAsync(1);
        await Expect(ben.Page.GetByLabel("Message to: Whole table")).ToHaveValueAsync("");

        // The team opens a channel with a name; the others find it, talk in it, and leave.
        await ada.Button("New channel").ClickAsync();
        await ada.Dialog.GetByLabel("Its name").FillAsync("Back room");
        await ada.Dialog.GetByLabel(Roles.Lab).CheckAsync();
        await ada.Dialog.GetByLabel(Roles.Cloud).CheckAsync();
        Assert.Empty(await Axe.Violations(ada.Page));
        await ada.InDialog("Open").ClickAsync();
        await ada.Page.GetByLabel("Message to: Back room").FillAsync("Mumbled words");
        await ada.Page.GetByLabel("Message to: Back room").PressAsync("Enter");
        await lab.Page.GetByRole(AriaRole.Button, new() { Name = "Back room 2 new" }).ClickAsync();
        await lab.Sees(lab.Message("Mumbled words"));
        await lab.Sees($"Only you, {Roles.WhiteHouse}, {Roles.Cloud} and the facilitator read this.");
        await lab.Page.GetByLabel("Message to: Back room").FillAsync("Murmured words");
        await lab.Page.GetByLabel("Message to: Back room").PressAsync("Enter");
        await ada.Sees(ada.Message("Murmured words"));
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Back room 3 new" }).ClickAsync();
        await ben.Sees(ben.Message("Murmured words"));
        Assert.Empty(await Axe.Violations(lab.Page));
        Assert.False(await IsCut(lab));
        await lab.Button("Leave the channel").ClickAsync();
        await lab.InDialog("Leave the channel").ClickAsync();
        await lab.Sees("Your role is not in this channel any more");
        await Expect(ada.Message("left the channel")).ToHaveCountAsync(1);

        // What the team notes down is for the team alone.
        await ada.ShowIfHidden("Brief");
        await ada.Page.GetByLabel("A new note").FillAsync("Pencilled words");
        await ada.Button("Keep the note").ClickAsync();
        await ben.ShowIfHidden("Brief");
        await ben.Sees(Notes(ben).GetByText("Pencilled words"));
        await ben.Button("Change note 1").ClickAsync();
        await ben.Page.GetByLabel("Text of note 1").FillAsync("Pencilled words, inked");
        await ben.Button("Keep the change").ClickAsync();
        await Expect(Notes(ada)).ToContainTextAsync("Ada, changed by Ben");
        Assert.Empty(await Axe.Violations(ada.Page));
        await lab.Show("Brief");
        await lab.Sees(Notes(lab));
        await Expect(Notes(lab).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(0);
        Assert.Empty(await Axe.Violations(lab.Page));
        Assert.False(await IsCut(lab));

        // Ready one by one: two of two are more than half.
        await ada.SayReady();
        await Expect(Team(ben)).ToContainTextAsync("1 of 2 of your team is ready");
        await ben.SayReady();
        await Expect(Team(ada)).ToContainTextAsync("2 of 2 of your team are ready");

        // Moved to another role, Ben has nothing more of the old team.
        await facilitator.ShowPanel("People");
        await facilitator.Page.GetByLabel("Role of Ben").SelectOptionAsync(Roles.Cloud);
        await ben.Sees(ben.Region("Brief").GetByRole(AriaRole.Heading, new() { Name = Roles.Cloud }).First);
        await ben.Show("Talk");
        await Expect(Team(ben).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await Expect(ben.Message("Whispered words")).ToHaveCountAsync(0);
        await Expect(Notes(ben).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(0);
        var received = (await lab.Traffic.Received()) + await facilitator.Traffic.Received();
        Assert.DoesNotContain("Drafted words", received, StringComparison.Ordinal);
        Assert.DoesNotContain("Whispered words", await lab.Traffic.Received(), StringComparison.Ordinal);

        // Afterwards those of the team look back at their notes, and nobody else has got them.
        await facilitator.Button("End session").ClickAsync();
        await facilitator.InDialog("End the session").ClickAsync();
        await ada.TurnTo("Questions and answers");
        await ada.Sees(ada.Heading("Notes of your team"));
        await ada.Sees(ada.Page.GetByText("Pencilled words, inked"));
        Assert.Empty(await Axe.Violations(ada.Page));
        received = (await lab.Traffic.Received()) + await facilitator.Traffic.Received();
        Assert.DoesNotContain("Pencilled words", received, StringComparison.Ordinal);
    }

    private static Task<bool> IsCut(Person person) =>
        person.Page.Locator("html").EvaluateAsync<bool>("shown => shown.scrollWidth > shown.clientWidth");

    private static ILocator Team(Person person) => person.Region("Your team");

    private static ILocator Notes(Person person) => person.Region("Your notes");

    private static ILocator Member(Person person, string name) =>
        Team(person).GetByRole(AriaRole.Listitem).Filter(new LocatorFilterOptions { HasText = name });

    private static ILocator Draft(Person person) =>
        person.Region("Drafts of your team").GetByRole(AriaRole.Listitem).Filter(new() { HasText = Request });

    private static Task Choose(Person person, string choice) =>
        person
            .Page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { NameRegex = Person.Beginning(choice) })
            .CheckAsync();
}
