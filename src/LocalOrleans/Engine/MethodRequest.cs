namespace Orleans.Local;

/// <summary>A call of a grain's or an observer's method.</summary>
internal sealed class MethodRequest<TResult> : Request
{
    private readonly GrainMethod<TResult> _method;
    private readonly RequestTarget _target;
    private readonly object?[] _arguments;
    private readonly TaskCompletionSource<TResult> _completion =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

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
    }

    public Task<TResult> Result => _completion.Task;

    public override string Name => _method.Name;

    public override async Task Execute(Mailbox mailbox)
    {
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
        if (_method.IsOneWay || _target.LogsFailures)
            _target.Log(this, exception);
        if (_method.IsOneWay)
            _completion.TrySetResult(default!);
        else if (exception is OperationCanceledException cancelled)
            _completion.TrySetCanceled(cancelled.CancellationToken);
        else
            _completion.TrySetException(exception);
    }

    protected override void MarkCompleted()
    {
        base.MarkCompleted();
        _target.Completed(this);
    }
}
