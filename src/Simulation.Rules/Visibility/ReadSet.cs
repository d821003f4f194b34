using System.Collections.Immutable;
using Simulation.Rules.Actors;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>
/// Parts of a world, as bits: what a condition, a formula or a move reads, or what differs between two worlds. Where
/// the two do not meet, nothing has to be worked out again. Things beyond the bits of their sort share one, so that
/// sometimes more is worked out than must be, never less.
/// </summary>
public readonly record struct ReadSet(ulong Bits)
{
    private const int Indicators = 24;
    private const int Resources = 8;
    private const int Things = 12;
    private const int FirstResource = Indicators;
    private const int FirstThing = FirstResource + Resources;
    private const int Rest = FirstThing + Things;

    public static readonly ReadSet None = new(0);

    public static readonly ReadSet Everything = new(ulong.MaxValue);

    /// <summary>Status, attributes and who knows them, of any asset.</summary>
    public static readonly ReadSet Assets = new(((1UL << Things) - 1) << FirstThing);

    public static readonly ReadSet Relations = new(1UL << Rest);

    public static readonly ReadSet Directives = new(1UL << (Rest + 1));

    public static readonly ReadSet Agreements = new(1UL << (Rest + 2));

    public static readonly ReadSet Flags = new(1UL << (Rest + 3));

    /// <summary>Phase, round and its minutes, and whether the clock runs.</summary>
    public static readonly ReadSet Round = new(1UL << (Rest + 4));

    /// <summary>What anybody has played.</summary>
    public static readonly ReadSet Played = new(1UL << (Rest + 5));

    /// <summary>What the viewer's own role has used up and sealed.</summary>
    public static readonly ReadSet Own = new(1UL << (Rest + 6));

    public static readonly ReadSet Permits = new(1UL << (Rest + 7));

    public static readonly ReadSet Intel = new(1UL << (Rest + 8));

    public static ReadSet Indicator(Scenario scenario, string id) => Indicator(scenario.Indicator(id));

    public static ReadSet Indicator(int indicator) => new(1UL << (indicator % Indicators));

    /// <summary>Amounts of a resource, of any role.</summary>
    public static ReadSet Resource(Scenario scenario, string id) =>
        new(1UL << (FirstResource + (scenario.Resource(id) % Resources)));

    public static ReadSet Asset(int asset) => new(1UL << (FirstThing + (asset % Things)));

    public bool Meets(ReadSet other) => (Bits & other.Bits) != 0;

    public static ReadSet operator |(ReadSet left, ReadSet right) => new(left.Bits | right.Bits);

    /// <summary>What differs between two worlds that were redacted for the same viewer.</summary>
    /// <param name="self">The viewer's actor, or −1.</param>
    internal static ReadSet Between(World before, World after, int self)
    {
        var changed = None;
        if (
            before.Phase != after.Phase
            || before.Round != after.Round
            || before.Minute != after.Minute
            || before.Clock.Running != after.Clock.Running
            || before.Clock.Closing is null != after.Clock.Closing is null
            // Who is awaited is said to everybody else.
            || (after.Clock.Closing is not null && before.Actors != after.Actors)
        )
            changed |= Round;
        if (before.Indicators != after.Indicators)
        {
            for (var i = 0; i < after.Indicators.Length; i++)
            {
                if (before.Indicators[i] != after.Indicators[i])
                    changed |= Indicator(i);
            }
        }

        if (before.Resources != after.Resources)
        {
            for (var i = 0; i < after.Resources.Length; i++)
            {
                if (before.Resources[i] != after.Resources[i])
                    changed |= new ReadSet(1UL << (FirstResource + (i % after.Scenario.Resources.Length % Resources)));
            }
        }

        if (before.Assets != after.Assets)
        {
            for (var i = 0; i < after.Assets.Length; i++)
            {
                if (!ReferenceEquals(before.Assets[i], after.Assets[i]))
                    changed |= Asset(i);
            }
        }

        if (before.Relations != after.Relations)
            changed |= Relations;
        if (before.Directives != after.Directives)
            changed |= Directives;
        if (before.Agreements != after.Agreements)
            changed |= Agreements;
        if (before.Flags != after.Flags)
            changed |= Flags;
        if (before.Permits != after.Permits)
            changed |= Permits;
        if (before.Intel != after.Intel)
            changed |= OfIntel(before, after);
        if (before.Actors != after.Actors)
            changed |= OfActors(before.Actors, after.Actors, self);
        return changed;
    }

    private static ReadSet OfIntel(World before, World after)
    {
        for (var i = 0; i < after.Intel.Length; i++)
        {
            if (!ReferenceEquals(before.Intel[i], after.Intel[i]))
                return Intel;
        }

        return None;
    }

    private static ReadSet OfActors(ImmutableArray<ActorState> before, ImmutableArray<ActorState> after, int self)
    {
        var changed = None;
        for (var i = 0; i < after.Length; i++)
        {
            if (ReferenceEquals(before[i], after[i]))
                continue;
            if (
                !ReferenceEquals(before[i].Played, after[i].Played)
                || !ReferenceEquals(before[i].Leaked, after[i].Leaked)
            )
                changed |= Played;
            if (i == self)
                changed |= Own;
        }

        return changed;
    }
}
