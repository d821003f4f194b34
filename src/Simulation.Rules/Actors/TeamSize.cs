using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;

namespace Simulation.Rules.Actors;

/// <summary>How many people play a role together, in a session with teams.</summary>
public sealed record TeamSize
{
    /// <summary>No role has more people.</summary>
    public const int Largest = 8;

    /// <summary>That of a role whose scenario says nothing of it.</summary>
    public static readonly TeamSize Any = new(1, Largest);

    [JsonConstructor]
    private TeamSize(int least, int most) => (Least, Most) = (least, most);

    /// <summary>So many it should have; it can be played by fewer.</summary>
    public int Least { get; }

    public int Most { get; }

    [AlsoNumber]
    [Shorthand("a number of people from 1 to 8, or two of them as 1..4")]
    public static bool TryParse(string text, [NotNullWhen(true)] out TeamSize? size)
    {
        var bounds = text.Split("..");
        size =
            bounds.Length <= 2
            && Read(bounds[0]) is { } least
            && Read(bounds[^1]) is { } most
            && least is >= 1 and <= Largest
            && most <= Largest
            && least <= most
                ? new TeamSize(least, most)
                : null;
        return size is not null;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Least == Most ? "" : $"{Least}..")}{Most}");

    private static int? Read(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
}
