using System.Text.Json;
using Simulation.Lab.Exports;
using Simulation.Protocol;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Server.Tests;

/// <summary>Whole games over real connections.</summary>
public sealed class GameTests
{
    private static readonly string[] Roles = ["white-house", "ai-lab", "cloud"];

    [Fact]
    public async Task Three_people_play_from_the_lobby_to_the_debrief()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        var players = new List<Player>();
        foreach (var role in Roles)
            players.Add(await server.Play(session, role));

        await facilitator.Do(new StartSession());
        for (var round = 0; round < 3; round++)
        {
            foreach (var player in players)
            {
                await player.Until(() => player.Log.Count(notice => notice.Kind == NoticeKind.Round) > round);
                await PlayOne(player);
            }

            foreach (var player in players)
                await player.Do(new DeclareReady(true));
        }

        foreach (var player in players)
            await player.Until(() => player.Phase == Phase.Debrief);
        Assert.All(players, player => Assert.NotNull(player.Ending));
        Assert.Contains(players[0].Log, notice => notice is { Kind: NoticeKind.Move, Pilot: Pilot.People });

        var debrief = await TestServer.Read<Debrief>(
            await server.GetWithTicket($"/api/sessions/{session.Session}/debrief", session.Ticket)
        );
        Assert.Equal(players[0].Ending, debrief.Ending);
        Assert.Equal(3, debrief.Scores.Count);
        foreach (var player in players)
            await player.DisposeAsync();
    }

    [Fact]
    public async Task Autopilots_play_every_role_that_nobody_takes()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);

        await facilitator.Do(new StartSession());

        await facilitator.Until(() => facilitator.Phase == Phase.Debrief);
        foreach (var role in Roles)
            Assert.Contains(facilitator.Log, notice => notice.Actor == role && notice.Pilot == Pilot.Autopilot);
    }

    [Fact]
    public async Task A_game_that_everybody_leaves_waits_and_goes_on_with_whoever_is_back()
    {
        await using var server = await TestServer.Start("--Unattended:GraceSeconds=0.05");
        var session = await server.Open(Pacing.Live);
        await using var facilitator = await server.Facilitate(session);
        await using var cloud = await server.Play(session, "cloud");
        await facilitator.Do(new StartSession());
        await cloud.Hub.DisposeAsync();
        await facilitator.Hub.DisposeAsync();

        var journal = $"/api/sessions/{session.Session}/journal";
        while (
            !(await LinesOf(await server.GetWithTicket(journal, session.Ticket)))
                .SelectMany(EventsOf)
                .Contains("waiting-began")
        )
            await Task.Yield();

        await cloud.Return();
        await cloud.Until(() => cloud.Log.Any(notice => notice.Headline == "Somebody is back: the game goes on"));
        Assert.Equal((Phase.Running, true, Pilot.People), (cloud.Phase, cloud.Clock.Running, cloud.Pilots["cloud"]));
    }

    [Fact]
    public async Task A_player_asks_what_to_expect_of_a_move_with_other_numbers_and_nobody_else_may()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        await using var lab = await server.Play(session, "ai-lab");
        await facilitator.Do(new StartSession());
        await lab.Until(() => lab.Moves.Values.Any(move => move.Open));
        var (id, view) = lab.Moves.First(move => move.Value.Open && move.Value.Options.Count > 0);
        var choice = new MoveChoice(id, view.Options[0].Target, view.Options[0].Asset, view.Options[0].Directive);
        var path = $"/api/sessions/{session.Session}/expected";

        var reply = await TestServer.Read<ExpectedReply>(await server.PostWithTicket(path, choice, lab.Ticket));
        Assert.Equal(view.Options[0].Expected, reply.Expected);
        Assert.Equal(
            RefusalCode.Unknown,
            await TestServer.RefusalOf(await server.PostWithTicket(path, choice with { Move = "nothing" }, lab.Ticket))
        );
        Assert.Equal(
            RefusalCode.NotYours,
            await TestServer.RefusalOf(await server.PostWithTicket(path, choice, session.Ticket))
        );
        Assert.Equal(
            RefusalCode.WrongTicket,
            await TestServer.RefusalOf(await server.PostWithTicket(path, choice, "stranger"))
        );
        Assert.Equal(RefusalCode.WrongTicket, await TestServer.RefusalOf(await server.Post(path, choice)));
        Assert.Equal(
            RefusalCode.Malformed,
            await TestServer.RefusalOf(await server.PostWithTicket(path, "a move", lab.Ticket))
        );
    }

    [Fact]
    public async Task The_journal_is_the_facilitators_until_the_debrief_and_holds_no_ticket()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        var joined = await server.Join(session.Code, "Ada", "cloud");
        var path = $"/api/sessions/{session.Session}/journal";

        Assert.Equal(
            RefusalCode.FacilitatorOnly,
            await TestServer.RefusalOf(await server.GetWithTicket(path, joined.Ticket))
        );
        Assert.Equal(RefusalCode.WrongTicket, await TestServer.RefusalOf(await server.GetWithTicket(path, "stranger")));
        Assert.Equal(RefusalCode.WrongTicket, await TestServer.RefusalOf(await server.Http.GetAsync(path)));
        var lines = await LinesOf(await server.GetWithTicket(path, session.Ticket));
        Assert.Equal<string[]>(
            ["session-opened", "seat-taken", "seat-taken"],
            [.. lines.Select(line => EventsOf(line).First())]
        );
        Assert.DoesNotContain(
            lines,
            line => line.GetRawText().Contains("ticketHash", StringComparison.OrdinalIgnoreCase)
        );
        Assert.DoesNotContain(
            lines,
            line => line.GetRawText().Contains("\"join\"", StringComparison.OrdinalIgnoreCase)
        );

        await facilitator.Do(new StartSession());
        await facilitator.Do(new EndSession());
        Assert.True((await server.GetWithTicket(path, joined.Ticket)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_debrief_has_to_wait_for_the_end()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        var path = $"/api/sessions/{session.Session}/debrief";
        Assert.Equal(
            RefusalCode.WrongPhase,
            await TestServer.RefusalOf(await server.GetWithTicket(path, session.Ticket))
        );
    }

    [Fact]
    public async Task The_tables_have_to_wait_for_the_end_and_name_nobody()
    {
        await using var server = await TestServer.Start();
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        var joined = await server.Join(session.Code, "Ada Lovelace", "cloud");
        var path = $"/api/sessions/{session.Session}/data/";
        Assert.Equal(
            RefusalCode.WrongPhase,
            await TestServer.RefusalOf(await server.GetWithTicket(path + "sessions.csv", session.Ticket))
        );
        await facilitator.Do(new StartSession());
        await facilitator.Do(new EndSession());

        Assert.Equal(
            RefusalCode.WrongTicket,
            await TestServer.RefusalOf(await server.GetWithTicket(path + "sessions.csv", "stranger"))
        );
        Assert.Equal(
            RefusalCode.WrongTicket,
            await TestServer.RefusalOf(await server.Http.GetAsync(path + "codebook.csv"))
        );
        foreach (var table in (string[])[.. DataExport.Names, "codebook"])
        {
            var text = await (
                await server.GetWithTicket($"{path}{table}.csv", joined.Ticket)
            ).Content.ReadAsStringAsync();
            Assert.StartsWith(table == "codebook" ? "table,column," : "session,", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ada", text, StringComparison.Ordinal);
        }
    }

    private static async Task PlayOne(Player player)
    {
        foreach (var (id, move) in player.Moves.OrderBy(move => move.Key, StringComparer.Ordinal))
        {
            if (!move.Open || move.Options.Count == 0)
                continue;
            var option = move.Options[0];
            var words = player.Snapshot.Sheet.Moves.First(sheet => sheet.Id == id).TakesWords ? "As we said." : null;
            await player.Do(
                new PlayMove(new MoveChoice(id, option.Target, option.Asset, option.Directive, Words: words))
            );
            // The receipt may come before the batch that shows the move as used.
            await player.Until(() => !player.Moves[id].Open || player.Moves[id].Left != move.Left);
            return;
        }
    }

    private static async Task<List<JsonElement>> LinesOf(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1) // The header.
                .Select(line => JsonSerializer.Deserialize<JsonElement>(line)),
        ];
    }

    private static IEnumerable<string> EventsOf(JsonElement line) =>
        line.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("name").GetString()!);
}
