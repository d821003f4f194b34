using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Studies;

/// <summary>
/// A pattern of play that no institution in its right mind would show: a move that is played although something holds.
/// </summary>
public sealed record ContradictionDefinition(
    string Id,
    [Description("What is contradictory, in a few words.")] string Title,
    [Description("Playing one of these shows it…")] ImmutableArray<string> Moves,
    [Description("… while all of these hold just before; self is who plays it.")] ImmutableArray<Condition> When,
    [Description("Institutions or kinds of them of which it is asked; all when left out.")]
        ImmutableArray<string> By = default
)
{
    public ImmutableArray<string> By { get; init; } = By.IsDefault ? [] : By;

    /// <summary>Whether a move shows it.</summary>
    /// <param name="before">The world just before the move, with everything in it.</param>
    public bool IsShownBy(World before, MovePlayed played)
    {
        var scenario = before.Scenario;
        var actor = scenario.Actor(played.Role);
        if (!Moves.Contains(played.Choice.Move) || (!By.IsEmpty && !scenario.Actors[actor].IsNamedBy(By)))
            return false;
        var directive = before.Directive(played.Choice.Directive);
        var context = new EffectContext(
            actor,
            scenario.Actor(directive?.From ?? played.Choice.Target),
            scenario.Asset(directive?.Asset ?? played.Choice.Asset),
            played.Choice.Directive,
            played.Choice.Move,
            played.Choice
        );
        return When.AllHold(before, context);
    }
}
