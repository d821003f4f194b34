using System.Globalization;

namespace Simulation.Grains.Hosting;

/// <summary>
/// Which servers understand each other. Servers of one contract version form one cluster, and can be replaced one
/// after the other by another build; a server of another one waits until none of them is left
/// (docs/adr/0004-rolling-upgrades.md).
/// </summary>
public static class ContractVersion
{
    /// <summary>
    /// Goes up with each change after which an older server could not take part: of a grain's methods, of what they
    /// take and give, of stored events and commands, and of the database.
    /// </summary>
    public const int Number = 3;

    public const string Service = "whitecell";

    /// <summary>The name of the cluster, which contains the number.</summary>
    public static string Cluster => string.Create(CultureInfo.InvariantCulture, $"{Service}-{Number}");
}
