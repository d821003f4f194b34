using Simulation.Rules.Language;

namespace Simulation.Grains.Sessions;

/// <summary>Which hosts listen to a session and who is connected there. Not journalled: after a restart the hosts tell anew.</summary>
internal sealed class Attendance(TimeProvider time, TimeSpan lease)
{
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal);

    private sealed class Host
    {
        /// <summary>Null when this activation does not tell it.</summary>
        public Line? Line { get; set; }

        public Sequence<string> Online { get; set; }

        public DateTimeOffset Until { get; set; }
    }

    /// <summary>What is said to a host from when it was taken for new until something could not be said to it.</summary>
    private sealed class Line(ISessionWatcher watcher)
    {
        public ISessionWatcher Watcher => watcher;

        /// <summary>Completes when everything said so far has arrived or has failed.</summary>
        public Task Told { get; set; } = Task.CompletedTask;
    }

    /// <summary>Seats with at least one connection, in order.</summary>
    public Sequence<string> Online { get; private set; } = [];

    /// <summary>Whether this activation tells anybody. There are other hosts when it is one of several.</summary>
    public bool IsWatched => _hosts.Values.Any(host => host.Line is not null);

    /// <summary>Seats with a connection to one of the hosts that this activation tells, in order.</summary>
    public Sequence<string> Here { get; private set; } = [];

    /// <summary>Whether this activation tells a host, by that watcher.</summary>
    public bool IsTold(string host, ISessionWatcher watcher) => watcher.Equals(_hosts.GetValueOrDefault(host)?.Line?.Watcher);

    /// <returns>Whether it changed who is online.</returns>
    public bool Watch(string host, ISessionWatcher watcher, Sequence<string> online) => Note(host, watcher, online);

    /// <summary>Another activation has told who is connected there.</summary>
    /// <returns>Whether it changed who is online.</returns>
    public bool Hear(string host, Sequence<string> online) => Note(host, null, online);

    /// <returns>Whether it changed who is online.</returns>
    public bool Unwatch(string host)
    {
        Drop(host);
        return Count();
    }

    /// <summary>Drops the hosts that have not been heard of for too long.</summary>
    /// <returns>Whether it changed who is online.</returns>
    public bool DropSilent()
    {
        var now = time.GetUtcNow();
        foreach (var silent in _hosts.Where(host => host.Value.Until < now).Select(host => host.Key).ToList()) Drop(silent);
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
        if (host.Line is { } line) line.Told = Say(host, line, line.Told, word);
    }

    private async Task Say(Host host, Line line, Task before, Func<ISessionWatcher, Task> word)
    {
        await before;

        // Without what was said before it, the next batch would be a gap, or go to who has lost the role.
        if (host.Line != line) return;
        try
        {
            await word(line.Watcher);
        }
        catch (Exception)
        {
            // It is gone, or has not heard it. When it renews its watch it is taken for new, and gets what it missed.
            if (host.Line != line) return;
            host.Line = null;
            Count();
        }
    }

    // What waits to be said to it is said no more: when it comes back it gets that as missed.
    private void Drop(string host)
    {
        if (_hosts.Remove(host, out var gone)) gone.Line = null;
    }

    private bool Note(string host, ISessionWatcher? watcher, Sequence<string> online)
    {
        if (!_hosts.TryGetValue(host, out var known)) _hosts.Add(host, known = new Host());
        if (watcher is null || !watcher.Equals(known.Line?.Watcher)) known.Line = watcher is null ? null : new Line(watcher);
        (known.Online, known.Until) = (online, time.GetUtcNow() + lease);
        return Count();
    }

    private bool Count()
    {
        var before = Online;
        Online = SeatsOf(_hosts.Values);
        Here = SeatsOf(_hosts.Values.Where(host => host.Line is not null));
        return before != Online;
    }

    private static Sequence<string> SeatsOf(IEnumerable<Host> hosts) =>
        hosts.SelectMany(host => host.Online).Distinct().Order(StringComparer.Ordinal).ToSequence();
}
