using Simulation.Lab.Exports;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Debriefing;
using Simulation.Rules.ExportColumns;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Lab.Debriefs;

/// <summary>Computes the debrief of a finished session from what its journal holds, and from nothing else.</summary>
public static class DebriefReader
{
    /// <param name="entries">All entries of the journal; the first one opens the session.</param>
    /// <param name="forFacilitator">
    /// Whether it holds the facilitator's notes and what the players answered to the questions.
    /// </param>
    /// <returns>Null while the session has not ended.</returns>
    public static Debrief? Of(Scenario scenario, IReadOnlyList<GameEntry> entries, bool forFacilitator = false)
    {
        var world = World.Open(scenario, (SessionOpened)entries[0].Events[0]);
        var timeline = new List<TimelineLine>();
        var curves = scenario
            .Indicators.Select(i => new List<CurvePoint> { new(0, i.Start, DebriefSentences.Start.English) })
            .ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var events = i == 0 ? entry.Events.RemoveAt(0) : entry.Events;
            var account = new NarratedEvents(world, events, entry.By.Unnamed());
            var kept = events.RemoveAll(happened =>
                happened.StaysWithPeople() || (!forFacilitator && happened.StaysPrivate())
            );
            var told = kept.Length == events.Length ? account : new NarratedEvents(world, kept, entry.By.Unnamed());
            foreach (var (happened, notice) in NoticeProjection.WithEvents(told, Viewer.Facilitator))
            {
                Draw(scenario, notice, timeline.Count, curves);
                timeline.Add(new TimelineLine(i, happened, notice));
            }

            world = account.After;
        }

        if (world.Phase != Phase.Debrief)
            return null;
        var view = Projection.Of(world, Viewer.Facilitator);
        return new Debrief(
            view.Session.Ending!,
            scenario.Actors.Select((_, i) => ScoreOf(world, i, entries)).ToSequence(),
            scenario.Indicators.Select((indicator, i) => new Curve(indicator.Id, curves[i].ToSequence())).ToSequence(),
            Secrets.Of(world, entries),
            timeline.Select(line => line.Notice).ToSequence(),
            view.Agreements.Values.ToSequence(),
            view.Directives.Values.ToSequence(),
            scenario.Questions.ToSequence(),
            view.Improvised.Values.ToSequence(),
            forFacilitator ? view.Answers.Values.ToSequence() : [],
            HistoryComparison.Of(scenario, entries, world.Ending!),
            FinishedSession.MeasuresOf(new PlayedSession(world, [.. entries.SelectMany(entry => entry.Events)])),
            DecisiveMoments.Of(world, timeline, forFacilitator),
            PromiseLedger.Of(world, view, entries),
            ClaimTrails.Of(world, entries),
            SurveyReader.Of(world, forFacilitator)
        );
    }

    private static void Draw(Scenario scenario, Notice notice, int line, List<List<CurvePoint>> curves)
    {
        foreach (var change in notice.Changes)
        {
            if (change.Kind == ChangeKind.Indicator)
                curves[scenario.Indicator(change.Id)].Add(new CurvePoint(notice.At, change.To, notice.Headline, line));
        }
    }

    private static Score ScoreOf(World world, int actor, IReadOnlyList<GameEntry> entries)
    {
        var definition = world.Scenario.Actors[actor];
        var parts = definition.Objectives.Select(objective =>
        {
            var (value, factors) = Scores.Value(world, actor, objective);
            return new ScorePart(
                objective.Id,
                objective.Title,
                objective.Weight,
                value,
                factors.Select(f => f.Factor).ToSequence()
            );
        });
        var decisions = entries
            .SelectMany(e => e.Events)
            .Select(e =>
                e switch
                {
                    MovePlayed { Role: var role, Pilot: var pilot } when role == definition.Id => pilot,
                    _ => Pilot.Nobody,
                }
            )
            .ToList();
        return new Score(
            definition.Id,
            Scores.Total(world, actor),
            parts.ToSequence(),
            decisions.Count(p => p == Pilot.People),
            decisions.Count(p => p == Pilot.Autopilot),
            decisions.Count(p => p == Pilot.Assistant),
            entries
                .SelectMany(e => e.Events)
                .OfType<AssistantSeated>()
                .Where(seated => seated.Role == definition.Id && seated.Assistant is not null)
                .Select(seated => seated.Assistant!.Model)
                .Distinct()
                .ToSequence()
        );
    }
}
