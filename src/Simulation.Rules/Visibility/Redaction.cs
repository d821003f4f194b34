using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Directives;
using Simulation.Rules.Intel;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Rules.Visibility;

/// <summary>
/// The one place that keeps secrets. It turns a world into the world as a viewer may know it: whatever is not known is
/// replaced by what anybody could reckon from the scenario alone. Views, legal moves, expected effects and autopilots
/// are all made from the result, so nothing after this can leak. A new field of <see cref="World"/> is hidden until it
/// is let through here.
/// </summary>
public static class Redaction
{
    /// <summary>Stands in for the secret of the dice.</summary>
    private const string NoSeed = "";

    /// <summary>Stands in for the value of an indicator that the viewer may not see.</summary>
    private const int UnknownIndicator = 50;

    /// <summary>What others see of an actor's doings is the same for all of them, and made once.</summary>
    private static readonly ConditionalWeakTable<ActorState, ActorState> _faces = [];

    /// <param name="before">
    /// An earlier world and what the viewer saw of it; parts that are the same are taken from there.
    /// </param>
    public static World For(World world, Viewer viewer, (World World, World Seen)? before = null)
    {
        if (viewer.Kind == SeatKind.Facilitator)
        {
            return world with
            {
                Notebooks = Notebooks(world, self: -1, before),
                SurveyResponses = SurveyResponses(world, before),
            };
        }

        var (old, seen) = before ?? default;
        if (ReferenceEquals(old, world))
            return seen!;
        var scenario = world.Scenario;
        var self = scenario.Actor(viewer.Role);
        return new World
        {
            Scenario = scenario,
            Session = world.Session,
            Code = world.Code,
            Seed = NoSeed,
            Commitment = world.Commitment,
            Table = world.Table,
            Sealed = world.Sealed,
            Pacing = world.Pacing,
            Deadlines = world.Deadlines,
            Phase = world.Phase,
            Locked = world.Locked,
            Unattended = world.Unattended,
            Teams = world.Teams,
            Wait = world.Wait,
            Round = world.Round,
            Minute = world.Minute,
            Clock = world.Clock,
            RoundEnds = world.RoundEnds,
            Ending = world.Ending,
            Version = 0,
            Indicators =
                old?.Indicators == world.Indicators
                    ? seen!.Indicators
                    : Kept(seen?.Indicators, Indicators(world, self)),
            Resources =
                old?.Resources == world.Resources ? seen!.Resources : Kept(seen?.Resources, Resources(world, self)),
            Relations =
                old?.Relations == world.Relations ? seen!.Relations : Kept(seen?.Relations, Relations(world, self)),
            Assets = old?.Assets == world.Assets ? seen!.Assets : Assets(world, self, old, seen),
            Actors = old?.Actors == world.Actors ? seen!.Actors : ActorStates(world, self, old, seen),
            Flags = old?.Flags == world.Flags ? seen!.Flags : Kept(seen?.Flags, Flags(world)),
            Injected = seen?.Injected ?? Owned(new long?[world.Injected.Length]),
            Directives =
                old?.Directives == world.Directives
                    ? seen!.Directives
                    : Kept(seen?.Directives, Known(world.Directives, scenario, self)),
            Agreements =
                old?.Agreements == world.Agreements
                    ? seen!.Agreements
                    : Kept(seen?.Agreements, Known(world.Agreements, scenario, self)),
            Permits =
                old?.Permits == world.Permits
                    ? seen!.Permits
                    : Kept(
                        seen?.Permits,
                        Known(world.Permits, permit => ActorMask.Tells(permit.KnownTo(scenario), self))
                    ),
            Intel = old?.Intel == world.Intel ? seen!.Intel : Intel(world, self, old, seen),
            Improvised =
                old?.Improvised == world.Improvised
                    ? seen!.Improvised
                    : Kept(
                        seen?.Improvised,
                        Known(world.Improvised, move => ActorMask.Tells(Audiences.Of(scenario, move), self))
                    ),
            Answers =
                old?.Answers == world.Answers
                    ? seen!.Answers
                    : Kept(seen?.Answers, Known(world.Answers, answer => answer.Role == viewer.Role)),
            Channels =
                old?.Channels == world.Channels
                    ? seen!.Channels
                    : Kept(
                        seen?.Channels,
                        Known(world.Channels, channel => viewer.Role is { } role && channel.Roles.Contains(role))
                    ),
            Notebooks = Notebooks(world, self, before),
            Spoken =
                old?.Spoken == world.Spoken
                    ? seen!.Spoken
                    : Kept(seen?.Spoken, [.. world.Spoken.Where(line => line.Role == viewer.Role)]),
            Schedule = [],
            Seats = ReferenceEquals(old?.Seats, world.Seats) ? seen!.Seats : Seats(world, viewer),
        };
    }

