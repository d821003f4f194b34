using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Scenarios.Values;

namespace Simulation.Lab.Sweeps;

/// <summary>
/// In which values the games of a sweep differ from the scenario as it is written: some are set for all games, some are
/// drawn for each.
/// </summary>
public sealed record SweepDesign(ImmutableArray<SetValue> Set, ImmutableArray<VariedValue> Varied)
{
    /// <summary>Values that one sweep can vary: with more, hardly any correlation can be told from chance.</summary>
    public const int MostVaried = 24;

    /// <summary>The scenario as it is written.</summary>
    public static readonly SweepDesign None = new([], []);

    /// <summary>
    /// Reads <c>path=value</c>, and <c>path=least..most</c> or <c>path=a,b,c</c> for what is drawn. The scenario's
    /// checks must accept what is set, each value that can be drawn, and each two of them together.
    /// </summary>
    /// <param name="set">What all games have; each path once.</param>
    /// <param name="vary">What is drawn for each game; no path that is set.</param>
    /// <param name="fault">Why it cannot be: a sentence for who wrote it.</param>
    public static SweepDesign? Read(
        Scenario scenario,
        IReadOnlyCollection<string> set,
        IReadOnlyCollection<string> vary,
        out string fault
    )
    {
        if (ReadUnchecked(scenario, set, vary, out fault) is not { } design)
            return null;
        fault = design.Fault(scenario) ?? "";
        return fault.Length == 0 ? design : null;
    }

    /// <summary>The same without asking the scenario's checks, which somebody has asked already.</summary>
    public static SweepDesign? ReadUnchecked(
        Scenario scenario,
        IReadOnlyCollection<string> set,
        IReadOnlyCollection<string> vary,
        out string fault
    )
    {
        var (settled, varied) = (new List<SetValue>(), new List<VariedValue>());
        foreach (var text in set)
        {
            if (Split(scenario, text, out var rest, out fault) is not { } value)
                return null;
            if (ScenarioValues.Read(value, rest, out var why) is not { } read)
                return Refuse(Wrong(text, why), out fault);
            settled.Add(new SetValue(value, read));
        }

        foreach (var text in vary)
        {
            if (
                Split(scenario, text, out var rest, out fault) is not { } value
                || ReadVaried(value, text, rest, out fault) is not { } read
            )
                return null;
            varied.Add(read);
        }

        var paths = settled.Select(one => one.Value.Path).Concat(varied.Select(one => one.Value.Path)).ToList();
        if (paths.GroupBy(path => path, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return Refuse($"'{twice.Key}' is given twice; a value is set once or varied once.", out fault);
        if (varied.Count > MostVaried)
            return Refuse($"{varied.Count} values are varied; one sweep can vary {MostVaried}.", out fault);
        fault = "";
        return new SweepDesign([.. settled], [.. varied]);
    }

    /// <summary>The scenario with what all games have.</summary>
    public Scenario BaseOf(Scenario scenario) =>
        Set.Aggregate(scenario, (known, one) => ScenarioValues.With(known, one.Value, one.Text));

    /// <summary>The scenario that one game is played on.</summary>
    /// <param name="based">What <see cref="BaseOf"/> gives.</param>
    /// <param name="seed">The game's seed.</param>
    public Scenario ScenarioOf(Scenario based, string seed) =>
        Varied.Aggregate(based, (known, one) => ScenarioValues.With(known, one.Value, one.Draw(seed)));

    /// <summary>As it is written on the command line; the same text for the same design.</summary>
    public override string ToString() =>
        string.Join("; ", [.. Set.Select(one => $"set {one}"), .. Varied.Select(one => $"vary {one}")]);

    private static ScenarioValue? Split(Scenario scenario, string text, out string rest, out string fault)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        rest = sign < 0 ? "" : text[(sign + 1)..].Trim();
        if (sign <= 0 || rest.Length == 0)
        {
            fault = $"'{text}' is no path with a value, such as {Example(scenario)}.";
            return null;
        }

        var value = ScenarioValues.Find(scenario, text[..sign].Trim(), out var why);
        fault = value is null ? Wrong(text, why) + " 'whitecell sweep <scenario> --paths' lists all." : "";
        return value;
    }

    private static string Example(Scenario scenario) =>
        $"{scenario.Indicators.Select(one => $"indicators.{one.Id}.start").FirstOrDefault("pace")}=40";

    private static VariedValue? ReadVaried(ScenarioValue value, string text, string rest, out string fault)
    {
        if (rest.Split("..") is [var first, var last])
        {
            if (!value.IsNumber)
                return RefuseVaried($"it takes {value.Shape.Expected}, and words have no range", out fault);
            var least = ScenarioValues.Read(value, first, out fault);
            var most = least is null ? null : ScenarioValues.Read(value, last, out fault);
            if (most is null)
                return RefuseVaried(fault, out fault);
            return VariedValue.NumberOf(least!) < VariedValue.NumberOf(most)
                ? VariedValue.Between(value, least!, most)
                : RefuseVaried("a range goes from the least to the greatest number", out fault);
        }

        var levels = ImmutableArray.CreateBuilder<string>();
        foreach (var level in rest.Split(',', StringSplitOptions.TrimEntries))
        {
            if (ScenarioValues.Read(value, level, out fault) is not { } read)
                return RefuseVaried(fault, out fault);
            if (levels.Contains(read))
                return RefuseVaried($"'{read}' stands there twice", out fault);
            levels.Add(read);
        }

        fault = "";
        return levels.Count > 1
            ? VariedValue.Among(value, levels.ToImmutable())
            : RefuseVaried("two values or more can vary, as a..b or a,b,c; --set sets one", out fault);

        VariedValue? RefuseVaried(string why, out string fault)
        {
            fault = Wrong(text, why);
            return null;
        }
    }

    private string? Fault(Scenario scenario)
    {
        Scenario based;
        try
        {
            based = BaseOf(scenario);
        }
        catch (ArgumentException refused)
        {
            return $"The values that are set cannot be: {refused.Message}.";
        }

        if (FaultIn(based, Set.Select(one => (one.Value, one.Text))) is { } wrong)
            return wrong;
        // What speaks against values is about one of them, or about two: that one is not above the other, for example.
        for (var i = 0; i < Varied.Length; i++)
        {
            foreach (var one in Varied[i].Levels)
            {
                if (FaultIn(based, [(Varied[i].Value, one)]) is { } alone)
                    return alone;
                foreach (var second in Varied.Skip(i + 1))
                {
                    foreach (var other in second.Levels)
                    {
                        if (FaultIn(based, [(Varied[i].Value, one), (second.Value, other)]) is { } together)
                            return together;
                    }
                }
            }
        }

        return null;
    }

    private static string? FaultIn(Scenario based, IEnumerable<(ScenarioValue Value, string Text)> values)
    {
        var given = values.ToList();
        string? why;
        try
        {
            why = ScenarioValues.FaultOf(
                given.Aggregate(based, (known, one) => ScenarioValues.With(known, one.Value, one.Text))
            );
        }
        catch (ArgumentException refused)
        {
            why = refused.Message.TrimEnd('.');
        }

        return why is null
            ? null
            : $"The scenario's checks refuse {string.Join(" with ", given.Select(one => $"{one.Value.Path}={one.Text}"))}: {why}.";
    }

    private static string Wrong(string text, string why) =>
        $"'{text}' cannot be: {why}{(why.EndsWith('?') ? "" : ".")}";

    private static SweepDesign? Refuse(string why, out string fault)
    {
        fault = why;
        return null;
    }
}
