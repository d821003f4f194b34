using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

public readonly struct GrainTimerCreationOptions()
{
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <inheritdoc cref="IGrainTimer.Change" path="/param[@name='dueTime']" />
    public required TimeSpan DueTime { get; init; }

    /// <inheritdoc cref="IGrainTimer.Change" path="/param[@name='period']" />
    public required TimeSpan Period { get; init; }

    /// <summary>Whether callbacks may run beside calls and other callbacks; else they wait like calls.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a callback counts as use, so that the activation is not collected as idle.</summary>
    public bool KeepAlive { get; init; }
}
