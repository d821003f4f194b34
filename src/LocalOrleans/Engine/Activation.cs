using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Local;

/// <summary>
/// One grain in memory: its object, the requests that run and the requests that wait. All of its state, except where
/// said otherwise, is touched in its own turns only.
/// </summary>
internal sealed class Activation(Silo silo, ActivationAddress address) : Mailbox, IGrainContext
{
    [ThreadStatic]
    private static Activation? s_underConstruction;

    private readonly TaskCompletionSource _deactivated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Request> _waiting = []; // In their order.
    private readonly List<GrainTimer> _timers = []; // Locked: timers are also disposed outside of turns.

    private Phase _phase;
    private Grain? _instance;
    private AsyncServiceScope? _services;
    private Exception? _failure; // Why it did not become active.
    private StopRequest? _stop;
    private CancellationTokenSource? _activating;
    private bool _mayStartMore; // Something has ended since the waiting were looked through.
    private int _running;
    private int _blocking; // Those of the running that do not interleave …
    private int _reading; // … and those of the blocking that only read.
    private long _lastUse = silo.Clock.GetTimestamp(); // Volatile: read by the search for idle activations.
    private DateTimeOffset _keepUntil;

    private enum Phase
    {
        Created,
        Activating,
        Active,
        Deactivating,
        Gone,
    }

    public static IGrainContext? UnderConstruction => s_underConstruction;

    public ActivationAddress Address => address;

    public GrainTarget Target { get; } = new(silo, address.Class, address.Key);

    public ILogger Logger => silo.Logger;

    public override object Instance => _instance!;

    public object? GrainInstance => _instance;

    public IServiceProvider ActivationServices => _services?.ServiceProvider
        ?? throw new InvalidOperationException($"{address} is not active.");

    public Task Deactivated => _deactivated.Task;

    public TimeSpan Unused => silo.Clock.GetElapsedTime(Volatile.Read(ref _lastUse));

