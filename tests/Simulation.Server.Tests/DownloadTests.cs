using System.Diagnostics;
using System.Text.RegularExpressions;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Help;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>A session as a file: whole for the facilitator, with pseudonyms, and what a player was told.</summary>
public sealed partial class DownloadTests
{
    [Fact]
    public async Task Every_form_has_a_header_and_hashes_that_the_program_and_the_documented_loop_verify()
    {
        await using var server = await TestServer.Start();
        using var folder = new TemporaryFolder();
        var (session, players) = await Play(server);
        var script = Path.Combine(folder.Path, "check.sh");
        await File.WriteAllTextAsync(script, DocumentedLoop());
        foreach (
            var (form, path, ticket) in new[]
            {
                ("facilitator", "journal", session.Ticket),
                ("pseudonyms", "journal?form=pseudonyms", session.Ticket),
                ("told", "journal", players["cloud"].Ticket),
            }
        )
        {
            var file = Path.Combine(folder.Path, "session.ndjson");
            var text = await Download(server, session, path, ticket);
            await File.WriteAllTextAsync(file, text);
            var reader = NdjsonFileReader.Open(file);
            Assert.Equal(("session/" + session.Session, form), (reader.Stream, reader.Form));
            var entries = 0;
            await foreach (var _ in reader.Read())
                entries++;
            Assert.Equal(text.Split('\n').Length - 2, entries);

            Assert.Equal("", (await Check(folder.Path)).Output);
            await File.WriteAllTextAsync(file, text.Replace("\"at\":\"20", "\"at\":\"21", StringComparison.Ordinal));
            Assert.StartsWith("damaged: ", (await Check(folder.Path)).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pseudonyms_stand_in_for_names_and_nothing_that_people_wrote_is_left()
    {
        await using var server = await TestServer.Start();
        var (session, players) = await Play(server);
        var whole = await Download(server, session, "journal", session.Ticket);
        var bare = await Download(server, session, "journal?form=pseudonyms", session.Ticket);
        foreach (var written in (string[])["Ada Lovelace", "Grace Hopper", "A word in private.", "May we?", "Bold."])
        {
            Assert.Contains(written, whole, StringComparison.Ordinal);
            Assert.DoesNotContain(written, bare, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(players["cloud"].Seat, bare, StringComparison.Ordinal);
        Assert.DoesNotContain("ticketHash", whole + bare, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"by\":\"seat:person-", bare, StringComparison.Ordinal);
        Assert.DoesNotContain("Mine alone.", whole + bare, StringComparison.Ordinal);

        // The same pseudonyms as in the tables.
        var decisions = await Download(server, session, "data/decisions.csv", session.Ticket);
        var person = Regex
            .Match(bare, "\"seat\":\"(person-[0-9]+)\",\"name\":\"…\",\"role\":\"cloud\"")
            .Groups[1]
            .Value;
        Assert.Contains($",{person},", decisions, StringComparison.Ordinal);
        var without = await Download(server, session, "data/decisions.csv?people=none", session.Ticket);
        Assert.DoesNotContain("person-", without, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_player_gets_what_the_own_screen_was_given_and_no_person()
    {
        await using var server = await TestServer.Start();
        var (session, players) = await Play(server);
        var (told, other) = (
            await Download(server, session, "journal", players["cloud"].Ticket),
            await Download(server, session, "journal", players["ai-lab"].Ticket)
        );
        Assert.Contains("A word in private.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("A word in private.", other, StringComparison.Ordinal);
        Assert.DoesNotContain("Bold.", told + other, StringComparison.Ordinal);
        Assert.DoesNotContain("May we?", told, StringComparison.Ordinal);
        Assert.DoesNotContain("session-opened", told, StringComparison.Ordinal);
        Assert.DoesNotContain("seed", told, StringComparison.Ordinal);
        var decisions = await Download(server, session, "data/decisions.csv", players["cloud"].Ticket);
        Assert.DoesNotContain("person", decisions.Split('\n')[0].Trim().Split(','));
        Assert.DoesNotContain("person-", decisions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_forms_and_other_askers_are_refused()
    {
        await using var server = await TestServer.Start();
        var (session, players) = await Play(server);
        var path = $"/api/sessions/{session.Session}/";
        foreach (
            var (asked, ticket, code) in new[]
            {
                ("journal?form=all", session.Ticket, RefusalCode.Malformed),
                ("journal?form=pseudonyms", players["cloud"].Ticket, RefusalCode.FacilitatorOnly),
                ("data/scores.csv?people=all", session.Ticket, RefusalCode.Malformed),
                ("data/plays.csv", session.Ticket, RefusalCode.Malformed),
            }
        )
            Assert.Equal(code, await TestServer.RefusalOf(await server.GetWithTicket(path + asked, ticket)));
    }

    private static async Task<(SessionOpenedReply Session, Dictionary<string, JoinReply> Players)> Play(
        TestServer server
    )
    {
        var session = await server.Open();
        await using var facilitator = await server.Facilitate(session);
        var players = new Dictionary<string, JoinReply>
        {
            ["cloud"] = await server.Join(session.Code, "Ada Lovelace", "cloud"),
            ["ai-lab"] = await server.Join(session.Code, "Grace Hopper", "ai-lab"),
        };
        await using var cloud = await Player.Enter(server.Address, session.Session, players["cloud"].Ticket);
        await using var lab = await Player.Enter(server.Address, session.Session, players["ai-lab"].Ticket);
        await facilitator.Do(new StartSession());
        await cloud.Do(new Say(["white-house"], "A word in private."));
        await lab.Do(new AskForHelp("May we?"));
        await lab.Do(new WriteRoleNote("Mine alone."));
        await facilitator.Do(new TakeNote("Bold."));
        await cloud.Until(() => cloud.Moves.Values.Any(move => move is { Open: true, Options.Count: > 0 }));
        var (id, view) = cloud.Moves.First(move => move.Value is { Open: true, Options.Count: > 0 });
        await cloud.Do(
            new PlayMove(new MoveChoice(id, view.Options[0].Target, view.Options[0].Asset, view.Options[0].Directive))
        );
        await facilitator.Do(new EndSession());
        return (session, players);
    }

    private static async Task<string> Download(
        TestServer server,
        SessionOpenedReply session,
        string path,
        string ticket
    )
    {
        var answer = await server.GetWithTicket($"/api/sessions/{session.Session}/{path}", ticket);
        Assert.True(answer.IsSuccessStatusCode, path);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<(int ExitCode, string Output)> Check(string folder) =>
        ChildProcess.Run(new ProcessStartInfo("bash", ["check.sh"]) { WorkingDirectory = folder });

    // As docs/journal-format.md prints it, so that a reader gets what is tested here.
    private static string DocumentedLoop() =>
        Loop().Match(File.ReadAllText(Path.Combine(Repository.Root, "docs/journal-format.md"))).Groups[1].Value;

    [GeneratedRegex("```sh\n(previous=\n.*?)```", RegexOptions.Singleline)]
    private static partial Regex Loop();
}
