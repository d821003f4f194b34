using System.Collections.Immutable;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Actors;

/// <summary>What an institution has done and is about to do.</summary>
/// <param name="MovesUsed">Moves played or sealed in this round, answers apart.</param>
/// <param name="Sealed">Moves that open at the end of the round, in the order of sealing.</param>
/// <param name="Played">Uses by move.</param>
/// <param name="Absent">
/// Whether the autopilot flies because the people are away, not by the facilitator's order.
/// </param>
/// <param name="Leaked">Uses of secret moves that came out, by move.</param>
/// <param name="Temperament">As the facilitator has set it; null for the scenario's.</param>
/// <param name="Strategy">How its autopilot decides.</param>
/// <param name="MovesOfPeople">Moves of this round that were used when its autopilot took over.</param>
/// <param name="Help">The question to the facilitator that is open; null when there is none.</param>
/// <param name="Captain">Seat of the team's captain; null without teams, and while nobody sits in the role.</param>
/// <param name="ReadyPeople">
/// Seats of the team that have nothing more to do in this round; empty without teams.
/// </param>
/// <param name="ExtraTime">What the facilitator has given it beyond the end of rounds; null for nothing.</param>
/// <param name="Assistant">The model that plays it while it is on autopilot; null without one. Public.</param>
public sealed record ActorState(
    Pilot Pilot,
    bool Ready,
    int MovesUsed,
    ImmutableArray<SealedMove> Sealed,
    ImmutableSortedDictionary<string, MoveUse> Played,
    bool Absent,
    ImmutableSortedDictionary<string, MoveUse> Leaked,
    Temperament? Temperament = null,
    Strategy Strategy = Strategy.Base,
    int MovesOfPeople = 0,
    string? Help = null,
    string? Captain = null,
    Sequence<string> ReadyPeople = default,
    ExtraTime? ExtraTime = null,
    AssistantModel? Assistant = null
)
{
    private static readonly ImmutableSortedDictionary<string, MoveUse> _noUses = ImmutableSortedDictionary.Create<
        string,
        MoveUse
    >(StringComparer.Ordinal);

    public static readonly ActorState Fresh = new(Pilot.Nobody, false, 0, [], _noUses, false, _noUses);

    public MoveUse Uses(string move) => Played.TryGetValue(move, out var use) ? use : default;

    public bool HasLeaked(string move) => Leaked.ContainsKey(move);
}

/// <summary>A choice that waits for the end of the round.</summary>
/// <param name="Pilot">Who decided.</param>
public sealed record SealedMove(MoveChoice Choice, Pilot Pilot);

/// <param name="Total">In the session.</param>
/// <param name="InRound">In the round <paramref name="LastRound"/>.</param>
/// <param name="LastRound">Index of the round of the last use.</param>
public readonly record struct MoveUse(int Total, int InRound, int LastRound)
{
    internal MoveUse Again(int round) => new(Total + 1, Total > 0 && LastRound == round ? InRound + 1 : 1, round);
}
