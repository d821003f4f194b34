using System.Collections.Immutable;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Agreements;
using Simulation.Rules.Channels;
using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Help;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Intel;
using Simulation.Rules.Language;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// What was decided at once, narrated: each event with who may know of it and how it is worded, worked out once for
/// all viewers. <see cref="NoticeProjection"/> picks from it.
/// </summary>
public sealed class NarratedEvents
{
    /// <param name="before">The world before the first of the events.</param>
    /// <param name="by">Whose command they came of; null where nobody is to be named.</param>
    public NarratedEvents(World before, ImmutableArray<SessionEvent> events, CommandAuthor? by = null)
    {
        var team = before.Teams is not null && by is { Kind: AuthorKind.Person, Id: var seat } ? seat : null;
        var hasRoundEnded = false;
        var items = ImmutableArray.CreateBuilder<Item>(events.Length);
        var world = before;
        foreach (var happened in events)
        {
            var earlier = world;
            world = world.Evolve(happened);

            // What opens when a round ends was decided before, and by others perhaps.
            hasRoundEnded |= happened is RoundEnded;
            var headline = NoticeHeadlines.Of(happened, earlier, world);
            if (headline is not null)
            {
                // Who ends a round has not decided what opens with it.
                var decides = headline.Actor is not null && !hasRoundEnded && IsDeed(happened);
                var stamp = headline.Pilot ?? (decides ? by?.Stamp : null);
                headline = headline with { At = happened.At, Round = world.Round, Pilot = stamp };
            }

            items.Add(
                new Item(
                    happened,
                    happened.KnownTo(world),
                    world.Round,
                    headline,
                    headline is not null && IsCause(happened),
                    headline is null ? EventChanges.Of(happened, world) : null,
                    headline is not null && !hasRoundEnded && IsDeed(happened) ? PersonOf(team, headline, world) : null
                )
            );
        }

        Items = items.MoveToImmutable();
        After = world;
        ChangesNothing = before with { Version = world.Version } == world;
        IsPublic = Items.All(item =>
            item.KnownTo == ActorMask.Everyone && item.Person is null && item.Event is not Rolled { HasSecrets: true }
        );
    }

    /// <summary>The world after the last event.</summary>
    public World After { get; }

    /// <summary>
    /// Whether the worlds before and after differ in nothing but the number of events, as when something was said.
    /// </summary>
    public bool ChangesNothing { get; }

    /// <summary>Whether everybody may know all of it.</summary>
    internal bool IsPublic { get; }

    /// <summary>What everybody is told, once it has been worded; only of what is public.</summary>
    internal Sequence<Notice>? ToEverybody { get; set; }

    internal ImmutableArray<Item> Items { get; }

    /// <summary>One event.</summary>
    /// <param name="KnownTo">Who may know of it, as bits.</param>
    /// <param name="Headline">The notice that it opens, or null for a consequence.</param>
    /// <param name="IsCause">Whether the consequences that follow are its own.</param>
    /// <param name="Person">Who of the role's team decided it, for that team and the facilitator.</param>
    internal sealed record Item(
        SessionEvent Event,
        ulong KnownTo,
        int Round,
        Notice? Headline,
        bool IsCause,
        Change? Change,
        NoticePerson? Person
    );

    /// <summary>Whether it is what a person of a role has just decided or said.</summary>
    private static bool IsDeed(SessionEvent happened) =>
        happened
            is Said
                or SaidInChannel
                or ChannelOpened
                or RolesAddedToChannel
                or ChannelLeft
                or ChannelClosed
                or MovePlayed
                or MoveSealed
                or MoveTakenBack
                or AgreementProposed
                or AgreementSigned
                or AgreementSettled
                or AgreementMarked
                or IntelShared
                or MoveImprovised
                or ImprovisedArgued
                or ImprovisedClosed
                or HelpAsked
                or HelpWithdrawn;

    /// <param name="seat">Of the person who gave the command; null where nobody is to be named.</param>
    private static NoticePerson? PersonOf(string? seat, Notice headline, World world) =>
        seat is not null
        && world.Seats.TryGetValue(seat, out var person)
        && person.Role is { } role
        && role == headline.Actor
            ? new NoticePerson(seat, person.Name)
            : null;

    /// <summary>Whether an event has effects, and the next ones are these.</summary>
    private static bool IsCause(SessionEvent happened) =>
        happened
            is MovePlayed
                or MoveSealed
                or MoveTakenBack
                or MoveFell
                or MoveLeaked
                or Injected
                or InjectWritten
                or Drifted
                or WorldAdjusted
                or ImprovisedRuled
                or DirectiveSettled { Status: DirectiveStatus.Lapsed }
                or AgreementSettled { Status: AgreementStatus.Active or AgreementStatus.Breached };
}
