using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;

namespace Simulation.Protocol.TypeScript;

/// <summary>
/// The declarations of all types reachable from those added, in the spelling of <see cref="Json.Options"/>. A null is
/// never written by the server, so a nullable member is optional in what is received; in what is sent it must be there
/// (as null) unless its parameter has a default.
/// </summary>
internal sealed class TypeScriptTypes
{
    private readonly NullabilityInfoContext _nullability = new();
    private readonly HashSet<Type> _seen = [];
    private readonly List<string> _declarations = [];

    public IReadOnlyList<string> Declarations => _declarations;

    public static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    public void Add(Type type, bool sent)
    {
        if (!_seen.Add(type))
            return;
        // The place is taken before the members are visited, so that a message stands before its parts.
        var place = _declarations.Count;
        _declarations.Add("");
        _declarations[place] =
            type.IsEnum ? Enumeration(type)
            : type.GetCustomAttribute<JsonPolymorphicAttribute>() is { } union ? Union(type, union, sent)
            : Interface(type, sent);
    }

    private static string Enumeration(Type type)
    {
        var text = new StringBuilder();
        WriteComment(text, Documentation.Summary(type), "");
        text.Append("export type ").Append(type.Name).Append(" =");
        foreach (var name in Enum.GetNames(type))
        {
            text.Append('\n');
            WriteComment(text, Documentation.Summary(type.GetField(name)!), "  ");
            text.Append("  | '").Append(JsonNamingPolicy.KebabCaseLower.ConvertName(name)).Append('\'');
        }

        return text.Append(";\n").ToString();
    }

    private string Union(Type type, JsonPolymorphicAttribute union, bool sent)
    {
        var text = new StringBuilder();
        WriteComment(text, Documentation.Summary(type), "");
        text.Append("export type ").Append(type.Name).Append(" =");
        var tag = union.TypeDiscriminatorPropertyName ?? "$type";
        foreach (var derived in type.GetCustomAttributes<JsonDerivedTypeAttribute>())
        {
            text.Append("\n  | ").Append(derived.DerivedType.Name);
            _seen.Add(derived.DerivedType);
            var place = _declarations.Count;
            _declarations.Add("");
            _declarations[place] = Interface(
                derived.DerivedType,
                sent,
                $"  readonly {tag}: '{derived.TypeDiscriminator}';\n"
            );
        }

        return text.Append(";\n").ToString();
    }

    private string Interface(Type type, bool sent, string? tag = null)
    {
        var text = new StringBuilder();
        WriteComment(text, Documentation.Summary(type), "");
        text.Append("export interface ").Append(type.Name).Append(" {\n").Append(tag);
        foreach (var parameter in Constructor(type).GetParameters())
        {
            WriteComment(text, Documentation.Parameter(type, parameter.Name!), "  ");
            var nullability = _nullability.Create(parameter);
            var nullable = IsNullable(nullability);
            var optional = sent ? parameter.HasDefaultValue : nullable;
            text.Append("  readonly ")
                .Append(CamelCase(parameter.Name!))
                .Append(optional ? "?: " : ": ")
                .Append(Name(nullability, sent))
                .Append(nullable && sent ? " | null;\n" : ";\n");
        }

        return text.Append("}\n").ToString();
    }

    private static ConstructorInfo Constructor(Type type) =>
        type.GetConstructors() is [var only]
            ? only
            : throw new InvalidOperationException($"{type} has more than one public constructor; the wire wants one.");

    private static bool IsNullable(NullabilityInfo info) => info.ReadState == NullabilityState.Nullable;

    private string Name(NullabilityInfo info, bool sent)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(string) || type == typeof(DateTimeOffset))
            return "string";
        if (type == typeof(bool))
            return "boolean";
        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal))
            return "number";
        if (type.IsGenericType)
        {
            var definition = type.GetGenericTypeDefinition();
            var last = info.GenericTypeArguments[^1];
            var item = Name(last, sent) + (IsNullable(last) ? " | null" : "");
            if (definition == typeof(Sequence<>))
                return IsNullable(last) || item.StartsWith("readonly ", StringComparison.Ordinal)
                    ? $"readonly ({item})[]"
                    : $"readonly {item}[]";
            if (definition == typeof(ImmutableSortedDictionary<,>))
                return $"Readonly<Record<string, {item}>>";
        }

        if (type.IsEnum || type.Assembly == typeof(WireConstants).Assembly || type.Assembly == typeof(Json).Assembly)
        {
            Add(type, sent);
            return type.Name;
        }

        throw new NotSupportedException($"{type} has no place on the wire.");
    }

    private static void WriteComment(StringBuilder text, IReadOnlyList<string> lines, string indent)
    {
        if (lines.Count == 1)
            text.Append(indent).Append("/** ").Append(lines[0]).Append(" */\n");
        if (lines.Count < 2)
            return;
        text.Append(indent).Append("/**\n");
        foreach (var line in lines)
            text.Append(indent).Append(" * ").Append(line).Append('\n');
        text.Append(indent).Append(" */\n");
    }
}
