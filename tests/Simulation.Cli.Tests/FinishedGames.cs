using System.Globalization;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>Sessions of First Call in a server's data folder, as autopilots play them.</summary>
internal static class FinishedGames
{
    /// <param name="data">A server's data folder.</param>
    /// <param name="sessions">How many that have ended: <c>s0</c> and so on.</param>
    /// <param name="running">How many that have not, after them.</param>
    /// <returns>The pack that they are played with.</returns>
    public static async Task<ShelvedScenario> Write(string data, int sessions, int running = 0)
    {
        await using var journal = SqlJournal.OpenSqlite(data);
        return await Write(journal, sessions, running);
    }

    public static async Task<ShelvedScenario> Write(SqlJournal journal, int sessions, int running = 0)
    {
        var pack = ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!;
        for (var number = 0; number < sessions + running; number++)
        {
            var seed = string.Create(CultureInfo.InvariantCulture, $"export/{number}");
            var entries = HeadlessGame.Play(pack.Scenario!, seed).Entries;
            var opened = (SessionOpened)entries[0].Events[0] with { Files = pack.Pack!.Files };
            entries = entries.SetItem(0, entries[0] with { Events = [opened] });
            await Write(journal, $"session/s{number}", number < sessions ? [.. entries] : [.. entries.Take(5)]);
        }

        return pack;
    }

    /// <summary>Writes entries with the commands that they have.</summary>
    public static async Task Write(SqlJournal journal, string stream, IEnumerable<GameEntry> entries)
    {
        long version = 0;
        foreach (var entry in entries)
        {
            var events = entry
                .Events.Select(StoredEvents.Write)
                .Select(stored => new StoredEvent(stored.Name, stored.Json));
            await journal.Append(
                stream,
                version,
                [
                    new JournalEntry(version + 1, entry.At, $"c{version}", entry.By.ToString(), [.. events])
                    {
                        Command = entry.Command is { } command ? Stored(StoredCommands.Write(command)) : null,
                    },
                ]
            );
            version += entry.Events.Length;
        }
    }

    private static StoredCommand Stored((string Name, byte[] Json) command) => new(command.Name, command.Json);
}
