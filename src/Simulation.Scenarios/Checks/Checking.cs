using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Scenarios.Binding;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Checks;

/// <summary>What a check looks at, and where it says what is wrong.</summary>
internal sealed record Checking(Scenario Scenario, SourceMap Sources, DiagnosticList Diagnostics)
{
    /// <summary>Every record with what surrounds it.</summary>
    public ImmutableArray<(object Record, Scope Scope)> Records { get; } = ScenarioWalk.All(Scenario);

    public IEnumerable<(T Record, Scope Scope)> All<T>() =>
        Records.Where(found => found.Record is T).Select(found => ((T)found.Record, found.Scope));

    public void Error(object record, string code, string message) =>
        Diagnostics.Error(Sources.At(record), code, message);

    public void Error(object record, string parameter, string code, string message) =>
        Diagnostics.Error(Sources.At(record, parameter), code, message);

    public void Warning(object record, string code, string message) =>
        Diagnostics.Warning(Sources.At(record), code, message);
}
