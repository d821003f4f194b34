namespace Orleans.Concurrency;

/// <summary>All calls to grains of this class may interleave wherever they await.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;

/// <summary>Calls of this grain interface method interleave with any other call.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

/// <summary>Calls of this grain interface method interleave among themselves and with no others.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;

/// <summary>
/// Calls of this grain interface method return at once; what becomes of them the caller does not learn. An exception
/// is logged.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;

/// <summary>Grains of this class may have several activations per key, which share the calls.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute : Attribute
{
    /// <summary>As many activations as there are processors.</summary>
    public StatelessWorkerAttribute()
        : this(Environment.ProcessorCount)
    {
    }

    /// <param name="maxLocalWorkers">The most activations per key; at least 1.</param>
#pragma warning disable CA1019 // The limit is read by the engine only; Microsoft Orleans exposes no such property.
    public StatelessWorkerAttribute(int maxLocalWorkers) => MaxLocalWorkers = maxLocalWorkers;
#pragma warning restore CA1019

    internal int MaxLocalWorkers { get; }
}
