using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Binding;

/// <summary>
/// Makes records from YAML. What is wrong becomes a diagnostic and reading goes on, so that an author sees all of it at
/// once; nothing an author writes throws.
/// </summary>
public sealed class Binder
{
    private readonly ScalarBinder _scalars;
    private readonly RecordBinder _records;
    private readonly ListBinder _lists;
    private readonly UnionBinder _unions;

    /// <param name="files">The pack's files by path, for texts that are kept in a file of their own.</param>
    /// <param name="sources">Learns where each record was written.</param>
    /// <param name="isRecorded">
    /// Whether this comes out of a journal: what is only asked of texts today is not asked of it.
    /// </param>
    public Binder(
        ImmutableSortedDictionary<string, string> files,
        DiagnosticList diagnostics,
        SourceMap sources,
        bool isRecorded = false
    )
    {
        _scalars = new ScalarBinder(files, diagnostics, isRecorded);
        _records = new RecordBinder(this, _scalars, diagnostics, sources);
        _lists = new ListBinder(this, _records, diagnostics);
        _unions = new UnionBinder(_scalars, _records, diagnostics);
    }

    /// <returns>The record, or null when diagnostics say why there is none.</returns>
    public T? Bind<T>(YamlNode node)
        where T : class => TryBind(node, ShapeOfType.Of(typeof(T)), out var value) ? (T)value : null;

    /// <summary>The same for a type that is known only by its shape, such as a list.</summary>
    public object? Bind(YamlNode node, Type type) => TryBind(node, ShapeOfType.Of(type), out var value) ? value : null;

    internal bool TryBind(YamlNode node, Shape shape, [NotNullWhen(true)] out object? value)
    {
        value = shape switch
        {
            Shape.Text text => _scalars.BindText(node, text),
            Shape.Truth => _scalars.BindTruth(node),
            Shape.Number number => _scalars.BindNumber(node, number),
            Shape.Choice choice => _scalars.BindChoice(node, choice),
            Shape.Parsed parsed => _records.Keep(_scalars.BindParsed(node, parsed.Shorthand), node),
            Shape.List list => _lists.BindList(node, list),
            Shape.Map map => _lists.BindMap(node, map),
            Shape.Record record => _records.BindRecord(node, record),
            Shape.Union union => _unions.BindUnion(node, union),
            _ => throw new InvalidOperationException($"{shape.GetType()} is not read."),
        };
        return value is not null;
    }
}
