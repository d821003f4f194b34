using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Simulation.Scenarios.Binding;

namespace Simulation.Scenarios.Reference;

/// <summary>How pages and schemas say what may be written for a field, and what it is when nothing is.</summary>
internal static class FieldDescriptions
{
    /// <summary>The default of a field as a value of JSON; null when it has none worth saying.</summary>
    public static JsonNode? DefaultOf(Field field) =>
        field.IsRequired
            ? null
            : field.Default switch
            {
                null or "" or IEnumerable and not string => null,
                bool truth => truth,
                int number => number,
                decimal number => number,
                string text => text,
                Enum word when field.Shape.Value is Shape.Choice choice => choice.Words.First(known =>
                    Equals(choice.Values[known], word)
                ),
                _ => null,
            };

    /// <summary>What may be written: "0 to 100", "text", "list of effect".</summary>
    public static string FormOf(Shape shape) =>
        shape switch
        {
            Shape.Text { IsTitle: true } => $"text in one line, at most {Shape.Text.LongestTitle} characters",
            Shape.Text => "text",
            Shape.Truth => "true or false",
            Shape.Number { Range: { } range } => string.Create(
                CultureInfo.InvariantCulture,
                $"{range.Least} to {range.Most}"
            ),
            Shape.Number number => number.Type == typeof(int) ? "whole number" : "number",
            Shape.Choice choice => string.Join(", ", choice.Words.Select(word => $"`{word}`")),
            Shape.Parsed parsed => parsed.Shorthand.Form,
            Shape.List { Item.Value: var item } => $"list of {FormOf(item)}",
            Shape.Map map => $"{FormOf(map.Value.Value)} by name",
            _ => $"[{ScenarioLanguage.NameOf(shape.Type)}](#{ScenarioLanguage.NameOf(shape.Type)})",
        };
}
