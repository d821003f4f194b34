using System.Collections.Immutable;

namespace Simulation.Scenarios.Diagnostics;

/// <summary>
/// Collects what is wrong with one scenario, so that an author sees all of it at once, up to <see cref="Limit"/>: the
/// files come from strangers, and a hostile one must not make the server collect a million messages.
/// </summary>
public sealed class DiagnosticList
{
    public const int Limit = 100;

    private readonly ImmutableArray<Diagnostic>.Builder _items = ImmutableArray.CreateBuilder<Diagnostic>();

    public bool HasErrors { get; private set; }

    public bool IsFull => _items.Count >= Limit;

    public void Error(Position at, string code, string message) => Add(at, Severity.Error, code, message);

    public void Warning(Position at, string code, string message) => Add(at, Severity.Warning, code, message);

    /// <summary>In the order of <see cref="Diagnostic.InOrder"/>.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() => [.. Diagnostic.InOrder(_items)];

    private void Add(Position at, Severity severity, string code, string message)
    {
        HasErrors |= severity == Severity.Error;
        if (IsFull)
            return;
        _items.Add(
            _items.Count < Limit - 1
                ? new Diagnostic(at.File, at.Line, at.Column, severity, code, message)
                : new Diagnostic(
                    at.File,
                    at.Line,
                    at.Column,
                    Severity.Error,
                    DiagnosticCodes.TooManyProblems,
                    $"more than {Limit - 1} problems; correct the first ones and read the scenario again"
                )
        );
    }
}
