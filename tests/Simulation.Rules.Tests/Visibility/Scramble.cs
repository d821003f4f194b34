using System.Collections.Immutable;
using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Channels;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Directives;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Intel;
using Simulation.Rules.Notes;
using Simulation.Rules.Permits;
using Simulation.Rules.Phrases;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Rules.Tests.Visibility;

/// <summary>
/// Makes of a world another one that differs from it in everything that one viewer must not know, and in nothing else.
/// It says on its own, from RULES.md and not from the rules' code, what is secret from whom.
/// </summary>
internal static class Scramble
{
    public static World For(World world, string? role, Random random)
    {
        var scenario = world.Scenario;
        var self = scenario.Actor(role);
        var others = scenario.Actors.Where(a => a.Id != role).ToList();
        return world with
        {
            Seed = "another seed " + random.Next(),
            Version = random.Next(1, 100_000),
            Indicators =
            [
                .. world.Indicators.Select(
                    (value, i) => Knows(scenario.Indicators[i].KnownTo) ? value : random.Next(101)
                ),
            ],
            Resources =
            [
                .. world.Resources.Select(
                    (value, i) =>
                        i / scenario.Resources.Length == self
                        || scenario.Resources[i % scenario.Resources.Length].Public
                            ? value
                            : random.Next(20)
                ),
            ],
            Relations =
            [
                .. world.Relations.Select(
                    (value, i) => i / scenario.Actors.Length == self ? value : random.Next(-100, 101)
                ),
            ],
            Assets = [.. world.Assets.Select(asset => Asset(asset, self, random))],
            Actors = [.. world.Actors.Select((actor, i) => i == self ? actor : Actor(world, i, actor, random))],
            Flags = [.. world.Flags.Select((set, i) => scenario.Flags[i].Public ? set : random.Next(2) == 0)],
            Injected =
            [
                .. world.Injected.Select(
                    (happened, i) =>
                        Knows(scenario.Injects[i].To) ? happened
                        : random.Next(2) == 0 ? null
                        : random.Next(1000)
                ),
            ],
            Directives = Directives(world, role, random),
            Agreements = Agreements(world, role, random),
            Intel = [.. world.Intel.Select(intel => Intel(intel, self, random))],
            Permits = Permits(world, self, role, random),
            Schedule =
            [
                .. Enumerable
                    .Range(0, random.Next(3))
                    .Select(i => new Scheduled("x" + i, "nothing", 1_000_000, null, null, null, null)),
            ],
            Plans = Plans(world, random),
            Improvised = Improvised(world, role, random),
            Answers =
            [
                .. world.Answers.Where(a => a.Role == role),
                new QuestionAnswer(others[random.Next(others.Count)].Id, 0, "Hidden " + random.Next()),
            ],
            SurveyResponses =
            [
                new SurveyResponse(
                    world.Seats.Keys.FirstOrDefault() ?? "hidden",
                    (SurveyWave)random.Next(3),
                    [new SurveyAnswer("trust", random.Next(1, 6))]
                ),
            ],
            Channels = Channels(world, role, random),
            Spoken =
            [
                .. world.Spoken.Where(line => line.Role == role),
                new SpokenLine(others[^1].Id, "Hidden", world.Round),
            ],
            Notebooks =
            [
                .. world.Notebooks.Select(
                    (notebook, i) =>
                        i == self || random.Next(2) == 0
                            ? notebook
                            : new Notebook(
                                random.Next(5, 9),
                                [new RoleNote(random.Next(5), 0, 0, "Hidden", null, "Hidden " + random.Next())]
                            )
                ),
            ],
            Seats = world.Seats.ToImmutableSortedDictionary(
                s => s.Key,
                s =>
                    s.Value with
                    {
                        TicketHash = "hash " + random.Next(),
                        Join = "join " + random.Next(),
                        Muted = role is not null && s.Value.Role == role ? s.Value.Muted : random.Next(2) == 0,
                    },
                StringComparer.Ordinal
            ),
        };

        bool Knows(ImmutableArray<string> list) => list.IsDefaultOrEmpty || (role is not null && list.Contains(role));
    }

    /// <summary>
    /// What a role has of it, to whom it gave it and whether it is public stay; all else is secret from it.
    /// </summary>
    private static IntelState Intel(IntelState intel, int self, Random random)
    {
        var mine = self >= 0 ? intel.Held[self] : null;
        return new IntelState(
            mine is { Verified: true } ? intel.True : random.Next(2) == 0,
            intel.Public,
            [.. intel.Held.Select((held, actor) => actor == self ? held : Other(actor))]
        );

        IntelHeld? Other(int actor)
        {
            var had = intel.Public || (mine is not null && (mine.ToldTo & (1UL << actor)) != 0);
            return had || random.Next(2) == 0
                ? new IntelHeld(
                    random.Next(101),
                    null,
                    random.Next(2) == 0,
                    (ulong)random.Next(16) & ~(1UL << Math.Max(self, 0))
                )
                : null;
        }
    }

