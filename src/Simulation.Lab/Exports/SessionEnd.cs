using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Exports;

/// <summary>
/// What ended a session, and for how long nobody was there: an analyst leaves out what was broken off or left.
/// </summary>
/// <param name="By">
/// <c>ending</c>: an ending that comes at once; <c>last-round</c>: the last round was over; <c>facilitator</c>, or
/// <c>class</c> for all tables of it: before that.
/// </param>
/// <param name="UnattendedSeconds">Real seconds for which the running game waited because nobody was connected.</param>
internal readonly record struct SessionEnd(string By, long UnattendedSeconds)
{
    /// <param name="entries">Of a session that has ended.</param>
    public static SessionEnd Of(Scenario scenario, ImmutableArray<GameEntry> entries)
    {
        var waited = TimeSpan.Zero;
        DateTimeOffset? since = null;
        foreach (var entry in entries)
        {
            foreach (var happened in entry.Events)
            {
                switch (happened)
                {
                    case ContinuedFrom:
                        (waited, since) = (TimeSpan.Zero, null);
                        break;
                    case WaitingBegan began:
                        since = began.Since;
                        break;
                    case WaitingEnded or RoundBegan or SessionEnded when since is { } begin:
                        waited += (happened is WaitingEnded ended ? ended.Until : entry.At) - begin;
                        since = null;
                        break;
                }

                if (happened is SessionEnded end)
                    return new SessionEnd(EndedBy(scenario, entry, end), (long)waited.TotalSeconds);
            }
        }

        throw new ArgumentException("The session has not ended.", nameof(entries));
    }

    // Only a command to end the session leaves neither an ending that comes at once nor the end of a round.
    private static string EndedBy(Scenario scenario, GameEntry entry, SessionEnded end) =>
        scenario.Endings.First(ending => ending.Id == end.Ending).AtOnce ? "ending"
        : entry.Events.Any(happened => happened is RoundEnded) ? "last-round"
        : entry.By == CommandAuthor.Server ? "class"
        : "facilitator";
}
