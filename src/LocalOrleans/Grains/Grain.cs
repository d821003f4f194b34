using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Local;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// Base class of grains. Everything in a grain, from its constructor to <see cref="OnDeactivateAsync"/>, runs in turns
/// of its activation: never two at a time.
/// </summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Only the engine constructs grains; constructed otherwise, a grain has no context.</summary>
    protected Grain() => GrainContext = Activation.UnderConstruction;

    [AllowNull]
    public IGrainContext GrainContext { get; private set; }

    protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    protected internal IServiceProvider ServiceProvider => Activation.Of(this).ActivationServices;

    /// <summary>Class and key, for logs.</summary>
    public string IdentityString => Activation.Of(this).Address.ToString();

#pragma warning disable CA1725 // The parameters are named as in Microsoft Orleans, here and in IGrainBase.
    /// <summary>
    /// Runs before the first call. If it throws, the calls that wait for it fail and the next call tries again with a
    /// new activation.
    /// </summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last call. An exception is logged.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;
#pragma warning restore CA1725

    /// <summary>
    /// Deactivates as soon as the running calls have completed; calls that wait go to a new activation.
    /// </summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>
    /// Exempts this activation from idle collection for a time. Zero or less lifts the exemption;
    /// <see cref="Timeout.InfiniteTimeSpan"/> and <see cref="TimeSpan.MaxValue"/> mean for ever.
    /// </summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.Of(this).DelayDeactivation(timeSpan);
}
