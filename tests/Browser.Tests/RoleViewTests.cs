using Browser.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The facilitator looks at the table as a role sees it.</summary>
[Collection(BrowserFixture.Name)]
public class RoleViewTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task The_view_of_a_role_follows_the_game_and_nothing_can_be_played_in_it()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone(Screen.Laptop);
        await facilitator.Open(session.FacilitatorLink);
        await using var lab = await fixture.Browsers.Someone();
        await lab.JoinByLink(session.JoinLink, "Lou", Roles.Lab);
        await lab.IsInLobby();
        await facilitator.Start();

        await facilitator.Button($"View as: {Roles.Lab}").ClickAsync();
        await facilitator.Sees($"You see what {Roles.Lab} sees.");
        await facilitator.Sees(facilitator.Region("What happened and why"));
        await facilitator.Sees(facilitator.Region("Moves"));
        Assert.Empty(await Axe.Violations(facilitator.Page));

        await lab.Show("Talk");
        await lab.Say("We look into it.");
        await facilitator.Show("Talk");
        await facilitator.Sees(facilitator.Message("We look into it."));
        await facilitator.Page.GetByLabel("Message to: Whole table").FillAsync("Do not.");
        await facilitator.Button("Send").ClickAsync();
        await facilitator.IsTold("This is what the role sees.");
        await Expect(lab.Message("Do not.")).ToHaveCountAsync(0);

        foreach (var screen in new[] { Screen.Phone, Screen.Laptop, Screen.Projector })
        {
            await facilitator.Hold(screen);
            await Expect(facilitator.Button("Back to the console")).ToBeInViewportAsync();
        }

        await facilitator.Button("Back to the console").ClickAsync();
        await facilitator.Sees(facilitator.Region("Control of the session"));
        await facilitator.Sees(facilitator.Story($"The facilitator looks at the table as {Roles.Lab}"));
    }
}
