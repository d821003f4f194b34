using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>
/// Play over days: deadlines, the calendar file that reminds of them, and what happened since one was there.
/// </summary>
[Collection(BrowserFixture.Name)]
public class OverDaysTests(BrowserFixture fixture)
{
    // The clock of a browser that was last here half an hour ago.
    private const string ComeBackLater = """
        for (const key of Object.keys(localStorage)) {
          if (!key.startsWith('whitecell.seen.')) continue;
          const [entries, at] = localStorage.getItem(key).split('/').map(Number);
          localStorage.setItem(key, `${entries}/${at - 30 * 60_000}`);
        }
        """;

    [BrowserFact]
    public async Task A_deadline_is_set_shown_moved_and_put_into_a_calendar_and_who_returns_reads_what_was_missed()
    {
        await using var facilitator = await fixture.Browsers.Someone();
        await using var ada = await fixture.Browsers.Someone(Screen.Phone);

        await facilitator.Open(new Uri(fixture.Server.Address, "new"));
        await Choose(facilitator, "First Call");
        await Choose(facilitator, "Over days");
        await facilitator.Page.GetByLabel("Time zone").SelectOptionAsync("Europe/Berlin");
        await facilitator.Page.GetByLabel("Rounds end").SelectOptionAsync("A day apart");
        await facilitator.Page.GetByLabel("Round 1 ends at the latest").FillAsync(InDays(3));
        await Expect(facilitator.Page.GetByLabel("Round 3 ends at the latest")).ToHaveValueAsync(InDays(5));
        Assert.Empty(await Axe.Violations(facilitator.Page));
        await facilitator.Button("Open the session").ClickAsync();
        var code = await facilitator.Region("How to join").Locator(".code").InnerTextAsync();
        await Expect(Deadlines(facilitator).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
        Assert.Empty(await Axe.Violations(facilitator.Page));

        await ada.JoinByTyping(fixture.Server.Address, code, "Ada", Roles.WhiteHouse);
        await ada.IsInLobby();
        await Expect(Deadlines(ada)).ToContainTextAsync("18:00");
        var download = await ada.Page.RunAndWaitForDownloadAsync(() => ada.Button("Add to a calendar").ClickAsync());
        Assert.EndsWith(".ics", download.SuggestedFilename, StringComparison.Ordinal);
        var calendar = await File.ReadAllTextAsync((await download.PathAsync())!);
        Assert.Equal(3, calendar.Split("BEGIN:VEVENT").Length - 1);
        Assert.DoesNotContain("t=", calendar, StringComparison.Ordinal);

        await facilitator.Start();
        await Expect(ada.Page.GetByText("Round ends in 3 days").Or(ada.Page.GetByText("Round ends in 2 days")))
            .ToBeVisibleAsync();
        Assert.Empty(await Axe.Violations(ada.Page));

        // Somebody who was away reads what was missed, once.
        await ada.Page.EvaluateAsync(ComeBackLater);
        var seat = new Uri(ada.Page.Url);
        await ada.Page.GotoAsync("about:blank");
        await facilitator.Announce("The library is open longer.");
        await facilitator.Button("Move the deadline of round 1").ClickAsync();
        await facilitator.Dialog.GetByLabel("The round ends at the latest").FillAsync(InDays(4));
        Assert.Empty(await Axe.Violations(facilitator.Page));
        await facilitator.InDialog("Move it").ClickAsync();
        await Expect(facilitator.Dialog).ToBeHiddenAsync();
        Assert.Empty(await Axe.Violations(facilitator.Page));

        await ada.Open(seat);
        var since = ada.Region("Since you were here");
        await Expect(since).ToContainTextAsync("The library is open longer.");
        await Expect(since).ToContainTextAsync("Round 1 now ends on");
        Assert.Empty(await Axe.Violations(ada.Page));
        await since.GetByRole(AriaRole.Button, new() { Name = "Seen" }).ClickAsync();
        await Expect(since).ToHaveCountAsync(0);
        await ada.Page.ReloadAsync();
        await Expect(Deadlines(ada)).ToBeVisibleAsync();
        await Expect(since).ToHaveCountAsync(0);

        foreach (var person in new[] { ada, facilitator })
            Assert.Empty(person.Traffic.Errors);
    }

    private static ILocator Deadlines(Person person) =>
        person.Page.GetByRole(AriaRole.Region, new() { NameRegex = Person.Beginning("Deadlines") });

    // As a field for date and time takes it. The zone is an hour or two ahead, so at six in the evening of these days.
    private static string InDays(int days) =>
        DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        + "T18:00";

    private static Task Choose(Person person, string option) =>
        person.Page.GetByRole(AriaRole.Radio, new() { NameRegex = Person.Beginning(option) }).CheckAsync();
}
