using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Tests;

/// <summary>A scenario with two sets of names: the choice is shown, taken, recorded and kept.</summary>
public sealed class CastTests : IDisposable
{
    private const string Yaml = """
        id: outage
        title: Outage at {{lab}}
        summary: Nobody reaches {{model}}.
        minutes: 2
        pace: 30
        rounds:
          evening: {title: The evening, begins: "2026-09-03 19:00", minutes: 60}
        actors:
          lab:
            title: "{{lab}}"
            kind: lab
            summary: It runs {{model}}.
            objectives:
              trusted: {title: Be believed, measure: {plus: [{indicator: trust}]}}
        indicators:
          trust: {title: Public trust, start: 50}
        moves:
          explain: {title: Explain it, by: lab, per-game: 1, outcome: [{change: {indicator: trust, by: 10}}]}
        endings:
          over: {title: Over, text: It is over.}
        casts:
          press: {title: As reported, names: {lab: Anthropic, model: Fable 5}}
          fictional: {title: Invented, names: {lab: Northlight, model: Lantern}}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("casts-");

    public CastTests() =>
        File.WriteAllText(
            Path.Combine(
                _folder.CreateSubdirectory("scenarios").CreateSubdirectory("outage").FullName,
                "scenario.yaml"
            ),
            Yaml
        );

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_library_shows_the_casts_with_their_names()
    {
        await using var server = await Start();

        var card = Assert.Single(
            await TestServer.Read<List<ScenarioCard>>(await server.Http.GetAsync("/api/scenarios"))
        );

        Assert.Equal("Outage at Anthropic", card.Title);
        Assert.Equal(
            [
                new CastCard("press", "As reported", ["Anthropic", "Fable 5"], [LabCalled("Anthropic", "Fable 5")]),
                new CastCard("fictional", "Invented", ["Northlight", "Lantern"], [LabCalled("Northlight", "Lantern")]),
            ],
            card.Casts
        );
    }

    [Theory]
    [InlineData(null, "press", "Outage at Anthropic", "It runs Fable 5.")]
    [InlineData("fictional", "fictional", "Outage at Northlight", "It runs Lantern.")]
    public async Task A_session_has_the_names_it_was_opened_with_also_after_a_restart(
        string? asked,
        string recorded,
        string title,
        string summary
    )
    {
        SessionOpenedReply session;
        await using (var server = await Start())
        {
            session = await TestServer.Read<SessionOpenedReply>(await Open(server, asked));
            await Look(server);
        }

        await using var again = await Start();
        await Look(again);
        var journal = await (
            await again.GetWithTicket($"/api/sessions/{session.Session}/journal", session.Ticket)
        ).Content.ReadAsStringAsync();
        using var opening = JsonDocument.Parse(journal.Split('\n')[1]);
        Assert.Equal(
            recorded,
            opening.RootElement.GetProperty("events")[0].GetProperty("data").GetProperty("cast").GetString()
        );

        async Task Look(TestServer server)
        {
            var preview = await TestServer.Read<JoinPreview>(await server.Http.GetAsync("/api/join/" + session.Code));
            Assert.Equal((title, summary), (preview.Title, preview.Roles[0].Summary));
        }
    }

    [Fact]
    public async Task A_cast_that_there_is_not_is_refused()
    {
        await using var server = await Start();

        Assert.Equal(RefusalCode.ScenarioRefused, await TestServer.RefusalOf(await Open(server, "nobody")));
    }

    private static RoleCard LabCalled(string lab, string model) =>
        new("lab", lab, "lab", $"It runs {model}.", MostPeople: 8);

    private Task<TestServer> Start() =>
        TestServer.StartIn(
            Path.Combine(_folder.FullName, "data"),
            settings: "--Scenarios=" + Path.Combine(_folder.FullName, "scenarios")
        );

    private static Task<HttpResponseMessage> Open(TestServer server, string? cast) =>
        server.Post("/api/sessions", new OpenSessionRequest("outage", Pacing.Turns, Cast: cast));
}
