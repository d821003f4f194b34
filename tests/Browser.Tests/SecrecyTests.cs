using System.Text.RegularExpressions;
using Browser.Tests.Driving;
using Simulation.Testing;

namespace Browser.Tests;

[Collection(BrowserFixture.Name)]
public partial class SecrecyTests(BrowserFixture fixture)
{
    private static readonly (string Id, string Title)[] _roles =
    [
        ("white-house", Roles.WhiteHouse),
        ("ai-lab", Roles.Lab),
        ("cloud", Roles.Cloud),
    ];

    [BrowserFact]
    public async Task Nothing_private_of_another_role_ever_reaches_a_browser()
    {
        var session = await fixture.Server.Open();
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(session.FacilitatorLink);
        var people = new List<(string Id, Person Person)>();
        try
        {
            foreach (var (id, title) in _roles)
            {
                var person = await fixture.Browsers.Someone();
                people.Add((id, person));
                await person.JoinByLink(session.JoinLink, "Player of " + title, title);
                await person.IsInLobby();
            }

            await facilitator.Start();
            var cloud = people[^1].Person;
            await cloud.Play("Warn the White House, in confidence");
            await cloud.Say("Good evening.");
            foreach (var (_, person) in people)
            {
                await person.Show("Talk");
                await person.Sees(person.Message("Good evening."));
            }

            foreach (var (id, person) in people)
            {
                var received = await person.Traffic.Received();
                foreach (var (other, _) in _roles)
                {
                    foreach (var line in PrivateLines(other))
                    {
                        // That a role does receive its own text shows that the search would find the others'.
                        Assert.Equal(other == id, received.Contains(line, StringComparison.Ordinal));
                    }
                }

                // The warned one learns of it, the third does not.
                Assert.Equal(id == "cloud", received.Contains("alert-government", StringComparison.Ordinal));
                Assert.Equal(id != "ai-lab", received.Contains("\"severity\":", StringComparison.Ordinal));
            }
        }
        finally
        {
            foreach (var (_, person) in people)
                await person.DisposeAsync();
        }
    }

    /// <summary>
    /// The stretches of a role's private briefing that are the same in JSON: no quotes, no line ends.
    /// </summary>
    private static List<string> PrivateLines(string role)
    {
        var text = File.ReadAllText(
            Path.Combine(Repository.Scenarios, "first-call", "briefings", $"{role}-private.md")
        );
        var lines = PlainStretch().Matches(text).Select(match => match.Value).ToList();
        Assert.True(lines.Count > 5);
        return lines;
    }

    [GeneratedRegex("[A-Za-z ,.:;()]{30,}")]
    private static partial Regex PlainStretch();
}
