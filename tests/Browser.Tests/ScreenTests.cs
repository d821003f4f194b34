using Browser.Tests.Driving;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>
/// Walks through every screen and looks at each as axe does (WCAG 2.2 A and AA), light and dark, on a laptop and on a
/// phone, and whether it fits a width of 320 pixels.
/// </summary>
[Collection(BrowserFixture.Name)]
public class ScreenTests(BrowserFixture fixture)
{
    /// <summary>Texts that share their element, but for Markdown, which is written as a whole.</summary>
    private const string MixedTexts = """
        () => {
          const walker = document.createTreeWalker(document.querySelector('#root'), NodeFilter.SHOW_TEXT);
          const found = [];
          while (walker.nextNode()) {
            const { parentElement, data } = walker.currentNode;
            if (parentElement.childNodes.length > 1 && !parentElement.closest('.prose')) found.push(data);
          }
          return found;
        }
        """;

    private const string SmallFields = """
        () => [...document.querySelectorAll('input, select, textarea')]
          .filter(field => !['radio', 'checkbox', 'range'].includes(field.type))
          .filter(field => parseFloat(getComputedStyle(field).fontSize) < 16)
          .map(({ outerHTML }) => outerHTML.slice(0, 100))
        """;

    /// <summary>What does not scroll away although it is in sight, but for dialogs, which scroll themselves.</summary>
    private const string PartsThatStay = """
        () => [...document.querySelectorAll('body *')]
          .filter(part => ['fixed', 'sticky'].includes(getComputedStyle(part).position) && part.localName !== 'dialog')
          .filter(part => part.getBoundingClientRect().bottom > 0 && part.getBoundingClientRect().height > 0)
          .map(({ outerHTML }) => outerHTML.slice(0, 100))
        """;

    private readonly List<string> _findings = [];

    [BrowserFact]
    public async Task The_screens_outside_of_a_session_are_accessible()
    {
        var session = await fixture.Server.Open();
        await using var visitor = await fixture.Browsers.Someone();
        var server = fixture.Server.Address;

        await visitor.Open(server);
        await LookAt(visitor, "home");
        await visitor.Open(new Uri(server, "new"));
        await visitor.Sees(visitor.Button("Open the session"));
        await LookAt(visitor, "create");
        await visitor.Open(new Uri(server, "alone"));
        await visitor.Sees(visitor.Button("Play"));
        await LookAt(visitor, "play alone");
        await visitor.Open(new Uri(server, "join"));
        await LookAt(visitor, "join, without a code");
        await visitor.TypeCode(server, "ZZZZZZ");
        await visitor.IsTold("No session has this code");
        await LookAt(visitor, "join, refused");
        await visitor.Open(session.JoinLink);
        await visitor.Sees(visitor.Heading("First Call"));
        await LookAt(visitor, "join, with a code");
        await visitor.Open(new Uri(server, "nowhere"));
        await LookAt(visitor, "no such address");
        await visitor.Open(new Uri(server, $"s/{session.Session}"));
        await LookAt(visitor, "no seat");
        // The same page, with another fragment: like a return link that is pasted into the address bar.
        await visitor.Open(new Uri(server, $"s/{session.Session}#t=nobodys"));
        await visitor.IsTold("not valid any more");
        await LookAt(visitor, "wrong ticket");
        Report();
    }

    [BrowserFact]
    public async Task The_screens_of_a_session_are_accessible()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await using var whiteHouse = await fixture.Browsers.Someone();
        await using var lab = await fixture.Browsers.Someone();
        await using var spectator = await fixture.Browsers.Someone();

        await facilitator.Open(session.FacilitatorLink);
        await facilitator.IsInLobby();
        await whiteHouse.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
        await whiteHouse.IsInLobby();
        await lab.JoinByLink(session.JoinLink, "Ben", null);
        await lab.IsInLobby();
        await spectator.Open(new Uri(fixture.Server.Address, $"watch/{session.Code}"));
        await spectator.IsInLobby();
        await LookAt(facilitator, "lobby of the facilitator");
        await LookAt(lab, "lobby of a player");
        await LookAt(spectator, "lobby on the projector");

