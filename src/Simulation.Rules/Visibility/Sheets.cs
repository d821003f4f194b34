using System.Collections.Immutable;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>Picks the texts of a scenario that a viewer may read.</summary>
public static class Sheets
{
    public static Sheet For(World world, Viewer viewer)
    {
        var scenario = world.Scenario;
        var all = viewer.Kind == SeatKind.Facilitator;
        var self = scenario.Actor(viewer.Role);
        return new Sheet(
            scenario.Id,
            scenario.Title,
            scenario.Summary,
            viewer.Role,
            scenario.Starts().ToString("s", System.Globalization.CultureInfo.InvariantCulture),
            scenario
                .Rounds.Select(
                    (r, i) =>
                        new RoundSheet(r.Id, r.Title, r.Text, scenario.Calendar[i].Starts, scenario.Calendar[i].Ends)
                )
                .ToSequence(),
            scenario
                .Actors.Select(
                    (a, i) =>
                        new RoleSheet(
                            a.Id,
                            a.Title,
                            a.Kind,
                            a.Summary,
                            a.Briefing,
                            all || i == self ? a.PrivateBriefing : null,
                            a.MovesPerRound,
                            world.MostIn(i)
                        )
                )
                .ToSequence(),
            scenario
                .Indicators.Where(i => viewer.Knows(scenario, ActorMask.OfList(scenario, i.KnownTo)))
                .Select(i => new IndicatorSheet(i.Id, i.Title, i.Description, i.Polarity))
                .ToSequence(),
            scenario.Resources.Select(r => new ResourceSheet(r.Id, r.Title, r.Description)).ToSequence(),
            scenario
                .Assets.Select(a => new AssetSheet(
                    a.Id,
                    a.Title,
                    a.Description,
                    a.Owner,
                    a.Statuses.Select(s => new TitledId(s.Id, s.Title)).ToSequence(),
                    a.Attributes.Select(t => new TitledId(t.Id, t.Title)).ToSequence()
                ))
                .ToSequence(),
            scenario
                .Authorities.Select(a => new AuthoritySheet(
                    a.Id,
                    a.Title,
                    a.Description,
                    scenario.Actors.Where(a.DoesReach).Select(r => r.Id).ToSequence(),
                    Cost(a.Cost)
                ))
                .ToSequence(),
            scenario.Demands.Select(d => new DemandSheet(d.Id, d.Title, d.Text)).ToSequence(),
            scenario
                .Agreements.Where(a => all || (viewer.Role is { } role && a.Between.Contains(role)))
                .Select(a => new AgreementSheet(
                    a.Id,
                    a.Title,
                    a.Text,
                    a.Between.ToSequence(),
                    a.Secret,
                    a.Terms.Select(t => t.Describe(scenario).ToString()).ToSequence(),
                    a.Terms.ToSequence()
                ))
                .ToSequence(),
            scenario
                .Moves.Where(m => all || (self >= 0 && scenario.Actors[self].IsNamedBy(m.By)))
                .Select(m => Move(scenario, m))
                .ToSequence(),
            scenario
                .Actors.SelectMany(
                    (a, i) =>
                        a
                            .Objectives.Where(o => all || i == self || !o.Private)
                            .Select(o => new ObjectiveSheet(
                                $"{a.Id}/{o.Id}",
                                a.Id,
                                o.Title,
                                o.Text,
                                o.Weight,
                                o.Private
                            ))
                )
                .ToSequence(),
            scenario
                .Flags.Where(f => viewer.Knows(scenario, ActorMask.OfFlag(scenario, f.Id)))
                .Select(f => new TitledId(f.Id, f.Title))
                .ToSequence(),
            (scenario.News?.Outlets ?? []).Select(o => new OutletSheet(o.Id, o.Title, o.Kind, o.Person)).ToSequence(),
            all ? scenario.Injects.Select(i => Inject(world, i)).ToSequence() : [],
            all ? scenario.Permits.Select(p => new TitledId(p.Id, p.Title)).ToSequence() : [],
            all ? world.Seed : null,
            all ? scenario.History is not null : null,
            world.Commitment,
            world.Teams,
            Survey(scenario)
        );
    }

    private static Sequence<SurveyItemSheet>? Survey(Scenario scenario)
    {
        var items = scenario
            .Survey.Select(q => new SurveyItemSheet(
                q.Id,
                q.Ask,
                q.Choices.ToSequence(),
                q.Scale,
                false,
                q.Waves.ToSequence()
            ))
            .Concat(
                scenario.Predictions.Select(p => new SurveyItemSheet(
                    p.Id,
                    p.Claim,
                    [],
                    null,
                    true,
                    p.Waves.ToSequence()
                ))
            )
            .ToSequence();
        return items.Count == 0 ? null : items;
    }

    private static InjectSheet Inject(World world, InjectDefinition inject)
    {
        var scenario = world.Scenario;
        return new InjectSheet(
            inject.Id,
            inject.Title,
            inject.Text,
            scenario.RoundIndex(inject.Round),
            inject.Due(scenario),
            ConditionWords.Of(inject.When, world),
            inject.To.IsDefault ? [] : inject.To.ToSequence(),
            inject.Outlet,
            !inject.Effects.IsDefaultOrEmpty
        );
    }

    private static Sequence<CostSheet> Cost(ImmutableSortedDictionary<string, int> cost) =>
        cost.Select(c => new CostSheet(c.Key, c.Value)).ToSequence();

    private static MoveSheet Move(Scenario scenario, Moves.MoveDefinition move) =>
        new(
            move.Id,
            move.Title,
            move.Text,
            scenario.Actors.Where(a => a.IsNamedBy(move.By)).Select(a => a.Id).ToSequence(),
            move.Answers is null ? move.Timing : MoveTiming.Immediate,
            move.Secret,
            Cost(scenario.CostOf(move)),
            move.Authority,
            move.Answers,
            move.Parameters.Select(p => new ParameterSheet(p.Id, p.Title, p.Unit, p.From, p.To, p.Default))
                .ToSequence(),
            move.TakesWords
        );
}
