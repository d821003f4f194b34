using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Testing;

/// <summary>Executes a session's journal again: each command must lead to the events that stand beside it.</summary>
internal static class Reexecution
{
    /// <returns>The first difference, in words; null when there is none.</returns>
    public static string? FirstDifference(IReadOnlyList<JournalEntry> entries)
    {
        var first = entries[0].Events[0];
        var opened = (SessionOpened)StoredEvents.Read(first.Name, first.Json.Span);
        var scenario = ScenarioReader.ReadRecorded(new ScenarioPack(opened.Files), opened.Cast).Scenario!;
        var world = World.Open(scenario, opened);
        for (var i = 1; i < entries.Count; i++)
        {
            if (entries[i].Command is not { } stored)
                return $"entry {i} holds no command";
            var command = StoredCommands.Read(stored.Name, stored.Json.Span);
            if (Execute(world, CommandAuthor.Parse(entries[i].By), command, entries[i]) is not { } after)
                return $"entry {i}: {command} does not lead to its events";
            world = after;
        }

        return null;
    }

    /// <returns>The world after the entry; null when the command is refused there or leads to other events.</returns>
    public static World? Execute(World before, CommandAuthor by, Command command, JournalEntry entry) =>
        Rulebook.Decide(before, by, command, entry.At) is Decision.Accepted accepted
        && accepted
            .Events.Select(StoredEvents.Write)
            .Select(stored => (stored.Name, Convert.ToHexString(stored.Json)))
            .SequenceEqual(entry.Events.Select(stored => (stored.Name, Convert.ToHexString(stored.Json.Span))))
            ? accepted.After
            : null;
}
