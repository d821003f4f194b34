using System.Runtime.CompilerServices;
using Simulation.Journal;

namespace Simulation.Grains.Analyses;

/// <summary>
/// The streams of a session's analysis: what was found, and until all is found the games that were played for it.
/// </summary>
public static class AnalysisStreams
{
    private const string Found = "analysis/";

    private const string Played = "analysis-games/";

    /// <summary>The stream of what was found.</summary>
    public static string FoundOf(string session) => Found + session;

    /// <summary>The stream of the games; while there is one, the analysis is wanted and not done.</summary>
    public static string PlayedOf(string session) => Played + session;

    /// <summary>Ids of the sessions whose analyses were begun and are not done.</summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    public static async IAsyncEnumerable<string> Unfinished(
        IJournal journal,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var stream in journal.List(Played, cancellationToken))
            yield return stream[Played.Length..];
    }

    /// <summary>Deletes all that there is of a session's analysis; one that is under way ends.</summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be reached.</exception>
    public static async Task Delete(IJournal journal, string session, CancellationToken cancellationToken = default)
    {
        await journal.Delete(PlayedOf(session), cancellationToken);
        await journal.Delete(FoundOf(session), cancellationToken);
    }
}
