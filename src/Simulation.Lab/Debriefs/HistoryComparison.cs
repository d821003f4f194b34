using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Agreements;
using Simulation.Rules.Debriefing;
using Simulation.Rules.History;
using Simulation.Rules.Improvised;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Lab.Debriefs;

/// <summary>Lays what a table did beside what is on record.</summary>
internal static class HistoryComparison
{
    /// <param name="entries">All entries of the journal.</param>
    /// <param name="ending">Id of the table's ending.</param>
    /// <returns>Null when the scenario has no history.</returns>
    public static ComparedHistory? Of(Scenario scenario, IReadOnlyList<GameEntry> entries, string ending)
    {
        if (scenario.History is not { } history)
            return null;
        var recorded = history.Moves.Select(record => OnRecord(scenario, record)).ToList();
        var played = AtTable(scenario, entries).ToList();
        return new ComparedHistory(
            history.Source,
            scenario.Endings.FirstOrDefault(known => known.Id == history.Ending)?.Title,
            history.Ending == ending,
            scenario
                .Rounds.Select(
                    (round, i) =>
                        new ComparedRound(
                            round.Id,
                            round.Title,
                            Column(recorded, played, i),
                            Column(played, recorded, i)
                        )
                )
                .ToSequence()
        );
    }

    private static Sequence<Step> Column(List<Deed> deeds, List<Deed> others, int round)
    {
        var there = others.Where(deed => deed.Round == round).Select(deed => deed.What).ToList();
        return deeds
            .Where(deed => deed.Round == round)
            .Select(deed => deed.Step with { Shared = there.Remove(deed.What) })
            .ToSequence();
    }

    private static Deed OnRecord(Scenario scenario, HistoricalMove record)
    {
        var round = Enumerable.Range(0, scenario.Rounds.Length).First(i => scenario.Rounds[i].Id == record.Round);
        var title = scenario.Move(record.Move)?.Title ?? scenario.Agreement(record.Agreement)!.Title;
        return new Deed(
            round,
            (record.Role, record.Move ?? record.Agreement!),
            new Step(
                record.Minute,
                record.Role,
                title,
                Aim(scenario, record.Target, record.Asset),
                record.Text,
                null,
                false
            )
        );
    }

    private static IEnumerable<Deed> AtTable(Scenario scenario, IReadOnlyList<GameEntry> entries)
    {
        var round = 0;
        var proposed = new Dictionary<string, AgreementDefinition>(StringComparer.Ordinal);
        var improvised = new Dictionary<string, ImprovisedMove>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var happened in entry.Events)
            {
                if (happened is RoundBegan began)
                    round = began.Round;
                if (
                    happened is AgreementProposed { Agreement: { Template: { } template } offer }
                    && scenario.Agreement(template) is { } known
                )
                    proposed[offer.Id] = known;
                if (happened is MoveImprovised { Move: var move })
                    improvised[move.Id] = move;
                if (Did(scenario, happened, proposed, improvised) is not var (role, what, title, aim, pilot))
                    continue;
                var minute = (int)Math.Max(0, (happened.At - scenario.Calendar[round].Starts) / 60);
                yield return new Deed(
                    round,
                    (role, what),
                    new Step(minute, role, title, aim, "", pilot ?? PilotOf(entry.By), false)
                );
            }
        }
    }

    private static (string Role, string What, string Title, string Aim, Pilot? Pilot)? Did(
        Scenario scenario,
        SessionEvent happened,
        Dictionary<string, AgreementDefinition> proposed,
        Dictionary<string, ImprovisedMove> improvised
    ) =>
        happened switch
        {
            MovePlayed it when scenario.Move(it.Choice.Move) is { } move => (
                it.Role,
                move.Id,
                move.Title,
                Aim(scenario, it.Choice.Target, it.Choice.Asset),
                it.Pilot
            ),
            ImprovisedRuled it when improvised.TryGetValue(it.Improvised, out var move) => (
                move.Role,
                move.Id,
                (it.Success ? DebriefSentences.ImprovisedWell : DebriefSentences.ImprovisedBadly)
                    .With(move.Action)
                    .ToString(),
                "",
                move.Pilot
            ),
            AgreementProposed it when proposed.TryGetValue(it.Agreement.Id, out var known) => (
                it.Agreement.From,
                known.Id,
                known.Title,
                "",
                null
            ),
            AgreementSigned it when proposed.TryGetValue(it.Agreement, out var known) => (
                it.Role,
                known.Id,
                known.Title,
                "",
                null
            ),
            _ => null,
        };

    private static Pilot PilotOf(CommandAuthor by) => by.Stamp ?? Pilot.People;

    private static string Aim(Scenario scenario, string? target, string? asset)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        if (scenario.Actor(target) is var actor && actor >= 0)
            words.Add(scenario.Actors[actor].Title);
        if (scenario.Asset(asset) is var about && about >= 0)
            words.Add(scenario.Assets[about].Title);
        return string.Join(" · ", words);
    }

    /// <param name="What">What makes two deeds the same: who did what.</param>
    private sealed record Deed(int Round, (string Role, string Id) What, Step Step);
}
