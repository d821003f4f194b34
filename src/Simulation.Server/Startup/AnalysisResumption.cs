using Microsoft.Extensions.Options;
using Simulation.Grains.Analyses;
using Simulation.Journal;

namespace Simulation.Server.Startup;

/// <summary>
/// Goes on with analyses that a server has not finished before it ended, at the start and every few minutes.
/// </summary>
public sealed partial class AnalysisResumption(
    IJournal journal,
    IGrainFactory grains,
    IOptions<AnalysisLimits> limits,
    TimeProvider time,
    ILogger<AnalysisResumption> logger
) : BackgroundService
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!limits.Value.Automatic)
            return;
        using var timer = new PeriodicTimer(CheckEvery, time);
        try
        {
            do await Resume(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    // Those that are under way anywhere are not begun twice.
    private async Task Resume(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var session in AnalysisStreams.Unfinished(journal, stoppingToken))
                _ = await grains.GetGrain<IAnalysisGrain>(session).Begin();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogPostponed(failure);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Analyses of sessions cannot be resumed at the moment; this is tried again."
    )]
    private partial void LogPostponed(Exception failure);
}
