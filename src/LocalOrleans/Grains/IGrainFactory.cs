namespace Orleans;

/// <summary>Makes references. Making one neither creates nor calls the grain.</summary>
public interface IGrainFactory
{
    /// <param name="primaryKey">The key; any non-empty string.</param>
    /// <param name="grainClassNamePrefix">
    /// Start of the full name of the grain class; needed only where several classes implement the interface.
    /// </param>
    /// <exception cref="ArgumentException">No grain class, or several, implement the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <inheritdoc cref="GetGrain{TGrainInterface}(string, string)" />
    TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey;

    /// <inheritdoc cref="GetGrain{TGrainInterface}(string, string)" />
    TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey;

    IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey);

    /// <summary>
    /// Makes a reference by which grains can call <paramref name="obj"/>. The caller keeps <paramref name="obj"/>
    /// alive: Microsoft Orleans holds it weakly.
    /// </summary>
    /// <exception cref="InvalidOperationException">A grain asks for it.</exception>
    TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;

    /// <summary>Ends the reference; later calls to it are dropped.</summary>
    /// <param name="obj">The reference that <see cref="CreateObjectReference"/> returned.</param>
    void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;
}

/// <summary>The way into the grains from outside of them.</summary>
public interface IClusterClient : IGrainFactory
{
    IServiceProvider ServiceProvider { get; }
}
