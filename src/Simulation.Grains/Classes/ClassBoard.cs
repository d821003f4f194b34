using Simulation.Protocol;
using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Classes;

/// <summary>
/// The board of a class: what is known of its tables, and what each watcher has of it. The tables are asked once a
/// second while somebody watches, and answer with what has changed; a watcher gets the difference to what it has.
/// </summary>
internal sealed class ClassBoard(string id, ClassJournal journal, ClassTables tables, TimeProvider time)
{
    /// <summary>How long a call waits for a change: well below the time after which a call fails.</summary>
    private static readonly TimeSpan WaitAtMost = TimeSpan.FromSeconds(10);

    /// <summary>A watcher that has not asked for so long is gone.</summary>
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromSeconds(60);

    private readonly Dictionary<int, TableState> _states = [];
    private readonly Dictionary<int, Refusal> _faults = [];
    private readonly Dictionary<string, Watcher> _watchers = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isAsking;
    private object? _assistants;

    /// <summary>What a watcher has.</summary>
    private sealed class Watcher
    {
        public long LastCall { get; set; }

        /// <summary>Whether it sees what everybody may know.</summary>
        public bool IsPublic { get; set; }

        public bool IsNew { get; set; } = true;

        public ClassInfo? Info { get; set; }

        public AssistantList? Assistants { get; set; }

        public Dictionary<int, TableSummary> Tables { get; set; } = [];

        public Dictionary<string, MemberView> Members { get; set; } = [];
    }

    /// <summary>Whether somebody watches; those who are gone are forgotten.</summary>
    public bool IsWatched
    {
        get
        {
            foreach (var (name, watcher) in _watchers)
            {
                if (time.GetElapsedTime(watcher.LastCall) > ForgetAfter)
                    _watchers.Remove(name);
            }

            return _watchers.Count > 0;
        }
    }

    /// <summary>Waits until something has changed for a watcher.</summary>
    /// <param name="authorOf">Whom the ticket belongs to now, or why it opens nothing.</param>
    /// <returns>Null when nothing has changed for as long as a call may take.</returns>
    public async Task<ClassUpdate?> Watch(string name, Func<(ClassAuthor By, Refusal? Refusal)> authorOf)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var (by, refusal) = authorOf();
            if (refusal is not null)
            {
                _watchers.Remove(name);
                return ClassUpdate.Refused(refusal, time.GetUtcNow());
            }

            if (!_watchers.TryGetValue(name, out var watcher))
                _watchers.Add(name, watcher = new Watcher());
            watcher.LastCall = began;
            watcher.IsPublic = by.Kind == ClassAuthorKind.Projector;
            if (_states.Count == 0 && _faults.Count == 0)
                await Ask();
            if (UpdateFor(watcher, by) is { } update)
                return update;

            // A call that waits would keep an activation whose journal has failed from leaving.
            var left = WaitAtMost - time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero || journal.IsDropped)
                return null;
            await Task.WhenAny(_changed.Task, Task.Delay(left, time));
        }
    }

    public void Forget(string name) => _watchers.Remove(name);

    /// <summary>
    /// Watchers who may not watch any more, or have other tables, hear of it at once; the rest comes with the next
    /// answers of the tables.
    /// </summary>
    public void OnCommitted()
    {
        if (ReferenceEquals(_assistants, journal.World?.Assistants))
            return;
        _assistants = journal.World?.Assistants;
        Wake();
    }

    /// <summary>Lets all watchers look.</summary>
    public void Wake()
    {
        var changed = _changed;
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.TrySetResult();
    }

    /// <summary>Asks every table what has changed, and lets the watchers have it.</summary>
    public async Task Ask()
    {
        if (_isAsking || journal.World is not { } world)
            return;
        _isAsking = true;
        try
        {
            var indicators = world.Indicators.ToSequence();
            var isPublic = _watchers.Values.Any(watcher => watcher.IsPublic);
            var opening = world.Pending.OfType<OpenTable>().Select(task => task.Table).ToHashSet();
            await Task.WhenAll(world.Tables.Keys.Where(table => !opening.Contains(table)).Select(Ask));

            async Task Ask(int table)
            {
                var known = _states.GetValueOrDefault(table)?.Key;
                var reply = await tables.TrySend(table, new SummaryInstruction(id, indicators, known, isPublic));
                if (reply.State is { } state)
                    _states[table] = state;
                if (reply.Refusal is { } refusal)
                    _faults[table] = refusal;
                else
                    _faults.Remove(table);
            }
        }
        finally
        {
            _isAsking = false;
        }

        Wake();
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private ClassUpdate? UpdateFor(Watcher watcher, ClassAuthor by)
    {
        var world = journal.World!;
        var info = BoardViews.Info(world, by);
        var assistants = by.Kind == ClassAuthorKind.Facilitator ? BoardViews.Assistants(world) : null;
        var rows = world
            .Tables.Values.Where(table => by.Has(world, table.Number))
            .ToDictionary(
                table => table.Number,
                table => BoardViews.Table(table, SummaryFor(watcher, table.Number), Fault(table.Number))
            );
        var members = world
            .Members.Values.Where(member => ClassResults.IsSeenBy(world, by, member))
            .ToDictionary(
                member => member.Id,
                member => BoardViews.Member(world, member, OnlineAt(member.Place)),
                StringComparer.Ordinal
            );
        var update = new ClassUpdate(
            null,
            Now,
            watcher.IsNew,
            info == watcher.Info ? null : info,
            Changed(rows, watcher.Tables),
            watcher.Tables.Keys.Where(table => !rows.ContainsKey(table)).ToSequence(),
            Changed(members, watcher.Members),
            watcher.Members.Keys.Where(member => !members.ContainsKey(member)).ToSequence(),
            assistants == watcher.Assistants ? null : assistants
        );
        var isEmpty =
            !update.Full
            && update is { Class: null, Assistants: null }
            && update.Tables.Count + update.GoneTables.Count + update.Members.Count + update.GoneMembers.Count == 0;
        if (isEmpty)
            return null;
        (watcher.IsNew, watcher.Info, watcher.Assistants) = (false, info, assistants);
        (watcher.Tables, watcher.Members) = (rows, members);
        return update;
    }

    private TableSummary? SummaryFor(Watcher watcher, int table) =>
        _states.GetValueOrDefault(table) is { } state
            ? watcher.IsPublic
                ? state.Public
                : state.Summary
            : null;

    private Refusal? Fault(int table) => _faults.GetValueOrDefault(table);

    private Sequence<string> OnlineAt(Place? place) =>
        place is not null && _states.TryGetValue(place.Table, out var state) ? state.Online : [];

    private static Sequence<T> Changed<TKey, T>(Dictionary<TKey, T> now, Dictionary<TKey, T> before)
        where TKey : notnull =>
        now.Where(row => !before.TryGetValue(row.Key, out var old) || !Equals(old, row.Value))
            .Select(row => row.Value)
            .ToSequence();
}
