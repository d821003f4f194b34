using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Browser.Tests.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>A class from the opening to a person who is led to another table.</summary>
[Collection(BrowserFixture.Name)]
public class ClassTests(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task People_join_by_one_code_sit_at_their_tables_and_are_led_to_another_one()
    {
        await using var facilitator = await fixture.Browsers.Someone();
        await ChooseClass(facilitator, "In turns");
        await facilitator.Page.GetByLabel("Groups").SelectOptionAsync("apart");
        await facilitator.Page.GetByLabel("People may choose their table").CheckAsync();
        Assert.Empty(await Axe.Violations(facilitator.Page));
        await facilitator.Button("Open the class").ClickAsync();
        await facilitator.Sees("0 of 4 tables playing · 0 of 0 people here");
        var code = await facilitator.Page.Locator(".class-bar .code").InnerTextAsync();
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
        await ana.Button("Take a seat").ClickAsync();
        await ana.IsInLobby();

        await using var ben = await fixture.Browsers.Someone();
        await ben.TypeCode(fixture.Server.Address, code);
        await ben.TakeSeat("Ben", role: null);
        await ben.IsInLobby();
        Assert.NotEqual(ana.Page.Url, ben.Page.Url);

        var second = facilitator.Page.GetByRole(AriaRole.Article, new() { Name = "Table 2" });
        await facilitator.Sees(second.GetByText("1/1 here"));
        await facilitator.Button("Start").ClickAsync();
        await facilitator.Sees("Start: done at 4 of 4 tables.");
        await ana.IsInRound(1);
        await ben.IsInRound(1);
        await facilitator.Sees(second.GetByText("Round 1"));

        var before = ana.Page.Url;
        await facilitator.Button("People").ClickAsync();
        await facilitator.Button("Move Ana").ClickAsync();
        await facilitator.Region("Table 2").GetByLabel("Table", new() { Exact = true }).SelectOptionAsync("3");
        Assert.Empty(await Axe.Violations(facilitator.Page));
        await facilitator.Page.Locator(".class-move").GetByRole(AriaRole.Button, new() { Name = "Move" }).ClickAsync();
        await ana.Page.WaitForURLAsync(url => url != before);
        await ana.IsInRound(1);
        await ana.Page.ReloadAsync();
        await ana.IsInRound(1);
        await facilitator.Sees(facilitator.Region("Table 3").GetByText("Ana").First);

        await facilitator.Button("Tables").ClickAsync();
        await using var console = await facilitator.FollowToNewTab(facilitator.Button("Console of table 3"));
        await console.Sees(console.Region("Control of the session"));
        await console.ShowPanel("People");
        await console.Sees(console.Page.GetByText("Ana").First);
    }

    [BrowserFact]
    public async Task Nine_people_play_at_three_tables_from_the_code_to_the_wall()
    {
        await using var facilitator = await fixture.Browsers.Someone(Screen.Laptop);
        await ChooseClass(facilitator, "In turns");
        await facilitator.Page.GetByRole(AriaRole.Spinbutton, new() { Name = "Tables" }).FillAsync("3");
        await facilitator.Button("Open the class").ClickAsync();
        await facilitator.Sees("0 of 3 tables playing · 0 of 0 people here");
        var code = await facilitator.Page.Locator(".class-bar .code").InnerTextAsync();

        var people = new List<Person>();
        foreach (var name in new[] { "Ana", "Ben", "Cem", "Dora", "Emil", "Fay", "Gus", "Hana", "Ivo" })
        {
            var person = await fixture.Browsers.Someone(Screen.Phone);
            people.Add(person);
            await person.TypeCode(fixture.Server.Address, code);
            await person.TakeSeat(name, role: null);
            await person.IsInLobby();
        }

        await facilitator.Sees("0 of 3 tables playing · 9 of 9 people here");
        await using var late = await fixture.Browsers.Someone();
        await late.TypeCode(fixture.Server.Address, code);
        await late.Sees("Every place in this class is taken.");

        await facilitator.Page.Locator(".class-bar .code").ClickAsync();
        await using var wall = await facilitator.FollowToNewTab(facilitator.InDialog("Projector"));
        await wall.Sees("3 tables · 9 people here");
        Assert.DoesNotContain("#", wall.Page.Url, StringComparison.Ordinal);
        Assert.Empty(await Axe.Violations(wall.Page));
        await facilitator.Page.Keyboard.PressAsync("Escape");

        foreach (var table in new[] { 1, 2, 3 })
            await facilitator.Sees(Table(facilitator, table).GetByText("3/3 here"));
        await facilitator.Button("Start").ClickAsync();
        await facilitator.Sees("Start: done at 3 of 3 tables.");
        foreach (var person in people)
            await person.IsInRound(1);

        // The first to come sit in the first role of each table.
        await people[0].Show("Talk");
        await people[0].Say("Hello, table one.");
        await Table(facilitator, 2).GetByLabel("Select Table 2").CheckAsync();
        await facilitator.Button("End round").ClickAsync();
        await facilitator.Sees("End round: done at 1 of 1 table.");
        await facilitator.Sees(Table(facilitator, 2).GetByText("Round 2"));
        await wall.Sees(Table(wall, 2).GetByText("Round 2"));
        await facilitator.Button("Select none").ClickAsync();
        await facilitator.Button("Announce…").ClickAsync();
        await facilitator.Dialog.GetByLabel("To every screen of these tables").FillAsync("Five minutes to go.");
        await facilitator.InDialog("Announce").ClickAsync();
        foreach (var person in people)
        {
            await person.Show("Now");
            await person.Sees(person.Story("Five minutes to go."));
        }

        await facilitator.Button("End…").ClickAsync();
        await facilitator.InDialog("End").ClickAsync();
        await facilitator.Sees("End: done at 3 of 3 tables.");
        foreach (var person in people)
            await person.Sees(person.Heading("Scores"));

        await people[0].TurnTo("Questions and answers");
        var answer = people[0].Page.GetByLabel(new Regex("^Your answer: ")).First;
        await answer.FillAsync("We would warn the others earlier.");
        await people[0].Button("Answer").First.ClickAsync();
        await people[0].Sees("Kept. Only the facilitator reads it.");
        await facilitator.Button("Participation").ClickAsync();
        await facilitator.Sees("9 finished.");
        await facilitator.Page.GetByLabel("Find a person or a group").FillAsync("ana");
        await facilitator.Sees("9 finished. 2 of 9 shown.");
        var ana = facilitator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ana" }).First;
        await ana.GetByRole(AriaRole.Button, new() { Name = "answers of Ana" }).ClickAsync();
        await facilitator.Sees("We would warn the others earlier.");
        Assert.Empty(await Axe.Violations(facilitator.Page));
        Assert.StartsWith(
            "\uFEFFname,group,came,table,role,state,",
            await Saved(facilitator, "Participation (CSV)", "-participation.csv"),
            StringComparison.Ordinal
        );
        await facilitator.Hold(Screen.Phone);
        Assert.Empty(await Axe.Violations(facilitator.Page));
        Assert.False(
            await facilitator.Page.Locator("html").EvaluateAsync<bool>("page => page.scrollWidth > page.clientWidth")
        );
        await facilitator.Hold(Screen.Laptop);

        await facilitator.Button("Comparison").ClickAsync();
        await facilitator.Sees(facilitator.Region("How they ended").GetByText("tables 1–3"));
        Assert.StartsWith("PK", await Saved(facilitator, "Data of all tables (CSV)", ".zip"), StringComparison.Ordinal);
        await facilitator.Sees(facilitator.Region("Roles across the tables").GetByText(Roles.Lab));
        Assert.Empty(await Axe.Violations(facilitator.Page));
        await facilitator.Button("Show on the wall").ClickAsync();
        await facilitator.Sees(facilitator.Heading("How the tables ended"));
        await facilitator.Page.Keyboard.PressAsync("ArrowRight");
        await facilitator.Sees(facilitator.Heading("Security risk"));
        Assert.Empty(await Axe.Violations(facilitator.Page));
        await facilitator.Page.Keyboard.PressAsync("End");
        await facilitator.Sees(facilitator.Heading("To talk about"));
        await facilitator.Page.Keyboard.PressAsync("Escape");
        await facilitator.Sees(facilitator.Region("How they ended"));
        foreach (var person in people)
            await person.DisposeAsync();
    }

    [BrowserFact]
    public async Task A_link_of_the_roster_leads_to_the_seat_and_a_wrong_one_says_so()
    {
        await using var facilitator = await fixture.Browsers.Someone();
        await ChooseClass(facilitator);
        await facilitator.Button("Open the class").ClickAsync();
        await facilitator.Button("Roster").ClickAsync();
        var roster = facilitator
            .Page.GetByLabel("Roster", new() { Exact = true })
            .And(facilitator.Page.Locator("textarea"));
        await roster.FillAsync("name,table\nAna,2\nAna,2\n");
        await facilitator.Button("Make the seats").ClickAsync();
        await facilitator.IsTold("Line 3");
        await roster.FillAsync("name,table\nAna,2\n");
        await facilitator.Button("Make the seats").ClickAsync();
        await facilitator.Sees(facilitator.Page.Locator(".roster-card").GetByText("Ana"));
        Assert.Empty(await Axe.Violations(facilitator.Page));
        var kept = await facilitator.Page.EvaluateAsync<string>(
            "() => localStorage.getItem(Object.keys(localStorage).find(key => key.startsWith('whitecell.roster')))"
        );
        var link = JsonDocument.Parse(kept).RootElement[0].GetProperty("link").GetString();

        await using var ana = await fixture.Browsers.Someone();
        await ana.Open(new Uri($"{facilitator.Page.Url}/seat#l={link}"));
        await ana.IsInLobby();
        await ana.Sees(ana.Page.GetByText("Ana").First);
        Assert.DoesNotContain("#", ana.Page.Url, StringComparison.Ordinal);

        await using var eve = await fixture.Browsers.Someone();
        await eve.Open(new Uri($"{facilitator.Page.Url}/seat#l=wrong"));
        await eve.Sees("This link opens no place in the class");
        Assert.Empty(await Axe.Violations(eve.Page));
    }

    [BrowserFact]
    public async Task An_assistant_sees_the_own_tables_until_the_link_is_withdrawn()
    {
        await using var facilitator = await fixture.Browsers.Someone();
        await ChooseClass(facilitator);
        await facilitator.Button("Open the class").ClickAsync();
        await facilitator.Button("Assistants").ClickAsync();
        await facilitator.Page.GetByLabel("Name").FillAsync("Ines");
        await facilitator
            .Page.GetByLabel("Tables", new() { Exact = true })
            .And(facilitator.Page.Locator("input"))
            .FillAsync("2-3");
        await facilitator.Page.EvaluateAsync(
            "() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }"
        );
        await facilitator.Button("Make the link").ClickAsync();
        await facilitator.Button("Copy link").ClickAsync();
        var link = await facilitator.Page.EvaluateAsync<string>("() => window.copied");
        Assert.Empty(await Axe.Violations(facilitator.Page));

        await using var ines = await fixture.Browsers.Someone(Screen.Phone);
        await ines.Open(new Uri(fixture.Server.Address, new Uri(link).PathAndQuery + new Uri(link).Fragment));
        await ines.Sees(ines.Page.GetByRole(AriaRole.Article, new() { Name = "Table 2" }));
        await Expect(ines.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(2);
        Assert.Empty(await Axe.Violations(ines.Page));

        await facilitator.Button("Withdraw the link").ClickAsync();
        await ines.Sees("You cannot follow this class");
        await ines.Page.ReloadAsync();
        await ines.Sees("This browser does not run this class");
    }

    /// <summary>Opens the form and chooses First Call and a class, with what else the test asks for.</summary>
    private async Task ChooseClass(Person facilitator, params string[] choices)
    {
        await facilitator.Open(fixture.Server.Address);
        await facilitator.Link("Open a session").ClickAsync();
        foreach (var choice in (string[])["First Call", .. choices, "A class"])
            await Choose(facilitator, choice);
    }

    /// <summary>What is in the file that a button saves.</summary>
    private static async Task<string> Saved(Person person, string button, string ending)
    {
        var download = await person.Page.RunAndWaitForDownloadAsync(() => person.Button(button).ClickAsync());
        Assert.EndsWith(ending, download.SuggestedFilename, StringComparison.Ordinal);
        await using var file = await download.CreateReadStreamAsync();
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        return Encoding.UTF8.GetString(content.ToArray());
    }

    private static ILocator Table(Person person, int number) =>
        person.Page.GetByRole(AriaRole.Article, new() { Name = $"Table {number}", Exact = true });

    private static Task Choose(Person person, string radio) =>
        person.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^" + Regex.Escape(radio)) }).CheckAsync();
}
