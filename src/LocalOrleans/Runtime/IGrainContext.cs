namespace Orleans.Runtime;

/// <summary>One activation of a grain.</summary>
public interface IGrainContext
{
    /// <summary>Null until the grain has been constructed, and again after it is gone.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of this activation's own scope.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation is gone.</summary>
    Task Deactivated { get; }

    /// <summary>Asks for deactivation once the running calls have completed; returns at once.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
