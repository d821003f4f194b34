using System.Text.Json;
using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>From the start page to a table of one's own, with autopilots in all other roles.</summary>
[Collection(BrowserFixture.Name)]
public class PlayAloneTests(BrowserFixture fixture)
{
    private const string IsCut = "shown => shown.scrollWidth > shown.clientWidth";

    [BrowserFact]
    public async Task Two_clicks_lead_to_a_running_game_and_readiness_to_its_debrief()
    {
        await using var server = await BrowserFixture.StartServer("--Autopilot:ThinkSeconds=0.05");
        await using var player = await fixture.Browsers.Someone();
        await player.Open(server.Address);
        await player.Link("Play alone").ClickAsync();
        await player.Button("Play").ClickAsync();
        await player.IsInRound(1);
        await player.Sees(player.Page.GetByText("You play", new() { Exact = true }));
        await player.Sees("Ends when all are ready");

        // A person who comes back is led to the same table.
        await player.Link("Whitecell, home").ClickAsync();
        await player.Button($"Go on as {Roles.WhiteHouse}: First Call").ClickAsync();
        await player.IsInRound(1);

        var console = await player.FollowToNewTab(player.Link("Your console"));
        await console.Sees(console.Region("Control of the session"));
        Assert.Empty(await Axe.Violations(console.Page));
        Assert.DoesNotContain("#", console.Page.Url, StringComparison.Ordinal);
        await Expect(console.Region("Roles").GetByText("Player", new() { Exact = true })).ToBeVisibleAsync();
        await player.Page.ReloadAsync();
        await player.IsInRound(1);
        await player.Sees(player.Link("Your console"));
        Assert.Empty(await Axe.Violations(player.Page));

        foreach (var screen in new[] { Screen.Phone, Screen.Narrow })
        {
            foreach (var seat in new[] { player, console })
            {
                await seat.Hold(screen);
                Assert.False(await seat.Page.Locator(".top-title h1").EvaluateAsync<bool>(IsCut));
                Assert.False(await seat.Page.Locator("html").EvaluateAsync<bool>(IsCut));
            }
        }

        for (var round = 1; round <= 3; round++)
        {
            await player.IsInRound(round);
            await player.SayReady();
        }

        await player.Sees(player.Heading("Scores"));
        await console.Sees(console.Heading("Scores"));
        var played = (await player.OpenTimeline()).Locator(".story-pilot");
        await Expect(played).Not.ToHaveCountAsync(0);
        await SeesTheGameAgain(player);
    }

