namespace Simulation.Scenarios.Yaml;

/// <summary>
/// How much one file may hold. A scenario of the size of a course's longest case is far below all of them; a hostile
/// file reaches one of them before it costs the server anything worth mentioning.
/// </summary>
public static class YamlLimits
{
    /// <summary>Bytes of UTF-8 in one file.</summary>
    public const int Bytes = 1 << 20;

    /// <summary>Mappings and lists inside each other.</summary>
    public const int Depth = 32;

    /// <summary>Keys, values and items of one file.</summary>
    public const int Nodes = 50_000;
}
