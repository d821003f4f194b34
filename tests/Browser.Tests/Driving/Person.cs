using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.Driving;

/// <summary>
/// Somebody before a browser of their own. What they do is in the other files of this class, in the words and controls
/// that they see; whatever is not on the screen (or not named for assistive technology) they cannot do.
/// </summary>
public sealed partial class Person : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Person(IBrowserContext context, Traffic traffic, IPage page) =>
        (_context, Traffic, Page) = (context, traffic, page);

    public IPage Page { get; private set; }

    public Traffic Traffic { get; }

    public static async Task<Person> With(IBrowserContext context)
    {
        var traffic = new Traffic(context);
        return new Person(context, traffic, await context.NewPageAsync());
    }

    public Task Open(Uri address) => Page.GotoAsync(address.AbsoluteUri);

    /// <summary>A second tab of the same browser, which knows what the first has stored.</summary>
    public async Task<Person> OtherTab() => new(_context, Traffic, await _context.NewPageAsync());

    /// <summary>Opens what a link opens in a tab of its own.</summary>
    public async Task<Person> FollowToNewTab(ILocator link) =>
        new(_context, Traffic, await _context.RunAndWaitForPageAsync(() => link.ClickAsync()));

    public Task Hold(Screen screen) => Page.SetViewportSizeAsync(screen.Width, screen.Height);

    public Task Prefer(ColorScheme scheme) =>
        Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });

    public ILocator Button(string name) =>
        Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Heading(string name) =>
        Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Link(string name) =>
        Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>A part of the screen by its label.</summary>
    public ILocator Region(string label) =>
        Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = label, Exact = true });

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public Task Sees(ILocator what) => Expect(what).ToBeVisibleAsync();

    public Task Sees(string text) => Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>A refusal or failure that the page tells at once, also to screen readers.</summary>
    public Task IsTold(string text) =>
        Expect(Page.GetByRole(AriaRole.Alert).Filter(new LocatorFilterOptions { HasText = text }).First)
            .ToBeVisibleAsync();

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
