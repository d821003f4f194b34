using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Semantics;

/// <summary>Not on every engine does the clock of the test govern these times, so the tests await what must happen.</summary>
public sealed class ResponseTimeoutTests : AbandonedCallTests
{
    protected override Task Call(Func<ScriptGrain, Task> body) => Silo.Plain("a").RunWithTimeout(body);

    protected override Task Abandon(Task call)
    {
        Silo.MessagingClock.Advance(Second);
        return Assert.ThrowsAsync<TimeoutException>(() => call);
    }

    [Fact]
    public void A_call_waits_half_a_minute_unless_the_options_say_otherwise() =>
        Assert.Equal(TimeSpan.FromSeconds(30), new SiloMessagingOptions().ResponseTimeout);

    [Fact]
    public async Task A_call_with_a_response_timeout_ends_for_its_caller_when_the_time_is_over()
    {
        var gate = new Gate();
        var call = Silo.Plain("a").RunWithTimeout(Enter("call", gate));
        await gate.Reached;
        Assert.False(call.IsCompleted);
        Silo.MessagingClock.Advance(Second);
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        gate.Open();
    }

    [Fact]
    public async Task The_options_set_the_response_timeout_of_the_calls_that_name_none()
    {
        await using var silo = new TestSilo(builder => builder.Configure<SiloMessagingOptions>(
            options => options.ResponseTimeout = Second));
        await silo.Start();
        var gate = new Gate();
        var call = silo.Plain("a").Run(_ => gate.Wait());
        await Task.WhenAny(gate.Reached, call);
        silo.MessagingClock.Advance(Second);
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        gate.Open();
    }

    [Fact]
    public async Task A_one_way_call_waits_for_its_turn_however_long_that_takes()
    {
        var gate = new Gate();
        var running = Silo.Plain("a").Run(Enter("running", gate));
        await gate.Reached;
        await Silo.Plain("a").RunOneWay(Note("one-way"));
        var timed = Silo.Plain("a").RunWithTimeout(Nothing);
        Silo.MessagingClock.Advance(Second);
        await Assert.ThrowsAsync<TimeoutException>(() => timed);

        gate.Open();
        await running;
        await Silo.Plain("a").Run(Nothing);
        Assert.Equal(["running", "running ends", "one-way"], Lifecycle.Log);
    }
}