    /// <summary>The activation of a grain object.</summary>
    /// <exception cref="InvalidOperationException">The engine has not made the object.</exception>
    public static Activation Of(IGrainBase grain) => grain.GrainContext as Activation
        ?? throw new InvalidOperationException($"This {grain.GetType()} was not constructed by the engine.");

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        var stop = new StopRequest(deactivationReason, cancellationToken);
        if (IsInTurn)
            Stop(stop);
        else
            TryPost(stop);
    }

    /// <summary>Deactivates if, by its turn, the activation is still idle.</summary>
    public void DeactivateIfIdle() => TryPost(IdleCheck.Instance);

    public void DelayDeactivation(TimeSpan time) => _keepUntil =
        time == Timeout.InfiniteTimeSpan || time == TimeSpan.MaxValue ? DateTimeOffset.MaxValue
        : time <= TimeSpan.Zero ? DateTimeOffset.MinValue
        : silo.Clock.GetUtcNow() + time;

    /// <summary>
    /// Registers a timer whose callbacks run as turns of the grain, until it is disposed or the grain is deactivated.
    /// The period counts from the end of one callback to the start of the next. An exception in a callback is logged
    /// and the timer goes on.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A time is negative but not <see cref="Timeout.InfiniteTimeSpan"/>, or more than 4294967294 milliseconds.
    /// </exception>
    public GrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, silo.Clock, callback, options);
        lock (_timers)
            _timers.Add(timer);
        return timer;
    }

    public void Forget(GrainTimer timer)
    {
        lock (_timers)
            _timers.Remove(timer);
    }

    public override void RequestCompleted(Request request)
    {
        _running--;
        if (!request.Interleaves)
            _blocking--;
        if (!request.Interleaves && request.ReadsOnly)
            _reading--;
        _mayStartMore = true;
        NoteUse(request);
    }

    protected override void Receive(object message)
    {
        switch (message)
        {
            case Request request:
                Receive(request);
                break;
            case StopRequest stop:
                Stop(stop);
                break;
            case IdleCheck when IsIdle():
                Stop(new StopRequest(
                    new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Unused for the collection age."),
                    CancellationToken.None));
                break;
        }
    }

    protected override void AfterTurn()
    {
        if (_phase == Phase.Created && _stop is not null)
            _ = Vanish();
        if (_phase != Phase.Active)
            return;
        while (_mayStartMore)
            StartWaiting();
        if (_stop is not null && _running == 0)
        {
            _phase = Phase.Deactivating;
            Run(new LifecycleRequest(address, nameof(Grain.OnDeactivateAsync), null, () => EndAsync(_stop!)));
        }
    }

    private void Receive(Request request)
    {
        if (_phase == Phase.Gone)
        {
            Return(request);
            return;
        }

        NoteUse(request);
        if (_phase == Phase.Active && _stop is null && MayStart(request))
        {
            Run(request);
            return;
        }

        _waiting.Add(request);
        if (_phase == Phase.Created && _stop is null)
        {
            _phase = Phase.Activating;
            Run(new LifecycleRequest(address, nameof(Grain.OnActivateAsync), request, BeginAsync));
        }
    }

    // In their order, past those that cannot start now: a reader does not wait for a writer that waits.
    private void StartWaiting()
    {
        _mayStartMore = false;
        for (var next = 0; next < _waiting.Count && _stop is null;)
        {
            var request = _waiting[next];
            if (MayStart(request))
            {
                _waiting.RemoveAt(next);
                Run(request);
            }
            else
            {
                next++;
            }
        }
    }

    private void Run(Request request)
    {
        _running++;
        if (!request.Interleaves)
            _blocking++;
        if (!request.Interleaves && request.ReadsOnly)
            _reading++;
        Start(request);
    }

    private bool MayStart(Request request) =>
        request.Interleaves || _blocking == 0 || (request.ReadsOnly && _reading == _blocking);

    private void NoteUse(Request request)
    {
        if (request.CountsAsUse)
            Volatile.Write(ref _lastUse, silo.Clock.GetTimestamp());
    }

    private bool IsIdle() =>
        _phase == Phase.Active && _running == 0 && _waiting.Count == 0
        && Unused >= silo.CollectionAge && silo.Clock.GetUtcNow() >= _keepUntil;

    private void Stop(StopRequest stop)
    {
        _stop ??= stop;
        _activating?.Cancel();
    }

    private async Task BeginAsync()
    {
        try
        {
            var services = silo.Services.CreateAsyncScope();
            _services = services;
            s_underConstruction = this;
            try
            {
                _instance = address.Class.Create(services.ServiceProvider);
            }
            finally
            {
                s_underConstruction = null;
            }

            using var activating = new CancellationTokenSource(silo.Collection.ActivationTimeout, silo.Messaging.Clock);
            _activating = activating;
            await _instance.OnActivateAsync(activating.Token).WaitAsync(activating.Token);
            if (_stop is null)
                _phase = Phase.Active;
        }
#pragma warning disable CA1031 // It belongs to the callers, and the next call tries again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (_stop is null)
                silo.Logger.LogError(exception, "{Grain} could not be activated.", address);
            _failure = exception;
        }

        _activating = null;
        if (_phase == Phase.Active)
            return;
        if (_stop is not null)
            _failure = new OrleansMessageRejectionException($"{address} was deactivated before it was active: {_stop.Reason}");
        await Vanish();
    }

    private async Task EndAsync(StopRequest stop)
    {
        StopTimers();
        try
        {
            using var timeout = new CancellationTokenSource(silo.Collection.DeactivationTimeout, silo.Messaging.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop.CancellationToken);
            await _instance!.OnDeactivateAsync(stop.Reason, either.Token).WaitAsync(either.Token);
        }
#pragma warning disable CA1031 // The activation ends all the same.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            silo.Logger.LogError(exception, "{Grain} failed while it was deactivated.", address);
        }

        await Vanish();
    }

    /// <summary>
    /// Lets go of everything; requests that wait go to a new activation, or fail if this one never became active.
    /// </summary>
    private async Task Vanish()
    {
        _phase = Phase.Gone;
        StopTimers();
        try
        {
            if (_instance is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else if (_instance is IDisposable disposable)
                disposable.Dispose();
            if (_services is { } services)
                await services.DisposeAsync();
        }
#pragma warning disable CA1031 // The activation ends all the same.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            silo.Logger.LogError(exception, "{Grain} could not be disposed of.", address);
        }

        _instance = null;
        _services = null;
        Close();
        silo.Remove(this);
        _deactivated.TrySetResult();
        foreach (var request in _waiting)
            Return(request);
        _waiting.Clear();
    }

    private void Return(Request request)
    {
        if (_failure is not null)
            request.Fail(_failure);
        else if (request is not GrainTimer.Tick)
            silo.Deliver(request);
    }

    private void StopTimers()
    {
        GrainTimer[] timers;
        lock (_timers)
            timers = [.. _timers];
        foreach (var timer in timers)
            timer.Dispose();
    }

    private sealed record StopRequest(DeactivationReason Reason, CancellationToken CancellationToken);

    private sealed class IdleCheck
    {
        public static readonly IdleCheck Instance = new();
    }
}
