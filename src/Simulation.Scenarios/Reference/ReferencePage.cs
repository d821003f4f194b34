using System.Globalization;
using System.Text;
using Simulation.Rules.Language;
using Simulation.Scenarios.Binding;

namespace Simulation.Scenarios.Reference;

/// <summary>
/// The page that lists every key of the scenario language: what may be written, the default, the meaning.
/// </summary>
public static class ReferencePage
{
    /// <summary>Where it is kept in the repository.</summary>
    public const string FilePath = "docs/scenario-reference.md";

    public static string Write()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Reference of the scenario language

            Every key of `scenario.yaml`, made from the code by `whitecell reference`; do not edit. How to write a scenario is
            told in [Writing a scenario](scenario-authoring.md). Editors complete and check with
            [scenario.schema.json](scenario.schema.json). Keys in **bold** must be given. Where a text is expected, `{file: name.md}`
            takes it from a file of the pack; a list of one item needs no brackets; things with ids are a list, or a mapping from
            the ids.

            """.ReplaceLineEndings("\n")
        );
        foreach (var part in ScenarioLanguage.Parts)
        {
            if (part is Shape.Union union)
                WriteUnion(page, union);
            else
                WriteRecord(page, (Shape.Record)part);
        }

        return page.ToString();
    }

    private static void WriteRecord(StringBuilder page, Shape.Record record)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {ScenarioLanguage.NameOf(record.Type)}\n\n");
        if (ScenarioLanguage.SummaryOf(record.Type) is { Length: > 0 } summary)
            page.Append(summary).Append("\n\n");
        if (record.Shorthand is { } shorthand)
            page.Append(CultureInfo.InvariantCulture, $"As a plain text: {shorthand.Form}.\n\n");
        WriteFields(page, record, null);
    }

    private static void WriteUnion(StringBuilder page, Shape.Union union)
    {
        page.Append(
            CultureInfo.InvariantCulture,
            $"\n## {ScenarioLanguage.NameOf(union.Type)}\n\n{ScenarioLanguage.SummaryOf(union.Type)}\n\n"
        );
        page.Append(
            union.Style == UnionStyle.Nested
                ? "Each is written as its word with what belongs to it: `change: {indicator: heat, by: 8}`.\n"
                : "Each is recognised by its word, which is the first key here: `{indicator: heat, at-least: 60}`.\n"
        );
        if (union.Shorthand is { } shorthand)
            page.Append(CultureInfo.InvariantCulture, $"As a plain text: {shorthand.Form}.\n");
        foreach (var (word, one) in union.Cases)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"\n### {ScenarioLanguage.NameOf(union.Type)}: {word}\n\n{ScenarioLanguage.SummaryOf(one.Value.Type)}\n\n"
            );
            WriteFields(page, one.Value, union.Style == UnionStyle.Inline ? word : null);
        }
    }

    /// <param name="lead">The word that stands for the first key, where it does.</param>
    private static void WriteFields(StringBuilder page, Shape.Record record, string? lead)
    {
        if (record.Fields.IsEmpty)
        {
            page.Append("It has no keys.\n");
            return;
        }

        page.Append("| key | what may be written | default | meaning |\n| --- | --- | --- | --- |\n");
        for (var i = 0; i < record.Fields.Length; i++)
        {
            var field = record.Fields[i];
            var key = i == 0 && lead is not null ? lead : field.Key;
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {(field.IsRequired ? $"**`{key}`**" : $"`{key}`")} | {FieldDescriptions.FormOf(field.Shape.Value)} | {DefaultOf(field)} | {MeaningOf(record, field)} |\n"
            );
        }

        WriteWords(page, record);
    }

    private static string DefaultOf(Field field) => FieldDescriptions.DefaultOf(field) is { } value ? $"`{value}`" : "";

    private static string MeaningOf(Shape.Record record, Field field) =>
        record.HasId && field == record.Fields[0]
            ? "What it is called by in the rest of the file."
            : field.Description ?? "";

    /// <summary>What the words of a choice mean, where the code says it.</summary>
    private static void WriteWords(StringBuilder page, Shape.Record record)
    {
        foreach (var field in record.Fields)
        {
            if (field.Shape.Value is not Shape.Choice choice)
                continue;
            var meanings = choice
                .Words.Select(word =>
                    (Word: word, Meaning: ScenarioLanguage.SummaryOf(choice.Type, choice.Values[word].ToString()!))
                )
                .Where(found => found.Meaning.Length > 0)
                .ToList();
            if (meanings.Count == 0)
                continue;
            page.Append(CultureInfo.InvariantCulture, $"\n`{field.Key}`:\n\n");
            foreach (var (word, meaning) in meanings)
                page.Append(CultureInfo.InvariantCulture, $"- `{word}`: {meaning}\n");
        }
    }
}
