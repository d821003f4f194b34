using System.Collections.Immutable;

namespace Simulation.Scenarios.Diagnostics;

/// <summary>Finds the known name that an author most likely meant.</summary>
public static class NearestName
{
    private const int LongestName = 64;
    private const int LongestList = 12;

    /// <summary>The tail of a message about an unknown name: what was probably meant, or what there is.</summary>
    public static string Hint(string written, IEnumerable<string> known)
    {
        var names = known.Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (Of(written, names) is { } near && IsSpelling(Normal(written), near))
            return $"; did you mean '{near}'?";
        return names.Length switch
        {
            0 => "",
            <= LongestList => $"; expected {(names.Length == 1 ? "" : "one of ")}{string.Join(", ", names)}",
            _ => $"; expected one of {string.Join(", ", names.Take(LongestList))}, …",
        };
    }

    // Where a whole word of the name is another one, the nearest name may well say the contrary of what was meant.
    private static bool IsSpelling(string word, string name)
    {
        var (words, parts) = (word.Split('-'), name.Split('-'));
        return words.Length != parts.Length
            || words
                .Zip(parts)
                .All(both => both.Second.Length < 4 || Edits(both.First, both.Second) * 2 <= both.Second.Length);
    }

    private static string Normal(string written) => written.ToLowerInvariant().Replace('_', '-').Replace(' ', '-');

    /// <summary>The closest name by edits, or null when none is close: at most one edit in three characters.</summary>
    public static string? Of(string written, IEnumerable<string> known)
    {
        if (written.Length is 0 or > LongestName)
            return null;
        var word = Normal(written);
        string? best = null;
        var least = 1 + Math.Max(1, word.Length / 3);
        foreach (var name in known)
        {
            if (name.Length > LongestName || Math.Abs(name.Length - word.Length) >= least)
                continue;
            var edits = Edits(word, name);
            if (edits >= least)
                continue;
            (best, least) = (name, edits);
        }

        return best;
    }

    /// <summary>
    /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
    /// </summary>
    private static int Edits(string from, string to)
    {
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            cost[i, 0] = i;
        for (var j = 0; j <= to.Length; j++)
            cost[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, 1 + Math.Min(cost[i - 1, j], cost[i, j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[from.Length, to.Length];
    }
}
