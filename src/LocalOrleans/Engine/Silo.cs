using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Local;

/// <summary>All activations of the process, and the way to them.</summary>
internal sealed class Silo : IClusterClient, IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<ActivationAddress, Activation> _activations = new();
    private readonly ConcurrentDictionary<ActivationAddress, WorkerPool> _workers = new();
    private readonly GrainClasses _classes = new();
    private readonly TaskCompletionSource _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _collector;
    private int _callsUnderWay;
    private volatile bool _refusesOutsiders;
    private volatile bool _refusesActivation;

    public Silo(
        IServiceProvider services,
        TimeProvider clock,
        Messaging messaging,
        IOptions<GrainCollectionOptions> collection,
        ILogger<Silo> logger)
    {
        Services = services;
        Clock = clock;
        Messaging = messaging;
        Collection = collection.Value;
        Logger = logger;
        if (Collection.CollectionQuantum <= TimeSpan.Zero || Collection.CollectionAge <= Collection.CollectionQuantum)
        {
            throw new OrleansConfigurationException(
                $"{nameof(GrainCollectionOptions.CollectionAge)} ({CollectionAge}) must be greater than "
                + $"{nameof(GrainCollectionOptions.CollectionQuantum)} ({Collection.CollectionQuantum}), and both "
                + "greater than zero.");
        }
    }

    public IServiceProvider Services { get; }

    public TimeProvider Clock { get; }

    public Messaging Messaging { get; }

    public GrainCollectionOptions Collection { get; }

    public TimeSpan CollectionAge => Collection.CollectionAge;

    public ILogger Logger { get; }

    IServiceProvider IClusterClient.ServiceProvider => Services;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _collector = Clock.CreateTimer(
            _ => CollectIdle(), null, Collection.CollectionQuantum, Collection.CollectionQuantum);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Refuses calls from outside, lets the calls under way and those that they make finish, then deactivates all
    /// grains. When the token is cancelled, what has not ended is left behind and named in the log.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _refusesOutsiders = true;
        _collector?.Dispose();
        try
        {
            if (Volatile.Read(ref _callsUnderWay) > 0)
                await _quiet.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Calls that never end must not keep the other grains from saving what they have.
        }

        _refusesActivation = true;
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The host is stopping.");
        try
        {
            while (!_activations.IsEmpty)
            {
                Activation[] all = [.. _activations.Values];
                foreach (var activation in all)
                    activation.Deactivate(reason, cancellationToken);
                await Task.WhenAll(all.Select(activation => activation.Deactivated)).WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            Logger.LogWarning(
                "These grains were still busy when the time to stop was over: {Grains}.",
                string.Join(", ", _activations.Keys));
        }
    }

    public void Dispose() => _collector?.Dispose();

    /// <summary>Takes a new call, which is counted until <see cref="Completed"/>.</summary>
    public void Send(Request request)
    {
        Interlocked.Increment(ref _callsUnderWay);
        if (_refusesOutsiders && Request.Current is null)
            request.Fail(new SiloUnavailableException($"{request} was refused: the host is stopping."));
        else if (CallCycle.Find(request) is { } cycle)
            request.Fail(new InvalidOperationException(cycle));
        else
            Deliver(request);
    }

    /// <summary>Hands the request to the grain's activation, a new one if it has none.</summary>
    public void Deliver(Request request)
    {
        var address = request.Address!;
        while (true)
        {
            if (!_activations.TryGetValue(address, out var activation))
            {
                if (_refusesActivation)
                {
                    request.Fail(new SiloUnavailableException($"{request} was refused: the host is stopping."));
                    return;
                }

                activation = _activations.GetOrAdd(address, key => new Activation(this, key));
            }

            if (activation.TryPost(request))
                return;
            Remove(activation);
        }
    }

    public void Completed()
    {
        if (Interlocked.Decrement(ref _callsUnderWay) == 0 && _refusesOutsiders)
            _quiet.TrySetResult();
    }

    public void Remove(Activation activation) => _activations.TryRemove(new(activation.Address, activation));

    public WorkerPool WorkersOf(ActivationAddress grain) =>
        _workers.GetOrAdd(grain, static grain => new WorkerPool(grain));

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)ReferenceTo(typeof(TGrainInterface), primaryKey, grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => (TGrainInterface)ReferenceTo(
            typeof(TGrainInterface), primaryKey.ToString("X", CultureInfo.InvariantCulture), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey =>
        (TGrainInterface)ReferenceTo(typeof(TGrainInterface), primaryKey.ToString("N"), grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)ReferenceTo(grainInterfaceType, grainPrimaryKey, null);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (TaskScheduler.Current is Activation)
            throw new InvalidOperationException("A grain cannot make a reference to an observer; code outside of grains can.");
        if (obj is Reference or Grain || obj is not TGrainObserverInterface)
        {
            throw new ArgumentException(
                $"{obj.GetType()} is not an object that implements {typeof(TGrainObserverInterface)}.", nameof(obj));
        }

        return (TGrainObserverInterface)Reference.Create(
            typeof(TGrainObserverInterface), new ObserverTarget(obj, Messaging, Logger));
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not Reference { Target: ObserverTarget target })
            throw new ArgumentException("This is not a reference to an observer.", nameof(obj));
        target.Delete();
    }

    private object ReferenceTo(Type interfaceType, string key, string? classNamePrefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return Reference.Create(
            interfaceType, new GrainTarget(this, _classes.Of(interfaceType, classNamePrefix), key));
    }

    private void CollectIdle()
    {
        foreach (var (address, activation) in _activations)
        {
            if (!address.Class.IsKeptAlive && activation.Unused >= CollectionAge)
                activation.DeactivateIfIdle();
        }
    }
}
