using System.Text.RegularExpressions;
using Simulation.Rules.ExportColumns;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>
/// Each question of the data plan has a column of its own, named so that every program for data can read it.
/// </summary>
internal static partial class DataPlanChecks
{
    public static void Run(Checking checking)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in checking.Scenario.DataPlan)
        {
            if (!ColumnPattern.IsMatch(question.Column))
            {
                checking.Error(
                    question,
                    nameof(question.Column),
                    DiagnosticCodes.ColumnRefused,
                    $"'{question.Column}' is no name of a column; expected lower-case letters, digits and underscores, a letter first, at most 40"
                );
            }
            else if (CommonColumns.Names.Contains(question.Column))
            {
                checking.Error(
                    question,
                    nameof(question.Column),
                    DiagnosticCodes.ColumnTaken,
                    $"every export has a column '{question.Column}' already; expected another name"
                );
            }
            else if (!taken.Add(question.Column))
            {
                checking.Error(
                    question,
                    nameof(question.Column),
                    DiagnosticCodes.ColumnTaken,
                    $"another question has the column '{question.Column}'; expected another name"
                );
            }

            if (
                question.Measure is AssetAttributeMeasure measure
                && checking.Scenario.Asset(measure.Of) is var asset and >= 0
                && checking.Scenario.Assets[asset].Attribute(measure.Attribute) < 0
            )
            {
                checking.Error(
                    measure,
                    nameof(measure.Attribute),
                    DiagnosticCodes.UnknownName,
                    $"unknown attribute '{measure.Attribute}' of the asset '{measure.Of}'{NearestName.Hint(measure.Attribute, checking.Scenario.Assets[asset].Attributes.Select(x => x.Id))}"
                );
            }
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnPattern { get; }
}
