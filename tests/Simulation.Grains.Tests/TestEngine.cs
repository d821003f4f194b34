using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Simulation.Grains.Hosting;

namespace Simulation.Grains.Tests;

internal static class TestEngine
{
    private static readonly Serializer Travelling =
        new ServiceCollection().AddRecords().BuildServiceProvider().GetRequiredService<Serializer>();

    /// <summary>What arrives in another process.</summary>
    public static T Travel<T>(T sent) => Travelling.Deserialize<T>(Travelling.SerializeToArray(sent))!;
}
