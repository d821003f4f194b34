namespace Orleans.Configuration;

/// <summary>When idle activations are deactivated.</summary>
public class GrainCollectionOptions
{
    /// <summary>How long an activation may be unused. Must be more than <see cref="CollectionQuantum"/>.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After this time the token of <see cref="Grain.OnActivateAsync"/> is cancelled.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After this time the token of <see cref="Grain.OnDeactivateAsync"/> is cancelled.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
