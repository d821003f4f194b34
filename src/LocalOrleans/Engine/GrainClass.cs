using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace Orleans.Local;

/// <summary>A class of grains and what its attributes say.</summary>
internal sealed class GrainClass(Type type)
{
    private readonly ObjectFactory _factory = ActivatorUtilities.CreateFactory(type, []);

    public Type Type { get; } = type;

    public bool IsReentrant { get; } = type.IsDefined(typeof(ReentrantAttribute), inherit: true);

    public bool IsKeptAlive { get; } = type.IsDefined(typeof(KeepAliveAttribute), inherit: true);

    /// <summary>The most activations per key; 1 unless it is a stateless worker.</summary>
    public int MaxWorkers { get; } =
        Math.Max(1, type.GetCustomAttribute<StatelessWorkerAttribute>()?.MaxLocalWorkers ?? 1);

    public Grain Create(IServiceProvider services) => (Grain)_factory(services, null);
}
