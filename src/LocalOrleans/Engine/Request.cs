namespace Orleans.Local;

/// <summary>
/// Something that occupies an activation from its start until its task has completed: a call, a timer's callback, the
/// activation itself.
/// </summary>
internal abstract class Request
{
    private static readonly AsyncLocal<Request?> s_current = new();
    private volatile bool _isCompleted;

    /// <summary>The request within which the present code runs; null outside of grains.</summary>
    public static Request? Current
    {
        get => s_current.Value;
        protected set => s_current.Value = value;
    }

    /// <summary>The activation that is called; null for an observer.</summary>
    public ActivationAddress? Address { get; set; }

    /// <summary>The request that waits for this one, as far as is known.</summary>
    public Request? Caller { get; protected init; }

    /// <summary>May run beside any other request.</summary>
    public bool Interleaves { get; protected init; }

    /// <summary>May run beside others that only read.</summary>
    public bool ReadsOnly { get; protected init; }

    /// <summary>Keeps all other requests waiting, whatever they may interleave with.</summary>
    public virtual bool IsExclusive => false;

    /// <summary>Whether it keeps the activation from being collected as idle.</summary>
    public virtual bool CountsAsUse => true;

    public bool IsCompleted => _isCompleted;

    public abstract string Name { get; }

    /// <summary>Runs to its end; never throws.</summary>
    public abstract Task Execute(Mailbox mailbox);

    /// <summary>Ends the request without having run.</summary>
    public abstract void Fail(Exception exception);

    public override string ToString() => Address is null ? Name : $"{Address}.{Name}";

    protected virtual void MarkCompleted() => _isCompleted = true;
}
