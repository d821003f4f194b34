using System.ComponentModel;

namespace Simulation.Rules.ExportColumns;

/// <summary>
/// What somebody wants to learn from many sessions of a scenario, and the column of the export that answers it.
/// </summary>
public sealed record ExportColumnDefinition(
    [Description("The question, in words.")] string Question,
    [Description("What answers it.")] SessionMeasure Measure,
    [Description("Name of the column: lower-case letters, digits and underscores, a letter first, at most 40.")]
        string Column
);
