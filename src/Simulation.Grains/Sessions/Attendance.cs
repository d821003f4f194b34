using Simulation.Rules.Language;

namespace Simulation.Grains.Sessions;

/// <summary>Which hosts listen to a session and who is connected there. Not journalled: after a restart the hosts tell anew.</summary>
internal sealed class Attendance(TimeProvider time, TimeSpan lease)
{
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal);

    /// <param name="Told">Completes when everything said to it so far has arrived.</param>
    private sealed record Host(ISessionWatcher? Watcher, Sequence<string> Online, DateTimeOffset Until, Task Told);

    /// <summary>Seats with at least one connection, in order.</summary>
    public Sequence<string> Online { get; private set; } = [];

    /// <summary>Whether this activation tells anybody. There are other hosts when it is one of several.</summary>
    public bool IsWatched => _hosts.Values.Any(host => host.Watcher is not null);

    /// <summary>Seats with a connection to one of the hosts that this activation tells, in order.</summary>
    public Sequence<string> Here { get; private set; } = [];

    /// <summary>Whether this activation tells a host.</summary>
    public bool IsTold(string host) => _hosts.TryGetValue(host, out var known) && known.Watcher is not null;

    /// <returns>Whether it changed who is online.</returns>
    public bool Watch(string host, ISessionWatcher watcher, Sequence<string> online)
    {
        _hosts[host] = new Host(watcher, online, time.GetUtcNow() + lease, _hosts.TryGetValue(host, out var known) ? known.Told : Task.CompletedTask);
        return Count();
    }

    /// <summary>Another activation has told who is connected there.</summary>
    /// <returns>Whether it changed who is online.</returns>
    public bool Hear(string host, Sequence<string> online)
    {
        _hosts[host] = new Host(null, online, time.GetUtcNow() + lease, Task.CompletedTask);
        return Count();
    }

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
        foreach (var host in _hosts.Keys.ToList()) Tell(host, word);
    }

    /// <summary>Says something to a host, after what was said to it before.</summary>
    public void Tell(string host, Func<ISessionWatcher, Task> word)
    {
        if (_hosts.TryGetValue(host, out var known) && known.Watcher is { } watcher) _hosts[host] = known with { Told = Say(host, watcher, known.Told, word) };
    }

    private async Task Say(string host, ISessionWatcher watcher, Task before, Func<ISessionWatcher, Task> word)
    {
        await before;
        try
        {
            await word(watcher);
        }
        catch (Exception)
        {
            // It is gone, or has not heard it. When it renews its watch it is taken for new, and gets what it missed.
            if (_hosts.TryGetValue(host, out var known) && watcher.Equals(known.Watcher)) _hosts[host] = known with { Watcher = null };
        }
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
