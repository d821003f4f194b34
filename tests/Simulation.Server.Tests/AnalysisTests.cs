using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Simulation.Grains.Analyses;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>Which decisions turned a game and whether it was a usual one, asked in its debrief.</summary>
public sealed class AnalysisTests
{
    private const string Seed = "nobody-guesses-this-one";

    private static readonly string[] s_small = ["--Analysis:Decisions=3", "--Analysis:Pairs=4", "--Analysis:Games=20"];

    [Fact]
    public async Task A_session_that_ends_is_analysed_by_itself()
    {
        await using var server = await TestServer.Start([.. s_small, "--Analysis:Automatic=true"]);
        var (session, ada) = await server.PlayToTheEnd(Seed);
        SessionAnalysis analysis;
        do analysis = await Get(server, session, ada);
        while (analysis.State != AnalysisState.Done);

        var typicality = analysis.Typicality!;
        Assert.Equal(20, typicality.Games);
        Assert.Equal(0, typicality.Moments[0].Rounds);
        Assert.All(typicality.Moments, moment => Assert.Equal(20, moment.Endings.Sum(ending => ending.Games)));
        Assert.Equal(
            ["ai-lab", "cloud", "white-house"],
            typicality.Moments[0].Scores.Select(score => score.Id).Order()
        );
        var points = analysis.TurningPoints!;
        Assert.Equal(4, points.Pairs);
        Assert.True(points.Decisions >= points.Ranked.Count);
        Assert.InRange(points.Ranked.Count, 1, 3);
        Assert.All(points.Ranked, point => Assert.Equal(4, point.Shift.Pairs));

        // The facilitator reads the same; neither names of people nor what keys the luck is in it.
        Assert.Equal(analysis, await Get(server, session, session.Ticket));
        var text = JsonSerializer.Serialize(analysis, Json.Options);
        Assert.DoesNotContain(Seed, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Player of", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_begin_by_itself_is_asked_to()
    {
        await using var server = await TestServer.Start(s_small);
        var (session, ada) = await server.PlayToTheEnd(Seed);
        Assert.Equal(new SessionAnalysis(AnalysisState.None, 0, 0), await Get(server, session, ada));
        var begun = await TestServer.Read<SessionAnalysis>(
            await server.PostWithTicket($"/api/sessions/{session.Session}/analysis", new { }, ada)
        );
        Assert.NotEqual(AnalysisState.None, begun.State);
        while ((await Get(server, session, ada)).State != AnalysisState.Done) { }
    }

    [Fact]
    public async Task What_was_not_finished_goes_on_when_the_server_starts_again()
    {
        using var data = new TemporaryFolder();
        SessionOpenedReply session;
        string ada;
        await using (var server = await TestServer.StartIn(data.Path, s_small))
        {
            (session, ada) = await server.PlayToTheEnd(Seed);
            var begun = new StoredEvent("analysis-begun", """{"build":"of another time"}"""u8.ToArray());
            var entry = new JournalEntry(1, DateTimeOffset.UnixEpoch, "begun", "server", [begun]);
            await JournalOf(server).Append(AnalysisStreams.PlayedOf(session.Session), 0, [entry]);
        }

        await using var again = await TestServer.StartIn(data.Path, [.. s_small, "--Analysis:Automatic=true"]);
        while (await AnalysisStreams.Unfinished(JournalOf(again)).AnyAsync())
            await Task.Yield();

        // It is written down a moment before it is told.
        SessionAnalysis analysis;
        do analysis = await Get(again, session, ada);
        while (analysis.State is AnalysisState.Waiting or AnalysisState.Running);
        Assert.Equal(AnalysisState.Done, analysis.State);
    }

    [Fact]
    public async Task Before_the_end_nobody_gets_anything_and_strangers_never_do()
    {
        await using var server = await TestServer.Start(s_small);
        var session = await server.Open();
        await using var lab = await server.Play(session, "ai-lab");
        var path = $"/api/sessions/{session.Session}/analysis";
        foreach (var ticket in new[] { lab.Ticket, session.Ticket })
        {
            Assert.Equal(RefusalCode.WrongPhase, await TestServer.RefusalOf(await server.GetWithTicket(path, ticket)));
            Assert.Equal(
                RefusalCode.WrongPhase,
                await TestServer.RefusalOf(await server.PostWithTicket(path, new { }, ticket))
            );
        }

        Assert.Equal(RefusalCode.WrongTicket, await TestServer.RefusalOf(await server.GetWithTicket(path, "nothing")));
        Assert.Equal(RefusalCode.WrongTicket, await TestServer.RefusalOf(await server.Http.GetAsync(path)));
    }

    private static IJournal JournalOf(TestServer server) => server.Services.GetRequiredService<IJournal>();

    private static async Task<SessionAnalysis> Get(TestServer server, SessionOpenedReply session, string ticket) =>
        await TestServer.Read<SessionAnalysis>(
            await server.GetWithTicket($"/api/sessions/{session.Session}/analysis", ticket)
        );
}
