using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.Local.Tests.Conformance;

/// <summary>
/// Grain code that compiles against LocalOrleans must compile against Microsoft Orleans: whatever LocalOrleans offers
/// must be there with the same name and signature. The reverse is not asked: LocalOrleans is a subset.
/// </summary>
public sealed class OrleansConformanceTests
{
    private const string Core = "Orleans.Core";
    private const string Runtime = "Orleans.Runtime";
    private const string Serialization = "Orleans.Serialization.Abstractions";

    /// <summary>
    /// Types that Microsoft Orleans has in other assemblies, whose packages cannot be restored everywhere. A build
    /// with <c>Engine=Orleans</c> compares them by compiling.
    /// </summary>
    private static readonly Dictionary<string, string> s_elsewhere = new()
    {
        ["Orleans.IClusterClient"] = Core,
        ["Orleans.KeepAliveAttribute"] = Core,
        [typeof(MessagingOptions).FullName!] = Core,
        ["Orleans.AliasAttribute"] = Serialization,
        ["Orleans.ImmutableAttribute"] = Serialization,
        ["Orleans.ResponseTimeoutAttribute"] = Serialization,
        [typeof(GrainCollectionOptions).FullName!] = Runtime,
        [typeof(SiloMessagingOptions).FullName!] = Runtime,
        [typeof(ISiloBuilder).FullName!] = Runtime,
        [typeof(SiloBuilderExtensions).FullName!] = Runtime,
        [typeof(CoreHostingExtensions).FullName!] = Runtime,
        ["Microsoft.Extensions.Hosting.OrleansSiloGenericHostExtensions"] = Runtime,
    };

    private readonly IReadOnlyDictionary<string, ApiType> _local = ApiSurface.Read(typeof(Grain).Assembly.Location);

    [OrleansFact]
    public void Every_public_type_and_member_exists_in_Orleans_with_the_same_signature()
    {
        var real = ApiSurface.Read(OrleansFactAttribute.AssemblyFile);
        var compared = _local.Values.Where(type => !s_elsewhere.ContainsKey(type.Name)).ToArray();
        Assert.Contains(compared, type => type.Name == "Orleans.Grain");
        Assert.Equal([], compared.SelectMany(type => Differences(type, real)));
    }

    [OrleansFact]
    public void Only_types_that_Orleans_has_in_other_assemblies_are_exempt()
    {
        var real = ApiSurface.Read(OrleansFactAttribute.AssemblyFile);
        Assert.Equal([], s_elsewhere.Keys.Where(real.ContainsKey));
        Assert.Equal([], s_elsewhere.Keys.Where(name => !_local.ContainsKey(name)));
    }

    [Fact]
    public void Differences_of_all_kinds_are_found()
    {
        var grain = _local["Orleans.Grain"];
        var timer = _local["Orleans.Runtime.IGrainTimer"];
        var changed = new Dictionary<string, ApiType>
        {
            ["Orleans.Grain"] = grain with
            {
                Form = "Sealed",
                Bases = [],
                Interfaces = new HashSet<string>(),
                Members = grain.Members.Skip(1).ToHashSet(),
            },
        };
        Assert.Equal(5, Differences(grain, changed).Count());
        Assert.Equal(["Orleans.Runtime.IGrainTimer is not there."], Differences(timer, changed));
        Assert.Empty(Differences(timer, _local));
    }

    private static IEnumerable<string> Differences(ApiType local, IReadOnlyDictionary<string, ApiType> reals)
    {
        if (!reals.TryGetValue(local.Name, out var real))
            return [$"{local.Name} is not there."];
        var form = local.Form == real.Form ? [] : new[] { $"{local.Name} is {real.Form}, not {local.Form}." };
        return
        [
            .. form,
            .. local.Bases.Except(real.Bases).Select(name => $"{local.Name} does not derive from {name}."),
            .. local.Interfaces.Except(real.Interfaces).Select(name => $"{local.Name} does not implement {name}."),
            .. local.Members.Except(real.Members).Select(member => $"{local.Name} has no {member}."),
        ];
    }
}