    /// <summary>
    /// What was seen before when it is the same, so that a comparison finds one and the same list.
    /// </summary>
    private static ImmutableArray<T> Kept<T>(ImmutableArray<T>? before, ImmutableArray<T> after) =>
        before is { } seen && seen.AsSpan().SequenceEqual(after.AsSpan(), null) ? seen : after;

    /// <summary>A role's notes are for its own people; the facilitator has none of them either.</summary>
    private static ImmutableArray<Notebook> Notebooks(World world, int self, (World World, World Seen)? before) =>
        before is { } known && known.World.Notebooks == world.Notebooks
            ? known.Seen.Notebooks
            : [.. world.Notebooks.Select((notebook, i) => i == self ? notebook : Notebook.Empty)];

    /// <summary>The facilitator knows how many have answered, and not what.</summary>
    private static ImmutableArray<SurveyResponse> SurveyResponses(World world, (World World, World Seen)? before) =>
        before is { } known && known.World.SurveyResponses == world.SurveyResponses
            ? known.Seen.SurveyResponses
            : [.. world.SurveyResponses.Select(response => response with { Answers = [] })];

    /// <summary>An array that nobody else holds, as one that nobody can change.</summary>
    private static ImmutableArray<T> Owned<T>(T[] array) => ImmutableCollectionsMarshal.AsImmutableArray(array);

    private static ImmutableArray<T> Known<T>(ImmutableArray<T> all, Func<T, bool> isKnown) =>
        all.IsEmpty ? [] : [.. all.Where(isKnown)];

    private static ImmutableArray<bool> Flags(World world)
    {
        var flags = new bool[world.Flags.Length];
        for (var i = 0; i < flags.Length; i++)
            flags[i] = world.Flags[i] && world.Scenario.Flags[i].Public;
        return Owned(flags);
    }

    private static ImmutableArray<int> Indicators(World world, int self)
    {
        var known = world.Scenario.Facts.IndicatorsKnownTo;
        var indicators = world.Indicators;
        for (var i = 0; i < indicators.Length; i++)
        {
            if (!ActorMask.Tells(known[i], self))
                indicators = indicators.SetItem(i, UnknownIndicator);
        }

        return indicators;
    }

    private static ImmutableArray<int> Resources(World world, int self)
    {
        var scenario = world.Scenario;
        var kinds = scenario.Resources.Length;
        var resources = scenario.Facts.StartResources.ToArray();
        for (var kind = 0; kind < kinds; kind++)
        {
            for (var actor = 0; actor < scenario.Actors.Length; actor++)
            {
                var i = (actor * kinds) + kind;
                if (actor == self || scenario.Resources[kind].Public)
                    resources[i] = world.Resources[i];
            }
        }

        return Owned(resources);
    }

    private static ImmutableArray<int> Relations(World world, int self)
    {
        var actors = world.Scenario.Actors.Length;
        var relations = new int[actors * actors];
        if (self >= 0)
            world.Relations.AsSpan(self * actors, actors).CopyTo(relations.AsSpan(self * actors));
        return Owned(relations);
    }

    private static ImmutableArray<AssetState> Assets(World world, int self, World? old, World? seen)
    {
        var assets = new AssetState[world.Assets.Length];
        for (var i = 0; i < assets.Length; i++)
        {
            assets[i] =
                old is not null && ReferenceEquals(old.Assets[i], world.Assets[i])
                    ? seen!.Assets[i]
                    : Kept(seen?.Assets[i], Seen(world.Assets[i], world.Scenario.Assets[i], ActorMask.OfActor(self)));
        }

        return Owned(assets);

        static AssetState Seen(AssetState asset, AssetDefinition definition, ulong mine)
        {
            var attributes = asset.Attributes.ToArray();
            var knownTo = asset.KnownTo.ToArray();
            for (var i = 0; i < attributes.Length; i++)
            {
                if (knownTo[i] == ActorMask.Everyone)
                    continue;
                knownTo[i] &= mine;
                if (knownTo[i] == ActorMask.Nobody)
                    attributes[i] = definition.Attributes[i].Expected;
            }

            return new AssetState(asset.Status, Owned(attributes), Owned(knownTo));
        }

        static AssetState Kept(AssetState? before, AssetState after) =>
            before is not null
            && before.Status == after.Status
            && before.Attributes.SequenceEqual(after.Attributes)
            && before.KnownTo.SequenceEqual(after.KnownTo)
                ? before
                : after;
    }

    /// <summary>
    /// A role knows what it has of each piece of intel, to whom it gave it, and what is public. What it has not
    /// verified it takes for true if it rather believes it; what it has never heard of is false.
    /// </summary>
    private static ImmutableArray<IntelState> Intel(World world, int self, World? old, World? seen)
    {
        var pieces = new IntelState[world.Intel.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] =
                old is not null && ReferenceEquals(old.Intel[i], world.Intel[i])
                    ? seen!.Intel[i]
                    : Kept(seen?.Intel[i], Seen(world.Intel[i], world.Scenario.Intel[i]));
        }

