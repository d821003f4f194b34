using Simulation.Rules.Language;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Binding;

/// <summary>Makes the case of a union that a mapping or a word names.</summary>
internal sealed class UnionBinder(ScalarBinder scalars, RecordBinder records, DiagnosticList diagnostics)
{
    public object? BindUnion(YamlNode node, Shape.Union shape)
    {
        switch (node)
        {
            // A case with no parameters that must be given can be its keyword alone.
            case YamlNode.Scalar { IsNull: false } word when shape.Cases.TryGetValue(word.Text, out var alone):
                return records.Construct(alone.Value, node.At, []);

            case YamlNode.Scalar { IsNull: false } when shape.Shorthand is not null:
                return records.Keep(scalars.BindParsed(node, shape.Shorthand), node);

            case YamlNode.Scalar { IsNull: false } word:
                return UnknownCase(word.At, [word.Text], shape);

            case YamlNode.Mapping mapping:
                return shape.Style == UnionStyle.Nested ? BindNested(mapping, shape) : BindInline(mapping, shape);

            default:
                return diagnostics.WrongKind(node, $"a mapping with {shape.Expected}");
        }
    }

    private object? BindNested(YamlNode.Mapping mapping, Shape.Union shape)
    {
        if (mapping.Entries is not [var (key, value)])
        {
            var known = mapping.Entries.Where(entry => shape.Cases.ContainsKey(entry.Key.Text)).ToList();
            // With a plain value the case can be written without braces of its own: {permit: licence, to: target}.
            if (
                known is [(var word, YamlNode.Scalar { IsNull: false } lead)]
                && shape.Cases[word.Text].Value.Fields.Length > 0
            )
                return records.BindFields(mapping, shape.Cases[word.Text].Value, mapping.At, lead);
            if (known.Count < 2)
                return UnknownCase(mapping.At, mapping.Entries.Select(entry => entry.Key.Text), shape);
            diagnostics.Error(
                known[1].Key.At,
                DiagnosticCodes.AmbiguousCase,
                $"'{known[1].Key.Text}' stands in one mapping with '{known[0].Key.Text}'; write each as an item of a list"
            );
            return null;
        }

        return shape.Cases.TryGetValue(key.Text, out var found)
            ? records.BindFields(value, found.Value, mapping.At)
            : UnknownCase(key.At, [key.Text], shape);
    }

    private object? BindInline(YamlNode.Mapping mapping, Shape.Union shape)
    {
        var keys = mapping.Entries.Select(entry => entry.Key.Text).ToList();
        var keywords = keys.Where(shape.Cases.ContainsKey).ToList();
        if (keywords.Count == 0)
            return UnknownCase(mapping.At, keys, shape);

        // One case's keyword may be another case's ordinary key; only the case that has all the others as its keys
        // fits.
        var fitting = keywords
            .Where(word => keywords.All(other => other == word || HasKey(shape.Cases[word].Value, other)))
            .ToList();
        if (fitting is not [var keyword])
        {
            var second = mapping.Entries.First(entry => entry.Key.Text == keywords[^1]);
            diagnostics.Error(
                second.Key.At,
                DiagnosticCodes.AmbiguousCase,
                $"'{keywords[^1]}' cannot stand in one mapping with '{keywords[0]}'; write each as an item of a list"
            );
            return null;
        }

        var found = shape.Cases[keyword].Value;
        var lead = mapping.Find(keyword)!;
        if (found.Fields.Length > 0)
            return records.BindFields(mapping, found, mapping.At, lead);
        if (keys.Count == 1 && lead is YamlNode.Scalar { Text: "true" } or YamlNode.Scalar { IsNull: true })
            return records.Construct(found, mapping.At, []);
        return diagnostics.WrongKind(lead, "true and nothing else beside it");
    }

    private static bool HasKey(Shape.Record record, string key) => record.Fields.Skip(1).Any(field => field.Key == key);

    private object? UnknownCase(Position at, IEnumerable<string> written, Shape.Union shape)
    {
        var words = written.ToList();
        var near =
            words.Find(word => NearestName.Of(word, shape.Cases.Keys) is not null) ?? words.FirstOrDefault() ?? "";
        diagnostics.Error(
            at,
            DiagnosticCodes.UnknownCase,
            words.Count == 0
                ? $"the mapping is empty; expected {shape.Expected}"
                : $"'{YamlNode.Scalar.Shorten(near)}' is not known here{NearestName.Hint(near, shape.Cases.Keys)}"
        );
        return null;
    }
}
