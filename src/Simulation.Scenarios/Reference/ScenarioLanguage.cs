using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Simulation.Rules;
using Simulation.Rules.Agreements;
using Simulation.Scenarios.Binding;

namespace Simulation.Scenarios.Reference;

/// <summary>
/// The scenario language as the records of the rules define it: every record and union that a scenario file can hold,
/// from the scenario on, with the sentence that describes it in the code.
/// </summary>
internal static partial class ScenarioLanguage
{
    private static readonly Dictionary<Assembly, Dictionary<string, string>> Comments = [];

    /// <summary>
    /// Records and unions in the order in which the scenario leads to them; the cases of a union are in it.
    /// </summary>
    public static ImmutableArray<Shape> Parts { get; } = Find(ShapeOfType.Of(typeof(Scenario)));

    /// <summary>
    /// How a part is called in pages and schemas. A term of an agreement is a promise there: formulas have terms, too.
    /// </summary>
    public static string NameOf(Type type) =>
        type == typeof(TermDefinition)
            ? "promise"
            : JsonNamingPolicy.KebabCaseLower.ConvertName(
                type.Name.EndsWith("Definition", StringComparison.Ordinal)
                    ? type.Name[..^"Definition".Length]
                    : type.Name
            );

    /// <summary>The first sentences of the type's comment.</summary>
    public static string SummaryOf(Type type) => Comment(type.Assembly, "T:" + type.FullName!.Replace('+', '.'));

    /// <summary>What a word of an enum means; empty when the word says it itself.</summary>
    public static string SummaryOf(Type choice, string member) =>
        Comment(choice.Assembly, $"F:{choice.FullName}.{member}");

    private static ImmutableArray<Shape> Find(Shape root)
    {
        var found = new List<Shape>();
        Visit(root);
        return [.. found];

        void Visit(Shape shape)
        {
            switch (shape)
            {
                case Shape.List list:
                    Visit(list.Item.Value);
                    break;
                case Shape.Map map:
                    Visit(map.Value.Value);
                    break;
                case Shape.Record record when !found.Contains(record):
                    found.Add(record);
                    foreach (var field in record.Fields)
                        Visit(field.Shape.Value);
                    break;
                case Shape.Union union when !found.Contains(union):
                    found.Add(union);
                    foreach (var field in union.Cases.Values.SelectMany(one => one.Value.Fields))
                        Visit(field.Shape.Value);
                    break;
            }
        }
    }

    // The build puts the comments beside the assembly; without them pages would silently lose their sentences.
    private static string Comment(Assembly assembly, string id)
    {
        lock (Comments)
        {
            if (!Comments.TryGetValue(assembly, out var known))
            {
                known = XDocument
                    .Load(Path.ChangeExtension(assembly.Location, ".xml"))
                    .Descendants("member")
                    .Where(member => member.Element("summary") is not null)
                    .ToDictionary(
                        member => (string)member.Attribute("name")!,
                        member => Plain(member.Element("summary")!)
                    );
                Comments.Add(assembly, known);
            }

            return known.GetValueOrDefault(id, "");
        }
    }

    private static string Plain(XElement summary) =>
        Spaces()
            .Replace(
                string.Concat(
                    summary
                        .Nodes()
                        .Select(node =>
                            node switch
                            {
                                XText text => text.Value,
                                XElement { Name.LocalName: "see" } see => ((string?)see.Attribute("cref") ?? "").Split(
                                    '.'
                                )[^1],
                                XElement element => element.Value,
                                _ => "",
                            }
                        )
                ),
                " "
            )
            .Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
