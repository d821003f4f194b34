using System.Collections.Immutable;
using Simulation.Rules.Agreements;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// Lays out a redacted world as the view that goes to a screen. It decides nothing about secrecy but what is shown as
/// unknown. Given an earlier view, it makes anew only the entries whose part of the world is another.
/// </summary>
public static class Projection
{
    /// <param name="world">The world from <see cref="Redaction.For"/> for the same viewer.</param>
    /// <param name="before">An earlier world of the same viewer, and its view.</param>
    /// <returns>The earlier view itself when it has not changed.</returns>
    public static View Of(World world, Viewer viewer, (World Seen, View View)? before = null)
    {
        var self = world.Scenario.Actor(viewer.Role);
        var (seen, old) = before ?? default;
        var changed = seen is null ? Footprint.Everything : Footprint.Between(seen, world, self);
        var view = new View(
            Kept(old?.Session, new SessionView(world.Phase, world.Round, world.Locked, world.Pacing, Ending(world))),
            Kept(old?.Clock, new ClockView(
                world.Clock.Running, world.Clock.At, world.Clock.Anchor.ToUnixTimeMilliseconds(), world.Clock.Pace, world.RoundEnds)),
            Indicators(world, viewer, seen, old),
            Roles(world, viewer, self, seen, old),
            Seats(world, seen, old),
            Assets(world, viewer, seen, old),
            Entries(world.Directives, d => d.Id, d => Directive(world, d), seen?.Directives, old?.Directives),
            Entries(world.Agreements, a => a.Id, a => Agreement(world, a), seen?.Agreements, old?.Agreements),
            Moves(world, self, changed, old),
            Objectives(world, viewer, self, changed, old),
            Entries(world.Permits, p => $"{p.Name}/{p.Holder}/{p.GrantedBy}", p => Permit(world, p), seen?.Permits, old?.Permits),
            Intel(world, viewer, self, seen, old),
            DeskProjection.Flags(world, viewer, seen, old),
            DeskProjection.Injects(world, viewer, seen, old),
            Entries(world.Improvised, m => m.Id, m => DeskProjection.Improvised(world, self, m), seen?.Improvised, old?.Improvised),
            DeskProjection.MayImprovise(world, self) is { } mayImprovise ? Kept(old?.Improvising, mayImprovise) : null,
            Entries(world.Answers, a => $"{a.Role}/{a.Question}", a => a, seen?.Answers, old?.Answers));
        return old is not null && ViewChanges.AreSame(old, view) ? old : view;
    }

    private static T Kept<T>(T? before, T after)
        where T : class => after.Equals(before) ? before! : after;

    private static EndingView? Ending(World world) =>
        world.Scenario.Endings.FirstOrDefault(e => e.Id == world.Ending) is { } ending
            ? new EndingView(ending.Id, ending.Title, ending.Text)
            : null;

    private static ImmutableSortedDictionary<string, IndicatorView> Indicators(World world, Viewer viewer, World? seen, View? old)
    {
        var indicators = old?.Indicators ?? Empty<IndicatorView>();
        if (seen?.Indicators == world.Indicators) return indicators;
        for (var i = 0; i < world.Indicators.Length; i++)
        {
            if (seen is not null && seen.Indicators[i] == world.Indicators[i]) continue;
            var definition = world.Scenario.Indicators[i];
            if (viewer.Knows(world.Scenario, Knowledge.OfList(world.Scenario, definition.KnownTo)))
            {
                indicators = indicators.SetItem(definition.Id, new IndicatorView(world.Indicators[i], definition.Start));
            }
        }

        return indicators;
    }

