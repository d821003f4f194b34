using Microsoft.Extensions.Options;
using Simulation.Grains;
using Simulation.Grains.Classes;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Server.Endpoints;

namespace Simulation.Server.Startup;

/// <summary>
/// Deletes sessions in which nothing has happened for <c>Retention:Days</c>, at the start and once a day.
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

    private const string Classes = "class/";

    private static readonly TimeSpan CheckEvery = TimeSpan.FromDays(1);

    // The time of each session's last entry when it was read. Times in a journal do not go back, so a session need not
    // be read again before the period after that time is over.
    private Dictionary<string, DateTimeOffset> _lastEntries = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Value.Retention is null)
            return;
        using var timer = new PeriodicTimer(CheckEvery, time);
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
                if (await DeleteIfOld(stream, stoppingToken) is { } last)
                    lastEntries.Add(stream, last);
            }

            _lastEntries = lastEntries;
            await foreach (var stream in journal.List(Classes, stoppingToken))
                await DeleteClassIfOld(stream);
        }
        catch (Exception failure) when (TransientFaults.IsTransient(failure))
        {
            LogPostponed(failure);
        }
    }

    /// <summary>Deletes a session if its retention period is over.</summary>
    /// <returns>When its last entry was; null when there is none, or none that can be read.</returns>
    private async Task<DateTimeOffset?> DeleteIfOld(string stream, CancellationToken stoppingToken)
    {
        if (_lastEntries.TryGetValue(stream, out var known) && !IsOver(known))
            return known;
        try
        {
            // Reading the journal does not activate the session; the grain checks again before it deletes.
            var last = await LastEntry(stream, stoppingToken);
            var session = stream[Sessions.Length..];
            if (last is { } now && IsOver(now) && await grains.GetGrain<ISessionGrain>(session).DeleteIfExpired())
            {
                LogDeleted(session);
            }
            return last;
        }
        catch (Exception failure) when (!TransientFaults.IsTransient(failure))
        {
            // A session that this server cannot read must not keep it from the others, or from running.
            LogUnreadable(failure, stream);
            return null;
        }
    }

    // A class goes once its tables have gone.
    private async Task DeleteClassIfOld(string stream)
    {
        try
        {
            var id = stream[Classes.Length..];
            if (await grains.GetGrain<IClassGrain>(id).DeleteIfExpired())
                LogClassDeleted(id);
        }
        catch (Exception failure) when (!TransientFaults.IsTransient(failure))
        {
            LogUnreadable(failure, stream);
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Class {Class} is deleted: nothing is left of its tables.")]
    private partial void LogClassDeleted(string @class);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Old sessions cannot be deleted at the moment; they will be tomorrow."
    )]
    private partial void LogPostponed(Exception failure);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Stream} cannot be read and is not deleted by itself; 'whitecell delete' does it."
    )]
    private partial void LogUnreadable(Exception failure, string stream);
}
