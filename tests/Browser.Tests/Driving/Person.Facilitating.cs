using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.Driving;

public sealed partial class Person
{
    /// <summary>Opens a session from the start page and returns its code.</summary>
    /// <param name="pacing">"By the clock" or "In turns".</param>
    public async Task<string> OpenSession(Uri server, string scenario, string pacing)
    {
        await Open(server);
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Open a session" }).ClickAsync();
        await Page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { NameRegex = Beginning(scenario) }).CheckAsync();
        await Page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { NameRegex = Beginning(pacing) }).CheckAsync();
        await Button("Open the session").ClickAsync();
        return await Region("How to join").Locator(".code").InnerTextAsync();
    }

    public async Task Start()
    {
        await Button("Start the session").ClickAsync();
        await Expect(Region("Control of the session")).ToBeVisibleAsync();
    }

    public async Task Announce(string text)
    {
        await Page.GetByLabel("Announcement to every screen").FillAsync(text);
        await Button("Announce").ClickAsync();
        await Expect(Page.GetByLabel("Announcement to every screen")).ToHaveValueAsync("");
    }

    public async Task EndRound()
    {
        await Button("End round").ClickAsync();
        await InDialog("End the round").ClickAsync();
        await Expect(Dialog).ToBeHiddenAsync();
    }

    /// <param name="panel">"Desk", "Deals", "Intel", "Talk" or "People".</param>
    public Task ShowPanel(string panel) =>
        Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = Beginning(panel) }).ClickAsync();
}
