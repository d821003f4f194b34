using Simulation.Lab.Continuations;
using Simulation.Lab.Studies;
using Simulation.Lab.WhatIfs;
using Simulation.Protocol;
using Simulation.Rules;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Continuations;

/// <summary>What the lab has found out, as it goes over the wire: no command, no seed, no person.</summary>
internal static class WhatIfToWire
{
    private const int Decimals = 4;

    public static WhatIfPaths Of(Scenario scenario, WhatIf asked) =>
        new(
            Of(scenario, asked.Played),
            Of(scenario, asked.Other),
            asked.Parting is { } parting
                ? new PathsParting(parting.Round, parting.At, parting.Played, parting.Other)
                : null
        );

    public static GamesComparison Of(Scenario scenario, PairedComparison compared) =>
        new(
            compared.Pairs,
            Of(compared.Distance),
            compared
                .Endings.Select(shift => new EndingComparison(
                    EndingOf(scenario, shift.Ending),
                    shift.One,
                    shift.Other,
                    Of(shift.Difference)
                ))
                .ToSequence(),
            compared
                .Roles.Select(shift => new ScoreComparison(
                    shift.Role,
                    Round(shift.One),
                    Round(shift.Other),
                    Of(shift.Difference)
                ))
                .ToSequence()
        );

    public static Interval Of(Estimate estimate) =>
        new(
            Round(estimate.Value),
            estimate.Low is { } low ? Round(low) : null,
            estimate.High is { } high ? Round(high) : null
        );

    public static TitledId EndingOf(Scenario scenario, string id) =>
        new(id, scenario.Endings.First(ending => ending.Id == id).Title);

    public static Refusal RefusalOf(WhatIfRefusal refusal) =>
        new(
            refusal.Code switch
            {
                WhatIfRefusalCode.NotEnded => RefusalCode.WrongPhase,
                WhatIfRefusalCode.NoSuchEntry => RefusalCode.Unknown,
                _ => RefusalCode.NotLegal,
            },
            refusal.Message
        );

    private static PlayedPath Of(Scenario scenario, WhatIfPath path) =>
        new(
            EndingOf(scenario, path.Ending),
            scenario.Actors.Select((actor, i) => new RoleScore(actor.Id, path.Scores[i])).ToSequence(),
            path.Decisions.Select(step => new PathStep(
                    step.Entry,
                    step.Round,
                    step.At,
                    step.Role,
                    step.Text,
                    MarkOf(step.Mark)
                ))
                .ToSequence()
        );

    private static PathMark MarkOf(DecisionMark mark) =>
        mark switch
        {
            DecisionMark.Played => PathMark.Played,
            DecisionMark.Changed => PathMark.Changed,
            DecisionMark.Replayed => PathMark.Replayed,
            DecisionMark.AsBefore => PathMark.AsBefore,
            DecisionMark.Anew => PathMark.Anew,
            DecisionMark.Dropped => PathMark.Dropped,
            _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "It has no place on the wire."),
        };

    public static decimal Round(double figure) => Math.Round((decimal)figure, Decimals);
}
