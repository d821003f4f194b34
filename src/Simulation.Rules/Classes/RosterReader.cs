using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Classes;

/// <summary>One line of a roster as somebody wrote it.</summary>
/// <param name="Line">From 1, the heading included.</param>
/// <param name="Role">Id of the role; null when none is given.</param>
public sealed record RosterLine(int Line, string Name, string? Group, int? Table, string? Role);

/// <summary>
/// Reads a roster: CSV with a heading that names its columns (name, and optionally group, table and role, in any
/// order), separated by commas, semicolons or tabs, with quotes where a value needs them.
/// </summary>
public static class RosterReader
{
    /// <summary>Most people in a roster; as many as the largest class seats.</summary>
    private const int MostLines = 2000;

    private const char Bom = '\uFEFF';

    private static readonly ImmutableArray<string> s_columns = ["name", "group", "table", "role"];

    /// <returns>The lines, or the first fault with the line it is in.</returns>
    public static ClassDecision.Refused? Read(string csv, Scenario scenario, out ImmutableArray<RosterLine> lines)
    {
        lines = [];
        if (Split(csv.TrimStart(Bom), out var rows) is { } broken)
            return broken;
        if (rows.Count < 2)
            return new(ClassRefusals.RosterEmpty.Refuse(RefusalCode.RosterRefused));
        if (rows.Count - 1 > MostLines)
            return new(ClassRefusals.RosterTooLong.Refuse(RefusalCode.TooLarge, MostLines));
        var (headingLine, heading) = rows[0];
        var columns = heading.Select(title => s_columns.IndexOf(title.Trim().ToLowerInvariant())).ToList();
        if (!columns.Contains(0) || columns.Contains(-1) || columns.Distinct().Count() != columns.Count)
            return At(headingLine, ClassRefusals.RosterHeading);
        var read = ImmutableArray.CreateBuilder<RosterLine>();
        foreach (var (line, values) in rows.Skip(1))
        {
            if (values.Count != columns.Count)
                return At(line, ClassRefusals.RosterValues, values.Count, columns.Count);
            string? Value(int column) =>
                columns.IndexOf(column) is var i && i >= 0 && values[i].Trim() is { Length: > 0 } value ? value : null;
            if (Value(0) is not { } name)
                return At(line, ClassRefusals.RosterNoName);
            int? table = null;
            if (Value(2) is { } number)
            {
                if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
                    return At(line, ClassRefusals.RosterTable);
                table = parsed;
            }

            string? role = null;
            if (Value(3) is { } written)
            {
                role = scenario
                    .Actors.FirstOrDefault(actor => IsCalled(actor.Id, written) || IsCalled(actor.Title, written))
                    ?.Id;
                if (role is null)
                    return At(line, ClassRefusals.RosterRole);
            }

            read.Add(new RosterLine(line, name, Value(1), table, role));
        }

        lines = read.ToImmutable();
        return null;
    }

    internal static ClassDecision.Refused At(int line, SentencePattern pattern, params SentenceArgument[] arguments) =>
        new(pattern.Refuse(RefusalCode.RosterRefused, [line, .. arguments]), line);

    private static bool IsCalled(string name, string written) =>
        string.Equals(name, written, StringComparison.OrdinalIgnoreCase);

    private static ClassDecision.Refused? Split(string csv, out List<(int Line, List<string> Values)> rows)
    {
        rows = [];
        var separator = SeparatorOf(csv);
        var (line, begins) = (1, 1);
        var values = new List<string>();
        var value = new StringBuilder();
        var (isQuoted, wasQuoted) = (false, false);
        for (var i = 0; i <= csv.Length; i++)
        {
            var next = i < csv.Length ? csv[i] : '\n';
            if (isQuoted)
            {
                if (i == csv.Length)
                    return At(begins, ClassRefusals.RosterQuote);
                if (next == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                    value.Append(csv[++i]);
                else if (next == '"')
                    (isQuoted, wasQuoted) = (false, true);
                else
                    value.Append(next);
                line += next == '\n' ? 1 : 0;
            }
            else if (next == '"')
            {
                if (wasQuoted || !string.IsNullOrWhiteSpace(value.ToString()))
                    return At(line, ClassRefusals.RosterQuote);
                value.Clear();
                isQuoted = true;
            }
            else if (next == separator || next == '\n')
            {
                values.Add(value.ToString());
                value.Clear();
                wasQuoted = false;
                if (next != '\n')
                    continue;
                if (values.Count > 1 || !string.IsNullOrWhiteSpace(values[0]))
                    rows.Add((begins, values));
                values = [];
                begins = ++line;
            }
            else if (wasQuoted && !char.IsWhiteSpace(next))
            {
                return At(line, ClassRefusals.RosterQuote);
            }
            else if (!wasQuoted)
            {
                value.Append(next);
            }
        }

        return null;
    }

    // What separates the titles of the heading; spreadsheets write a semicolon where the comma is in numbers.
    private static char SeparatorOf(string csv)
    {
        var heading = csv.AsSpan(
            0,
            csv.IndexOf('\n', StringComparison.Ordinal) is var end && end >= 0 ? end : csv.Length
        );
        return heading.Contains(';') ? ';'
            : heading.Contains('\t') ? '\t'
            : ',';
    }
}
