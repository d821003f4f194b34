using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Language;

namespace Simulation.Rules.History;

/// <summary>
/// What is on record of the events that a scenario is about. Shown in the debrief beside the table's own path.
/// </summary>
public sealed record HistoricalRecord(
    [Description("Where the record comes from, in a few words.")] string Source,
    [Description("The ending on record; none of the scenario's when left out.")] string? Ending = null,
    [Description("What the institutions did, in the order in which they did it.")]
        ImmutableArray<HistoricalMove> Moves = default
)
{
    public ImmutableArray<HistoricalMove> Moves { get; init; } = Moves.IsDefault ? [] : Moves;
}

/// <summary>Something that an institution did: it played a move or an answer, or joined an agreement.</summary>
public sealed record HistoricalMove(
    [Description("The round in which it did.")] string Round,
    [Description("The institution.")] string Role,
    [Description("The move or answer that it played.")] string? Move = null,
    [Description("The prepared agreement that it proposed or signed, in place of a move.")] string? Agreement = null,
    [Description("Game minutes after the round's start.")] [Range(0, RangeAttribute.YearInMinutes)] int Minute = 0,
    [Description("The institution it was aimed at.")] string? Target = null,
    [Description("The asset it was about.")] string? Asset = null,
    [Description("The numbers chosen, by parameter; a parameter left out has its default.")]
        ImmutableSortedDictionary<string, int>? Parameters = null,
    [Description("What the record says of it.")] string Text = ""
);
