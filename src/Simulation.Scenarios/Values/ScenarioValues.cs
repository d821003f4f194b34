using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules;
using Simulation.Scenarios.Binding;
using Simulation.Scenarios.Checks;
using Simulation.Scenarios.Diagnostics;
using Simulation.Scenarios.Reference;
using Simulation.Scenarios.Yaml;

namespace Simulation.Scenarios.Values;

/// <summary>
/// Reads and sets single values of a scenario by their paths. The records of the scenario language say which paths
/// there are, and the scenario's own checks say which values go together.
/// </summary>
public static class ScenarioValues
{
    /// <summary>Sections that no game depends on.</summary>
    private static readonly ImmutableHashSet<string> _unplayed = ["casts", "history", "data-plan", "study", "says"];

    /// <summary>A piece of a scenario with the step that leads to it.</summary>
    private sealed record Part(string Step, Shape Shape, object? Value, string Description)
    {
        public bool IsSettable => Shape is Shape.Number or Shape.Choice or Shape.Truth;
    }

    /// <summary>All values that are written or have a default, in the order of the scenario.</summary>
    public static IEnumerable<ScenarioValue> All(Scenario scenario) =>
        SectionsOf(scenario).SelectMany(section => Within(section.Step, section));

    /// <summary>
    /// Finds a value. Its section may stand in the singular, and may be left out where one section alone has the id; a
    /// path to amounts by name of which there is one leads to that one.
    /// </summary>
    /// <param name="fault">Why there is none: a sentence without its full stop, with the nearest names.</param>
    public static ScenarioValue? Find(Scenario scenario, string written, out string fault)
    {
        var steps = written.Split('.');
        if (SectionOf(scenario, steps[0], out fault) is not { } found)
            return null;
        return Descend(found.Section.Step, found.Section, steps.AsSpan(found.IsNamed ? 1 : 0), out fault);
    }

    /// <summary>What a text stands for at the place of a value, written as a scenario file has it.</summary>
    /// <param name="fault">Why it stands for nothing: a sentence without its full stop.</param>
    public static string? Read(ScenarioValue value, string text, out string fault) =>
        Bind(value, text, out fault) is { } bound ? TextOf(value.Shape, bound) : null;

    /// <summary>The scenario with another value. Whether it makes sense is told by <see cref="FaultOf"/>.</summary>
    /// <exception cref="ArgumentException">The text is no such value, or the scenario has no such path.</exception>
    public static Scenario With(Scenario scenario, ScenarioValue value, string text)
    {
        if (Bind(value, text, out var fault) is not { } bound)
            throw new ArgumentException(fault, nameof(text));
        return (Scenario)Replace(ShapeOfType.Of(typeof(Scenario)), scenario, value.Path.Split('.'), bound);
    }

    /// <summary>
    /// What the checks of scenarios find wrong: the first error, without its full stop; null for nothing.
    /// </summary>
    public static string? FaultOf(Scenario scenario)
    {
        var diagnostics = new DiagnosticList();
        ScenarioChecks.Run(scenario, new SourceMap(Position.Whole("")), diagnostics);
        return diagnostics.ToImmutable().FirstOrDefault(found => found.Severity == Severity.Error)?.Message;
    }

    private static IEnumerable<Part> SectionsOf(Scenario scenario) =>
        PartsOf(new Part("", ShapeOfType.Of(typeof(Scenario)), scenario, ""))
            .Where(section => !_unplayed.Contains(section.Step));

    private static IEnumerable<ScenarioValue> Within(string path, Part part) =>
        part.IsSettable
            ? [ValueOf(path, part)]
            : PartsOf(part).SelectMany(inner => Within($"{path}.{inner.Step}", inner));

    /// <summary>What a step further leads to.</summary>
    private static IEnumerable<Part> PartsOf(Part part)
    {
        switch (part.Shape)
        {
            case Shape.Map map when part.Value is IDictionary entries:
                foreach (DictionaryEntry entry in entries)
                    yield return new Part((string)entry.Key, map.Value.Value, entry.Value, part.Description);
                break;
            case Shape.List list when part.Value is IEnumerable items && !ScenarioWalk.IsDefault(items):
                var number = 0;
                foreach (var item in items)
                    yield return new Part(StepTo(list.Item.Value, item, ++number), list.Item.Value, item, "");
                break;
            case Shape.Record
            or Shape.Union when part.Value is { } record && ShapeOfType.Of(record.GetType()) is Shape.Record:
                foreach (var (field, value) in ScenarioWalk.Members(record))
                    yield return new Part(field.Key, field.Shape.Value, value, field.Description ?? part.Description);
                break;
        }
    }

    private static string StepTo(Shape shape, object item, int number) =>
        shape is Shape.Record { HasId: true }
            ? (string)ScenarioWalk.Members(item).First().Value!
            : number.ToString(CultureInfo.InvariantCulture);

    private static (Part Section, bool IsNamed)? SectionOf(Scenario scenario, string step, out string fault)
    {
        fault = "";
        var sections = SectionsOf(scenario).ToList();
        if (sections.Find(section => section.Step == step || SingularOf(section) == step) is { } named)
            return (named, true);
        var having = sections.Where(section => IdsIn(section).Contains(step)).ToList();
        if (having is [var only])
            return (only, false);
        fault =
            having.Count > 1
                ? $"'{step}' is in {string.Join(" and in ", having.Select(section => section.Step))}; "
                    + $"name the section, as {having[0].Step}.{step}"
                : $"the scenario has no '{step}'"
                    + NearestName.Hint(
                        step,
                        sections.Select(section => section.Step).Concat(sections.SelectMany(IdsIn))
                    );
        return null;
    }

