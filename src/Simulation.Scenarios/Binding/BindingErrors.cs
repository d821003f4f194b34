using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Binding;

/// <summary>Reports a node that is not what it should be. Each method returns null, as the missing value.</summary>
internal static class BindingErrors
{
    public static object? WrongKind(this DiagnosticList diagnostics, YamlNode node, string expected)
    {
        diagnostics.Error(node.At, DiagnosticCodes.WrongKind, $"expected {expected}, found {node.Kind}");
        return null;
    }

    public static object? WrongForm(this DiagnosticList diagnostics, YamlNode.Scalar scalar, string expected)
    {
        diagnostics.Error(
            scalar.At,
            DiagnosticCodes.WrongForm,
            $"expected {expected}, found '{YamlNode.Scalar.Shorten(scalar.Text)}'"
        );
        return null;
    }
}
