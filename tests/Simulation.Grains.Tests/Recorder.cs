using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Tests;

/// <summary>What a host hears of a session.</summary>
public sealed class Recorder : ISessionWatcher
{
    // An engine need not keep an observer alive, and a test that waits for what it hears is alive only with it.
    private static readonly ConcurrentBag<Recorder> Held = [];

    private readonly Channel<object> _heard = Channel.CreateUnbounded<object>();

    /// <summary>One that grains can tell.</summary>
    public static Recorder For(IGrainFactory grains)
    {
        var recorder = new Recorder();
        recorder.Reference = grains.CreateObjectReference<ISessionWatcher>(recorder);
        Held.Add(recorder);
        return recorder;
    }

    public ISessionWatcher Reference { get; private set; } = null!;

    /// <summary>What batches wait for on their way here.</summary>
    public Task Way { get; set; } = Task.CompletedTask;

    /// <summary>What the answers to batches wait for on their way back.</summary>
    public Task WayBack { get; set; } = Task.CompletedTask;

    public async Task Told(string session, Sequence<ViewerBatch> batches)
    {
        await Way;
        var wayBack = WayBack;
        foreach (var (viewer, _, batch) in batches) _heard.Writer.TryWrite((viewer, JsonSerializer.Deserialize<Batch>(batch.Span, Json.Options)!));
        await wayBack;
    }

    public Task Present(string session, Presence presence)
    {
        _heard.Writer.TryWrite(presence);
        return Task.CompletedTask;
    }

    public Task Dismissed(string session, string seat, Dismissed dismissed)
    {
        _heard.Writer.TryWrite((seat, dismissed));
        return Task.CompletedTask;
    }

    /// <summary>The next batch for this viewer.</summary>
    public async Task<Batch> Next(string viewer)
    {
        while (true)
        {
            if (await _heard.Reader.ReadAsync() is (string to, Batch batch) && to == viewer) return batch;
        }
    }

    /// <summary>Reads on to a batch for this viewer that says something.</summary>
    public async Task<Batch> Until(string viewer, Func<Batch, bool> says)
    {
        while (true)
        {
            var batch = await Next(viewer);
            if (says(batch)) return batch;
        }
    }

    public async Task<Presence> UntilPresent(Func<Presence, bool> holds)
    {
        while (true)
        {
            if (await _heard.Reader.ReadAsync() is Presence presence && holds(presence)) return presence;
        }
    }

    public async Task<(string Seat, Dismissed Dismissed)> UntilDismissed()
    {
        while (true)
        {
            if (await _heard.Reader.ReadAsync() is (string seat, Dismissed dismissed)) return (seat, dismissed);
        }
    }

    public bool HasHeard(string viewer)
    {
        while (_heard.Reader.TryRead(out var heard))
        {
            if (heard is (string to, Batch) && to == viewer) return true;
        }

        return false;
    }

    public static bool Announces(Batch batch) => batch.Notices.Any(notice => notice.Kind == NoticeKind.Announcement);
}
