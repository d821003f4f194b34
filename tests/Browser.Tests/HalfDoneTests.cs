using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>
/// What somebody is in the middle of is neither lost nor turned into something else by what happens meanwhile.
/// </summary>
[Collection(BrowserFixture.Name)]
public class HalfDoneTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task What_is_half_written_stays_whatever_the_facilitator_looks_at()
    {
        var (_, facilitator) = await Running(fixture.Server.Address);
        await using var person = facilitator;
        await facilitator.ShowPanel("Desk");
        var note = facilitator.Page.GetByLabel("Note to yourself");
        await note.FillAsync("They hesi");
        await facilitator.ShowPanel("Talk");
        var message = facilitator.Page.GetByLabel("Message to: Whole table");
        await message.FillAsync("Ten more minu");

        await facilitator.ShowPanel("Desk");
        await Expect(note).ToHaveValueAsync("They hesi");
        await Expect(message).Not.ToBeVisibleAsync();
        await facilitator.ShowPanel("Talk");
        await Expect(message).ToHaveValueAsync("Ten more minu");
    }

    [BrowserFact]
    public async Task What_is_written_while_a_message_waits_is_not_cleared_away_with_it()
    {
        await using var proxy = TcpProxy.To(fixture.Server.Address);
        var (_, facilitator) = await Running(proxy.Address);
        await using var person = facilitator;
        await facilitator.ShowPanel("Talk");
        await proxy.Disconnect();
        await facilitator.Sees("Connection lost.");
        var message = facilitator.Page.GetByLabel("Message to: Whole table");
        await message.FillAsync("One.");
        await message.PressAsync("Enter");
        await message.FillAsync("Two.");
        proxy.Reconnect();

        await facilitator.Sees(facilitator.Message("One."));
        await Expect(message).ToHaveValueAsync("Two.");
    }

    [BrowserFact]
    public async Task A_round_that_ends_while_its_end_is_being_confirmed_does_not_take_the_next_with_it()
    {
        var (session, facilitator) = await Running(fixture.Server.Address);
        await using var person = facilitator;
        await facilitator.Button("End round").ClickAsync();
        var tab = await facilitator.OtherTab();
        await tab.Open(new Uri(fixture.Server.Address, $"s/{session.Session}"));
        await tab.EndRound();
        await tab.IsInRound(2);

        await Expect(facilitator.Dialog).ToContainTextAsync("It has ended meanwhile.");
        await Expect(facilitator.InDialog("End the round")).ToBeDisabledAsync();
    }

    [BrowserFact]
    public async Task What_is_cancelled_while_the_connection_is_away_is_not_sent_when_it_is_back()
    {
        await using var proxy = TcpProxy.To(fixture.Server.Address);
        var (_, facilitator) = await Running(proxy.Address);
        await using var person = facilitator;
        await proxy.Disconnect();
        await facilitator.Sees("Connection lost.");
        await facilitator.Button("End round").ClickAsync();
        await facilitator.InDialog("End the round").ClickAsync();
        await Expect(facilitator.Dialog).ToContainTextAsync("This is sent when it is back");
        await facilitator.InDialog("Cancel").ClickAsync();
        await facilitator.Sees("Connection lost.");
        await Expect(facilitator.Page.GetByText("One of your actions")).ToHaveCountAsync(0);
        proxy.Reconnect();

        await facilitator.Announce("Back again.");
        await facilitator.Sees(facilitator.Story("Back again."));
        await facilitator.IsInRound(1);
    }

    [BrowserFact]
    public async Task What_happens_while_a_dialog_is_open_is_read_out_in_it()
    {
        var (session, facilitator) = await Running(fixture.Server.Address);
        await using var person = facilitator;
        var tab = await facilitator.OtherTab();
        await tab.Open(new Uri(fixture.Server.Address, $"s/{session.Session}"));
        await facilitator.Button("End round").ClickAsync();
        var log = facilitator.Dialog.GetByRole(AriaRole.Log);
        await Expect(log).ToBeEmptyAsync();
        await tab.Announce("A word to all.");

        await Expect(log).ToHaveTextAsync("A word to all.");
        Assert.Empty(await Axe.Violations(facilitator.Page));
    }

    /// <param name="server">Where the facilitator goes.</param>
    private async Task<(OpenedSession Session, Person Facilitator)> Running(Uri server)
    {
        var session = await fixture.Server.Open();
        var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(
            new Uri(server, session.FacilitatorLink.PathAndQuery + session.FacilitatorLink.Fragment)
        );
        await facilitator.Start();
        await facilitator.IsInRound(1);
        return (session, facilitator);
    }
}
