using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Binding;

/// <summary>
/// Makes records from YAML. Whatever is wrong becomes a diagnostic and reading goes on, so that an author sees all of
/// it at once; nothing an author writes throws. Lists, tables, records and unions are in the other parts of this class.
/// </summary>
/// <param name="files">The pack's files by path, for texts that are kept in a file of their own.</param>
public sealed partial class Binder(
    ImmutableSortedDictionary<string, string> files,
    DiagnosticList diagnostics,
    SourceMap sources
)
{
    /// <returns>The record, or null when diagnostics say why there is none.</returns>
    public T? Bind<T>(YamlNode node)
        where T : class => TryBind(node, Shapes.Of(typeof(T)), out var value) ? (T)value : null;

    /// <summary>The same for a type that is known only by its shape, such as a list.</summary>
    public object? Bind(YamlNode node, Type type) => TryBind(node, Shapes.Of(type), out var value) ? value : null;

    private bool TryBind(YamlNode node, Shape shape, [NotNullWhen(true)] out object? value)
    {
        value = shape switch
        {
            Shape.Text => BindText(node),
            Shape.Truth => BindTruth(node),
            Shape.Number number => BindNumber(node, number),
            Shape.Choice choice => BindChoice(node, choice),
            Shape.Parsed parsed => Keep(BindParsed(node, parsed.Shorthand), node),
            Shape.List list => BindList(node, list),
            Shape.Map map => BindMap(node, map),
            Shape.Record record => BindRecord(node, record),
            Shape.Union union => BindUnion(node, union),
            _ => throw new InvalidOperationException($"{shape.GetType()} is not read."),
        };
        return value is not null;
    }

    private string? BindText(YamlNode node)
    {
        switch (node)
        {
            case YamlNode.Scalar { IsNull: false } scalar:
                return scalar.Text;

            case YamlNode.Mapping { Entries: [{ Key.Text: "file", Value: YamlNode.Scalar { IsNull: false } path }] }:
                if (files.TryGetValue(path.Text, out var text))
                    return text;
                diagnostics.Error(
                    path.At,
                    DiagnosticCodes.FileNotInPack,
                    $"the scenario has no file '{path.Text}'{NearestName.Hint(path.Text, files.Keys)}"
                );
                return null;

            default:
                return (string?)WrongKind(node, "a text, or file: and the name of a file");
        }
    }

    private object? BindTruth(YamlNode node) =>
        node switch
        {
            YamlNode.Scalar { IsPlain: true, Text: "true" } => true,
            YamlNode.Scalar { IsPlain: true, Text: "false" } => false,
            YamlNode.Scalar { IsNull: false } scalar => WrongForm(scalar, "true or false"),
            _ => WrongKind(node, "true or false"),
        };

    private object? BindNumber(YamlNode node, Shape.Number shape)
    {
        if (node is not YamlNode.Scalar { IsNull: false } scalar)
            return WrongKind(node, shape.Expected);
        if (!scalar.IsPlain)
            return WrongForm(scalar, $"{shape.Expected}, without quotes");
        var style = NumberStyles.AllowLeadingSign | (shape.Type == typeof(int) ? 0 : NumberStyles.AllowDecimalPoint);
        if (!decimal.TryParse(scalar.Text, style, CultureInfo.InvariantCulture, out var number))
            return WrongForm(scalar, shape.Expected);
        var (least, most) = shape switch
        {
            { Range: { } range } => (range.Least, range.Most),
            _ when shape.Type == typeof(int) => (int.MinValue, int.MaxValue),
            _ => (decimal.MinValue, decimal.MaxValue),
        };
        if (number >= least && number <= most)
            return shape.Type == typeof(int) ? (object)(int)number : number;
        diagnostics.Error(
            node.At,
            DiagnosticCodes.OutOfRange,
            $"{scalar.Text} is out of range; expected {shape.Expected}"
        );
        return null;
    }

    private object? BindChoice(YamlNode node, Shape.Choice shape)
    {
        if (node is not YamlNode.Scalar { IsNull: false } scalar)
            return WrongKind(node, shape.Expected);
        if (shape.Values.TryGetValue(scalar.Text, out var value))
            return value;
        diagnostics.Error(
            node.At,
            DiagnosticCodes.UnknownWord,
            $"'{Shorten(scalar.Text)}' is not known here{NearestName.Hint(scalar.Text, shape.Words)}"
        );
        return null;
    }

    private object? BindParsed(YamlNode node, Shorthand shorthand) =>
        node is YamlNode.Scalar { IsNull: false } scalar
            ? shorthand.Parse(scalar.Text) ?? WrongForm(scalar, shorthand.Form)
            : WrongKind(node, shorthand.Form);

    private object? WrongKind(YamlNode node, string expected)
    {
        diagnostics.Error(node.At, DiagnosticCodes.WrongKind, $"expected {expected}, found {node.Kind}");
        return null;
    }

    private object? WrongForm(YamlNode.Scalar scalar, string expected)
    {
        diagnostics.Error(scalar.At, DiagnosticCodes.WrongForm, $"expected {expected}, found '{Shorten(scalar.Text)}'");
        return null;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
