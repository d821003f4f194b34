namespace Simulation.Rules.Wording;

/// <summary>How lists are said: "a, b and c".</summary>
public static class ListWords
{
    public static readonly SentencePattern Comma = new("list.comma", "{item}, {next}");
    public static readonly SentencePattern And = new("list.and", "{item} and {next}");
    public static readonly SentencePattern Or = new("list.or", "{item} or {next}");
    public static readonly SentencePattern Semicolon = new("list.semicolon", "{item}; {next}");
    public static readonly SentencePattern Quoted = new("list.quoted", "“{words}”");

    /// <summary>"a", "a and b", "a, b and c".</summary>
    /// <param name="last">What joins the last two: <see cref="And"/> or <see cref="Or"/>.</param>
    public static SentenceArgument Of(IReadOnlyList<SentenceArgument> items, SentencePattern last)
    {
        if (items.Count == 0)
            return "";
        var list = items[0];
        for (var i = 1; i < items.Count; i++)
            list = (i == items.Count - 1 ? last : Comma).With(list, items[i]);
        return list;
    }

    /// <summary>The same for things that are sentences of their own: "a; b; c".</summary>
    public static SentenceArgument Series(IReadOnlyList<SentenceArgument> items)
    {
        if (items.Count == 0)
            return "";
        var list = items[0];
        for (var i = 1; i < items.Count; i++)
            list = Semicolon.With(list, items[i]);
        return list;
    }
}
