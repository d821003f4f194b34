using System.Text.Json;
using System.Text.RegularExpressions;
using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

[Collection(BrowserFixture.Name)]
public class WholeGameTests(BrowserFixture fixture)
{
    /// <summary>
    /// Three people and a facilitator play First Call from the start page to the debrief, in four browsers. One comes
    /// late, one is cut off in the second round while the others go on.
    /// </summary>
    [BrowserFact]
    public async Task Three_people_play_First_Call_to_its_end()
    {
        await using var facilitator = await fixture.Browsers.Someone();
        await using var whiteHouse = await fixture.Browsers.Someone();
        await using var lab = await fixture.Browsers.Someone();
        await using var cloud = await fixture.Browsers.Someone();
        await using var proxy = TcpProxy.To(fixture.Server.Address);
        var server = fixture.Server.Address;

        // The lobby: one comes by the link of the QR code, one types the code and chooses later.
        var code = await facilitator.OpenSession(server, "First Call", "In turns");
        await whiteHouse.JoinByLink(
            new Uri(await facilitator.Region("How to join").Locator(".invitation-link").InnerTextAsync()),
            "Ada",
            Roles.WhiteHouse
        );
        await whiteHouse.IsInLobby();
        await lab.JoinByTyping(server, code, "Ben", null);
        await lab.IsInLobby();
        await lab.TakeRole(Roles.Lab);
        await facilitator.Sees("2 of 3 roles are taken");
        await facilitator.Start();

        // The third comes late and takes over from the autopilot.
        await whiteHouse.IsInRound(1);
        await cloud.Open(new Uri(proxy.Address, $"join/{code}"));
        await cloud.Sees("It has begun");
        await cloud.TakeSeat("Cleo", Roles.Cloud);
        await cloud.IsInRound(1);

        // Round 1: a secret warning, a sealed move, a demand and its answer, a deal, words.
        await cloud.Play("Warn the White House, in confidence");
        await cloud.Play("Verify who your customers are");
        await cloud.Sees("is sealed and opens when the round ends");
        await whiteHouse.Play("Request what they have found", target: Roles.Cloud);
        await cloud.Answer("Hand over what you have found", "Hand over a redacted version");
        await Expect(cloud.Demand("Hand over what you have found")).ToHaveCountAsync(0);
        await cloud.Propose("A quiet line", "Our names stay out of it.");
        await whiteHouse.Accept("A quiet line");
        await Expect(cloud.Agreement("A quiet line")).ToContainTextAsync("active");
        await lab.Say("Good evening. Lantern is fine.");
        await Expect(whiteHouse.Story(Roles.Lab)).Not.ToHaveCountAsync(0);
        await EndTheRound(whiteHouse, lab, cloud);

        // Round 2: Cumulo's line is cut. The others go on; what Cleo writes meanwhile waits in her browser.
        await cloud.IsInRound(2);
        await whiteHouse.Show("Talk");
        await Expect(whiteHouse.Message("Good evening")).ToHaveCountAsync(1);
        await proxy.Disconnect();
        await cloud.Sees("Connection lost");
        await cloud.Write("Can anybody hear me?");
        await cloud.Sees("will be sent when it is back");
        await whiteHouse.Play("Order Lantern taken down for foreign nationals");
        await lab.Answer("Take Lantern down for foreign nationals", "Switch Lantern off for everyone");
        await lab.Say("It is off.");
        await facilitator.Announce("The press conference is at three.");
        await whiteHouse.Say("Thank you.");
        await Expect(whiteHouse.Message("Can anybody hear me?")).ToHaveCountAsync(0);

        // Connected again, she catches up on everything once and in order, and is heard once.
        proxy.Reconnect();
        await Expect(cloud.Page.GetByText("Connection lost")).ToHaveCountAsync(0);
        await Expect(whiteHouse.Message("Can anybody hear me?")).ToHaveCountAsync(1);
        await cloud.Show("Talk");
        await Expect(cloud.Page.GetByLabel("Messages in this channel").Locator(".bubble"))
            .ToHaveTextAsync(["Good evening. Lantern is fine.", "It is off.", "Thank you.", "Can anybody hear me?"]);
        await Expect(cloud.Story("The press conference is at three.")).ToHaveCountAsync(1);
        var seenByAll = await StoriesOfRound(lab, 2);
        Assert.NotEmpty(seenByAll);
        Assert.Equal(seenByAll, await StoriesOfRound(cloud, 2));
        await EndTheRound(whiteHouse, lab, cloud);

        // Round 3: a deal, and its promise kept.
        await lab.IsInRound(3);
        await whiteHouse.Propose("The vetted-users regime");
        await lab.Accept("The vetted-users regime");
        await lab.Play("Open Lantern to vetted users only");
        await EndTheRound(whiteHouse, lab, cloud);

        // The debrief, the same for everybody.
        foreach (var person in new[] { facilitator, whiteHouse, lab, cloud })
        {
            await person.Sees(person.Page.GetByRole(AriaRole.Heading, new() { Name = "Vetted users", Level = 2 }));
            foreach (var role in new[] { Roles.WhiteHouse, Roles.Lab, Roles.Cloud })
            {
                var score = person.Region("Scores").Locator(".score").Filter(new() { Has = person.Heading(role) });
                await Expect(score.Locator(".score-total")).ToHaveTextAsync(new Regex("^[0-9]+"));
            }

            var timeline = await person.OpenTimeline();
            await Expect(timeline.GetByText("Can anybody hear me?")).ToHaveCountAsync(1);
            await Expect(timeline.Locator("article").Filter(new() { HasText = "Warn the White House, in confidence" }))
                .Not.ToHaveCountAsync(0);
        }

        await lab.TurnTo("How it ended");
        var download = await lab.Page.RunAndWaitForDownloadAsync(() => lab.Button("Export the journal").ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        var notices = lines
            .Skip(1)
            .SelectMany(line => JsonDocument.Parse(line).RootElement.GetProperty("events").EnumerateArray())
            .Select(told => told.GetProperty("data").GetProperty("kind").GetString())
            .ToList();
        Assert.Contains("\"form\":\"told\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("move", notices);
        Assert.Equal("ending", notices[^1]);

        foreach (var person in new[] { facilitator, whiteHouse, lab })
        {
            Assert.Empty(person.Traffic.Errors);
            Assert.Empty(person.Traffic.Outside(server));
        }

        // What was cut off has failed to connect, and nothing else has gone wrong.
        Assert.All(cloud.Traffic.Errors, error => Assert.Contains("ERR_", error, StringComparison.Ordinal));
        Assert.Empty(cloud.Traffic.Outside(proxy.Address));
    }

    private static async Task EndTheRound(params Person[] people)
    {
        foreach (var person in people)
            await person.SayReady();
    }

    private static async Task<IReadOnlyList<string>> StoriesOfRound(Person person, int round) =>
        await person
            .Page.GetByRole(AriaRole.Region, new() { Name = $"Round {round}", Exact = true })
            .Locator("h4")
            .AllInnerTextsAsync();
}
