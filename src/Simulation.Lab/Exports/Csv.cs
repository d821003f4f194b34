using System.Text;

namespace Simulation.Lab.Exports;

/// <summary>Writes tables as RFC 4180 has them: commas, CRLF, quotes where they are needed.</summary>
internal static class Csv
{
    public static string Write(IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    // What a person wrote must not become a formula in a spreadsheet program; a number with a sign is none.
    private static string Cell(string value)
    {
        var safe =
            value.Length > 1
            && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
            && !decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _)
                ? "'" + value
                : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? safe
            : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