        await lab.TakeRole(Roles.Lab);
        await lab.Button("Your seat").ClickAsync();
        await lab.Sees(lab.Dialog);
        await LookAt(lab, "seat menu");
        await lab.InDialog("Close").ClickAsync();
        await facilitator.Start();
        await lab.IsInRound(1);
        await lab.Play("Make a public statement", words: "Lantern is safe. We would not sell it otherwise.");
        await lab.Play("Write and ship a fix");
        await lab.Say("Good evening.");
        await whiteHouse.Play("Brief a reporter, off the record");
        await facilitator.EndRound();
        await whiteHouse.IsInRound(2);

        await whiteHouse.Show("Moves");
        await whiteHouse.Button("Play: Order Lantern taken down for foreign nationals").ClickAsync();
        await LookAt(whiteHouse, "move, choosing");
        await whiteHouse.InDialog("Continue").ClickAsync();
        await LookAt(whiteHouse, "move, confirming");
        await whiteHouse.Confirm();
        await whiteHouse.Show("Talk");
        await whiteHouse.Button("Propose").ClickAsync();
        await LookAt(whiteHouse, "proposal");
        await whiteHouse
            .Dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new("^The vetted-users regime") })
            .CheckAsync();
        await whiteHouse.InDialog("Propose").ClickAsync();
        await lab.Sees(lab.Demand("Take Lantern down for foreign nationals"));
        await lab.Show("Talk");
        await lab.Sees(lab.Agreement("The vetted-users regime"));
        await lab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Security risk") }).ClickAsync();
        foreach (var tab in new[] { "Moves", "Talk", "Brief", "Now" })
            await LookAt(lab, $"table, {tab}", () => lab.ShowIfHidden(tab));
        await facilitator.Announce("Stay near a telephone.");
        foreach (var panel in new[] { "Deals", "Talk", "People", "Desk" })
        {
            await facilitator.ShowPanel(panel);
            await LookAt(facilitator, $"console, {panel}");
        }

        await facilitator.Button("End session").ClickAsync();
        await LookAt(facilitator, "confirmation");
        await LookAt(spectator, "projector");
        await facilitator.InDialog("End the session").ClickAsync();
        await facilitator.Sees(facilitator.Heading("Scores"));
        await lab.Sees(lab.Heading("Scores"));
        foreach (var chapter in await facilitator.Chapters())
        {
            await facilitator.TurnTo(chapter);
            await LookAt(facilitator, $"debrief of the facilitator, {chapter}");
        }

        foreach (var chapter in new[] { "How it ended", "Who promised what", "Questions and answers" })
        {
            await lab.TurnTo(chapter);
            await LookAt(lab, $"debrief of a player, {chapter}");
        }

        foreach (var chapter in new[] { "How it ended", "Curves", "Demands and agreements" })
        {
            await spectator.TurnTo(chapter);
            await LookAt(spectator, $"projector at the end, {chapter}");
        }

        Report();
    }

    /// <param name="show">Brings the part of the screen back that another width has hidden.</param>
    private async Task LookAt(Person person, string name, Func<Task>? show = null)
    {
        foreach (var screen in new[] { Screen.Laptop, Screen.Phone })
        {
            await person.Hold(screen);
            if (show is not null)
                await show();
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await person.Prefer(scheme);
                foreach (var violation in await Axe.Violations(person.Page))
                    _findings.Add($"{name}, {scheme}, {screen.Width} wide: {violation}");
            }
        }

        // A text among other children of an element would not survive a translator.
        foreach (var text in await person.Page.EvaluateAsync<string[]>(MixedTexts))
            _findings.Add($"{name}: this text has siblings: \"{text}\"");

        await person.Hold(Screen.Phone);
        // Below 16 pixels some phones zoom in on what is typed into, and leave the page wider than the screen.
        foreach (var field in await person.Page.EvaluateAsync<string[]>(SmallFields))
            _findings.Add($"{name}: less than 16 pixels on a phone: {field}");
        await person.Hold(Screen.Zoomed);
        foreach (var part in await person.Page.EvaluateAsync<string[]>(PartsThatStay))
            _findings.Add($"{name}: stays in the way at a zoom of 400 %: {part}");

        await person.Hold(Screen.Narrow);
        var tooWide = await person.Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        if (tooWide > 0)
            _findings.Add($"{name}: scrolls sideways by {tooWide} pixels at a width of 320");
        await person.Hold(Screen.Laptop);
        await person.Prefer(ColorScheme.Light);
    }

    private void Report() => Assert.True(_findings.Count == 0, string.Join('\n', _findings));
}
