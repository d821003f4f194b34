using System.Text.RegularExpressions;
using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>
/// Three people answer the survey before and after a game and say how likely things are; the debrief shows what they
/// thought and foresaw.
/// </summary>
[Collection(BrowserFixture.Name)]
public class SurveyTests(BrowserFixture fixture)
{
    private static readonly string[] _roles = [Roles.WhiteHouse, Roles.Lab, Roles.Cloud];

    [BrowserFact]
    public async Task People_answer_before_and_after_and_nobody_is_told_who_said_what()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        var people = new List<Person>();
        try
        {
            foreach (var role in _roles)
            {
                var person = await fixture.Browsers.Someone();
                people.Add(person);
                await person.JoinByLink(session.JoinLink, "Player of " + role, role);
                await person.IsInLobby();
                await Answer(person, point: people.Count, likely: [80, 20 * people.Count]);
            }

            await facilitator.Sees(facilitator.Page.GetByText("3 of 3 have answered"));
            await people[0].Page.ReloadAsync();
            await people[0].Sees("Answered. Thank you.");
            await people[0].Hold(Screen.Phone);
            Assert.Empty(await Axe.Violations(people[0].Page));
            await facilitator.Start();

            // What is answered is out of the way; what is not waits in the first round.
            await people[0].IsInRound(1);
            await Expect(people[0].Page.Locator(".survey")).ToHaveCountAsync(0);
            await facilitator.Button("End session").ClickAsync();
            await facilitator.InDialog("End the session").ClickAsync();
            foreach (var (person, i) in people.Select((person, i) => (person, i)))
            {
                await person.Open(new Uri(person.Page.Url.Split('#')[0] + "#survey"));
                await person.Sees(person.Button("Show the results without answering"));
                await Answer(person, point: 7 - i, likely: []);
                await person.Sees(person.Heading("What people foresaw"));
            }

            var last = people[^1];
            await last.Sees(last.Heading("What people thought"));
            await last.Sees("The mean went from 2.0 to 6.0, of 7.");
            await last.Sees("Of those who answered both times, 3 moved up, 0 moved down and 0 stayed.");
            await last.Sees("You said 60 %.");
            await last.Sees(last.Heading("How well you foresaw it"));
            await last.Prefer(ColorScheme.Dark);
            Assert.Empty(await Axe.Violations(last.Page));

            await facilitator.Open(new Uri(facilitator.Page.Url.Split('#')[0] + "#survey"));
            await facilitator.Sees("The mean went from 2.0 to 6.0, of 7.");
            await Expect(facilitator.Page.Locator(".debrief-chapter").GetByText(new Regex("Player of")))
                .ToHaveCountAsync(0);

            // Nobody's answers came to anybody else.
            foreach (var other in people.Append(facilitator))
            {
                var received = await other.Traffic.Received();
                Assert.DoesNotContain("\"type\":\"answer-survey\"", received, StringComparison.Ordinal);
                Assert.Equal(other == people[0], received.Contains("\"survey\":[{\"seat\"", StringComparison.Ordinal));
                Assert.Empty(other.Traffic.Errors);
            }
        }
        finally
        {
            foreach (var person in people)
                await person.DisposeAsync();
        }
    }

    private static async Task Answer(Person person, int point, int[] likely)
    {
        var form = person.Page.Locator(".survey form");
        await form.GetByRole(AriaRole.Radio).Nth(point - 1).CheckAsync();
        foreach (var (per, i) in likely.Select((per, i) => (per, i)))
            await form.GetByRole(AriaRole.Slider).Nth(i).FillAsync($"{per}");
        await person.Button("Send my answers").ClickAsync();
        await person.Sees("Answered. Thank you.");
    }
}
