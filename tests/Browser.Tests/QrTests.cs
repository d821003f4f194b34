using Browser.Tests.Driving;
using Microsoft.Playwright;
using Simulation.Testing;

namespace Browser.Tests;

/// <summary>
/// The QR picture leads to the session: a photograph of it, as a phone would take it, is read by a program that is not
/// ours.
/// </summary>
[Collection(BrowserFixture.Name)]
public class QrTests(BrowserFixture fixture)
{
    private static readonly string _reader = Path.Combine(
        Repository.Root,
        "client-web",
        "node_modules",
        "jsqr",
        "dist",
        "jsQR.js"
    );

    [BrowserFact]
    public async Task A_phone_reads_the_way_to_join_from_the_screen_in_light_and_dark()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await facilitator.IsInLobby();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await facilitator.Prefer(scheme);
            Assert.Equal(session.JoinLink.AbsoluteUri, await Read(facilitator.Page));
        }
    }

    private static async Task<string?> Read(IPage page)
    {
        var picture = await page.GetByRole(AriaRole.Img, new() { NameRegex = new("^QR code") }).ScreenshotAsync();
        if (!await page.EvaluateAsync<bool>("'jsQR' in window"))
            await page.EvaluateAsync(await File.ReadAllTextAsync(_reader));
        return await page.EvaluateAsync<string?>(
            """
            async png => {
              const image = new Image();
              image.src = `data:image/png;base64,${png}`;
              await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
              canvas.drawImage(image, 0, 0);
              const { data, width, height } = canvas.getImageData(0, 0, image.width, image.height);
              return window.jsQR(data, width, height)?.data ?? null;
            }
            """,
            Convert.ToBase64String(picture)
        );
    }
}
