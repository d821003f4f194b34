using System.Text.RegularExpressions;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Binding;

/// <summary>The form of ids: lower-case letters, digits and hyphens.</summary>
internal static partial class Ids
{
    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsId(string text) => IdPattern.IsMatch(text);

    public static bool Check(YamlNode.Scalar id, DiagnosticList diagnostics)
    {
        if (IsId(id.Text))
            return true;
        diagnostics.Error(
            id.At,
            DiagnosticCodes.IdRefused,
            $"'{YamlNode.Scalar.Shorten(id.Text)}' is not an id; expected lower-case letters, digits and hyphens, at most 64, a letter first"
        );
        return false;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern { get; }
}
