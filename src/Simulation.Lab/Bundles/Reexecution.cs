using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;

namespace Simulation.Lab.Bundles;

/// <summary>Executes recorded commands again and says where they lead to something else than is on record.</summary>
public static class Reexecution
{
    /// <summary>Plays a bundle again.</summary>
    /// <exception cref="BundleException">Its scenario cannot be read, or an entry leads to something else.</exception>
    public static RecordedGame Play(RunBundle bundle)
    {
        var scenario =
            ScenarioReader.ReadRecorded(new ScenarioPack(bundle.Opened.Files), bundle.Opened.Cast).Scenario
            ?? throw new BundleException("The scenario in the bundle cannot be read.");
        var world = World.Open(scenario, bundle.Opened);
        var entries = new List<GameEntry> { new(bundle.OpenedAt, CommandAuthor.Server, [bundle.Opened]) };
        var hash = EventHash.Of(bundle.Opened);
        for (var i = 0; i < bundle.Entries.Length; i++)
        {
            var entry = bundle.Entries[i];
            var (events, difference) = Execute(ref world, entry);
            hash = EventHash.Next(hash, events);
            if (difference is null && hash != entry.Hash)
                difference = "the events have other contents than on record";
            if (difference is not null)
            {
                throw new BundleException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The first difference is in entry {i + 1} ({entry.At:yyyy-MM-dd HH:mm:ss}, {entry.By}, "
                            + $"{StoredCommands.Write(entry.Command).Name}): {difference}."
                    )
                );
            }

            entries.Add(new GameEntry(entry.At, entry.By, events) { Command = entry.Command });
        }

        return world.Ending == bundle.Ending
            ? new RecordedGame(scenario, entries)
            : throw new BundleException($"The run ends with {world.Ending ?? "nothing"}, not {bundle.Ending}.");
    }

    /// <summary>
    /// In what the events of an entry differ when its command is executed again; null when they are the same.
    /// </summary>
    public static string? FirstDifference(World before, GameEntry entry) =>
        Rulebook.Decide(before, entry.By, entry.Command!, entry.At) switch
        {
            Decision.Refused(var refusal) => $"it is refused: {refusal.Message.TrimEnd('.')}",
            Decision.Accepted accepted => DifferenceOf(entry.Events, accepted.Events),
            _ => null,
        };

    internal static IEnumerable<string> NamesOf(IEnumerable<SessionEvent> events) =>
        events.Select(happened => StoredEvents.Write(happened).Name);

    private static (ImmutableArray<SessionEvent> Events, string? Difference) Execute(ref World world, BundleEntry entry)
    {
        switch (Rulebook.Decide(world, entry.By, entry.Command, entry.At))
        {
            case Decision.Accepted(var events, var after):
                world = after;
                var names = NamesOf(events).ToSequence();
                return (events, names == entry.Events ? null : DifferenceOf(entry.Events, names));
            case Decision.Refused(var refusal):
                return ([], $"it is refused: {refusal.Message.TrimEnd('.')}");
            default:
                throw new InvalidOperationException("A command is accepted or refused.");
        }
    }

    private static string? DifferenceOf(ImmutableArray<SessionEvent> recorded, ImmutableArray<SessionEvent> now)
    {
        if (EventHash.Next("", recorded) == EventHash.Next("", now))
            return null;
        var (before, after) = (NamesOf(recorded).ToSequence(), NamesOf(now).ToSequence());
        return before == after ? "the events have other contents than on record" : DifferenceOf(before, after);
    }

    private static string DifferenceOf(Sequence<string> recorded, Sequence<string> now)
    {
        var same = recorded.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"event {same + 1} is {(same < now.Count ? now[same] : "missing")}, "
            + $"and {(same < recorded.Count ? recorded[same] : "none")} is on record";
    }
}
