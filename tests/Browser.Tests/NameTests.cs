using Browser.Tests.Driving;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>Where a person's name stands it has its own direction, and breaks; two people of one name are told apart.</summary>
[Collection(BrowserFixture.Name)]
public class NameTests(BrowserFixture fixture)
{
    /// <summary>As long and as wide as a name can be.</summary>
    private static readonly string _wide = new('W', 40);

    private const string Arabic = "ليلى";

    [BrowserFact]
    public async Task Wide_names_break_and_every_name_has_its_own_direction()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone(Screen.Phone);
        await using var player = await fixture.Browsers.Someone(Screen.Phone);
        await using var other = await fixture.Browsers.Someone(Screen.Phone);
        await using var wall = await fixture.Browsers.Someone(Screen.Phone);
        await facilitator.Open(session.FacilitatorLink);
        await facilitator.IsInLobby();
        await wall.Open(new Uri(fixture.Server.Address, $"watch/{session.Code}"));
        await wall.IsInLobby();
        await player.JoinByLink(session.JoinLink, _wide, null);
        await player.IsInLobby();
        await other.JoinByLink(session.JoinLink, Arabic, Roles.Lab);
        await other.IsInLobby();
        Person[] all = [facilitator, player, other, wall];
        await Fits("lobby", all);
        await player.TakeRole(Roles.Cloud);
        await player.Button("Your seat").ClickAsync();
        await Fits("seat menu", player);
        await player.InDialog("Close").ClickAsync();
        await player.Page.GoBackAsync();
        await Fits("join page", player);
        await player.Button($"Go on as {Roles.Cloud}").ClickAsync();
        await player.IsInLobby();

        await facilitator.Start();
        await player.IsInRound(1);
        await player.Say("Good evening.");
        await other.Say(new string('W', 200));
        await Fits("talk", player, other, wall);
        await player.Show("Now");
        await Fits("feed", player);
        foreach (var panel in new[] { "Talk", "People" })
        {
            await facilitator.ShowPanel(panel);
            await Fits($"console, {panel}", facilitator);
        }

        await facilitator.Button($"Remove {_wide}").ClickAsync();
        await Fits("confirmation", facilitator);
        await facilitator.InDialog("Remove").ClickAsync();
        await facilitator.Sees(facilitator.Story("has left the table"));
        await Fits("console, after a removal", facilitator);
        await facilitator.Button("End session").ClickAsync();
        await facilitator.InDialog("End the session").ClickAsync();
        await facilitator.Sees(facilitator.Heading("Scores"));
        await Fits("debrief", facilitator);
    }

    [BrowserFact]
    public async Task Two_people_of_one_name_are_told_apart_on_every_screen()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await fixture.Server.Join(session, "Alex", null);
        await fixture.Server.Join(session, "Alex", null);
        await fixture.Server.Join(session, "Ada", null);
        var waiting = facilitator.Region("Without a role yet").Locator(".person-called");
        await Expect(waiting).ToHaveCountAsync(3);
        var names = (await waiting.AllInnerTextsAsync()).Order().ToList();
        Assert.Equal("Ada", names[0]);
        Assert.All(names[1..], name => Assert.Matches("^Alex #.{2,}$", name));
        Assert.NotEqual(names[1], names[2]);

        await facilitator.Start();
        await facilitator.ShowPanel("People");
        foreach (var name in names)
        {
            await facilitator.Sees(facilitator.Button($"Mute {name}"));
            await facilitator.Sees(
                facilitator.Region("Seats").Locator(".person-called").Filter(new() { HasText = name })
            );
        }
    }

    /// <summary>Nothing is wider than the phone, and each name is in an element of its own.</summary>
    private static async Task Fits(string what, params Person[] people)
    {
        foreach (var person in people)
        {
            await Expect(person.Page.Locator("bdi").First).ToBeAttachedAsync();
            Assert.Empty(
                await person.Page.EvaluateAsync<string[]>(
                    """
                    ([what, ...names]) => {
                      const root = document.documentElement;
                      const found = root.scrollWidth > root.clientWidth ? [`${what} is ${root.scrollWidth} pixels wide`] : [];
                      for (const box of document.querySelectorAll('dialog, dialog .body, .panel, .console-column'))
                        if (box.scrollWidth > box.clientWidth) found.push(`${what}: ${box.className} is ${box.scrollWidth} pixels wide`);
                      const walker = document.createTreeWalker(document.querySelector('#root'), NodeFilter.SHOW_TEXT);
                      while (walker.nextNode()) {
                        const { data, parentElement } = walker.currentNode;
                        if (names.some(name => data.includes(name)) && !parentElement.closest('bdi, .bubble, .story-text, [role=log]'))
                          found.push(`${what}: ${parentElement.outerHTML}`);
                      }
                      return found;
                    }
                    """,
                    new[] { what, _wide, Arabic }
                )
            );
        }
    }
}
