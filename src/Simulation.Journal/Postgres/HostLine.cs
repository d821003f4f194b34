// The line between the hosts of one database: a connection of its own that listens, says what has been appended, holds
// the advisory locks of the streams that this host leads, and asks every second, so that a message that got lost costs
// a second and no more. PostgreSQL lets go of the locks when the connection ends, so a dead host leads nothing.
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Simulation.Journal.Postgres;

internal sealed partial class HostLine : IAsyncDisposable
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    private readonly string _host = Guid.NewGuid().ToString("N");
    private readonly string _connectionString;
    private ILogger _logger = NullLogger.Instance;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Followed> _followed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _appended = new(StringComparer.Ordinal);
    private readonly List<(string Stream, string Text)> _toSay = [];

    // Nobody here follows them any more, and their locks are held still.
    private readonly List<string> _left = [];
    private readonly Queue<string> _heard = new();
    private readonly Task _running;
    private CancellationTokenSource _pause = new();
    private long _asked;

    private bool _isBroken;

    public HostLine(string connectionString)
    {
        // A host that gets no answer for some seconds may be cut off; then PostgreSQL soon gives its leads to another one.
        _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            KeepAlive = 10,
            CommandTimeout = 5,
        }.ConnectionString;
        _running = Task.Run(Run);
    }

    /// <summary>One stream that this host follows.</summary>
    private sealed class Followed(HostLine line, string stream, IFollower follower) : IFollowing
    {
        public IFollower Follower => follower;

        public bool Leads { get; set; }

        /// <summary>What the follower was told last; -1 for nothing.</summary>
        public long Version { get; set; } = -1;

        public void Tell(string text)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, Following.LongestText);
            line.Say(stream, text);
        }

        public void Dispose() => line.Leave(stream, this);
    }

    public void LogTo(ILogger logger) => _logger = logger;

    public IFollowing Follow(string stream, IFollower follower)
    {
        var followed = new Followed(this, stream, follower);
        lock (_gate)
        {
            // The one before it is on its way out or out, and has left the stream to this one, with the lead: its lock is
            // held still, and taken twice it would be given up only once.
            followed.Leads = _followed.TryGetValue(stream, out var before) ? before.Leads : _left.Remove(stream);
            _followed[stream] = followed;
            WakeUp();
        }

        return followed;
    }

    /// <summary>Tells the other hosts, soon, that streams have grown.</summary>
    public void Appended(IEnumerable<AppendOperation> appends)
    {
        lock (_gate)
        {
            foreach (var append in appends)
            {
                if (append.Result is AppendResult.Appended appended) _appended[append.Stream] = appended.Version;
            }

            if (_appended.Count > 0) WakeUp();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        lock (_gate) WakeUp();
        await _running;
        _stop.Dispose();
    }

    private void Say(string stream, string text)
    {
        lock (_gate)
        {
            _toSay.Add((stream, text));
            WakeUp();
        }
    }

    private void Leave(string stream, Followed followed)
    {
        lock (_gate)
        {
            if (!_followed.TryGetValue(stream, out var current) || current != followed) return;
            _followed.Remove(stream);
            if (followed.Leads) _left.Add(stream);
        }
    }

    // Not Cancel: it would run what follows the wait here and now, inside the lock.
    private void WakeUp() => _ = _pause.CancelAsync();

    private async Task Run()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_connectionString);
                await connection.OpenAsync(_stop.Token);
                connection.Notification += (_, notification) => _heard.Enqueue(notification.Payload);
                var channel = await HostStatements.Listen(connection, _stop.Token);
                while (!_stop.IsCancellationRequested)
                {
                    await SayAll(connection, channel);
                    await LeaveLed(connection);
                    if (IsTimeToAsk()) await Ask(connection);
                    await Wait(connection);
                    PassOn();
                    _isBroken = false;
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // The host stops.
            }
            catch (Exception failure)
            {
                // Whatever it is: without this line the host leads nothing and hears nothing. The locks are gone with the
                // connection. Everybody is told anew once there is another one.
                if (!_isBroken) LogBroken(failure);
                _isBroken = true;
                LoseAll();
                await Task.Delay(AskEvery, _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private async Task SayAll(NpgsqlConnection connection, string channel)
    {
        List<string> messages;
        lock (_gate)
        {
            messages =
            [
                .. _appended.Select(grown => string.Create(CultureInfo.InvariantCulture, $"{_host} {grown.Key} grown {grown.Value}")),
                .. _toSay.Select(said => $"{_host} {said.Stream} said {said.Text}"),
            ];
            _appended.Clear();
            _toSay.Clear();
        }

        if (messages.Count > 0) await HostStatements.Notify(connection, channel, messages, _stop.Token);
    }

    private async Task LeaveLed(NpgsqlConnection connection)
    {
        string[] left;
        lock (_gate)
        {
            left = [.. _left];
            _left.Clear();
        }

        if (left.Length > 0) await HostStatements.Unlock(connection, left, _stop.Token);
    }

    private bool IsTimeToAsk()
    {
        if (_asked > 0 && Stopwatch.GetElapsedTime(_asked) < AskEvery && !IsNewFollowed()) return false;
        _asked = Stopwatch.GetTimestamp();
        return true;
    }

    private bool IsNewFollowed()
    {
        lock (_gate) return _followed.Values.Any(one => one.Version < 0);
    }

    // Where the streams are, and whether one of them can be led from here now.
    private async Task Ask(NpgsqlConnection connection)
    {
        Dictionary<string, Followed> followed;
        lock (_gate) followed = new(_followed, StringComparer.Ordinal);
        if (followed.Count == 0) return;
        var versions = await HostStatements.Versions(connection, followed.Keys, _stop.Token);
        var unled = versions.Keys.Where(stream => !followed[stream].Leads).ToList();
        if (unled.Count > 0)
        {
            foreach (var stream in await HostStatements.Lock(connection, unled, _stop.Token)) Lead(stream);
        }

        foreach (var (stream, one) in followed) Grown(one, versions.GetValueOrDefault(stream));
    }

    private async Task Wait(NpgsqlConnection connection)
    {
        CancellationToken pause;
        lock (_gate)
        {
            if (_pause.IsCancellationRequested)
            {
                _pause = new CancellationTokenSource();
                if (_appended.Count > 0 || _toSay.Count > 0 || IsNewFollowed()) return;
            }

            pause = _pause.Token;
        }

        try
        {
            if (_heard.Count == 0) await connection.WaitAsync(AskEvery, pause);
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            // There is something to say.
        }
    }

    private void PassOn()
    {
        while (_heard.TryDequeue(out var message))
        {
            if (message.Split(' ', 4) is not [var host, var stream, var verb, var rest] || host == _host) continue;
            Followed? followed;
            lock (_gate) _followed.TryGetValue(stream, out followed);
            if (followed is null) continue;
            if (verb == "grown") Grown(followed, long.Parse(rest, CultureInfo.InvariantCulture));
            else Tell(followed, follower => follower.Heard(host, rest));
        }
    }

    private void Grown(Followed followed, long version)
    {
        if (followed.Version == version) return;
        followed.Version = version;
        Tell(followed, follower => follower.Grown(version));
    }

    private void Lead(string stream)
    {
        Followed? followed;
        lock (_gate)
        {
            if (!_followed.TryGetValue(stream, out followed))
            {
                _left.Add(stream);
                return;
            }

            followed.Leads = true;
        }

        Tell(followed, follower => follower.LeadChanged());
    }

    private void LoseAll()
    {
        List<Followed> led;
        lock (_gate)
        {
            _left.Clear();
            led = _followed.Values.Where(followed => followed.Leads).ToList();
            foreach (var followed in _followed.Values)
            {
                followed.Version = -1;
                followed.Leads = false;
            }
        }

        foreach (var followed in led) Tell(followed, follower => follower.LeadChanged());
    }

    // What goes wrong in one follower is no reason to break the line of all.
    private void Tell(Followed followed, Action<IFollower> what)
    {
        try
        {
            what(followed.Follower);
        }
        catch (Exception failure)
        {
            LogNotTold(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The line to the other hosts broke; until it works again, this host leads no session.")]
    private partial void LogBroken(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "A session could not be told what became of it on the other hosts.")]
    private partial void LogNotTold(Exception failure);
}
