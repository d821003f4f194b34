using System.Runtime.CompilerServices;
using Simulation.Journal;

namespace Simulation.Grains.Tests;

/// <summary>A journal that a test can make fail, or hold, at the moment it likes.</summary>
public sealed class FaultyJournal(IJournal inner) : IJournal
{
    private volatile bool _dead;
    private Action<string>? _onEach;
    private (string Stream, TaskCompletionSource Source)? _deleted;

    public IJournal Inner => inner;

    /// <summary>Called instead of the next appends to sessions, with the append itself.</summary>
    public Func<Func<Task<AppendResult>>, Task<AppendResult>>? OnAppend { get; set; }

    /// <summary>Whether reading fails.</summary>
    public bool IsUnreadable { get; set; }

    /// <summary>What reading finds that cannot be.</summary>
    public Exception? Nonsense { get; set; }

    /// <summary>Whether others use the journal inside as well, which therefore stays open.</summary>
    public bool IsShared { get; init; }

    public int Appends { get; private set; }

    /// <summary>From now on appends to sessions wait, until all are let go.</summary>
    /// <param name="fail">Whether they fail then.</param>
    public HeldCalls HoldAppends(bool fail = false)
    {
        var held = new HeldCalls();
        OnAppend = async append =>
        {
            await held.Wait();
            return fail ? throw new JournalUnavailableException("The disk is full.") : await append();
        };
        return held;
    }

    /// <summary>From now on nothing reaches the disk, as after a kill.</summary>
    public void Die() => _dead = true;

    /// <summary>From the append after so many to a stream on nothing reaches the disk, as after a kill.</summary>
    /// <returns>Completes when it has come to that.</returns>
    public Task DieAfter(int appends, string stream)
    {
        var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _onEach = appended =>
        {
            if (appended != stream || appends-- > 0)
                return;
            Die();
            dead.TrySetResult();
        };
        return dead.Task;
    }

    public Task<AppendResult> Append(
        string stream,
        long expectedVersion,
        IReadOnlyList<JournalEntry> entries,
        CancellationToken cancellationToken = default
    )
    {
        _onEach?.Invoke(stream);
        if (_dead)
            throw new JournalUnavailableException("Killed.");
        Appends++;
        Task<AppendResult> Really() => inner.Append(stream, expectedVersion, entries, cancellationToken);
        return OnAppend is { } hook && stream.StartsWith("session/", StringComparison.Ordinal)
            ? hook(Really)
            : Really();
    }

    public async IAsyncEnumerable<JournalEntry> Read(
        string stream,
        long afterVersion = 0,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        if (Nonsense is { } nonsense)
            throw nonsense;
        if (_dead || IsUnreadable)
            throw new JournalUnavailableException("Cannot read.");
        await foreach (var entry in inner.Read(stream, afterVersion, cancellationToken))
            yield return entry;
    }

    public Task<long> Version(string stream, CancellationToken cancellationToken = default) =>
        IsUnreadable ? throw new JournalUnavailableException("Cannot read.") : inner.Version(stream, cancellationToken);

    public IAsyncEnumerable<string> List(string prefix, CancellationToken cancellationToken = default) =>
        inner.List(prefix, cancellationToken);

    public async Task Delete(string stream, CancellationToken cancellationToken = default)
    {
        await inner.Delete(stream, cancellationToken);
        if (_deleted is { } deleted && deleted.Stream == stream)
            deleted.Source.TrySetResult();
    }

    /// <summary>Completes with the next deletion of a stream.</summary>
    public Task UntilDeleted(string stream)
    {
        _deleted = (stream, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return _deleted.Value.Source.Task;
    }

    public async Task<List<JournalEntry>> EntriesOf(string session)
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in Read("session/" + session))
            entries.Add(entry);
        return entries;
    }

    public async Task<int> Count(string session, string happened) =>
        (await EntriesOf(session)).Sum(entry => entry.Events.Count(e => e.Name == happened));

    public ValueTask DisposeAsync() => _dead || IsShared ? ValueTask.CompletedTask : inner.DisposeAsync();
}
