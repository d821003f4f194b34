using Microsoft.Extensions.Logging;

namespace Orleans.Local;

/// <summary>An observer: its calls run one after another in its own mailbox, so that no grain waits for them.</summary>
internal sealed class ObserverTarget(object observer, Messaging messaging, ILogger logger) : RequestTarget(logger)
{
    private readonly Inbox _inbox = new(observer);

    public override bool Interleaves => false;

    public override bool LogsFailures => true;

    public override Messaging Messaging => messaging;

    public override void Send(Request request)
    {
        if (!_inbox.TryPost(request))
            request.Fail(new ObjectDisposedException(ToString(), "The reference to the observer has been deleted."));
    }

    public override void Completed(Request request)
    {
    }

    public void Delete() => _inbox.Delete();

    public override string ToString() => $"observer {_inbox.Instance.GetType().Name}";

    private sealed class Inbox(object observer) : Mailbox
    {
        private readonly Queue<Request> _waiting = new();
        private bool _busy;

        public override object Instance => observer;

        public void Delete() => Close();

        public override void RequestCompleted(Request request) => _busy = false;

        protected override void Receive(object message) => _waiting.Enqueue((Request)message);

        protected override void AfterTurn()
        {
            while (!_busy && _waiting.TryDequeue(out var request))
            {
                _busy = true;
                Start(request);
            }
        }
    }
}
