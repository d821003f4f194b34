using System.Diagnostics;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;
using Xunit.Abstractions;

namespace Chaos.Tests;

/// <summary>
/// A class of ten tables under 130 players and ten facilitators, whose server is killed: first while they join, between
/// the class's journal and the tables', then while they play. An eighth of the kills that <see cref="RunSettings"/>
/// say.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class ClassKillTests(ITestOutputHelper output)
{
    private const int Tables = 10;

    private const int Roles = 13;

    private static readonly int s_kills = Math.Max(2, RunSettings.Kills / 8);

    [Fact]
    public async Task Everybody_has_one_seat_and_nothing_is_lost_or_doubled()
    {
        await using var server = ServerProcesses.Create();
        await server.Start();
        using var http = new HttpClient { BaseAddress = server.Address };
        var room = await http.OpenClass(Tables, "seed");
        var report = new Report("class", s_kills);
        var random = new Random();

        // Killed while people join: each asks on with the same attempt.
        var answered = 0;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var killAfter = random.Next(1, (Tables * Roles) - 1);
        var joining = Enumerable
            .Range(1, Tables * Roles)
            .Select(async number =>
            {
                var reply = await SessionApi.JoinThroughKills(
                    () => server.Address,
                    room.Code,
                    $"Invented Person {number}"
                );
                if (Interlocked.Increment(ref answered) == killAfter)
                    enough.SetResult();
                return reply;
            })
            .ToList();
        await enough.Task;
        await server.Kill();
        await server.Start();
        report.Add(null);
        var members = await Task.WhenAll(joining);
        Assert.Equal(members.Length, members.Select(member => (member.Session, member.Seat)).Distinct().Count());
        Assert.All(members.GroupBy(member => member.Session), table => Assert.Equal(Roles, table.Count()));

        var consoles = new List<JoinReply>();
        for (var table = 1; table <= Tables; table++)
            consoles.Add(await http.OpenConsole(room.Class, room.Ticket, table));
        await using var clients = await ClientGroup.StartClass(server.Address, seed: 1, consoles, members);
        while (report.Kills < s_kills)
        {
            await clients.MomentToKill(random);
            var killed = Stopwatch.GetTimestamp();
            await server.Kill();
            var accepted = clients.Accepted((_, asked) => asked.Connection!.Began > killed);
            await server.Start();
            var listened = Stopwatch.GetTimestamp();
            report.Add(Recovery.Of(killed, listened, await accepted));
        }

        await clients.Finish();
        await server.Kill();
        await using var journal = SqlJournal.OpenSqlite(server.Data);
        report.Add(clients, await clients.Check(journal));
        foreach (var console in consoles)
            await CheckSeats(journal, console.Session, [.. members.Where(m => m.Session == console.Session)]);
        output.WriteLine(report.ToString());
    }

    // As the table's journal has it: these people, each in a role of their own, and nobody else.
    private static async Task CheckSeats(SqlJournal journal, string session, IReadOnlyList<JoinReply> members)
    {
        World? world = null;
        await foreach (var entry in journal.Read("session/" + session))
        {
            foreach (var (name, json) in entry.Events)
            {
                var happened = StoredEvents.Read(name, json.Span);
                world = happened is SessionOpened opened
                    ? World.Open(
                        ScenarioReader.ReadRecorded(new ScenarioPack(opened.Files), opened.Cast).Scenario!,
                        opened
                    )
                    : world!.Evolve(happened);
            }
        }

        var players = world!.Seats.Values.Where(seat => seat.Kind == SeatKind.Player).ToList();
        Assert.Equal(
            members.Select(member => member.Seat).Order(StringComparer.Ordinal),
            players.Select(seat => seat.Id).Order(StringComparer.Ordinal)
        );
        Assert.Equal(Roles, players.Select(seat => seat.Role).Distinct().Count());
    }
}
