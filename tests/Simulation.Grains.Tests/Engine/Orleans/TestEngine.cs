using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Simulation.Grains.Engine;

namespace Simulation.Grains.Tests.Engine;

internal static class TestEngine
{
    private static readonly Serializer Travelling =
        new ServiceCollection().AddRecords().BuildServiceProvider().GetRequiredService<Serializer>();

    /// <summary>What arrives in another process.</summary>
    public static T Travel<T>(T sent) => Travelling.Deserialize<T>(Travelling.SerializeToArray(sent))!;
}
