using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests.Driving;

/// <summary>Reading the debrief.</summary>
public sealed partial class Person
{
    /// <summary>The chapters that the contents list has, in their order.</summary>
    public async Task<IReadOnlyList<string>> Chapters() =>
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Chapters", Exact = true })
            .GetByRole(AriaRole.Link, new() { IncludeHidden = true })
            .AllTextContentsAsync();

    /// <summary>Turns to a chapter by the contents list, which a narrow screen has behind a button.</summary>
    public async Task TurnTo(string chapter)
    {
        var contents = Page.GetByRole(AriaRole.Navigation, new() { Name = "Chapters", Exact = true });
        var menu = contents.GetByRole(AriaRole.Button);
        var link = contents.GetByRole(
            AriaRole.Link,
            new()
            {
                Name = chapter,
                Exact = true,
                IncludeHidden = true,
            }
        );
        if (await menu.IsVisibleAsync() && !await link.IsVisibleAsync())
            await menu.ClickAsync();
        await link.ClickAsync();
        await Expect(link).ToHaveAttributeAsync("aria-current", "page");
    }

    /// <summary>Unfolds everything that happened.</summary>
    public async Task<ILocator> OpenTimeline()
    {
        await TurnTo("The story");
        var timeline = Region("Timeline, with every secret unsealed");
        if (!await timeline.Locator(".feed").IsVisibleAsync())
            await timeline.Locator("summary").First.ClickAsync();
        await Sees(timeline.Locator(".feed"));
        return timeline;
    }
}
