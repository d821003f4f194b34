using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>A player asks for help, and the facilitator answers, reminds, and speaks for who is not there.</summary>
[Collection(BrowserFixture.Name)]
public class HelpTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_question_is_answered_a_role_is_reminded_and_an_unplayed_one_speaks()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await using var lab = await fixture.Browsers.Someone(Screen.Phone);
        await lab.JoinByLink(session.JoinLink, "Lou", Roles.Lab);
        await using var cloud = await fixture.Browsers.Someone();
        await cloud.JoinByLink(session.JoinLink, "Mei", Roles.Cloud);
        await lab.IsInLobby();
        await cloud.IsInLobby();
        await facilitator.Start();

        await lab.Show("Talk");
        await lab.Button("Ask for help").ClickAsync();
        await lab.Dialog.GetByLabel("Your question").FillAsync("May we talk to the press?");
        await lab.InDialog("Ask").ClickAsync();
        var asked = lab.Region("Help from the facilitator");
        await lab.Sees(asked.GetByText("May we talk to the press?"));
        Assert.Empty(await Axe.Violations(lab.Page));

        var questions = facilitator.Region("Questions to you");
        await facilitator.Sees(questions.GetByText("May we talk to the press?"));
        Assert.Empty(await Axe.Violations(facilitator.Page));
        await questions.GetByLabel($"Answer to {Roles.Lab}").FillAsync("You may, as an improvised move.");
        await questions.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await Expect(questions).ToHaveCountAsync(0);
        await lab.IsTold("The facilitator answers Northlight Lab: You may, as an improvised move.");
        await Expect(asked.GetByText("May we talk to the press?")).ToHaveCountAsync(0);
        await Expect(cloud.Page.GetByText("improvised move.")).ToHaveCountAsync(0);

        await facilitator.Button($"Remind: {Roles.Lab}").ClickAsync();
        await facilitator.Dialog.GetByLabel("In your words").FillAsync("The order waits for you.");
        await facilitator.InDialog("Remind").ClickAsync();
        await lab.IsTold("The facilitator reminds Northlight Lab: The order waits for you.");

        await facilitator.ShowPanel("Talk");
        await facilitator
            .Page.GetByLabel("Speak as")
            .SelectOptionAsync(new SelectOptionValue { Label = $"As {Roles.WhiteHouse}" });
        await facilitator.Page.GetByLabel("Message to: Whole table").FillAsync("The President is informed.");
        await facilitator.Button("Send").ClickAsync();
        await cloud.Show("Talk");
        await cloud.Sees(cloud.Message("The President is informed."));
    }
}
