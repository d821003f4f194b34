namespace Orleans.Local.Tests.Engine;

public sealed class CallTests : EngineTest
{
    [Fact]
    public async Task Results_of_all_kinds_of_tasks_reach_the_caller()
    {
        var grain = Silo.Plain("a");
        await grain.RunValue(Nothing);
        Assert.Equal("answer", await grain.Ask(_ => Task.FromResult("answer")));
        Assert.Equal(42, await grain.AskValue(41, CancellationToken.None));
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
    public async Task A_cancellation_token_passed_as_an_argument_cancels()
    {
        using var source = new CancellationTokenSource();
        var grain = Silo.Plain("a");
        var call = grain.Run(_ => Task.Delay(Timeout.Infinite, source.Token));
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(call.IsCanceled);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await grain.AskValue(1, source.Token));
    }

    [Fact]
    public async Task A_one_way_call_returns_at_once_and_runs_all_the_same()
    {
        var gate = new Gate();
        var call = Silo.Plain("a").RunOneWay(Enter("one-way", gate));
        Assert.True(call.IsCompletedSuccessfully);
        gate.Open();
        await Silo.Plain("a").Run(Nothing);
        Assert.Equal(["one-way", "one-way ends"], Lifecycle.Log);
    }

    [Fact]
    public async Task An_exception_in_a_one_way_call_is_logged_and_not_thrown()
    {
        await Silo.Plain("a").RunOneWay(_ => throw new InvalidDataException("torn"));
        var (message, exception) = await Silo.NextLogged();
        Assert.Equal("PlainScriptGrain 'a'.RunOneWay failed.", message);
        Assert.Equal("torn", exception?.Message);
    }

    [Fact]
    public async Task A_call_with_a_response_timeout_ends_for_its_caller_when_the_time_is_over()
    {
        var gate = new Gate();
        var call = Silo.Plain("a").RunWithTimeout(_ => gate.Wait());
        await gate.Reached;
        Silo.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(call.IsCompleted);
        Silo.Clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        gate.Open();
        await Silo.Plain("a").RunWithTimeout(Nothing);
    }
}
