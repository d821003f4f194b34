using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Simulation.Grains.Replays;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Command = System.CommandLine.Command;

namespace Simulation.Bench.Costs;

/// <summary>
/// <c>replay</c>: how long the replay of a finished session takes, from the journal on disk to the packed answer.
/// </summary>
internal static class ReplayCommand
{
    private const string Session = "replayed";

    private const int Repetitions = 7;

    public static Command Create()
    {
        var scenario = new ScenarioOptions("ninety-minutes");
        var command = new Command(
            "replay",
            "Time and size of a finished session's replay, through each viewer's eyes."
        );
        scenario.AddTo(command);
        command.SetAction(async (parsed, _) => scenario.Find(parsed) is { } found ? await Measure(found) : 1);
        return command;
    }

    private static async Task<int> Measure(ShelvedScenario found)
    {
        var scenario = found.Scenario!;
        var folder = Directory.CreateTempSubdirectory("whitecell-").FullName;
        try
        {
            await using var journal = SqlJournal.OpenSqlite(folder);
            var entries = HeadlessGame.Play(scenario, "replay", talk: true).Entries;
            await Write(journal, entries, found.Pack!.Files);
            Console.WriteLine(
                $"{scenario.Id}: {entries.Length} entries, {scenario.Actors.Length} roles; from the journal to the packed"
                    + $" answer, the first time and the median of {Repetitions} more"
            );
            var replays = new ReplayService(journal);
            string[] eyes =
            [
                ReplayAccess.Facilitator,
                .. scenario.Actors.Select(actor => actor.Id),
                ReplayAccess.Public,
            ];
            foreach (var one in eyes)
            {
                var access = new ReplayAccess(one, [.. eyes], default, CountsHidden: true);
                await Measure(replays, access);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Measure(ReplayService replays, ReplayAccess access)
    {
        var times = new List<double>();
        using var json = new MemoryStream();
        for (var i = 0; i <= Repetitions; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            var replay = await replays.Of(Session, access, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            json.SetLength(0);
            await replay.Value!.WriteTo(json);
        }

        var first = times[0];
        times.RemoveAt(0);
        times.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{access.Eyes, -20} {first, 6:F0} ms, {times[Repetitions / 2], 6:F0} ms, {json.Length / 1e6, 6:F1} MB"
            )
        );
    }

    private static async Task Write(
        SqlJournal journal,
        ImmutableArray<GameEntry> entries,
        ImmutableSortedDictionary<string, string> files
    )
    {
        var version = 0L;
        foreach (var entry in entries)
        {
            var events = entry.Events.Select(happened =>
                StoredEvents.Write(happened is SessionOpened opened ? opened with { Files = files } : happened)
            );
            var stored = new JournalEntry(
                version + 1,
                entry.At,
                $"command-{version}",
                entry.By.ToString(),
                [.. events.Select(e => new StoredEvent(e.Name, e.Json))]
            );
            await journal.Append("session/" + Session, version, [stored]);
            version += entry.Events.Length;
        }
    }
}