    private static string? SingularOf(Part section) =>
        section.Shape is Shape.List { Item.Value: Shape.Record item } ? ScenarioLanguage.NameOf(item.Type) : null;

    private static IEnumerable<string> IdsIn(Part section) =>
        section.Shape is Shape.List { Item.Value: Shape.Record { HasId: true } }
            ? PartsOf(section).Select(item => item.Step)
            : [];

    private static ScenarioValue? Descend(string path, Part part, ReadOnlySpan<string> steps, out string fault)
    {
        fault = "";
        var parts = PartsOf(part).ToList();
        if (steps.IsEmpty)
        {
            if (part.IsSettable)
                return ValueOf(path, part);
            if (part.Shape is Shape.Map && parts is [{ IsSettable: true } only])
                return ValueOf($"{path}.{only.Step}", only);
            fault = $"'{path}' is no single value{Names(part, parts)}";
            return null;
        }

        var step = steps[0];
        if (parts.Find(inner => inner.Step == step) is { } found)
            return Descend($"{path}.{step}", found, steps[1..], out fault);
        // An amount that is left out is none, and can be given; the checks know the names that there are.
        if (part.Shape is Shape.Map { Value.Value: Shape.Number amount } && steps.Length == 1)
            return ValueOf($"{path}.{step}", new Part(step, amount, null, part.Description));
        fault = parts.Count == 0 ? $"'{path}' has no values in it" : $"'{path}' has no '{step}'{Names(step, parts)}";
        return null;
    }

    private static string Names(Part part, List<Part> parts) =>
        part.Shape is Shape.Text ? "; only numbers, words of a list, and true or false can be set" : Names("", parts);

    private static string Names(string step, List<Part> parts) =>
        NearestName.Hint(step, parts.Where(part => part.Shape is not Shape.Text).Select(part => part.Step));

    private static ScenarioValue ValueOf(string path, Part part) =>
        new(path, part.Shape, part.Value is null ? null : TextOf(part.Shape, part.Value), part.Description);

    private static string TextOf(Shape shape, object value) =>
        (shape, value) switch
        {
            (Shape.Choice choice, _) => choice.Words.First(word => choice.Values[word].Equals(value)),
            (_, bool truth) => truth ? "true" : "false",
            // A decimal remembers zeros at its end; two ways to write one number are one value.
            (_, decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static object? Bind(ScenarioValue value, string text, out string fault)
    {
        var diagnostics = new DiagnosticList();
        var at = Position.Whole("");
        var binder = new Binder(ImmutableSortedDictionary<string, string>.Empty, diagnostics, new SourceMap(at));
        fault = binder.TryBind(new YamlNode.Scalar(at, text, IsPlain: true), value.Shape, out var bound)
            ? ""
            : diagnostics.ToImmutable()[0].Message;
        return bound;
    }

    private static object Replace(Shape shape, object? current, ReadOnlySpan<string> steps, object value)
    {
        if (steps.IsEmpty)
            return value;
        var step = steps[0];
        var rest = steps[1..];
        switch (shape)
        {
            case Shape.Map map when current is null or IDictionary:
                var entries = new SortedDictionary<string, object>(StringComparer.Ordinal);
                foreach (DictionaryEntry entry in (IDictionary?)current ?? ImmutableDictionary<string, object>.Empty)
                    entries.Add((string)entry.Key, entry.Value!);
                entries[step] = Replace(map.Value.Value, entries.GetValueOrDefault(step), rest, value);
                return map.Make([.. entries]);
            case Shape.List list when current is IEnumerable items && !ScenarioWalk.IsDefault(items):
                var item = list.Item.Value;
                var all = items.Cast<object>().ToList();
                var at = Enumerable.Range(0, all.Count).First(i => StepTo(item, all[i], i + 1) == step);
                all[at] = Replace(item, all[at], rest, value);
                var array = Array.CreateInstance(item.Type, all.Count);
                ((ICollection)all).CopyTo(array, 0);
                return list.Make(array);
            case Shape.Record or Shape.Union when current is not null:
                return ReplaceIn(current, step, rest, value);
            default:
                throw new ArgumentException($"The scenario has no '{step}' here.", nameof(steps));
        }
    }

    // The record is constructed anew: what a copy would bring along was worked out from the other value.
    private static object ReplaceIn(object record, string step, ReadOnlySpan<string> rest, object value)
    {
        var members = ScenarioWalk.Members(record).ToList();
        var at = members.FindIndex(member => member.Field.Key == step);
        if (at < 0)
            throw new ArgumentException($"The scenario has no '{step}' here.", nameof(step));
        var arguments = members.Select(member => member.Value).ToArray();
        arguments[at] = Replace(members[at].Field.Shape.Value, members[at].Value, rest, value);
        try
        {
            var made = ShapeOfType.OfRecord(record.GetType()).Constructor.Invoke(arguments);
            return made is Scenario scenario ? scenario with { Cast = ((Scenario)record).Cast } : made;
        }
        catch (System.Reflection.TargetInvocationException refused)
            when (refused.InnerException is ArgumentException reason)
        {
            throw new ArgumentException(reason.Message, reason);
        }
    }
}