    private static AssetState Asset(AssetState asset, int self, Random random)
    {
        var mine = self >= 0 ? 1UL << self : 0;
        return asset with
        {
            Attributes =
            [
                .. asset.Attributes.Select(
                    (value, a) =>
                        (asset.KnownTo[a] & mine) != 0 || asset.KnownTo[a] == ulong.MaxValue ? value : random.Next(101)
                ),
            ],
            KnownTo =
            [
                .. asset.KnownTo.Select(known =>
                    known == ulong.MaxValue ? known : (known & mine) | ((ulong)random.Next(16) & ~mine)
                ),
            ],
        };
    }

    /// <summary>What an inject will say is told when it happens; all else of the plans is the facilitators'.</summary>
    private static ImmutableArray<InjectPlan> Plans(World world, Random random)
    {
        var plans = world
            .Plans.Select(plan =>
                plan with
                {
                    Timing = plan.Timing is null || random.Next(2) == 0 ? plan.Timing : Far(),
                    Skipped = random.Next(2) == 0,
                    EditedBy = random.Next(2) == 0 ? null : "Somebody",
                }
            )
            .ToList();
        foreach (var inject in world.Scenario.Injects.Where(inject => world.PlanOf(inject.Id) is null))
        {
            if (random.Next(3) == 0)
                plans.Add(new InjectPlan(inject.Id, Timing: Far(), Skipped: random.Next(2) == 0));
        }

        while (random.Next(2) == 0)
        {
            var content = new InjectContent("Hidden " + random.Next(), "", []);
            plans.Add(new InjectPlan("hidden." + plans.Count, content, Far(), Added: true));
        }

        return [.. plans];

        InjectTiming Far() => new(InjectTrigger.RoundEnd, world.Scenario.Rounds.Length - 1);
    }

    private static ExtraTime? ExtraTime(World world, Random random) =>
        random.Next(2) == 0
            ? null
            : new ExtraTime(
                random.Next(200),
                random.Next(100),
                world.Clock.Closing is null || random.Next(2) == 0 ? null : 1_000_000_000,
                random.Next(2) == 0
            );

    private static ActorState Actor(World world, int index, ActorState actor, Random random)
    {
        var scenario = world.Scenario;
        var played = actor.Played;
        foreach (var move in scenario.Moves.Where(m => m.Secret && scenario.Actors[index].IsNamedBy(m.By)))
        {
            // That it was played is known once it has come out; how often is not.
            if (!actor.HasLeaked(move.Id) && random.Next(2) == 0)
                played = played.Remove(move.Id);
            else
                played = played.SetItem(move.Id, new MoveUse(random.Next(1, 4), 1, 0));
        }

        var sealable = scenario
            .Moves.Where(m =>
                m.Timing == MoveTiming.Sealed && m.Targets is null && scenario.Actors[index].IsNamedBy(m.By)
            )
            .ToList();
        return actor with
        {
            Played = played,
            MovesUsed = random.Next(4),
            Captain = random.Next(2) == 0 ? null : "somebody",
            ReadyPeople = random.Next(2) == 0 ? [] : ["somebody", "else"],
            Temperament = (Temperament)random.Next(5),
            Strategy = (Strategy)random.Next(3),
            ExtraTime = ExtraTime(world, random),
            Sealed =
                sealable.Count > 0 && random.Next(2) == 0
                    ? [new SealedMove(new MoveChoice(sealable[random.Next(sealable.Count)].Id), Pilot.People)]
                    : [],
        };
    }

    /// <summary>Channels of others come and go; those that the role is in stay.</summary>
    private static ImmutableArray<GroupChannel> Channels(World world, string? role, Random random)
    {
        var channels = world.Channels.RemoveAll(channel =>
            (role is null || !channel.Roles.Contains(role)) && random.Next(2) == 0
        );
        var others = world.Scenario.Actors.Where(a => a.Id != role).Select(a => a.Id).ToList();
        while (random.Next(3) > 0)
        {
            channels = channels.Insert(
                random.Next(channels.Length + 1),
                new GroupChannel("c-hidden " + channels.Length, "Hidden", others[0], [.. others.Take(3)])
            );
        }

        return channels;
    }

    private static ImmutableArray<ImprovisedMove> Improvised(World world, string? role, Random random)
    {
        var others = world.Scenario.Actors.Where(a => a.Id != role).ToList();
        var moves = ImmutableArray.CreateBuilder<ImprovisedMove>();
        foreach (var move in world.Improvised)
        {
            if (random.Next(2) == 0)
                moves.Add(Secret(moves.Count));
            if (!move.Secret || move.Role == role)
                moves.Add(move);
        }

        while (random.Next(3) > 0)
            moves.Add(Secret(moves.Count));
        return moves.ToImmutable();

        ImprovisedMove Secret(int number) =>
            new(
                "secret " + number,
                others[random.Next(others.Count)].Id,
                Pilot.People,
                random.Next(3),
                0,
                "Hidden",
                "Hidden",
                [],
                true,
                [],
                (ImprovisedStatus)random.Next(6)
            );
    }

