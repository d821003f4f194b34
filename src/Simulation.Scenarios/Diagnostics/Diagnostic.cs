namespace Simulation.Scenarios.Diagnostics;

/// <summary>Something wrong with a scenario, and where: <c>scenario.yaml:12:7: error WC0304: …</c>.</summary>
/// <param name="File">Path inside the pack, or from the library's folder when the library reports it.</param>
/// <param name="Line">From 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">From 1, in UTF-16 code units; 0 when the file as a whole is meant.</param>
/// <param name="Code">One of <see cref="DiagnosticCodes"/>; codes never change their meaning.</param>
/// <param name="Message">What is wrong, what was expected, and the nearest known name where there is one.</param>
public sealed record Diagnostic(string File, int Line, int Column, Severity Severity, string Code, string Message)
{
    public override string ToString() =>
        Line == 0 ? $"{File}: {Word} {Code}: {Message}" : $"{File}:{Line}:{Column}: {Word} {Code}: {Message}";

    /// <summary>
    /// By file, line and column, as an author goes through them; that there are more stands at the end.
    /// </summary>
    public static IEnumerable<Diagnostic> InOrder(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics
            .OrderBy(diagnostic => diagnostic.Code == DiagnosticCodes.TooManyProblems)
            .ThenBy(diagnostic => diagnostic.File, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Line)
            .ThenBy(diagnostic => diagnostic.Column);

    private string Word => Severity == Severity.Error ? "error" : "warning";
}

public enum Severity
{
    /// <summary>The scenario can be played, but probably not as its author meant.</summary>
    Warning,

    /// <summary>The scenario cannot be played.</summary>
    Error,
}
