using Simulation.Grains.Continuations;
using Simulation.Lab;
using Simulation.Lab.Continuations;
using Simulation.Lab.TurningPoints;
using Simulation.Lab.Typicality;
using Simulation.Lab.WhatIfs;
using Simulation.Protocol;
using Simulation.Rules;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Analyses;

/// <summary>What an analysis has found, as it goes over the wire: no command, no seed, no person.</summary>
internal static class AnalysisToWire
{
    public static GameTurningPoints TurningPointsOf(
        RecordedGame game,
        TurningPointsQuestion question,
        IEnumerable<SliceOutcomes> played
    )
    {
        var plan = question.PlanFor(game);
        var ranked = plan.Decisions.IsEmpty ? [] : plan.Rank(plan.Plan.Merge(played));
        return new GameTurningPoints(
            RecordedDecisions.In(game).Count(),
            question.Pairs,
            ranked.Select(point => Of(game, point)).ToSequence()
        );
    }

    public static GameTypicality TypicalityOf(
        RecordedGame game,
        TypicalityQuestion question,
        IEnumerable<SliceOutcomes> played
    )
    {
        var plan = question.PlanFor(game);
        return new GameTypicality(
            question.Games,
            WhatIfToWire.EndingOf(game.Scenario, game.End.Ending!),
            plan.Compare(plan.Plan.Merge(played)).Select(point => Of(game.Scenario, point)).ToSequence()
        );
    }

    private static RankedDecision Of(RecordedGame game, TurningPoint point) =>
        new(
            point.Entry,
            point.Round,
            point.At,
            point.Role,
            game.Entries[point.Entry].By.Stamp ?? Pilot.People,
            point.Text,
            WhatIfToWire.Round(point.Strength),
            WhatIfToWire.Of(game.Scenario, point.Shift)
        );

    private static TypicalityMoment Of(Scenario scenario, TypicalityPoint point) =>
        new(
            point.Rounds,
            WhatIfToWire.Of(point.SameEnding),
            point
                .Endings.Select(ending => new EndingCount(WhatIfToWire.EndingOf(scenario, ending.Ending), ending.Games))
                .ToSequence(),
            Of(point.Scores),
            Of(point.Indicators)
        );

    private static Sequence<ValueAmongGames> Of(IEnumerable<Standing> standings) =>
        standings
            .Select(standing => new ValueAmongGames(
                standing.Id,
                standing.Value,
                WhatIfToWire.Round(standing.Percentile),
                WhatIfToWire.Round(standing.Median),
                standing.Spread
            ))
            .ToSequence();
}
