using Simulation.Rules.Language;

namespace Simulation.Grains.Sessions;

/// <summary>
/// The servers that receive what a session publishes, and the seats connected to each. Not journalled: after a restart
/// the servers subscribe again. Each server has a queue of its own, whose calls are awaited one after the other; a
/// slow or dead server holds up no other. A queue that grows too long or too old ends the subscription.
/// </summary>
internal sealed class Subscribers(string session, SessionSettings settings, TimeProvider time)
{
    private readonly Dictionary<string, Server> _servers = new(StringComparer.Ordinal);

    private sealed class Server
    {
        public required Feed Feed { get; set; }

        public Sequence<string> Online { get; set; }

        /// <summary>Monotonic time of the last renewal.</summary>
        public long Renewed { get; set; }
    }

    /// <summary>The publications on their way to one server, for as long as none was lost.</summary>
    private sealed class Feed(ISessionObserver observer)
    {
        public string Id { get; } = Guid.NewGuid().ToString("N");

        public ISessionObserver Observer => observer;

        public Queue<(Publication Publication, int Bytes, long Since)> Waiting { get; } = new();

        public long WaitingBytes { get; set; }

        public bool IsSending { get; set; }

        public bool IsEnded { get; set; }
    }

    /// <summary>Seats with at least one connection, in order.</summary>
    public Sequence<string> Online { get; private set; } = [];

    /// <summary>
    /// Subscribes a server, or renews its lease. The subscription is a new one when the server missed something.
    /// </summary>
    /// <returns>The subscription, and whether who is online has changed.</returns>
    public (Subscription Subscription, bool Changed) Subscribe(
        string name,
        ISessionObserver observer,
        Sequence<string> online
    )
    {
        if (!_servers.TryGetValue(name, out var server))
        {
            _servers.Add(name, server = new Server { Feed = new Feed(observer) });
        }
        else if (server.Feed.IsEnded || !observer.Equals(server.Feed.Observer))
        {
            server.Feed = Replace(server.Feed, observer);
        }
        (server.Online, server.Renewed) = (online, time.GetTimestamp());
        return (new Subscription(server.Feed.Id), Count());
    }

    /// <returns>Whether who is online has changed.</returns>
    public bool Unsubscribe(string name)
    {
        Remove(name);
        return Count();
    }

    /// <summary>Drops the servers that have not renewed their lease.</summary>
    /// <returns>Whether who is online has changed.</returns>
    public bool DropSilent()
    {
        var silent = _servers
            .Where(server => time.GetElapsedTime(server.Value.Renewed) > settings.SubscriptionLease)
            .Select(server => server.Key)
            .ToList();
        foreach (var name in silent)
            Remove(name);
        return Count();
    }

    public void Publish(Publication publication)
    {
        var bytes = publication.Bytes();
        foreach (var server in _servers.Values)
            Enqueue(server.Feed, publication, bytes);
    }

    /// <summary>Publishes to one server only.</summary>
    public void Publish(string name, Publication publication)
    {
        if (_servers.TryGetValue(name, out var server))
            Enqueue(server.Feed, publication, publication.Bytes());
    }

    /// <summary>
    /// Ends all subscriptions and has the servers subscribe again; what still waits for them they get by entering.
    /// </summary>
    public void End()
    {
        foreach (var server in _servers.Values)
        {
            End(server.Feed);
            server.Feed.Observer.OnEnded(session, server.Feed.Id).Ignore();
        }

        _servers.Clear();
    }

    private void Remove(string name)
    {
        if (_servers.Remove(name, out var gone))
            End(gone.Feed);
    }

    private void Enqueue(Feed feed, Publication publication, int bytes)
    {
        if (feed.IsEnded)
            return;
        var isTooOld =
            feed.Waiting.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Since) > settings.SubscriberLag;
        if (isTooOld || feed.WaitingBytes + bytes > settings.SubscriberBytes)
        {
            // The server gets a new subscription with its next renewal, and its people what they missed.
            End(feed);
            return;
        }

        feed.Waiting.Enqueue((publication, bytes, time.GetTimestamp()));
        feed.WaitingBytes += bytes;
        if (!feed.IsSending)
            _ = Send(feed);
    }

    private async Task Send(Feed feed)
    {
        feed.IsSending = true;
        try
        {
            while (feed.Waiting.TryPeek(out var next))
            {
                await feed.Observer.OnPublished(session, feed.Id, next.Publication);
                if (feed.IsEnded)
                    return;
                feed.Waiting.Dequeue();
                feed.WaitingBytes -= next.Bytes;
            }
        }
        catch (Exception)
        {
            // Whether it has arrived is not known; what follows would be a gap. The next renewal begins anew.
            End(feed);
        }
        finally
        {
            feed.IsSending = false;
        }
    }

    private static Feed Replace(Feed before, ISessionObserver observer)
    {
        End(before);
        return new Feed(observer);
    }

    private static void End(Feed feed)
    {
        feed.IsEnded = true;
        feed.Waiting.Clear();
        feed.WaitingBytes = 0;
    }

    private bool Count()
    {
        var before = Online;
        Online = _servers
            .Values.SelectMany(server => server.Online)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToSequence();
        return before != Online;
    }
}
