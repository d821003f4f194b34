using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Simulation.Protocol.TypeScript;

/// <summary>The doc comments of types, members and parameters, as lines of plain text.</summary>
internal static partial class Documentation
{
    private const int Width = 110;

    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    public static IReadOnlyList<string> Summary(Type type) =>
        Lines(Find(type.Assembly, "T:" + type.FullName)?.Element("summary"));

    public static IReadOnlyList<string> Summary(FieldInfo field) =>
        Lines(
            Find(field.DeclaringType!.Assembly, $"F:{field.DeclaringType.FullName}.{field.Name}")?.Element("summary")
        );

    public static IReadOnlyList<string> Parameter(Type record, string name) =>
        Lines(
            Find(record.Assembly, "T:" + record.FullName)
                ?.Elements("param")
                .FirstOrDefault(p => (string?)p.Attribute("name") == name)
        );

    private static XElement? Find(Assembly assembly, string id) => Files.GetOrAdd(assembly, Read).GetValueOrDefault(id);

    private static Dictionary<string, XElement> Read(Assembly assembly)
    {
        // The build puts it beside the assembly; without it the output would silently lose its comments.
        var members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member");
        return members.ToDictionary(m => (string)m.Attribute("name")!);
    }

    private static List<string> Lines(XElement? element)
    {
        if (element is null)
            return [];
        var text = Spaces().Replace(string.Concat(element.Nodes().Select(Plain)), " ").Trim();
        List<string> lines = [];
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + word.Length < Width)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }

        return lines;
    }

    private static string Plain(XNode node) =>
        node switch
        {
            XText text => text.Value.Replace("*/", "* /", StringComparison.Ordinal),
            XElement { Name.LocalName: "see" } see => "`"
                + ((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? "").Split('.')[^1]
                + "`",
            XElement { Name.LocalName: "paramref" } parameter => "`"
                + TypeScriptTypes.CamelCase((string)parameter.Attribute("name")!)
                + "`",
            XElement { Name.LocalName: "c" } code => "`" + code.Value + "`",
            XElement other => string.Concat(other.Nodes().Select(Plain)),
            _ => "",
        };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
