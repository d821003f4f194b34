using System.Collections.Concurrent;
using Simulation.Journal;

namespace Simulation.Grains.Continuations;

/// <summary>
/// The finished games that this server works on: workers of one session share what was read. A game is let go with the
/// last activation that holds it.
/// </summary>
public sealed class FinishedGameCache(IJournal journal)
{
    /// <summary>How long an activation that nobody calls keeps its game.</summary>
    internal const int KeptMinutes = 2;

    private readonly ConcurrentDictionary<string, WeakReference<FinishedGame>> _games = new(StringComparer.Ordinal);

    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    /// <exception cref="JournalDamagedException">The stream is not as it was written.</exception>
    public async Task<Result<FinishedGame>> Of(string session)
    {
        if (_games.TryGetValue(session, out var kept) && kept.TryGetTarget(out var game))
            return game;
        foreach (var (gone, reference) in _games)
        {
            if (!reference.TryGetTarget(out _))
                _games.TryRemove(new(gone, reference));
        }

        var read = await FinishedGame.Read(journal, session);
        if (read.Value is { } found)
            _games[session] = new WeakReference<FinishedGame>(found);
        return read;
    }
}
