using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Semantics;

public sealed class CallTests : SiloTest
{
    [Fact]
    public async Task Results_of_all_kinds_of_tasks_reach_the_caller()
    {
        var grain = Silo.Plain("a");
        await grain.RunValue(Nothing);
        Assert.Equal("answer", await grain.Ask(_ => Task.FromResult("answer")));
        Assert.Equal(42, await grain.Increment(41));
    }

    [Fact]
    public async Task Exceptions_reach_the_caller_and_the_grain_goes_on()
    {
        var grain = Silo.Plain("a");
        await Assert.ThrowsAsync<InvalidDataException>(() => grain.Run(_ => throw new InvalidDataException()));
        await Assert.ThrowsAsync<InvalidDataException>(() => grain.Run(async _ =>
        {
            await Task.Yield();
            throw new InvalidDataException();
        }));
        await Assert.ThrowsAsync<InvalidDataException>(
            () => Silo.Plain("b").Run(_ => grain.Run(_ => throw new InvalidDataException())));
        await grain.Run(Nothing);
    }

    [Fact]
    public async Task A_one_way_call_returns_at_once_and_runs_all_the_same()
    {
        var gate = new Gate();
        var call = Silo.Plain("a").RunOneWay(Enter("one-way", gate));
        Assert.True(call.IsCompletedSuccessfully);
        await gate.Reached;
        gate.Open();
        await Silo.Plain("a").Run(Nothing);
        Assert.Equal(["one-way", "one-way ends"], Lifecycle.Log);
    }

    [Fact]
    public async Task A_one_way_call_to_a_busy_grain_does_not_keep_its_sender_waiting()
    {
        var gate = new Gate();
        var busy = Silo.Plain("busy").Run(Enter("call", gate));
        await gate.Reached;
        await Silo.Plain("sender").Run(_ => Silo.Plain("busy").RunOneWay(Note("one-way")));
        Assert.Equal(["call"], Lifecycle.Log);

        gate.Open();
        await busy;
        await Silo.Plain("busy").Run(Nothing);
        Assert.Equal(["call", "call ends", "one-way"], Lifecycle.Log);
    }

    [Fact]
    public async Task An_exception_in_a_one_way_call_is_logged_and_not_thrown_and_the_grain_goes_on()
    {
        await Silo.Plain("a").RunOneWay(_ => throw new InvalidDataException("torn"));
        await Silo.Logged("torn");
        await Silo.Plain("a").Run(Nothing);
    }
}
