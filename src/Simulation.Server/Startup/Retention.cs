using Microsoft.Extensions.Options;
using Simulation.Grains;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Server.Endpoints;

namespace Simulation.Server.Startup;

/// <summary>
/// Deletes sessions in which nothing has happened for <c>Retention:Days</c>. It looks at the start and once a day.
/// </summary>
public sealed partial class Retention(
    IJournal journal,
    IGrainFactory grains,
    IOptions<SessionSettings> settings,
    TimeProvider time,
    ILogger<Retention> logger
) : BackgroundService
{
    private const string Sessions = "session/";

    private static readonly TimeSpan LookEvery = TimeSpan.FromDays(1);

    // Of each session when it was last looked at. Time in a journal does not go back, so a session whose period was not
    // over by that need not be read again before it is.
    private Dictionary<string, DateTimeOffset> _lastEntries = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Value.Retention is null)
            return;
        using var timer = new PeriodicTimer(LookEvery, time);
        try
        {
            do await DeleteOld(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task DeleteOld(CancellationToken stoppingToken)
    {
        try
        {
            Dictionary<string, DateTimeOffset> lastEntries = [];
            await foreach (var stream in journal.List(Sessions, stoppingToken))
            {
                if (await Look(stream, stoppingToken) is { } last)
                    lastEntries.Add(stream, last);
            }

            _lastEntries = lastEntries;
        }
        catch (Exception failure) when (TransientFaults.IsPassing(failure))
        {
            LogPutOff(failure);
        }
    }

    /// <summary>Deletes a session if its time is over.</summary>
    /// <returns>When its last entry was; null when there is none, or none that can be read.</returns>
    private async Task<DateTimeOffset?> Look(string stream, CancellationToken stoppingToken)
    {
        if (_lastEntries.TryGetValue(stream, out var known) && !IsOver(known))
            return known;
        try
        {
            // Without waking the session; the grain looks again before it deletes.
            var last = await LastEntry(stream, stoppingToken);
            var session = stream[Sessions.Length..];
            if (last is { } now && IsOver(now) && await grains.GetGrain<ISessionGrain>(session).DeleteIfExpired())
            {
                LogDeleted(session);
            }
            return last;
        }
        catch (Exception failure) when (!TransientFaults.IsPassing(failure))
        {
            // One that this server cannot read keeps no other from being looked at, and no server from running.
            LogUnreadable(failure, stream);
            return null;
        }
    }

    private bool IsOver(DateTimeOffset last) => last + settings.Value.Retention < time.GetUtcNow();

    private async Task<DateTimeOffset?> LastEntry(string stream, CancellationToken stoppingToken)
    {
        DateTimeOffset? last = null;
        var version = await journal.Version(stream, stoppingToken);
        await foreach (var entry in journal.Read(stream, version - 1, stoppingToken))
            last = entry.At;
        return last;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Session {Session} is deleted: nothing has happened in it for the retention period."
    )]
    private partial void LogDeleted(string session);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Old sessions cannot be deleted at the moment; they will be tomorrow."
    )]
    private partial void LogPutOff(Exception failure);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Stream} cannot be read and is not deleted by itself; 'whitecell delete' does it."
    )]
    private partial void LogUnreadable(Exception failure, string stream);
}