        return Owned(pieces);

        IntelState Seen(IntelState intel, IntelDefinition definition)
        {
            var mine = intel.By(self);
            var published = intel.Public ? new IntelHeld(definition.Confidence) : null;
            var held = new IntelHeld?[intel.Held.Length];
            for (var actor = 0; actor < held.Length; actor++)
            {
                if (actor == self)
                    held[actor] = mine;
                else if (published is not null)
                    held[actor] = published;
                else if (mine is not null && (mine.ToldTo & ActorMask.OfActor(actor)) != 0)
                    held[actor] = new IntelHeld(mine.Confidence, world.Scenario.Actors[self].Id);
            }

            return new IntelState(
                mine is { Verified: true } ? intel.True : mine?.Confidence >= 50,
                intel.Public,
                Owned(held)
            );
        }

        static IntelState Kept(IntelState? before, IntelState after) =>
            before is not null
            && before.True == after.True
            && before.Public == after.Public
            && before.Held.SequenceEqual(after.Held)
                ? before
                : after;
    }

    private static ImmutableArray<ActorState> ActorStates(World world, int self, World? old, World? seen)
    {
        var actors = new ActorState[world.Actors.Length];
        for (var i = 0; i < actors.Length; i++)
        {
            actors[i] =
                i == self ? world.Actors[i]
                : old is not null && ReferenceEquals(old.Actors[i], world.Actors[i]) ? seen!.Actors[i]
                : Face(world.Scenario, world.Actors[i]);
        }

        return Owned(actors);
    }

    private static ActorState Face(Scenario scenario, ActorState actor)
    {
        if (_faces.TryGetValue(actor, out var face))
            return face;
        face = new ActorState(actor.Pilot, actor.Ready, 0, [], Public(scenario, actor), actor.Absent, actor.Leaked)
        {
            Assistant = actor.Assistant,
        };
        _faces.AddOrUpdate(actor, face);
        return face;
    }

    /// <summary>Public moves, and of secret ones the uses that came out.</summary>
    private static ImmutableSortedDictionary<string, MoveUse> Public(Scenario scenario, ActorState actor)
    {
        var played = actor.Played;
        foreach (var move in played.Keys)
        {
            if (scenario.Move(move)!.Secret)
                played = played.Remove(move);
        }

        return actor.Leaked.IsEmpty ? played : played.SetItems(actor.Leaked);
    }

    private static ImmutableArray<Directive> Known(ImmutableArray<Directive> directives, Scenario scenario, int self)
    {
        var known = ImmutableArray.CreateBuilder<Directive>(directives.Length);
        foreach (var directive in directives)
        {
            if (ActorMask.Tells(Audiences.Of(scenario, directive), self))
                known.Add(KnowsAnswer(directive, scenario, self) ? directive : directive with { Answer = null });
        }

        return known.DrainToImmutable();
    }

    /// <summary>
    /// What became of a directive is known; a secret move by which it did is known to its player only, until it comes
    /// out.
    /// </summary>
    private static bool KnowsAnswer(Directive directive, Scenario scenario, int self) =>
        directive.AnswerLeaked
        || scenario.Move(directive.Answer) is not { Secret: true } move
        || (move.Answers == directive.Demand && self >= 0 && scenario.Actors[self].Id == directive.To);

    /// <summary>A signed agreement is public; the proposal it answered stays between those who made it.</summary>
    private static ImmutableArray<Agreement> Known(ImmutableArray<Agreement> agreements, Scenario scenario, int self)
    {
        var known = ImmutableArray.CreateBuilder<Agreement>(agreements.Length);
        foreach (var agreement in agreements)
        {
            if (!ActorMask.Tells(Audiences.Of(scenario, agreement), self))
                continue;
            var isParty = ActorMask.Tells(ActorMask.OfActors(scenario, agreement.Parties), self);
            known.Add(isParty ? agreement : agreement with { CounterTo = null });
        }

        return known.DrainToImmutable();
    }

    private static ImmutableSortedDictionary<string, Seat> Seats(World world, Viewer viewer) =>
        world.Seats.IsEmpty
            ? world.Seats
            : world.Seats.ToImmutableSortedDictionary(
                s => s.Key,
                s =>
                    s.Value with
                    {
                        TicketHash = "",
                        Join = null,
                        Place = 0,
                        HasPlayed = false,
                        Muted = s.Value.Muted && s.Value.Role is not null && s.Value.Role == viewer.Role,
                    },
                StringComparer.Ordinal
            );
}
