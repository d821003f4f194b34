using System.Reflection;
using Simulation.Rules.Formulas;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Binding;

/// <summary>Makes records of mappings, and of texts where a record has a short form.</summary>
/// <param name="sources">Where each record was written.</param>
internal sealed class RecordBinder(Binder binder, ScalarBinder scalars, DiagnosticList diagnostics, SourceMap sources)
{
    public object? BindRecord(YamlNode node, Shape.Record shape)
    {
        if (node is YamlNode.Scalar { IsNull: false } && shape.Shorthand is not null)
            return Keep(scalars.BindParsed(node, shape.Shorthand), node);
        return node is YamlNode.Mapping
            ? BindFields(node, shape, node.At)
            : diagnostics.WrongKind(
                node,
                shape.Type == typeof(Formula)
                    ? "a formula, as {base: 50, plus: [{indicator: trust, times: 0.5}]}"
                    : shape.Expected
            );
    }

    /// <summary>
    /// Reads a record whose first parameter may have been written outside of it, as the key that leads to it. When
    /// what is left is no mapping, it is the value of the first parameter still open: <c>media-heat: 0.5</c>.
    /// </summary>
    /// <param name="lead">The first parameter's value, if it stands outside.</param>
    public object? BindFields(YamlNode node, Shape.Record shape, Position at, YamlNode? lead = null)
    {
        var written = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        var open = shape.Fields.AsSpan();
        if (lead is not null)
        {
            written.Add(open[0].Parameter.Name!, lead);
            open = open[1..];
        }

        var areKnown = true;
        switch (node)
        {
            case YamlNode.Mapping mapping:
                areKnown = CollectValues(mapping, open, written, shape, lead);
                break;

            case YamlNode.Scalar { IsNull: true }:
                break;

            default:
                if (open.Length == 0)
                    return diagnostics.WrongKind(node, "nothing more");
                written.Add(open[0].Parameter.Name!, node);
                break;
        }

        var record = Construct(shape, at, written);
        if (record is not null && !areKnown && !shape.Type.IsValueType)
            sources.Misread(record);
        return record;
    }

    /// <returns>Whether all keys are known.</returns>
    private bool CollectValues(
        YamlNode.Mapping mapping,
        ReadOnlySpan<Field> open,
        Dictionary<string, YamlNode> written,
        Shape.Record shape,
        YamlNode? lead
    )
    {
        var areKnown = true;
        foreach (var (key, value) in mapping.Entries)
        {
            if (ReferenceEquals(value, lead))
                continue;
            Field? known = null;
            foreach (var field in open)
            {
                if (field.Key == key.Text && known is null)
                    known = field;
                if (field.Also is { } also && also.Key == key.Text && StandsIn(mapping, also.Beside))
                    known = field;
            }

            if (known is not null)
            {
                if (!written.TryAdd(known.Parameter.Name!, value))
                {
                    diagnostics.Error(
                        key.At,
                        DiagnosticCodes.DuplicateKey,
                        $"'{key.Text}' and '{known.Key}' mean the same here; expected one of them"
                    );
                }

                continue;
            }

            areKnown = false;
            var names = shape.Fields.Select(field => field.Key).Skip(lead is null ? 0 : 1);
            diagnostics.Error(
                key.At,
                DiagnosticCodes.UnknownKey,
                $"the key '{YamlNode.Scalar.Shorten(key.Text)}' is not known here{NearestName.Hint(key.Text, names)}"
            );
        }

        return areKnown;
    }

    private static bool StandsIn(YamlNode.Mapping mapping, string? key) => key is null || mapping.Find(key) is not null;

    public object? Construct(Shape.Record shape, Position at, Dictionary<string, YamlNode> written)
    {
        var complete = true;
        var arguments = new object?[shape.Fields.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var field = shape.Fields[i];
            var node = written.GetValueOrDefault(field.Parameter.Name!);
            if (node is null or YamlNode.Scalar { IsNull: true })
            {
                arguments[i] = field.Default;
                if (!field.IsRequired)
                    continue;
                complete = false;
                diagnostics.Error(
                    node?.At ?? at,
                    DiagnosticCodes.MissingKey,
                    node is null
                        ? $"the key '{field.Key}' is missing; expected {field.Shape.Value.Expected}"
                        : $"the key '{field.Key}' has no value; expected {field.Shape.Value.Expected}"
                );
            }
            else if (
                i == 0 && shape.HasId && node is YamlNode.Scalar id && !Ids.Check(id, diagnostics)
                || !binder.TryBind(node, field.Shape.Value, out arguments[i])
            )
            {
                complete = false;
            }
        }

        return complete ? Invoke(shape, at, arguments, written) : null;
    }

    private object? Invoke(Shape.Record shape, Position at, object?[] arguments, Dictionary<string, YamlNode> written)
    {
        try
        {
            var record = shape.Constructor.Invoke(arguments);
            if (!shape.Type.IsValueType)
                sources.Add(record, at, written);
            return record;
        }
        catch (TargetInvocationException refused) when (refused.InnerException is ArgumentException reason)
        {
            diagnostics.Error(at, DiagnosticCodes.NotAccepted, reason.Message);
            return null;
        }
    }

    public object? Keep(object? record, YamlNode node)
    {
        if (record is not null && !record.GetType().IsValueType)
            sources.Add(record, node.At, new Dictionary<string, YamlNode>());
        return record;
    }
}
