using Simulation.Rules.Language;

namespace Simulation.Grains.Sessions;

/// <summary>Which hosts listen to a session and who is connected there. Not journalled: after a restart the hosts tell anew.</summary>
internal sealed class Attendance(TimeProvider time, TimeSpan lease)
{
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal);
    private Sequence<string> _online = [];

    private sealed record Host(ISessionWatcher Watcher, Sequence<string> Online, DateTimeOffset Until);

    /// <summary>Seats with at least one connection, in order.</summary>
    public Sequence<string> Online => _online;

    public IEnumerable<ISessionWatcher> Watchers => _hosts.Values.Select(host => host.Watcher);

    /// <returns>Whether it changed who is online.</returns>
    public bool Watch(string host, ISessionWatcher watcher, Sequence<string> online)
    {
        _hosts[host] = new Host(watcher, online, time.GetUtcNow() + lease);
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

    private bool Count()
    {
        var before = _online;
        _online = _hosts.Values.SelectMany(host => host.Online).Distinct().Order(StringComparer.Ordinal).ToSequence();
        return before != _online;
    }
}
