using Simulation.Rules.Language;

namespace Simulation.Grains.Sessions;

/// <summary>Which hosts listen to a session and who is connected there. Not journalled: after a restart the hosts tell anew.</summary>
internal sealed class Attendance(TimeProvider time, TimeSpan lease)
{
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal);

    private sealed class Host
    {
        public ISessionWatcher? Watcher { get; set; }

        public Sequence<string> Online { get; set; }

        public DateTimeOffset Until { get; set; }

        /// <summary>Completes when everything said to it so far has arrived.</summary>
        public Task Told { get; set; } = Task.CompletedTask;
    }

    /// <summary>Seats with at least one connection, in order.</summary>
    public Sequence<string> Online { get; private set; } = [];

    /// <summary>Whether this activation tells anybody. There are other hosts when it is one of several.</summary>
    public bool IsWatched => _hosts.Values.Any(host => host.Watcher is not null);

    /// <summary>Seats with a connection to one of the hosts that this activation tells, in order.</summary>
    public Sequence<string> Here { get; private set; } = [];

    /// <summary>Whether this activation tells a host.</summary>
    public bool IsTold(string host) => _hosts.TryGetValue(host, out var known) && known.Watcher is not null;

    /// <returns>Whether it changed who is online.</returns>
    public bool Watch(string host, ISessionWatcher watcher, Sequence<string> online) => Note(host, watcher, online);

    /// <summary>Another activation has told who is connected there.</summary>
    /// <returns>Whether it changed who is online.</returns>
    public bool Hear(string host, Sequence<string> online) => Note(host, null, online);

    /// <returns>Whether it changed who is online.</returns>
    public bool Unwatch(string host)
    {
        _hosts.Remove(host);
        return Count();
    }

    /// <summary>Drops the hosts that have not been heard of for too long.</summary>
    /// <returns>Whether it changed who is online.</returns>
    public bool DropSilent()
    {
        var now = time.GetUtcNow();
        foreach (var silent in _hosts.Where(host => host.Value.Until < now).Select(host => host.Key).ToList())
            _hosts.Remove(silent);
        return Count();
    }

    public void Tell(Func<ISessionWatcher, Task> word)
    {
        foreach (var host in _hosts.Values) Tell(host, word);
    }

    /// <summary>Says something to a host, after what was said to it before.</summary>
    public void Tell(string host, Func<ISessionWatcher, Task> word)
    {
        if (_hosts.TryGetValue(host, out var known)) Tell(known, word);
    }

    private void Tell(Host host, Func<ISessionWatcher, Task> word)
    {
        if (host.Watcher is { } watcher) host.Told = Say(host, watcher, host.Told, word);
    }

    private async Task Say(Host host, ISessionWatcher watcher, Task before, Func<ISessionWatcher, Task> word)
    {
        await before;
        try
        {
            await word(watcher);
        }
        catch (Exception)
        {
            // It is gone, or has not heard it. When it renews its watch it is taken for new, and gets what it missed.
            if (!watcher.Equals(host.Watcher)) return;
            host.Watcher = null;
            Count();
        }
    }

    private bool Note(string host, ISessionWatcher? watcher, Sequence<string> online)
    {
        if (!_hosts.TryGetValue(host, out var known)) _hosts.Add(host, known = new Host());
        (known.Watcher, known.Online, known.Until) = (watcher, online, time.GetUtcNow() + lease);
        return Count();
    }

    private bool Count()
    {
        var before = Online;
        Online = SeatsOf(_hosts.Values);
        Here = SeatsOf(_hosts.Values.Where(host => host.Watcher is not null));
        return before != Online;
    }

    private static Sequence<string> SeatsOf(IEnumerable<Host> hosts) =>
        hosts.SelectMany(host => host.Online).Distinct().Order(StringComparer.Ordinal).ToSequence();
}
