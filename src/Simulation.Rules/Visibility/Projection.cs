using System.Collections.Immutable;
using Simulation.Rules.Agreements;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>Lays out a redacted world as the view that goes to a screen. It decides nothing about secrecy but what is shown as unknown.</summary>
public static class Projection
{
    /// <param name="world">The world from <see cref="Redaction.For"/> for the same viewer.</param>
    public static View Of(World world, Viewer viewer)
    {
        var self = world.Scenario.Actor(viewer.Role);
        return new View(
            new SessionView(world.Phase, world.Round, world.Locked, world.Pacing, Ending(world)),
            new ClockView(
                world.Clock.Running, world.Clock.At, world.Clock.Anchor.ToUnixTimeMilliseconds(), world.Clock.Pace, world.RoundEnds),
            Indicators(world, viewer),
            Roles(world, viewer, self),
            Map(world.Seats.Values, seat => seat.Id, seat => new SeatView(seat.Name, seat.Role, seat.Kind)),
            Assets(world, viewer),
            Map(world.Directives, d => d.Id, d => Directive(world, d)),
            Map(world.Agreements, a => a.Id, a => Agreement(world, a)),
            self < 0 ? Empty<MoveView>() : Moves(world, self),
            Objectives(world, viewer, self),
            Map(world.Permits, p => $"{p.Name}/{p.Holder}/{p.GrantedBy}", p => Permit(world, p)),
            Intel(world, viewer, self));
    }

    private static EndingView? Ending(World world) =>
        world.Scenario.Endings.FirstOrDefault(e => e.Id == world.Ending) is { } ending
            ? new EndingView(ending.Id, ending.Title, ending.Text)
            : null;

