using System.Globalization;
using System.Text.RegularExpressions;
using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>
/// The chapters of the debrief for which autopilots play on: turning points, typicality and what-ifs, read on all
/// screens.
/// </summary>
[Collection(BrowserFixture.Name)]
public partial class AnalysisTests(BrowserFixture fixture)
{
    private static readonly Screen[] _screens = [Screen.Laptop, new(360, 740)];

    [BrowserFact]
    public async Task Its_chapters_follow_the_work_and_lead_to_the_replay_and_to_a_what_if()
    {
        await using var server = await BrowserFixture.StartServer([
            .. BrowserFixture.NoAutopilots,
            "--Analysis:Decisions=4",
            "--Analysis:Pairs=20",
            "--Analysis:Games=40",
        ]);
        var session = await server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await using var whiteHouse = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await whiteHouse.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
        await facilitator.Start();
        await facilitator.EndRound();
        await whiteHouse.IsInRound(2);
        await whiteHouse.Play("Order Lantern taken down for foreign nationals");
        await facilitator.Button("End session").ClickAsync();
        await facilitator.InDialog("End the session").ClickAsync();
        await facilitator.Sees(facilitator.Heading("Scores"));

        // Nobody has begun it on a server that does not do so by itself.
        await facilitator.TurnTo("Turning points");
        await facilitator.Button("Work it out").ClickAsync();
        await Expect(facilitator.Region("Turning points"))
            .ToContainTextAsync("decisions of the game, 20 games from before and 20 from after each.");
        await facilitator.TurnTo("Was our game typical?");
        await facilitator.Sees(facilitator.Heading("How the games end"));
        await Expect(facilitator.Region("Was our game typical?")).ToContainTextAsync("of 40 games end as yours did.");

        // A player who was there all the time reads the same.
        await whiteHouse.TurnTo("Was our game typical?");
        await whiteHouse.Sees(whiteHouse.Heading("How the games end"));
        await Expect(whiteHouse.Page.Locator(".typical-yours")).ToHaveCountAsync(1);

        foreach (var chapter in new[] { "Turning points", "Was our game typical?", "What if" })
        {
            await facilitator.Hold(Screen.Laptop);
            await facilitator.TurnTo(chapter);
            if (chapter == "What if")
                await facilitator.Button("Choose a decision").ClickAsync();
            foreach (var screen in _screens)
            {
                await facilitator.Hold(screen);
                await LooksRight(facilitator, chapter);
            }
        }

        await facilitator.Hold(Screen.Laptop);
        await AsksFrom(facilitator);
        Assert.Empty(facilitator.Traffic.Errors);
        Assert.Empty(whiteHouse.Traffic.Errors);
    }

    /// <summary>From the address of a decision to the answer of a what-if about it.</summary>
    private static async Task AsksFrom(Person person)
    {
        var decision = person.Page.GetByLabel("Decision", new() { Exact = true });
        var entry = await decision.InputValueAsync();
        await person.TurnTo("Curves");
        await person.Open(new Uri(Address().Replace(person.Page.Url, "#what/" + entry)));
        await Expect(decision).ToHaveValueAsync(entry);
        await person.Button("See what becomes of it").ClickAsync();
        await person.Sees("Autopilots have played 200 games.");
        Assert.Empty(await Axe.Violations(person.Page));
        Assert.True(int.Parse(entry, CultureInfo.InvariantCulture) > 0);
    }

    private static async Task LooksRight(Person person, string chapter)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await person.Prefer(scheme);
            var violations = await Axe.Violations(person.Page);
            Assert.True(violations.Count == 0, $"{chapter}, {scheme}: {string.Join('\n', violations)}");
        }

        var tooWide = await person.Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(tooWide <= 0, $"{chapter} is {tooWide} pixels wider than the screen.");
    }

    [GeneratedRegex("#.*$")]
    private static partial Regex Address();
}
