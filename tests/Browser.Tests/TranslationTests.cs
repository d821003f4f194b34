using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>
/// A page whose texts a translator or an extension has replaced goes on, and every later change in it is seen. Beside
/// each translated page stands another of the same seat that is not translated: both read the same.
/// </summary>
[Collection(BrowserFixture.Name)]
public class TranslationTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_page_that_was_translated_once_shows_every_later_change() =>
        await PlayTranslated(Translator.Translate);

    [BrowserFact]
    public async Task A_page_that_is_translated_as_it_changes_shows_every_later_change_translated() =>
        await PlayTranslated(Translator.TranslateAlways);

    [BrowserFact]
    public async Task The_clock_of_a_translated_page_goes_on()
    {
        var session = await fixture.Server.Open(pacing: "live", pace: 30);
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        await using var player = await fixture.Browsers.Someone();
        await player.JoinByLink(session.JoinLink, "Ada", Roles.WhiteHouse);
        await facilitator.Start();
        await player.IsInRound(1);
        var clock = player.Page.GetByRole(AriaRole.Timer, new() { Name = "Game clock" });
        foreach (var part in new[] { ".round-now", ".round-left strong", ".round-real" })
        {
            await player.Translate();
            var before = await clock.Locator(part).InnerTextAsync();
            await Expect(clock.Locator(part)).Not.ToHaveTextAsync(before);
        }

        await player.Translate();
        await facilitator.Button("Pause").ClickAsync();
        await Expect(clock.GetByText("Paused")).ToBeVisibleAsync();
        await player.Translate();
        await facilitator.Button("Resume").ClickAsync();
        await Expect(clock.GetByText("Paused")).ToHaveCountAsync(0);
        Assert.Empty(player.Traffic.Errors);
    }

    private async Task PlayTranslated(Func<Person, Task> translate)
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await Pair.Of(fixture.Browsers, translate, session.FacilitatorLink);
        await using var wall = await Pair.Of(
            fixture.Browsers,
            translate,
            new Uri(fixture.Server.Address, $"watch/{session.Code}")
        );
        await using var cloud = await fixture.Browsers.Someone();
        await cloud.Open(session.JoinLink);
        await cloud.Sees(cloud.Heading("First Call"));
        await translate(cloud);
        await cloud.TakeSeat("Cleo", Roles.Cloud);
        await cloud.IsInLobby();
        await using var whiteHouse = await Join(session, translate, "Ada", Roles.WhiteHouse);
        await using var lab = await Join(session, translate, "Ben", null);
        await lab.Translated.TakeRole(Roles.Lab);
        Pair[] pairs = [facilitator, wall, whiteHouse, lab];
        await ReadTheSame(pairs, plain => plain.Sees("Ben"));

        await facilitator.Translated.Start();
        await ReadTheSame(pairs, plain => plain.IsInRound(1));
        await cloud.Play("Warn the White House, in confidence");
        await whiteHouse.Translated.Play("Request what they have found", target: Roles.Cloud);
        await ReadTheSame(pairs, plain => plain.Sees("Request what they have found"));
        await cloud.Answer("Hand over what you have found", "Hand over a redacted version");
        await lab.Translated.Play("Make a public statement", words: "Lantern is safe.");
        await ReadTheSame(pairs, plain => plain.Sees("Lantern is safe."));

        foreach (var pair in new[] { whiteHouse, lab })
            await pair.Both(person => person.Show("Talk"));
        await lab.Translated.Say("Good evening.");
        await ReadTheSame([whiteHouse, lab], plain => plain.Sees(plain.Message("Good evening.")));
        await whiteHouse.Translated.Propose("A quiet line", "Until Friday.");
        await ReadTheSame([whiteHouse], plain => plain.Sees(plain.Agreement("A quiet line")));
        await cloud.Accept("A quiet line");
        await ReadTheSame([whiteHouse], plain => Expect(plain.Agreement("A quiet line")).ToContainTextAsync("active"));
        foreach (var panel in new[] { "People", "Deals", "Talk", "Desk" })
        {
            await facilitator.Both(person => person.ShowPanel(panel));
            await ReadTheSame([facilitator], plain => plain.Sees(plain.Region(panel)));
        }

        await lab.Translated.SayReady();
        await ReadTheSame([facilitator, lab], plain => plain.Sees("Ready"));
        await facilitator.Translated.Announce("Stay near a telephone.");
        await facilitator.Translated.EndRound();
        await ReadTheSame(pairs, plain => plain.IsInRound(2));
        await whiteHouse.Both(person => person.Show("Moves"));
        await whiteHouse.Translated.Play("Order Lantern taken down for foreign nationals");
        await ReadTheSame([lab, facilitator], plain => plain.Sees("Take Lantern down for foreign nationals"));
        await lab.Translated.Answer("Take Lantern down for foreign nationals", "Switch Lantern off for everyone");
        await lab.Both(person => Expect(person.Region("Demands to answer")).ToHaveCountAsync(0));
        await ReadTheSame(pairs, plain => plain.Sees("Switch Lantern off"));

        await facilitator.Translated.Button("End session").ClickAsync();
        await translate(facilitator.Translated);
        await facilitator.Translated.InDialog("End the session").ClickAsync();
        await ReadTheSame(pairs, plain => plain.Sees(plain.Heading("Scores")));
        foreach (var pair in pairs)
            Assert.Empty(pair.Translated.Traffic.Errors);
    }

    private async Task<Pair> Join(OpenedSession session, Func<Person, Task> translate, string name, string? role)
    {
        await using var first = await fixture.Browsers.Someone();
        await first.JoinByLink(session.JoinLink, name, role);
        await first.IsInLobby();
        return await Pair.Of(fixture.Browsers, translate, await first.ReturnLink());
    }

    /// <param name="isThere">Waits until the page that is not translated shows what has changed.</param>
    private static async Task ReadTheSame(IEnumerable<Pair> pairs, Func<Person, Task> isThere)
    {
        foreach (var pair in pairs)
        {
            await isThere(pair.Plain);
            await pair.ReadTheSame();
        }
    }

    /// <summary>Two browsers in one seat, of which one is translated.</summary>
    private sealed class Pair : IAsyncDisposable
    {
        /// <summary>
        /// What can be read, without how it is broken into lines, and without the log of what came since the page was
        /// opened.
        /// </summary>
        private const string Text = """
            () => [...document.querySelectorAll('[role=log]')]
              .reduce((text, log) => text.replace(log.innerText, ''), document.body.innerText)
              .replace(/\s+/g, ' ').trim()
            """;

        private const int Attempts = 10;

        /// <summary>Milliseconds.</summary>
        private const float LongestAttempt = 3_000;

        /// <summary>Milliseconds; to read a page lays it out, which at every frame leaves no time for anything else.</summary>
        private const float BetweenLooks = 100;

        private readonly Func<Person, Task> _translate;

        private Pair(Person plain, Person translated, Func<Person, Task> translate) =>
            (Plain, Translated, _translate) = (plain, translated, translate);

        public Person Plain { get; }

        public Person Translated { get; }

        public static async Task<Pair> Of(Browsers browsers, Func<Person, Task> translate, Uri link)
        {
            var pair = new Pair(await browsers.Someone(), await browsers.Someone(), translate);
            await pair.Both(async person =>
            {
                await person.Open(link);
                await person.IsInLobby();
            });
            await translate(pair.Translated);
            return pair;
        }

        public async Task Both(Func<Person, Task> action)
        {
            await action(Plain);
            await action(Translated);
        }

        /// <summary>Waits until both read the same, and then translates what has come.</summary>
        public async Task ReadTheSame()
        {
            for (var attempt = 1; !await HaveTheSameText(); attempt++)
            {
                if (attempt == Attempts)
                    Assert.Equal(await ReadBy(Plain), await ReadBy(Translated));
            }

            if (_translate == Translator.TranslateAlways)
                Assert.Empty(await Translated.Untranslated());
            else
                await _translate(Translated);
        }

        // The one that is not translated may have more to come as well.
        private async Task<bool> HaveTheSameText()
        {
            try
            {
                await Translated.Page.WaitForFunctionAsync(
                    $"expected => ({Text})() === expected",
                    await ReadBy(Plain),
                    new() { Timeout = LongestAttempt, PollingInterval = BetweenLooks }
                );
                return true;
            }
            catch (TimeoutException)
            {
                return false;
            }
        }

        private static Task<string> ReadBy(Person person) => person.Page.EvaluateAsync<string>(Text);

        public async ValueTask DisposeAsync()
        {
            await Plain.DisposeAsync();
            await Translated.DisposeAsync();
        }
    }
}