    private static ImmutableSortedDictionary<string, IndicatorView> Indicators(World world, Viewer viewer)
    {
        var indicators = Builder<IndicatorView>();
        for (var i = 0; i < world.Indicators.Length; i++)
        {
            var definition = world.Scenario.Indicators[i];
            if (viewer.Knows(world.Scenario, Knowledge.OfList(world.Scenario, definition.KnownTo)))
            {
                indicators[definition.Id] = new IndicatorView(world.Indicators[i], definition.Start);
            }
        }

        return indicators.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, RoleView> Roles(World world, Viewer viewer, int self)
    {
        var scenario = world.Scenario;
        var roles = Builder<RoleView>();
        for (var i = 0; i < scenario.Actors.Length; i++)
        {
            var actor = world.Actors[i];
            var resources = Builder<int>();
            foreach (var resource in scenario.Resources)
            {
                var known = scenario.Actors[i].Resources?.ContainsKey(resource.Id) == true || world.Resource(i, resource.Id) != 0;
                if (known && viewer.Knows(scenario, Knowledge.OfResource(scenario, resource.Id, i))) resources[resource.Id] = world.Resource(i, resource.Id);
            }

            var mine = i == self || viewer.Kind == SeatKind.Facilitator;
            var relations = Builder<int>();
            for (var other = 0; mine && other < scenario.Actors.Length; other++)
            {
                if (other != i) relations[scenario.Actors[other].Id] = world.Relation(i, other);
            }

            roles[scenario.Actors[i].Id] = new RoleView(
                actor.Pilot,
                actor.Ready,
                mine ? Math.Max(0, scenario.Actors[i].MovesPerRound - actor.MovesUsed) : null,
                resources.ToImmutable(),
                relations.ToImmutable());
        }

        return roles.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, AssetView> Assets(World world, Viewer viewer)
    {
        var assets = Builder<AssetView>();
        for (var i = 0; i < world.Assets.Length; i++)
        {
            var definition = world.Scenario.Assets[i];
            var attributes = Builder<int>();
            for (var a = 0; a < definition.Attributes.Length; a++)
            {
                if (viewer.Knows(world.Scenario, world.Assets[i].KnownTo[a])) attributes[definition.Attributes[a].Id] = world.Assets[i].Attributes[a];
            }

            assets[definition.Id] = new AssetView(world.Assets[i].Status, attributes.ToImmutable());
        }

        return assets.ToImmutable();
    }

    private static DirectiveView Directive(World world, Directives.Directive directive) => new(
        directive.Demand,
        directive.From,
        directive.To,
        directive.Asset,
        directive.Authority,
        directive.IssuedAt,
        directive.Deadline,
        directive.Status,
        directive.IsOpen
            ? world.Scenario.Moves
                .Where(m => m.Answers == directive.Demand && world.Scenario.Actors[world.Scenario.Actor(directive.To)].IsNamedBy(m.By))
                .Select(m => m.Id).ToSequence()
            : [],
        directive.Answer);

    private static AgreementView Agreement(World world, Agreement agreement)
    {
        var template = world.Scenario.Agreement(agreement.Template);
        return new AgreementView(
            agreement.Template,
            template?.Title ?? "An agreement in free words",
            agreement.Text,
            agreement.From,
            agreement.Parties.ToSequence(),
            agreement.Signed.ToSequence(),
            template is null
                ? []
                : template.Terms.Select((term, i) => new TermView(
                    term.By, term.Describe(world.Scenario), agreement.Terms[i].Status, agreement.Terms[i].Due)).ToSequence(),
            agreement.Status,
            agreement.Secret,
            agreement.IsOpen ? agreement.Expires : null,
            agreement.CounterTo);
    }

    private static PermitView Permit(World world, Permits.Permit permit)
    {
        var definition = world.Scenario.Permits[world.Scenario.Permit(permit.Name)];
        return new PermitView(
            definition.Title, definition.Description, definition.Public, permit.Holder, permit.GrantedBy, permit.Until);
    }

    private static ImmutableSortedDictionary<string, IntelView> Intel(World world, Viewer viewer, int self)
    {
        var scenario = world.Scenario;
        var all = viewer.Kind == SeatKind.Facilitator;
        var entries = Builder<IntelView>();
        for (var i = 0; i < world.Intel.Length; i++)
        {
            var (definition, intel) = (scenario.Intel[i], world.Intel[i]);
            var held = intel.By(self);
            if (held is null && !intel.Public && !all) continue;
            entries[definition.Id] = new IntelView(
                definition.Title,
                definition.Text,
                definition.Source,
                held?.Confidence,
                all || held is { Verified: true } ? intel.True : null,
                intel.Public,
                held?.From,
                Knowledge.Ids(scenario, held?.ToldTo ?? Knowledge.Nobody).ToSequence(),
                all ? Holders(world, intel) : []);
        }

        return entries.ToImmutable();
    }

    private static Sequence<IntelHolderView> Holders(World world, IntelState intel)
    {
        var holders = new List<IntelHolderView>();
        for (var actor = 0; actor < intel.Held.Length; actor++)
        {
            if (intel.Held[actor] is { } held) holders.Add(new IntelHolderView(world.Scenario.Actors[actor].Id, held.Confidence, held.Verified, held.From));
        }

        return holders.ToSequence();
    }

    private static ImmutableSortedDictionary<string, MoveView> Moves(World world, int self)
    {
        var moves = Builder<MoveView>();
        foreach (var move in world.Scenario.Moves)
        {
            if (world.Scenario.Actors[self].IsNamedBy(move.By)) moves[move.Id] = Move(world, self, move);
        }

        return moves.ToImmutable();
    }

    private static MoveView Move(World world, int self, MoveDefinition move)
    {
        var why = Legality.Closed(world, self, move);
        var options = Sequence.Create<MoveOption>([]);
        if (why is null)
        {
            options = Legality.Choices(world, self, move)
                .Select(choice => new MoveOption(choice.Target, choice.Asset, choice.Directive, Expected(world, self, move, choice)))
                .ToSequence();
            if (options.Count == 0)
            {
                why = move.Answers is null
                    ? new Refusal(RefusalCode.NotLegal, "The situation does not allow it now.")
                    : new Refusal(RefusalCode.NotLegal, "There is no open directive to answer with it.");
            }
        }

        var waiting = world.Actors[self].Sealed.FirstOrDefault(waits => waits.Choice.Move == move.Id);
        return new MoveView(why is null, why, move.PerGame - world.Actors[self].Uses(move.Id).Total, options, waiting?.Choice);
    }

    private static Sequence<Expectation> Expected(World world, int self, MoveDefinition move, MoveChoice choice)
    {
        Legality.Choice(world, self, move, choice, out var setting);
        var expected = new List<Expectation>();
        Effects.EffectLists.Expect(move.Outcome, world, setting, expected);
        return expected.ToSequence();
    }

    private static ImmutableSortedDictionary<string, ObjectiveView> Objectives(World world, Viewer viewer, int self)
    {
        var objectives = Builder<ObjectiveView>();
        for (var i = 0; i < world.Scenario.Actors.Length; i++)
        {
            if (i != self && viewer.Kind != SeatKind.Facilitator) continue;
            var actor = world.Scenario.Actors[i];
            foreach (var objective in actor.Objectives)
            {
                var known = viewer.Knows(world.Scenario, Scores.KnownTo(world, i, objective));
                objectives[$"{actor.Id}/{objective.Id}"] = new ObjectiveView(
                    actor.Id, known ? Scores.Value(world, i, objective).Value : null);
            }
        }

        return objectives.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, TEntry>.Builder Builder<TEntry>() =>
        ImmutableSortedDictionary.CreateBuilder<string, TEntry>(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, TEntry> Empty<TEntry>() =>
        ImmutableSortedDictionary.Create<string, TEntry>(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, TEntry> Map<T, TEntry>(
        IEnumerable<T> items, Func<T, string> id, Func<T, TEntry> entry) =>
        items.ToImmutableSortedDictionary(id, entry, StringComparer.Ordinal);
}
