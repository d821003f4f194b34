using System.Collections.Immutable;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Intel;

/// <summary>How a piece of intel stands in a session.</summary>
/// <param name="True">Whether it is true; a secret from all who have not verified it.</param>
/// <param name="Public">Whether everybody has it.</param>
/// <param name="Held">What each actor has of it; null for one that does not have it.</param>
public sealed record IntelState(bool True, bool Public, ImmutableArray<IntelHeld?> Held)
{
    /// <summary>Actors that have it, as bits.</summary>
    internal ulong Holders => Bits(static held => true);

    /// <summary>Actors that know for certain whether it is true, as bits.</summary>
    internal ulong Verifiers => Bits(static held => held.Verified);

    /// <summary>Actors that passed it on to this one, as bits: they know that it has it.</summary>
    internal ulong TellersOf(int actor)
    {
        var told = ActorMask.OfActor(actor);
        return Bits(held => (held.ToldTo & told) != 0);
    }

    /// <summary>What an actor has of it; null when it does not have it, or is none.</summary>
    public IntelHeld? By(int actor) => actor < 0 ? null : Held[actor];

    internal IntelState With(int actor, IntelHeld held) => this with { Held = Held.SetItem(actor, held) };

    private ulong Bits(Func<IntelHeld, bool> which)
    {
        var bits = ActorMask.Nobody;
        for (var i = 0; i < Held.Length; i++)
        {
            if (Held[i] is { } held && which(held))
                bits |= ActorMask.OfActor(i);
        }

        return bits;
    }
}

/// <summary>A piece of intel in the hands of one institution.</summary>
/// <param name="Confidence">How sure it is that the claim is true, per cent; 100 or 0 once verified.</param>
/// <param name="From">The role that gave it last; null when it was had from the start, found or published.</param>
/// <param name="Verified">Whether it knows for certain.</param>
/// <param name="ToldTo">Actors to which it passed it on, as bits.</param>
public sealed record IntelHeld(
    int Confidence,
    string? From = null,
    bool Verified = false,
    ulong ToldTo = ActorMask.Nobody
);
