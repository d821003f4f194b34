using System.Collections.Immutable;
using Simulation.Scenarios.Binding;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Tests;

/// <summary>A YAML text read into a record of type <typeparamref name="T"/>, as tests look at it.</summary>
internal sealed record Reading<T>(T? Value, ImmutableArray<Diagnostic> Diagnostics, SourceMap Sources)
    where T : class
{
    /// <summary>Code and place of each diagnostic, "WC0201 3:5".</summary>
    public IEnumerable<string> Findings => Diagnostics.Select(found => $"{found.Code} {found.Line}:{found.Column}");

    public Diagnostic Only => Assert.Single(Diagnostics);
}

internal static class Reading
{
    public static Reading<T> Of<T>(string yaml, params (string Path, string Text)[] files)
        where T : class
    {
        var diagnostics = new DiagnosticList();
        var node = YamlReader.Read("scenario.yaml", yaml, diagnostics);
        var sources = new SourceMap(new Position("scenario.yaml", 1, 1));
        var known = files.ToImmutableSortedDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var value = node is null ? null : new Binder(known, diagnostics, sources).Bind<T>(node);
        return new Reading<T>(value, diagnostics.ToImmutable(), sources);
    }

    public static (YamlNode? Root, ImmutableArray<Diagnostic> Diagnostics) Tree(string yaml)
    {
        var diagnostics = new DiagnosticList();
        return (YamlReader.Read("scenario.yaml", yaml, diagnostics), diagnostics.ToImmutable());
    }
}