    private static ImmutableArray<Directive> Directives(World world, string? role, Random random)
    {
        var directives = ImmutableArray.CreateBuilder<Directive>();
        var others = world.Scenario.Actors.Where(a => a.Id != role).Select(a => a.Id).ToList();
        foreach (var directive in world.Directives)
        {
            if (random.Next(2) == 0 && world.Scenario.Demands.Length > 0)
                directives.Add(Secret(directives.Count));
            if (directive.Secret && directive.From != role && directive.To != role)
                continue;
            directives.Add(Answered(directive));
        }

        while (random.Next(3) > 0)
            directives.Add(Secret(directives.Count));
        return directives.ToImmutable();

        // That it is settled is known; by which secret move is known to whom it was addressed only, if it answers with
        // it, and to all once it has come out.
        Directive Answered(Directive directive)
        {
            if (directive.IsOpen || directive.AnswerLeaked)
                return directive;
            var secret = world
                .Scenario.Moves.Where(m => m.Secret && (directive.To != role || m.Answers != directive.Demand))
                .ToList();
            var hidden = directive.Answer is null || secret.Any(m => m.Id == directive.Answer);
            return hidden
                ? directive with
                {
                    Answer = secret.Count == 0 || random.Next(2) == 0 ? null : secret[random.Next(secret.Count)].Id,
                }
                : directive;
        }

        Directive Secret(int number) =>
            new(
                "secret " + number,
                world.Scenario.Demands.FirstOrDefault(d => d.Id == "hush")?.Id ?? world.Scenario.Demands[0].Id,
                others[random.Next(others.Count)],
                others[random.Next(others.Count)],
                null,
                null,
                0,
                1_000_000,
                true,
                (DirectiveStatus)random.Next(7)
            );
    }

    /// <summary>
    /// Permits that are not public, between two others, come and go; the ones that role gave or has stay.
    /// </summary>
    private static ImmutableArray<Permit> Permits(World world, int self, string? role, Random random)
    {
        var scenario = world.Scenario;
        var permits = world.Permits.RemoveAll(held =>
            !scenario.Permits[scenario.Permit(held.Name)].Public
            && (self < 0 || (held.Holder != role && held.GrantedBy != role))
            && random.Next(2) == 0
        );
        var others = scenario.Actors.Where(a => a.Id != role).Select(a => a.Id).ToList();
        foreach (var hidden in scenario.Permits.Where(p => !p.Public && random.Next(2) == 0))
        {
            permits = permits.Insert(
                0,
                new Permit(
                    hidden.Id,
                    others[random.Next(others.Count)],
                    random.Next(2) == 0 ? null : others[random.Next(others.Count)],
                    1_000_000
                )
            );
        }

        return permits;
    }

    private static ImmutableArray<Agreement> Agreements(World world, string? role, Random random)
    {
        var agreements = ImmutableArray.CreateBuilder<Agreement>();
        foreach (var agreement in world.Agreements)
        {
            var party = role is not null && agreement.Parties.Contains(role);
            var signed =
                agreement.Status is AgreementStatus.Active or AgreementStatus.Fulfilled or AgreementStatus.Breached;
            if (party)
                agreements.Add(agreement);
            else if (signed && !agreement.Secret)
                agreements.Add(agreement with { CounterTo = random.Next(2) == 0 ? "x" : null });
            if (random.Next(2) == 0)
                agreements.Add(Hidden(agreements.Count));
        }

        while (random.Next(3) > 0)
            agreements.Add(Hidden(agreements.Count));
        return agreements.ToImmutable();

        // Free words, or a secret agreement of the scenario, between two others.
        Agreement Hidden(int number)
        {
            var template = world.Scenario.Agreements.FirstOrDefault(a =>
                a.Secret && (role is null || !a.Between.Contains(role)) && random.Next(2) == 0
            );
            var parties =
                template?.Between ?? [.. world.Scenario.Actors.Where(a => a.Id != role).Select(a => a.Id).Take(2)];
            return new Agreement(
                "hidden " + number,
                template?.Id,
                parties[0],
                parties,
                "Hidden",
                template is not null,
                [parties[0]],
                [.. (template?.Terms ?? []).Select(_ => new TermState(TermStatus.Open, 1_000_000))],
                template is null ? AgreementStatus.Proposed
                    : random.Next(2) == 0 ? AgreementStatus.Active
                    : AgreementStatus.Proposed,
                1_000_000,
                null
            );
        }
    }
}
