// Whether what the clients remember can have happened. The journal gives each session one order; in that order
// - every accepted command stands exactly once, and deciding it there gives the events that stand there;
// - every refused command was refused, with the same code, by some state that was current between its question and its
//   answer, and stands nowhere;
// - whoever was answered before somebody else asked comes first (the order is that of real time where there was one).
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;
using Simulation.Testing;

namespace Chaos.Tests;

/// <param name="Found">How many of the commands asked for the journal holds.</param>
/// <param name="Faults">What cannot have happened; nothing when all is well.</param>
internal sealed record Verdict(int Found, List<string> Faults);

internal static class HistoryCheck
{
    public static async Task<Verdict> Check(IJournal journal, string session, IReadOnlyList<SentCommand> asked) =>
        Check(await journal.Read("session/" + session).ToListAsync(), asked);

    /// <param name="entries">The session's, in the order of the journal.</param>
    public static Verdict Check(IReadOnlyList<JournalEntry> entries, IReadOnlyList<SentCommand> asked)
    {
        var order = Order.Of(entries);
        var faults = new List<string>();
        var known = asked.ToDictionary(one => one.CommandId, StringComparer.Ordinal);
        faults.AddRange(
            order
                .Entries.Where(entry =>
                    CommandAuthor.Parse(entry.By).Kind == AuthorKind.Person && !known.ContainsKey(entry.CommandId)
                )
                .Select(entry => $"nobody asked for {entry.CommandId}")
        );
        faults.AddRange(
            order
                .Entries.GroupBy(entry => entry.CommandId)
                .Where(group => group.Count() > 1)
                .Select(group => $"{group.Key} is there twice")
        );
        foreach (var one in asked)
        {
            // After whatever was answered before this was asked, and before whatever was asked after this was answered.
            var after = asked
                .Where(other => other.Answered < one.Sent)
                .Select(order.PositionOf)
                .DefaultIfEmpty(-1)
                .Max();
            var before = asked
                .Where(other => other.Sent > one.Answered)
                .Select(order.PositionOf)
                .Where(position => position >= 0)
                .DefaultIfEmpty(order.Entries.Count)
                .Min();
            if (order.Explains(one, after, before) is { } fault)
                faults.Add(
                    $"{one.CommandId} ({one.Command}, answered {one.Refusal?.Code.ToString() ?? "accepted"}): {fault}"
                );
        }

        return new Verdict(asked.Count(one => order.PositionOf(one) >= 0), faults);
    }

    /// <summary>A session's entries and the worlds between them: world n is the one before entry n.</summary>
    private sealed class Order(IReadOnlyList<JournalEntry> entries, List<World> worlds)
    {
        private readonly Dictionary<string, int> _positions = entries
            .Select((entry, position) => (entry.CommandId, position))
            .DistinctBy(pair => pair.CommandId)
            .ToDictionary();

        public IReadOnlyList<JournalEntry> Entries => entries;

        public static Order Of(IReadOnlyList<JournalEntry> entries)
        {
            var worlds = new List<World>();
            World? world = null;
            foreach (var entry in entries)
            {
                worlds.Add(world!);
                foreach (var stored in entry.Events)
                {
                    var happened = StoredEvents.Read(stored.Name, stored.Json.Span);
                    world = happened is SessionOpened opened
                        ? World.Open(ScenarioReader.Read(new ScenarioPack(opened.Files), opened.Cast).Scenario!, opened)
                        : world!.Evolve(happened);
                }
            }

            worlds.Add(world!);
            return new Order(entries, worlds);
        }

        /// <returns>-1 when it is not there.</returns>
        public int PositionOf(SentCommand asked) => _positions.GetValueOrDefault(asked.CommandId, -1);

        public string? Explains(SentCommand asked, int after, int before)
        {
            var position = PositionOf(asked);
            if (position >= 0)
            {
                if (asked.Refusal is not null)
                    return "it was refused and is in the journal";
                if (position <= after)
                    return $"it is entry {position}, but {after} was answered before it was asked";
                if (position >= before)
                    return $"it is entry {position}, but {before} was asked after it was answered";
                return IsDecidedAt(asked, position) ? null : "deciding it again at its place gives other events";
            }

            for (var place = Math.Max(1, after + 1); place <= before; place++)
            {
                var decision = Rulebook.Decide(
                    worlds[place],
                    CommandAuthor.Person(asked.Seat),
                    asked.Command,
                    entries[place - 1].At
                );
                var fits = decision is Decision.Refused refused
                    ? refused.Refusal.Code == asked.Refusal?.Code
                    : asked.Refusal is null && decision is Decision.Accepted { Events.IsEmpty: true };
                if (fits)
                    return null;
            }

            return asked.Refusal is null ? "it is not in the journal" : "no state of the time refuses it so";
        }

        private bool IsDecidedAt(SentCommand asked, int position) =>
            Reexecution.Execute(worlds[position], CommandAuthor.Person(asked.Seat), asked.Command, entries[position])
                is not null;
    }
}
