using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Actors;

/// <summary>An institution at the table.</summary>
public sealed record ActorDefinition(
    string Id,
    [Description("Title on the screens.")] string Title,
    [Description(
        "What sort of institution it is, such as executive, regulator, lab or cloud-provider; moves are given to kinds."
    )]
        string Kind,
    [Description("Who it is, in one sentence.")] string Summary,
    [Description("What everybody may read about it; Markdown.")] string Briefing = "",
    [Description("What only its players read; Markdown.")] string PrivateBriefing = "",
    [Description("Its goals, by id.")] ImmutableArray<ObjectiveDefinition> Objectives = default,
    [Description("What it has at the start, by resource.")] ImmutableSortedDictionary<string, int>? Resources = null,
    [Description("What it thinks of others at the start, −100 to 100, by institution.")]
        ImmutableSortedDictionary<string, int>? Relations = null,
    [Description("Sealed moves open in this order, the highest first.")] [Range(0, 100)] int Initiative = 50,
    [Description("Moves in a round; answers, talks and proposals are free.")] [Range(0, 20)] int MovesPerRound = 2,
    [Description("How its autopilot weighs.")] Temperament Temperament = Temperament.Balanced,
    [Description("How many people play it, in a session with teams; 1..8 when left out.")] TeamSize? People = null
)
{
    public ImmutableArray<ObjectiveDefinition> Objectives { get; init; } = Objectives.IsDefault ? [] : Objectives;

    /// <summary>How many people play it together, in a session with teams.</summary>
    [JsonIgnore]
    public TeamSize Size => People ?? TeamSize.Any;

    /// <summary>So many are to play it before another role of the table gets a second person.</summary>
    public int LeastPeople(TeamSettings? teams) => teams is null ? 1 : Size.Least;

    /// <summary>So many may play it.</summary>
    public int MostPeople(TeamSettings? teams) => teams is null ? 1 : Size.Most;

    /// <summary>Whether a list of actor ids and kinds names this actor.</summary>
    public bool IsNamedBy(ImmutableArray<string> names) => names.Contains(Id) || names.Contains(Kind);
}

/// <summary>How an autopilot weighs its choices.</summary>
public enum Temperament
{
    /// <summary>No leaning.</summary>
    Balanced,

    /// <summary>Likes orders, contests and defiance; signs reluctantly.</summary>
    HardLine,

    /// <summary>Likes agreements and compliance.</summary>
    Conciliatory,

    /// <summary>Dislikes the dice and high costs.</summary>
    Cautious,

    /// <summary>Likes the dice.</summary>
    Opportunist,
}
