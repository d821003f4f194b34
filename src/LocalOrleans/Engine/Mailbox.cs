using System.Diagnostics.CodeAnalysis;

namespace Orleans.Local;

/// <summary>
/// Runs messages and the continuations of what they started one after another on the thread pool, never two at a time.
/// </summary>
internal abstract class Mailbox : TaskScheduler, IThreadPoolWorkItem
{
    // After so many turns the thread is given back, so that one busy mailbox does not starve the others.
    private const int TurnsPerSlice = 64;

    [ThreadStatic]
    private static Mailbox? s_current;

    private readonly Lock _gate = new();
    private readonly Queue<object> _turns = new();
    private bool _scheduled;
    private bool _closed;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>The object whose methods the requests call.</summary>
    public abstract object Instance { get; }

    /// <summary>Whether the present code runs in a turn of this mailbox.</summary>
    protected bool IsInTurn => s_current == this;

    /// <summary>Called in a turn, before the caller learns the result.</summary>
    public abstract void RequestCompleted(Request request);

    /// <summary>False when the mailbox is closed; the message has then not been taken.</summary>
    public bool TryPost(object message)
    {
        lock (_gate)
        {
            if (_closed)
                return false;
            _turns.Enqueue(message);
            if (_scheduled)
                return true;
            _scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        return true;
    }

    void IThreadPoolWorkItem.Execute()
    {
        s_current = this;
        try
        {
            for (var turns = 0; turns < TurnsPerSlice; turns++)
            {
                if (!TryTake(out var turn))
                    return;
                if (turn is Task task)
                    TryExecuteTask(task);
                else
                    Receive(turn);
                AfterTurn();
            }
        }
        finally
        {
            s_current = null;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Takes a message, in a turn.</summary>
    protected abstract void Receive(object message);

    /// <summary>Called after each turn.</summary>
    protected abstract void AfterTurn();

    /// <summary>
    /// Starts the request within the present turn. The mailbox's own thread carries no execution context, so the task
    /// begins with an empty one and what it sets in it does not leak into the next turn.
    /// </summary>
    protected void Start(Request request) =>
        new Task(
            static start =>
            {
                var (mailbox, request) = ((Mailbox, Request))start!;
                _ = request.Execute(mailbox);
            },
            (this, request),
            TaskCreationOptions.DenyChildAttach).RunSynchronously(this);

    /// <summary>Refuses further messages. Continuations of what has been started still run.</summary>
    protected void Close()
    {
        lock (_gate)
            _closed = true;
    }

    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            _turns.Enqueue(task);
            if (_scheduled)
                return;
            _scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        IsInTurn && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
            return [.. _turns.OfType<Task>()];
    }

    private bool TryTake([MaybeNullWhen(false)] out object turn)
    {
        lock (_gate)
        {
            _scheduled = _turns.TryDequeue(out turn);
            return _scheduled;
        }
    }
}
