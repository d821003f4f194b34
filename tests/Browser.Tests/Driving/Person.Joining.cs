using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.Driving;

public sealed partial class Person
{
    /// <summary>By the link that the QR code holds.</summary>
    /// <param name="role">Its title; null to choose in the lobby.</param>
    public async Task JoinByLink(Uri link, string name, string? role)
    {
        await Open(link);
        await TakeSeat(name, role);
    }

    /// <summary>From the start page, with the code typed.</summary>
    public async Task JoinByTyping(Uri server, string code, string name, string? role)
    {
        await TypeCode(server, code);
        await TakeSeat(name, role);
    }

    public async Task TypeCode(Uri server, string code)
    {
        await Open(server);
        await Page.GetByLabel("Session code").FillAsync(code);
        await Button("Join the session").ClickAsync();
    }

    public async Task TakeSeat(string name, string? role)
    {
        await FillInName(name, role);
        await Button("Take a seat").ClickAsync();
    }

    public async Task FillInName(string name, string? role)
    {
        await Page.GetByLabel("Your name at the table").FillAsync(name);
        if (role is not null)
            await Page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { NameRegex = Beginning(role) }).CheckAsync();
    }

    public async Task TakeRole(string role) => await Button($"Take it: {role}").ClickAsync();

    /// <summary>The link that opens one's seat on another device.</summary>
    public async Task<Uri> ReturnLink()
    {
        var seat = new Uri(Page.Url);
        var ticket = await Page.EvaluateAsync<string>(
            "session => sessionStorage.getItem(`whitecell.seat.${session}`)",
            seat.Segments[^1]
        );
        return new Uri(seat, $"#t={ticket}");
    }

    public Task IsInLobby() => Expect(Region("How to join")).ToBeVisibleAsync();

    internal static Regex Beginning(string text) => new("^" + Regex.Escape(text));
}
