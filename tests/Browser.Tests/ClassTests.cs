using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Browser.Tests.Driving;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>A class from the opening to a person who is led to another table.</summary>
[Collection(BrowserFixture.Name)]
public class ClassTests(BrowserFixture fixture)
{
    private static readonly HttpClient Http = new();

    [BrowserFact]
    public async Task People_join_by_one_code_sit_at_their_tables_and_are_led_to_another_one()
    {
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(fixture.Server.Address);
        await facilitator.Link("Open a session").ClickAsync();
        await Choose(facilitator, "First Call");
        await Choose(facilitator, "In turns");
        await Choose(facilitator, "A class");
        await facilitator.Page.GetByLabel("Groups").SelectOptionAsync("apart");
        await facilitator.Page.GetByLabel("People may choose their table").CheckAsync();
        Assert.Empty(await Axe.Violations(facilitator.Page));
        await facilitator.Button("Open the class").ClickAsync();
        var code = await facilitator.Region("How to join").Locator(".code").InnerTextAsync();
        Assert.DoesNotContain("#", facilitator.Page.Url, StringComparison.Ordinal);
        Assert.Empty(await Axe.Violations(facilitator.Page));

        await using var ana = await fixture.Browsers.Someone();
        await ana.TypeCode(fixture.Server.Address, code);
        await ana.Hold(Screen.Phone);
        await ana.Page.GetByLabel("Your name at the table").FillAsync("Ana");
        await ana.Page.GetByLabel("Your group, if you have one").FillAsync("red");
        await ana.Page.GetByLabel("Your table").SelectOptionAsync("2");
        Assert.Empty(await Axe.Violations(ana.Page));
        Assert.False(await ana.Page.Locator("html").EvaluateAsync<bool>("page => page.scrollWidth > page.clientWidth"));
        var joined = await ana.Page.RunAndWaitForResponseAsync(
            () => ana.Button("Take a seat").ClickAsync(),
            answer => answer.Url.EndsWith("/api/join", StringComparison.Ordinal)
        );
        var member = (await joined.JsonAsync())!.Value.GetProperty("class").GetProperty("member").GetString();
        await ana.IsInLobby();

        await using var ben = await fixture.Browsers.Someone();
        await ben.TypeCode(fixture.Server.Address, code);
        await ben.TakeSeat("Ben", role: null);
        await ben.IsInLobby();
        Assert.NotEqual(ana.Page.Url, ben.Page.Url);

        await facilitator.Button("Start all tables").ClickAsync();
        await facilitator.Sees("Done at 4 tables.");
        await ana.IsInRound(1);
        await ben.IsInRound(1);

        var before = ana.Page.Url;
        var move = new
        {
            type = "move-member",
            member,
            table = 3,
        };
        await Ask(facilitator, "commands", new { id = Guid.NewGuid().ToString(), command = move });
        await ana.Page.WaitForURLAsync(url => url != before);
        await ana.IsInRound(1);
        await ana.Page.ReloadAsync();
        await ana.IsInRound(1);

        await facilitator.Page.GetByRole(AriaRole.Spinbutton, new() { Name = "Table" }).FillAsync("3");
        await facilitator.Button("Open its console").ClickAsync();
        await facilitator.Sees(facilitator.Region("Control of the session"));
        await facilitator.ShowPanel("People");
        await facilitator.Sees(facilitator.Page.GetByText("Ana").First);
    }

    [BrowserFact]
    public async Task A_link_of_the_roster_leads_to_the_seat_and_a_wrong_one_says_so()
    {
        await using var facilitator = await fixture.Browsers.Someone();
        await facilitator.Open(fixture.Server.Address);
        await facilitator.Link("Open a session").ClickAsync();
        await Choose(facilitator, "First Call");
        await Choose(facilitator, "A class");
        await facilitator.Button("Open the class").ClickAsync();
        await facilitator.Sees(facilitator.Region("How to join"));
        var roster = await Ask(
            facilitator,
            "roster",
            new { id = Guid.NewGuid().ToString("N"), csv = "name,table\nAna,2\n" }
        );
        var link = roster.GetProperty("seats")[0].GetProperty("link").GetString();

        await using var ana = await fixture.Browsers.Someone();
        await ana.Open(new Uri(facilitator.Page.Url + "#link=" + link));
        await ana.IsInLobby();
        await ana.Sees(ana.Page.GetByText("Ana").First);
        Assert.DoesNotContain("#", ana.Page.Url, StringComparison.Ordinal);

        await using var eve = await fixture.Browsers.Someone();
        await eve.Open(new Uri(facilitator.Page.Url + "#link=wrong"));
        await eve.Sees("This link opens no place in the class");
        Assert.Empty(await Axe.Violations(eve.Page));
    }

    private static Task Choose(Person person, string radio) =>
        person
            .Page.GetByRole(
                AriaRole.Radio,
                new() { NameRegex = new("^" + System.Text.RegularExpressions.Regex.Escape(radio)) }
            )
            .CheckAsync();

    private static async Task<JsonElement> Ask(Person facilitator, string path, object body)
    {
        var page = new Uri(facilitator.Page.Url);
        var id = page.Segments[^1];
        var known = await facilitator.Page.EvaluateAsync<string>(
            "id => localStorage.getItem(`whitecell.class.${id}`)",
            id
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page, $"/api/classes/{id}/{path}"))
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            JsonDocument.Parse(known).RootElement.GetProperty("ticket").GetString()
        );
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
