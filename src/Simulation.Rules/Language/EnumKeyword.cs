using System.Text.Json;

namespace Simulation.Rules.Language;

/// <summary>A value of a closed list as it is spelt in scenario files, on the wire and in exports.</summary>
public static class EnumKeyword
{
    /// <summary>"hard-line", "before-play".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
