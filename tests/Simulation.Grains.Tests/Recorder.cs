using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Tests;

/// <summary>What a server receives of a session.</summary>
public sealed class Recorder : ISessionObserver
{
    // An engine need not keep an observer alive, and a test that waits for what it hears is alive only with it.
    private static readonly ConcurrentBag<Recorder> Held = [];

    private readonly Channel<object> _heard = Channel.CreateUnbounded<object>();

    /// <summary>One that grains can tell.</summary>
    public static Recorder For(IGrainFactory grains)
    {
        var recorder = new Recorder();
        recorder.Reference = grains.CreateObjectReference<ISessionObserver>(recorder);
        Held.Add(recorder);
        return recorder;
    }

    public ISessionObserver Reference { get; private set; } = null!;

    /// <summary>What batches wait for on their way here.</summary>
    public Task Way { get; set; } = Task.CompletedTask;

    /// <summary>What the answers to batches wait for on their way back.</summary>
    public Task WayBack { get; set; } = Task.CompletedTask;

    /// <summary>What the session has answered last.</summary>
    public string? Subscription { get; private set; }

    /// <summary>Subscribes, or renews the subscription, as a server does on which these seats are connected.</summary>
    public async Task Renew(ISessionGrain session, string server, params string[] seats) =>
        Subscription = (await session.Subscribe(server, Reference, [.. seats])).Value?.Id;

    /// <summary>
    /// Renews until the subscription holds. A clock that leaps past what a publication may take on its way ends it; a
    /// server finds that out with its next renewal.
    /// </summary>
    public async Task RenewUntilHeld(ISessionGrain session, string server, params string[] seats)
    {
        string? before;
        do
        {
            before = Subscription;
            await Renew(session, server, seats);
        } while (Subscription != before);
    }

    public async Task OnPublished(string session, string subscription, Publication publication)
    {
        await Way;
        var wayBack = WayBack;
        foreach (var (seat, dismissed) in publication.Dismissals)
            _heard.Writer.TryWrite((seat, dismissed));
        foreach (var (viewer, _, batch) in publication.Batches)
        {
            _heard.Writer.TryWrite((viewer, JsonSerializer.Deserialize<Batch>(batch.Span, Json.Options)!));
        }
        if (publication.Drafts is { } drafts)
            _heard.Writer.TryWrite(
                (drafts.Viewer, JsonSerializer.Deserialize<TeamDrafts>(drafts.Json.Span, Json.Options)!)
            );
        if (publication.Presence is { } presence)
            _heard.Writer.TryWrite(presence);
        await wayBack;
    }

    public Task OnEnded(string session, string subscription)
    {
        _heard.Writer.TryWrite(subscription);
        return Task.CompletedTask;
    }

    /// <summary>The next batch for this viewer.</summary>
    public async Task<Batch> Next(string viewer)
    {
        while (true)
        {
            if (await _heard.Reader.ReadAsync() is (string to, Batch batch) && to == viewer)
                return batch;
        }
    }

    /// <summary>Reads on to a batch for this viewer that says something.</summary>
    public async Task<Batch> Until(string viewer, Func<Batch, bool> says)
    {
        while (true)
        {
            var batch = await Next(viewer);
            if (says(batch))
                return batch;
        }
    }

    /// <summary>The next drafts that are published, and to whom.</summary>
    public async Task<(string Viewer, TeamDrafts Drafts)> UntilDrafts()
    {
        while (true)
        {
            if (await _heard.Reader.ReadAsync() is (string viewer, TeamDrafts drafts))
                return (viewer, drafts);
        }
    }

    public async Task<Presence> UntilPresent(Func<Presence, bool> holds)
    {
        while (true)
        {
            if (await _heard.Reader.ReadAsync() is Presence presence && holds(presence))
                return presence;
        }
    }

    public async Task<(string Seat, Dismissed Dismissed)> UntilDismissed()
    {
        while (true)
        {
            if (await _heard.Reader.ReadAsync() is (string seat, Dismissed dismissed))
                return (seat, dismissed);
        }
    }

    /// <summary>The subscription that the session has ended.</summary>
    public async Task<string> UntilEnded()
    {
        while (true)
        {
            if (await _heard.Reader.ReadAsync() is string subscription)
                return subscription;
        }
    }

    public bool HasHeard(string viewer)
    {
        while (_heard.Reader.TryRead(out var heard))
        {
            if (heard is (string to, Batch) && to == viewer)
                return true;
        }

        return false;
    }

    public static bool Announces(Batch batch) => batch.Notices.Any(notice => notice.Kind == NoticeKind.Announcement);
}
