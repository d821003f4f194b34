// The boundary to Playwright: its driver comes with the package, the browser from the machine. Nothing is downloaded.
using Microsoft.Playwright;

namespace Browser.Tests.Driving;

/// <summary>
/// One headless Chromium; every person gets a context of their own in it, which shares nothing with the others.
/// </summary>
public sealed class Browsers : IAsyncDisposable
{
    /// <summary>
    /// How long to wait for a screen at most, in milliseconds; much, because build machines are busy.
    /// </summary>
    private const float LongestWait = 30_000;

    private readonly IPlaywright _playwright;

    private readonly IBrowser _chromium;

    private Browsers(IPlaywright playwright, IBrowser chromium) => (_playwright, _chromium) = (playwright, chromium);

    public static async Task<Browsers> Launch()
    {
        Assertions.SetDefaultExpectTimeout(LongestWait);
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = InstalledPrograms.Chromium,
                Headless = true,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        return new Browsers(playwright, chromium);
    }

    /// <summary>Somebody with a browser that has never been here before.</summary>
    public async Task<Person> Someone(
        Screen? screen = null,
        ColorScheme scheme = ColorScheme.Light,
        float sharpness = 1
    )
    {
        var (width, height) = screen ?? Screen.Laptop;
        var context = await _chromium.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = height },
                ColorScheme = scheme,
                DeviceScaleFactor = sharpness,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "en-GB",
                AcceptDownloads = true,
            }
        );
        context.SetDefaultTimeout(LongestWait);
        context.SetDefaultNavigationTimeout(LongestWait);
        return await Person.With(context);
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.CloseAsync();
        _playwright.Dispose();
    }
}

/// <summary>The inside of a browser's window, in CSS pixels.</summary>
public sealed record Screen(int Width, int Height)
{
    public static readonly Screen Laptop = new(1440, 900);

    public static readonly Screen Phone = new(360, 780);

    /// <summary>The narrowest that WCAG's reflow criterion asks for.</summary>
    public static readonly Screen Narrow = new(320, 640);

    /// <summary>A window of 1280 × 1024 pixels at a zoom of 400 %.</summary>
    public static readonly Screen Zoomed = new(320, 256);

    public static readonly Screen Projector = new(1920, 1080);
}