    /// <summary>Goes through the replay by buttons and keys, through other eyes, and by a link to a moment.</summary>
    private async Task SeesTheGameAgain(Person player)
    {
        var page = player.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "How it ended" }).First.ClickAsync();
        await player.Link("Replay").ClickAsync();
        var line = page.GetByLabel("Moment of the game");
        await Expect(line).ToHaveValueAsync("0");
        await page.Keyboard.PressAsync("End");
        await Expect(line).ToHaveValueAsync((await line.GetAttributeAsync("max"))!);
        await page.Keyboard.PressAsync("Space");
        await player.Sees(player.Button("Pause"));
        await page.Keyboard.PressAsync("5");
        await Expect(player.Button("16×")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Keyboard.PressAsync("Home");
        await Expect(line).ToHaveValueAsync("0");
        await player.Button("Next decision").ClickAsync();
        await Expect(line).Not.ToHaveValueAsync("0");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Play: " })).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Message to: Whole table")).ToHaveCountAsync(0);

        await page.GetByLabel("Through whose eyes").SelectOptionAsync(Roles.Lab);
        await player.Sees(page.GetByRole(AriaRole.Heading, new() { Name = Roles.Lab }).First);
        await player.Button("Log").ClickAsync();
        var steps = page.GetByRole(AriaRole.Complementary, new() { Name = "Log" }).GetByRole(AriaRole.Button);
        await steps.Last.ClickAsync();
        await Expect(steps.Last).ToHaveAttributeAsync("aria-current", "step");
        Assert.Empty(await Axe.Violations(page));

        var link = new Uri($"{page.Url}?entry=9&as=ai-lab");
        await page.GotoAsync(link.AbsoluteUri);
        await player.Sees(page.GetByRole(AriaRole.Heading, new() { Name = Roles.Lab }).First);
        await Expect(line).Not.ToHaveValueAsync("0");
        foreach (var screen in new[] { Screen.Phone, Screen.Narrow })
        {
            await player.Hold(screen);
            Assert.False(await page.Locator("html").EvaluateAsync<bool>(IsCut));
        }

        Assert.Empty(await Axe.Violations(page));
        await using var stranger = await fixture.Browsers.Someone();
        await stranger.Open(link);
        await stranger.Sees("This browser has no seat here");
    }

    [BrowserFact]
    public async Task The_choices_are_taken_and_the_console_ends_the_session()
    {
        await using var player = await fixture.Browsers.Someone();
        await player.Open(new Uri(fixture.Server.Address, "alone"));
        await Choose(player, "Ninety Minutes");
        await Choose(player, "Invented organisations");
        await Choose(player, "Cumulo");
        await player.Sees("You play Cumulo.");
        await player.Page.GetByLabel("Your name at the table").FillAsync("Autopilot");
        await player.Page.GetByLabel("How a round ends").SelectOptionAsync("By the clock");
        await player.Button("Play").ClickAsync();
        await player.IsTold("name");
        await player.Page.GetByLabel("Your name at the table").FillAsync("Ada");
        await player.Button("Play").ClickAsync();
        await player.Sees(player.Page.GetByText("Round 1 of 6"));
        await player.Sees("left");

        var console = await player.FollowToNewTab(player.Link("Your console"));
        await console.Button("Pause").ClickAsync();
        await player.Sees("Paused");
        var table = await console.FollowToNewTab(console.Link("Your table: Cumulo"));
        await table.Sees("You play");
        await console.Button("End session").ClickAsync();
        await console.InDialog("End the session").ClickAsync();
        await player.Sees(player.Heading("Scores"));
    }

    [BrowserFact]
    public async Task A_lost_answer_leaves_no_second_session()
    {
        await using var player = await fixture.Browsers.Someone();
        var sessions = new List<string?>();
        await player.Page.RouteAsync(
            "**/api/sessions/alone",
            async route =>
            {
                var answer = await route.FetchAsync();
                sessions.Add((await answer.JsonAsync<JsonElement>()).GetProperty("session").GetString());
                if (sessions.Count < 3)
                    await route.AbortAsync();
                else
                    await route.FulfillAsync(new() { Response = answer });
            }
        );
        await player.Open(new Uri(fixture.Server.Address, "alone"));
        await player.Button("Play").ClickAsync();
        await player.IsTold("The server cannot be reached");
        await player.Button("Play").ClickAsync();
        await Expect(player.Button("Play")).Not.ToHaveAttributeAsync("aria-busy", "true");
        await player.IsTold("The server cannot be reached");
        await player.Page.ReloadAsync();
        await player.Button("Play").ClickAsync();
        await player.IsInRound(1);
        Assert.Equal(3, sessions.Count);
        Assert.Single(sessions.Distinct());
    }

    [BrowserFact]
    public async Task The_host_key_is_asked_for_where_it_is_needed()
    {
        await using var server = await BrowserFixture.StartServer("--HostKey=open-sesame-please");
        await using var player = await fixture.Browsers.Someone();
        await player.Open(new Uri(server.Address, "alone"));
        await player.Page.GetByLabel("Host key").FillAsync("guess");
        await player.Button("Play").ClickAsync();
        await player.IsTold("host key");
        await player.Page.GetByLabel("Host key").FillAsync("open-sesame-please");
        Assert.Empty(await Axe.Violations(player.Page));
        await player.Button("Play").ClickAsync();
        await player.IsInRound(1);
    }

    private static Task Choose(Person person, string choice) =>
        person.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new($"^{choice}") }).CheckAsync();
}
