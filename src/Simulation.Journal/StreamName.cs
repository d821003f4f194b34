using System.Text.RegularExpressions;

namespace Simulation.Journal;

/// <summary>
/// A stream is named <c>kind/id</c>: <c>session/7f3a</c>, <c>code/QX7K</c>. The alphabet has no dot, slash or blank, so
/// a name is safe as a path whatever a visitor types.
/// </summary>
public static partial class StreamName
{
    public static bool IsValid(string? stream) => stream is not null && Name().IsMatch(stream);

    internal static void Check(string stream)
    {
        if (!IsValid(stream))
        {
            throw new ArgumentException(
                "A stream is named kind/id: 1 to 32 of a-z, 0-9 and '-', a slash, 1 to 64 of A-Z, a-z, 0-9 and '-'.",
                nameof(stream)
            );
        }
    }

    internal static void CheckPrefix(string prefix)
    {
        if (prefix is null || !Prefix().IsMatch(prefix))
        {
            throw new ArgumentException("No stream can begin like this.", nameof(prefix));
        }
    }

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}/[A-Za-z0-9-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A([a-z0-9-]{0,32}|[a-z0-9-]{1,32}/[A-Za-z0-9-]{0,64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
