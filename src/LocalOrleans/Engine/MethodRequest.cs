namespace Orleans.Local;

/// <summary>
/// A call of a grain's or an observer's method. Its caller may give up, because its token is cancelled or the response timeout is
/// over: if the call has not begun, it never will; if it runs, it runs on, with its own token cancelled.
/// </summary>
#pragma warning disable CA1001 // A source of tokens without a timer holds nothing to dispose of.
internal sealed class MethodRequest<TResult> : Request
#pragma warning restore CA1001
{
    private readonly GrainMethod<TResult> _method;
    private readonly RequestTarget _target;
    private readonly object?[] _arguments;
    private readonly TaskCompletionSource<TResult> _completion =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ITimer? _timeout;
    private CancellationTokenRegistration _cancellation;
    private CancellationTokenSource? _calleesToken;
    private Mailbox? _runsIn;

    public MethodRequest(GrainMethod<TResult> method, RequestTarget target, object?[] arguments)
    {
        _method = method;
        _target = target;
        _arguments = arguments;
        Interleaves = method.Interleaves || target.Interleaves;
        ReadsOnly = method.ReadsOnly;

        // Nobody waits for a one-way call, nor on behalf of a caller that has completed already.
        var current = Current;
        Caller = method.IsOneWay || current is { IsCompleted: true } ? null : current;
        method.SetToken(arguments, CancellationToken.None);
    }

    public Task<TResult> Result => _completion.Task;

    public override string Name => _method.Name;

    private TimeSpan ResponseTimeout => _method.ResponseTimeout ?? _target.Messaging.ResponseTimeout;

    /// <summary>Lets the caller wait for the answer, until its token is cancelled or the response timeout is over.</summary>
    public void Await(CancellationToken token)
    {
        _timeout = _target.Messaging.Clock.CreateTimer(
            static request => ((MethodRequest<TResult>)request!).TimeOut(), this, ResponseTimeout, Timeout.InfiniteTimeSpan);
        if (!token.CanBeCanceled)
            return;
        _calleesToken = new CancellationTokenSource();
        _method.SetToken(_arguments, _calleesToken.Token);
        _cancellation = token.UnsafeRegister(
            static (request, token) => ((MethodRequest<TResult>)request!).Cancel(token), this);
    }

    public override async Task Execute(Mailbox mailbox)
    {
        // An exchange, so that either this sees that the caller has given up, or the caller sees where it runs.
        Interlocked.Exchange(ref _runsIn, mailbox);
        if (_completion.Task.IsCompleted)
        {
            mailbox.RequestCompleted(this);
            MarkCompleted();
            return;
        }

        Current = this;
        TResult? result = default;
        Exception? failure = null;
        try
        {
            result = await _method.Invoke(mailbox.Instance, _arguments);
        }
#pragma warning disable CA1031 // Whatever the method throws belongs to its caller.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = exception;
        }

        mailbox.RequestCompleted(this);
        if (failure is null)
        {
            MarkCompleted();
            _completion.TrySetResult(result!);
        }
        else
        {
            Fail(failure);
        }
    }

    public override void Fail(Exception exception)
    {
        MarkCompleted();
        var isKnown = !_method.IsOneWay && TryFail(exception);
        if (!isKnown || _target.LogsFailures)
            _target.Log(this, exception);
    }

    protected override void MarkCompleted()
    {
        base.MarkCompleted();
        StopWaiting();
        _target.Completed(this);
    }

    /// <summary>Whether the caller learns of it.</summary>
    private bool TryFail(Exception exception) => exception is OperationCanceledException cancelled
        ? _completion.TrySetCanceled(cancelled.CancellationToken) || _completion.Task.IsCanceled
        : _completion.TrySetException(exception);

    private void TimeOut()
    {
        var message = $"{this} has not answered within {ResponseTimeout}.";
        if (!_completion.TrySetException(new TimeoutException(message)))
            return;
        _target.LogTimeout(message);
        StopWaiting();
    }

    private void Cancel(CancellationToken token)
    {
        if (!_completion.TrySetCanceled(token))
            return;
        StopWaiting();

        // What the callee has registered with its token runs in a turn of its own.
        if (_runsIn is { } mailbox)
            _ = Task.Factory.StartNew(TellCallee, CancellationToken.None, TaskCreationOptions.DenyChildAttach, mailbox);
    }

    private void TellCallee()
    {
        if (IsCompleted)
            return;
        try
        {
            _calleesToken!.Cancel();
        }
        catch (AggregateException exception)
        {
            _target.Log(this, exception);
        }
    }

    private void StopWaiting()
    {
        _timeout?.Dispose();
        _cancellation.Unregister();
    }
}
