using System.Collections.Immutable;
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Testing;

/// <summary>Executes a session's journal again: what each command leads to must be the events that stand beside it.</summary>
internal static class Reexecution
{
    /// <returns>What is different first, in words; null when nothing is.</returns>
    public static string? FirstDifference(IReadOnlyList<JournalEntry> entries)
    {
        World? world = null;
        for (var i = 0; i < entries.Count; i++)
        {
            var events = entries[i].Events.Select(e => StoredEvents.Read(e.Name, e.Json.Span)).ToImmutableArray();
            if (world is null)
            {
                var opened = (SessionOpened)events[0];
                world = World.Open(ScenarioReader.ReadRecorded(new ScenarioPack(opened.Files), opened.Cast).Scenario!, opened);
                continue;
            }

            if (entries[i].Command is not { } stored) return $"entry {i} holds no command";
            var command = StoredCommands.Read(stored.Name, stored.Json.Span);
            if (Rulebook.Decide(world, Author.Parse(entries[i].By), command, entries[i].At) is not Decision.Accepted accepted)
                return $"entry {i}: {command} would be refused";
            if (!Texts(accepted.Events).SequenceEqual(Texts(events))) return $"entry {i}: {command} leads to other events";
            world = accepted.After;
        }

        return null;
    }

    private static IEnumerable<string> Texts(ImmutableArray<SessionEvent> events) =>
        events.Select(StoredEvents.Write).Select(stored => $"{stored.Name} {System.Text.Encoding.UTF8.GetString(stored.Json)}");
}
