using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Intel;

/// <summary>It was drawn what is true.</summary>
/// <param name="True">In the order of the scenario's intel.</param>
public sealed record IntelDrawn(Sequence<bool> True) : SessionEvent
{
    internal override World Apply(World world)
    {
        var drawn = True;
        return world with { Intel = [.. world.Intel.Select((intel, i) => intel with { True = drawn[i] })] };
    }
}

/// <summary>An institution found a piece of intel that it did not have.</summary>
public sealed record IntelPlanted(string Intel, string Role, int Confidence) : SessionEvent
{
    internal override World Apply(World world) =>
        world.With(Intel, intel => intel.With(world.Scenario.Actor(Role), new IntelHeld(Confidence)));

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>An institution learned whether a piece of intel is true.</summary>
public sealed record IntelVerified(string Intel, string Role, bool True) : SessionEvent
{
    internal override World Apply(World world)
    {
        var actor = world.Scenario.Actor(Role);
        return world.With(
            Intel,
            intel =>
                intel.By(actor) is { } held
                    ? intel.With(actor, held with { Verified = true, Confidence = True ? 100 : 0 })
                    : intel
        );
    }

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>An institution believes a piece of intel more or less than before.</summary>
/// <param name="To">Its confidence now, per cent.</param>
public sealed record ConfidenceChanged(string Intel, string Role, int By, int To) : SessionEvent
{
    internal override World Apply(World world)
    {
        var actor = world.Scenario.Actor(Role);
        return world.With(
            Intel,
            intel => intel.By(actor) is { } held ? intel.With(actor, held with { Confidence = To }) : intel
        );
    }

    internal override ulong KnownTo(World world) => ActorMask.OfActor(world.Scenario.Actor(Role));
}

/// <summary>
/// An institution passed a piece of intel on to another, which now believes it as much, unless it knows better.
/// </summary>
public sealed record IntelShared(string Intel, string From, string To, int Confidence) : SessionEvent
{
    internal override World Apply(World world)
    {
        var (from, to) = (world.Scenario.Actor(From), world.Scenario.Actor(To));
        return world.With(
            Intel,
            intel =>
            {
                if (intel.By(from) is not { } giver)
                    return intel;
                intel = intel.With(from, giver with { ToldTo = giver.ToldTo | ActorMask.OfActor(to) });
                return intel.By(to) switch
                {
                    null => intel.With(to, new IntelHeld(Confidence, From)),
                    { Verified: true } => intel,
                    var had => intel.With(to, had with { Confidence = Confidence, From = From }),
                };
            }
        );
    }

    internal override ulong KnownTo(World world) =>
        ActorMask.OfActor(world.Scenario.Actor(From)) | ActorMask.OfActor(world.Scenario.Actor(To));
}

/// <summary>Everybody has a piece of intel now.</summary>
public sealed record IntelPublished(string Intel) : SessionEvent
{
    internal override World Apply(World world)
    {
        var first = new IntelHeld(world.Scenario.Intel[world.Scenario.IntelIndex(Intel)].Confidence);
        return world.With(
            Intel,
            intel => intel with { Public = true, Held = [.. intel.Held.Select(held => held ?? first)] }
        );
    }

    internal override ulong KnownTo(World world) => ActorMask.Everyone;
}

internal static class IntelChanges
{
    public static World With(this World world, string id, Func<IntelState, IntelState> change)
    {
        var index = world.Scenario.IntelIndex(id);
        return index < 0 ? world : world with { Intel = world.Intel.SetItem(index, change(world.Intel[index])) };
    }
}