    private static ImmutableSortedDictionary<string, RoleView> Roles(World world, Viewer viewer, int self, World? seen, View? old)
    {
        var roles = old?.Roles ?? Empty<RoleView>();
        var (actors, kinds) = (world.Scenario.Actors.Length, world.Scenario.Resources.Length);
        for (var i = 0; i < actors; i++)
        {
            var sameMeans = seen is not null && Same(seen.Resources, world.Resources, i * kinds, kinds);
            var sameRegard = seen is not null && Same(seen.Relations, world.Relations, i * actors, actors);
            if (sameMeans && sameRegard && ReferenceEquals(seen!.Actors[i], world.Actors[i])) continue;
            var id = world.Scenario.Actors[i].Id;
            var known = old?.Roles[id];
            var mine = i == self || viewer.Kind == SeatKind.Facilitator;
            var role = new RoleView(
                world.Actors[i].Pilot,
                world.Actors[i].Ready,
                mine ? Math.Max(0, world.Scenario.Actors[i].MovesPerRound - world.Actors[i].MovesUsed) : null,
                sameMeans ? known!.Resources : Means(world, viewer, i),
                sameRegard ? known!.Relations : mine ? Regard(world, i) : Empty<int>(),
                viewer.Kind == SeatKind.Facilitator ? world.TemperamentOf(i) : null,
                viewer.Kind == SeatKind.Facilitator ? world.Actors[i].Strategy : null);
            if (!role.Equals(known)) roles = roles.SetItem(id, role);
        }

        return roles;
    }

    private static bool Same(ImmutableArray<int> before, ImmutableArray<int> after, int start, int length) =>
        before == after || before.AsSpan(start, length).SequenceEqual(after.AsSpan(start, length));

