using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.Driving;

public sealed partial class Person
{
    public ILocator Happenings => Region("What happened and why").Locator("article");

    /// <summary>Stories of what happened whose text holds this.</summary>
    public ILocator Story(string text) => Happenings.Filter(new LocatorFilterOptions { HasText = text });

    /// <param name="tab">"Now", "Moves", "Talk" or "Brief".</param>
    public Task Show(string tab) => Tab(tab).ClickAsync();

    /// <summary>On a wide screen some parts always show and have no tab.</summary>
    public async Task ShowIfHidden(string tab)
    {
        if (await Tab(tab).IsVisibleAsync())
            await Show(tab);
    }

    public Task IsInRound(int number) => Expect(Page.GetByText($"Round {number} of 3")).ToBeVisibleAsync();

    /// <summary>Plays a move to the end of its dialog: chooses, reads the summary, confirms.</summary>
    public async Task Play(string move, string? target = null, string? words = null)
    {
        await PlayUntilConfirmation(move, target, words);
        await Confirm();
        await Expect(Dialog).ToBeHiddenAsync();
    }

    public async Task PlayUntilConfirmation(string move, string? target = null, string? words = null)
    {
        await Show("Moves");
        await Button($"Play: {move}").ClickAsync();
        if (target is not null)
            await Dialog
                .GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { NameRegex = Beginning(target) })
                .CheckAsync();
        if (words is not null)
            await Dialog.GetByLabel("In your own words").FillAsync(words);
        await InDialog("Continue").ClickAsync();
    }

    public Task Confirm() =>
        Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = YesWords() }).ClickAsync();

    /// <summary>Answers a demand on one's own role.</summary>
    public async Task Answer(string demand, string answer)
    {
        await Demand(demand)
            .GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = answer, Exact = true })
            .ClickAsync();
        await InDialog("Continue").ClickAsync();
        await Confirm();
        await Expect(Dialog).ToBeHiddenAsync();
    }

    public ILocator Demand(string title) =>
        Region("Demands to answer").Locator("article").Filter(new LocatorFilterOptions { HasText = title });

    /// <summary>Says something to the whole table, and waits until the server has it.</summary>
    public async Task Say(string text)
    {
        await Write(text);
        await Expect(Page.GetByLabel("Message to: Whole table")).ToHaveValueAsync("");
    }

    /// <summary>Says something without waiting for the server.</summary>
    public async Task Write(string text)
    {
        await Show("Talk");
        await Page.GetByLabel("Message to: Whole table").FillAsync(text);
        await Page.GetByLabel("Message to: Whole table").PressAsync("Enter");
    }

    public ILocator Message(string text) =>
        Page.GetByLabel("Messages in this channel")
            .GetByRole(AriaRole.Listitem)
            .Filter(new LocatorFilterOptions { HasText = text });

    public async Task Propose(string agreement, string? remark = null)
    {
        await Show("Talk");
        await Button("Propose").ClickAsync();
        await Dialog
            .GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { NameRegex = Beginning(agreement) })
            .CheckAsync();
        if (remark is not null)
            await Dialog.GetByLabel("A remark").FillAsync(remark);
        await InDialog("Propose").ClickAsync();
        await Expect(Dialog).ToBeHiddenAsync();
    }

    public async Task Accept(string agreement)
    {
        await Show("Talk");
        await Agreement(agreement)
            .GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Accept", Exact = true })
            .ClickAsync();
    }

    public ILocator Agreement(string title) =>
        Region("Agreements").Locator("article").Filter(new LocatorFilterOptions { HasText = title });

    public ILocator ShutMove(string title) =>
        Region("Moves").GetByRole(AriaRole.Listitem).Filter(new LocatorFilterOptions { HasText = title });

    /// <summary>Real seconds that the round still takes, as the clock on the screen says: "29:41".</summary>
    public async Task<int> RealSecondsLeft()
    {
        var parts = (await Page.Locator(".round-real").InnerTextAsync()).Split(':');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture) * 60)
            + int.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Says it, and once more where the page explains it or asks because of an open demand.</summary>
    public async Task SayReady()
    {
        await Button("I am ready").ClickAsync();
        var again = Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = ReadyWords() });
        // A click shows what it leads to before it is done; the round may end with it.
        if (!await again.IsVisibleAsync())
            return;
        await again.ClickAsync();
        await Expect(again).ToBeHiddenAsync();
    }

    public ILocator InDialog(string button) =>
        Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button, Exact = true });

    private ILocator Tab(string name) =>
        Page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "Parts of the table" })
            .GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = Beginning(name) });

    [GeneratedRegex("^(I am ready|Ready all the same)$")]
    private static partial Regex ReadyWords();

    [GeneratedRegex("^(Play it now|Seal it)$")]
    private static partial Regex YesWords();
}
