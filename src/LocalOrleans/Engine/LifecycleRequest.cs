namespace Orleans.Local;

/// <summary>The start or end of an activation, during which no call runs.</summary>
internal sealed class LifecycleRequest : Request
{
    private readonly Func<Task> _body;

    public LifecycleRequest(ActivationAddress address, string name, Request? caller, Func<Task> body)
    {
        Address = address;
        Name = name;
        Caller = caller;
        _body = body;
    }

    public override bool IsExclusive => true;

    public override string Name { get; }

    public override async Task Execute(Mailbox mailbox)
    {
        Current = this;
        await _body();
        MarkCompleted();
        mailbox.RequestCompleted(this);
    }

    public override void Fail(Exception exception) => MarkCompleted();
}