    private static ImmutableSortedDictionary<string, int> Means(World world, Viewer viewer, int actor)
    {
        var resources = Builder<int>();
        foreach (var resource in world.Scenario.Resources)
        {
            var amount = world.Resource(actor, resource.Id);
            var has = amount != 0 || world.Scenario.Actors[actor].Resources?.ContainsKey(resource.Id) == true;
            if (has && viewer.Knows(world.Scenario, Knowledge.OfResource(world.Scenario, resource.Id, actor))) resources[resource.Id] = amount;
        }

        return resources.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, int> Regard(World world, int actor)
    {
        var relations = Builder<int>();
        for (var other = 0; other < world.Scenario.Actors.Length; other++)
        {
            if (other != actor) relations[world.Scenario.Actors[other].Id] = world.Relation(actor, other);
        }

        return relations.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, SeatView> Seats(World world, World? seen, View? old)
    {
        var seats = old?.Seats ?? Empty<SeatView>();
        if (ReferenceEquals(seen?.Seats, world.Seats)) return seats;
        foreach (var (id, seat) in world.Seats)
        {
            var view = new SeatView(seat.Name, seat.Role, seat.Kind, seat.Muted);
            if (!view.Equals(seats.GetValueOrDefault(id))) seats = seats.SetItem(id, view);
        }

        return Without(seats, world.Seats.Count, world.Seats.Keys);
    }

    private static ImmutableSortedDictionary<string, AssetView> Assets(World world, Viewer viewer, World? seen, View? old)
    {
        var assets = old?.Assets ?? Empty<AssetView>();
        for (var i = 0; i < world.Assets.Length; i++)
        {
            if (seen is not null && ReferenceEquals(seen.Assets[i], world.Assets[i])) continue;
            var definition = world.Scenario.Assets[i];
            var attributes = Builder<int>();
            for (var a = 0; a < definition.Attributes.Length; a++)
            {
                if (viewer.Knows(world.Scenario, world.Assets[i].KnownTo[a])) attributes[definition.Attributes[a].Id] = world.Assets[i].Attributes[a];
            }

            var asset = new AssetView(world.Assets[i].Status, attributes.ToImmutable());
            if (!asset.Equals(assets.GetValueOrDefault(definition.Id))) assets = assets.SetItem(definition.Id, asset);
        }

        return assets;
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

    private static ImmutableSortedDictionary<string, IntelView> Intel(
        World world, Viewer viewer, int self, World? seen, View? old)
    {
        var scenario = world.Scenario;
        var all = viewer.Kind == SeatKind.Facilitator;
        var entries = old?.Intel ?? Empty<IntelView>();
        if (seen?.Intel == world.Intel) return entries;
        for (var i = 0; i < world.Intel.Length; i++)
        {
            var (definition, intel) = (scenario.Intel[i], world.Intel[i]);
            var held = intel.By(self);
            if (held is null && !intel.Public && !all) continue;
            if (seen is not null && ReferenceEquals(seen.Intel[i], intel)) continue;
            var view = new IntelView(
                definition.Title,
                definition.Text,
                definition.Source,
                held?.Confidence,
                all || held is { Verified: true } ? intel.True : null,
                intel.Public,
                held?.From,
                Knowledge.Ids(scenario, held?.ToldTo ?? Knowledge.Nobody).ToSequence(),
                all ? Holders(world, intel) : []);
            if (!view.Equals(entries.GetValueOrDefault(definition.Id))) entries = entries.SetItem(definition.Id, view);
        }

        return entries;
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

    private static ImmutableSortedDictionary<string, MoveView> Moves(World world, int self, Footprint changed, View? old)
    {
        var moves = old?.Moves ?? Empty<MoveView>();
        if (self < 0) return moves;
        foreach (var (move, reads) in world.Scenario.Dependencies.Moves(self))
        {
            if (!reads.Meets(changed)) continue;
            var view = Move(world, self, move);
            if (!view.Equals(old?.Moves.GetValueOrDefault(move.Id))) moves = moves.SetItem(move.Id, view);
        }

        return moves;
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
        move.Expect(world, setting, expected);
        return expected.ToSequence();
    }

    private static ImmutableSortedDictionary<string, ObjectiveView> Objectives(
        World world, Viewer viewer, int self, Footprint changed, View? old)
    {
        var objectives = old?.Objectives ?? Empty<ObjectiveView>();
        for (var i = 0; i < world.Scenario.Actors.Length; i++)
        {
            if (i != self && viewer.Kind != SeatKind.Facilitator) continue;
            foreach (var (id, objective, reads) in world.Scenario.Dependencies.Objectives(i))
            {
                if (old is not null && !reads.Meets(changed)) continue;
                var known = viewer.Knows(world.Scenario, Scores.KnownTo(world, i, objective));
                var view = new ObjectiveView(world.Scenario.Actors[i].Id, known ? Scores.Value(world, i, objective).Value : null);
                if (!view.Equals(old?.Objectives.GetValueOrDefault(id))) objectives = objectives.SetItem(id, view);
            }
        }

        return objectives;
    }

    /// <summary>The entries of a list; made anew are those of items that were not the same, in the same place, before.</summary>
    private static ImmutableSortedDictionary<string, TEntry> Entries<T, TEntry>(
        ImmutableArray<T> items,
        Func<T, string> id,
        Func<T, TEntry> entry,
        ImmutableArray<T>? before,
        ImmutableSortedDictionary<string, TEntry>? old)
        where T : class
        where TEntry : class
    {
        var entries = old ?? Empty<TEntry>();
        if (before == items) return entries;
        for (var i = 0; i < items.Length; i++)
        {
            if (before is { } had && i < had.Length && ReferenceEquals(had[i], items[i])) continue;
            var made = entry(items[i]);
            if (!made.Equals(entries.GetValueOrDefault(id(items[i])))) entries = entries.SetItem(id(items[i]), made);
        }

        return Without(entries, items.Length, items.Select(id));
    }

    /// <summary>Leaves out the entries that are not there any more.</summary>
    private static ImmutableSortedDictionary<string, TEntry> Without<TEntry>(
        ImmutableSortedDictionary<string, TEntry> entries, int count, IEnumerable<string> ids) =>
        entries.Count == count ? entries : entries.RemoveRange(entries.Keys.Except(ids, StringComparer.Ordinal).ToList());

    private static ImmutableSortedDictionary<string, TEntry>.Builder Builder<TEntry>() =>
        ImmutableSortedDictionary.CreateBuilder<string, TEntry>(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, TEntry> Empty<TEntry>() => Nothing<TEntry>.Yet;

    private static class Nothing<TEntry>
    {
        public static readonly ImmutableSortedDictionary<string, TEntry> Yet = ImmutableSortedDictionary.Create<string, TEntry>(StringComparer.Ordinal);
    }
}
