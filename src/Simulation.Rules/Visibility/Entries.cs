using System.Collections.Immutable;

namespace Simulation.Rules.Visibility;

/// <summary>
/// The entries of a view, made anew only where their part of the world is another. See <see cref="Projection"/>.
/// </summary>
internal static class Entries
{
    /// <summary>
    /// The entries of a list; made anew are those of items that were not the same, in the same place, before.
    /// </summary>
    public static ImmutableSortedDictionary<string, TEntry> Of<T, TEntry>(
        ImmutableArray<T> items,
        Func<T, string> id,
        Func<T, TEntry> entry,
        ImmutableArray<T>? before,
        ImmutableSortedDictionary<string, TEntry>? old
    )
        where T : class
        where TEntry : class
    {
        var entries = old ?? Empty<TEntry>();
        if (before == items)
            return entries;
        for (var i = 0; i < items.Length; i++)
        {
            if (before is { } had && i < had.Length && ReferenceEquals(had[i], items[i]))
                continue;
            var made = entry(items[i]);
            if (!made.Equals(entries.GetValueOrDefault(id(items[i]))))
                entries = entries.SetItem(id(items[i]), made);
        }

        return Without(entries, items.Length, items.Select(id));
    }

    /// <summary>Leaves out the entries that are not there any more.</summary>
    public static ImmutableSortedDictionary<string, TEntry> Without<TEntry>(
        ImmutableSortedDictionary<string, TEntry> entries,
        int count,
        IEnumerable<string> ids
    ) =>
        entries.Count == count
            ? entries
            : entries.RemoveRange(entries.Keys.Except(ids, StringComparer.Ordinal).ToList());

    public static ImmutableSortedDictionary<string, TEntry>.Builder Builder<TEntry>() =>
        ImmutableSortedDictionary.CreateBuilder<string, TEntry>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, TEntry> Empty<TEntry>() => Nothing<TEntry>.Yet;

    private static class Nothing<TEntry>
    {
        public static readonly ImmutableSortedDictionary<string, TEntry> Yet = ImmutableSortedDictionary.Create<
            string,
            TEntry
        >(StringComparer.Ordinal);
    }
}
