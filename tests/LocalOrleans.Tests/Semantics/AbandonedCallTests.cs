using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Semantics;

/// <summary>What becomes of a call that its caller no longer waits for, whatever made him give it up.</summary>
public abstract class AbandonedCallTests : SiloTest
{
    /// <summary>A call to the grain <c>a</c> that can be given up.</summary>
    protected abstract Task Call(Func<ScriptGrain, Task> body);

    /// <summary>Has the caller give it up; ends when he has, and the grain knows it as far as it ever will.</summary>
    protected abstract Task Abandon(Task call);

    [Fact]
    public async Task A_call_that_is_given_up_while_it_waits_ends_at_once_and_never_runs()
    {
        var gate = new Gate();
        var running = Silo.Plain("a").Run(Enter("running", gate));
        await gate.Reached;
        await Abandon(Call(Note("waiting")));

        gate.Open();
        await running;
        await Silo.Plain("a").Run(Nothing);
        Assert.Equal(["running", "running ends"], Lifecycle.Log);
    }

    [Fact]
    public async Task A_call_that_is_given_up_while_it_runs_runs_on_and_keeps_its_turn()
    {
        var gate = new Gate();
        var call = Call(Enter("call", gate));
        await gate.Reached;
        await Abandon(call);

        var next = Silo.Plain("a").Run(Note("next"));
        await Silo.Plain("a").RunInterleaving(Nothing);
        Assert.Equal(["call"], Lifecycle.Log);
        gate.Open();
        await next;
        Assert.Equal(["call", "call ends", "next"], Lifecycle.Log);
    }
}
