using Simulation.Grains;
using Simulation.Grains.Classes;
using Simulation.Grains.Deadlines;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Rules.Sessions;
using Simulation.Server.Endpoints;

namespace Simulation.Server.Startup;

/// <summary>
/// Wakes sessions and classes whose deadline has come while they sleep, at the start and every few seconds: also what
/// fell due while all servers were off.
/// </summary>
public sealed partial class DeadlineWaker(
    IJournal journal,
    IGrainFactory grains,
    TimeProvider time,
    ILogger<DeadlineWaker> logger
) : BackgroundService
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(15);

    private readonly WakeJournal _list = new(journal, time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(CheckEvery, time);
        try
        {
            do await WakeDue(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task WakeDue(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var listed in _list.Due(time.GetUtcNow(), stoppingToken))
                await Wake(listed);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogPostponed(failure);
        }
    }

    // One that cannot be woken must not keep the others from it; its entry stays.
    private async Task Wake(ListedWake listed)
    {
        try
        {
            var next = await Next(listed.Stream);
            if (next.Value is not null || next.Refusal is { Code: RefusalCode.UnknownSession })
                await _list.RemoveUnless(listed, next.Value?.At);
        }
        catch (Exception failure) when (!TransientFaults.IsTransient(failure))
        {
            LogAsleep(failure, listed.Stream);
        }
    }

    private Task<Result<NextDeadline>> Next(string stream) =>
        stream.Split('/') switch
        {
            ["class", var id] => grains.GetGrain<IClassGrain>(id).Wake(),
            [_, var id] => grains.GetGrain<ISessionGrain>(id).Wake(),
            _ => throw new InvalidOperationException($"Nobody can be woken by the name {stream}."),
        };

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "It is not known at the moment whose deadline has come; this is tried again."
    )]
    private partial void LogPostponed(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Stream} cannot be woken for its deadline; this is tried again.")]
    private partial void LogAsleep(Exception failure, string stream);
}
