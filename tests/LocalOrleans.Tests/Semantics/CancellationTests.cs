using Orleans.Local.Tests.Scripts;

namespace Orleans.Local.Tests.Semantics;

public sealed class CancellationTests : AbandonedCallTests, IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public void Dispose() => _source.Dispose();

    protected override Task Call(Func<ScriptGrain, Task> body) =>
        Silo.Plain("a").RunCancellable((grain, _) => body(grain), _source.Token);

    protected override async Task Abandon(Task call)
    {
        await _source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await CancellationsHaveArrived();
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_is_not_made()
    {
        await _source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Silo.Plain("a").RunCancellable((_, _) => Note("call")(null!), _source.Token));
        await Silo.Plain("a").Run(Nothing);
        Assert.Empty(Lifecycle.Log);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_runs_ends_for_its_caller_and_the_grain_is_told_in_a_turn()
    {
        var gate = new Gate();
        var told = new TaskCompletionSource<bool>();
        var call = Silo.Plain("a").RunCancellable(
            async (_, token) =>
            {
                var scheduler = TaskScheduler.Current;
                using var registration = token.Register(() => told.SetResult(scheduler == TaskScheduler.Current));
                await gate.Wait();
                Lifecycle.Log.Enqueue($"cancelled: {token.IsCancellationRequested}");
            },
            _source.Token);
        await gate.Reached;
        await _source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(call.IsCanceled);
        Assert.True(await told.Task);

        gate.Open();
        await Silo.Plain("a").Run(Nothing);
        Assert.Equal(["cancelled: True"], Lifecycle.Log);
    }

    [Fact]
    public async Task A_grain_passes_the_token_on_to_another_grain()
    {
        var gate = new Gate();
        var call = Silo.Plain("a").RunCancellable(
            (_, token) => Silo.Plain("b").RunCancellable(
                async (_, token) =>
                {
                    var cancelled = Task.Delay(Timeout.Infinite, token);
                    await Task.WhenAny(gate.Wait(), cancelled);
                    Lifecycle.Log.Enqueue($"b: {cancelled.Status}");
                    gate.Open();
                },
                token),
            _source.Token);
        await gate.Reached;
        await _source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Silo.Plain("b").Run(Nothing);
        Assert.Equal(["b: Canceled"], Lifecycle.Log);
    }

    [Fact]
    public async Task Cancelling_after_the_answer_changes_nothing()
    {
        var call = Silo.Plain("a").RunCancellable((_, _) => Task.CompletedTask, _source.Token);
        await call;
        await _source.CancelAsync();
        Assert.True(call.IsCompletedSuccessfully);
        await Silo.Plain("a").Run(Nothing);
    }

    [Fact]
    public async Task A_one_way_call_cannot_be_cancelled_once_it_is_made()
    {
        var gate = new Gate();
        await Silo.Plain("a").RunOneWayCancellable(
            async (_, token) =>
            {
                await gate.Wait();
                Lifecycle.Log.Enqueue($"cancelled: {token.IsCancellationRequested}");
            },
            _source.Token);
        await gate.Reached;
        await _source.CancelAsync();
        await CancellationsHaveArrived();
        gate.Open();
        await Silo.Plain("a").Run(Nothing);
        Assert.Equal(["cancelled: False"], Lifecycle.Log);
    }

    /// <summary>
    /// The word that a caller has given up takes its own way to the grain, on a cluster behind other words; that of a call made
    /// and cancelled now comes after those before.
    /// </summary>
    private async Task CancellationsHaveArrived()
    {
        using var source = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var told = new TaskCompletionSource();
        var call = Silo.Plain("a").RunInterleavingCancellable(
            async (_, token) =>
            {
                using var registration = token.Register(told.SetResult);
                begun.SetResult();
                await told.Task;
            },
            source.Token);
        await begun.Task;
        await source.CancelAsync();
        await told.Task;
        await Record.ExceptionAsync(() => call);
    }
}
