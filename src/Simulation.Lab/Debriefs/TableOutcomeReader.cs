using Simulation.Lab.Exports;
using Simulation.Rules;
using Simulation.Rules.Agreements;
using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.Debriefs;

/// <summary>Reads from what a table's journal holds how far it has come and what has become of it.</summary>
public static class TableOutcomeReader
{
    /// <param name="entries">All entries of the journal; the first one opens the session.</param>
    public static TableOutcome Of(Scenario scenario, IReadOnlyList<GameEntry> entries)
    {
        var opened = (SessionOpened)entries[0].Events[0];
        var world = World.Open(scenario, opened);
        var values = new List<Sequence<int>> { world.Indicators.ToSequence() };
        foreach (var happened in entries.SelectMany(entry => entry.Events).Skip(1))
        {
            world = world.Evolve(happened);
            if (happened is RoundEnded)
                values.Add(world.Indicators.ToSequence());
        }

        // What came after a round's end belongs to it when the game is over; else another round is under way.
        if (world.Phase == Phase.Debrief && values.Count == world.Round + 2)
            values[^1] = world.Indicators.ToSequence();
        else if (world.Phase != Phase.Lobby && !values[^1].SequenceEqual(world.Indicators))
            values.Add(world.Indicators.ToSequence());
        var signed = world.Agreements.Where(IsSigned).ToList();
        return new TableOutcome(
            opened.Table ?? 0,
            world.Round,
            world.Ending is { } ending && scenario.Endings.FirstOrDefault(e => e.Id == ending) is { } found
                ? new TitledId(found.Id, found.Title)
                : null,
            values.ToSequence(),
            scenario.Actors.Select((_, actor) => Scores.Total(world, actor)).ToSequence(),
            scenario.Actors.Select(actor => Promises(scenario, signed, actor.Id)).OfType<PromiseCount>().ToSequence(),
            signed.Select(agreement => Title(scenario, agreement)).Distinct().ToSequence(),
            DecisionReader
                .Of(entries)
                .Where(decision => decision.IsPlay)
                .GroupBy(decision => (decision.Role, decision.What))
                .Select(plays => new FirstPlay(plays.Key.Role, plays.Key.What, plays.Min(play => play.Round) - 1))
                .ToSequence()
        );
    }

    private static bool IsSigned(Agreement agreement) =>
        agreement.Status is AgreementStatus.Active or AgreementStatus.Fulfilled or AgreementStatus.Breached;

    private static string Title(Scenario scenario, Agreement agreement) =>
        scenario.Agreements.FirstOrDefault(template => template.Id == agreement.Template)?.Title ?? agreement.Text;

    private static PromiseCount? Promises(Scenario scenario, List<Agreement> signed, string role)
    {
        var (kept, broken) = (0, 0);
        foreach (var agreement in signed)
        {
            var terms = agreement.TermsIn(scenario);
            for (var term = 0; term < agreement.Terms.Length; term++)
            {
                if (terms[term].By != role)
                    continue;
                kept += agreement.Terms[term].Status == TermStatus.Kept ? 1 : 0;
                broken += agreement.Terms[term].Status == TermStatus.Broken ? 1 : 0;
            }
        }

        return kept + broken == 0 ? null : new PromiseCount(role, kept, broken);
    }
}
