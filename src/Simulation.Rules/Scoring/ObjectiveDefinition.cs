using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;

namespace Simulation.Rules.Scoring;

/// <summary>A goal, met from 0 to 100: by a formula, or wholly when conditions hold.</summary>
public sealed record ObjectiveDefinition(
    string Id,
    [Description("The goal in a few words.")] string Title,
    [Description("What it means and why it matters.")] string Text = "",
    [Description("Its share of the score, in parts.")] [Range(1, 100)] int Weight = 1,
    [Description("Whether only its own players know of it until the debrief.")] bool Private = false,
    [Description("How far it is met.")] Formula? Measure = null,
    [Description("It is met when all of these hold.")] ImmutableArray<Condition> When = default
);
