using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Lab.Continuations;
using Simulation.Protocol;
using Simulation.Rules;
using Simulation.Rules.Language;

namespace Simulation.Grains.Analyses;

/// <summary>
/// What is kept of a session's analysis, in two streams beside the session's own: the results, and until they are all
/// there the games that have been played for them. Only the analysis writes there; when somebody else has, or the
/// streams are deleted, nothing more is written.
/// </summary>
internal sealed class AnalysisStore(IJournal journal, string session, string build, TimeProvider time)
{
    // Stored names; what they hold may get further fields.
    private const string Begun = "analysis-begun";
    private const string Played = "analysis-games-played";
    private const string TypicalityFound = "analysis-typicality";
    private const string TurningPointsFound = "analysis-turning-points";

    /// <summary>Numbers before the scores of a stored game: its start, its own, and the index of its ending.</summary>
    private const int Head = 3;

    private readonly Dictionary<string, List<ImmutableArray<int>>> _games = [];
    private long _results;
    private long _played;

    public GameTypicality? Typicality { get; private set; }

    public GameTurningPoints? TurningPoints { get; private set; }

    /// <summary>Whether an analysis was begun and has not got all its results.</summary>
    public bool IsUnfinished => _played > 0;

    public bool IsDone => Typicality is not null && TurningPoints is not null;

    private sealed record BegunBy(string Build);

    /// <param name="Question">That they were played for.</param>
    /// <param name="Games">Start, game, index of the ending, scores and indicators of each.</param>
    private sealed record PlayedGames(string Question, Sequence<ImmutableArray<int>> Games);

    /// <summary>Reads both streams anew. Games that another build has played are not among them.</summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    /// <exception cref="JournalDamagedException">A stream is not as it was written.</exception>
    public async Task Read()
    {
        _games.Clear();
        (Typicality, TurningPoints, _results, _played) = (null, null, 0, 0);
        await foreach (var entry in journal.Read(AnalysisStreams.FoundOf(session)))
        {
            _results = entry.Last;
            foreach (var (name, json) in entry.Events)
            {
                if (name == TypicalityFound)
                    Typicality = JsonSerializer.Deserialize<GameTypicality>(json.Span, Json.Options);
                else if (name == TurningPointsFound)
                    TurningPoints = JsonSerializer.Deserialize<GameTurningPoints>(json.Span, Json.Options);
            }
        }

        await foreach (var entry in journal.Read(AnalysisStreams.PlayedOf(session)))
        {
            _played = entry.Last;
            foreach (var (name, json) in entry.Events)
            {
                if (name == Begun && JsonSerializer.Deserialize<BegunBy>(json.Span, Json.Options)?.Build != build)
                {
                    await journal.Delete(AnalysisStreams.PlayedOf(session));
                    _played = 0;
                    return;
                }

                if (name == Played && JsonSerializer.Deserialize<PlayedGames>(json.Span, Json.Options) is { } some)
                    GamesOf(some.Question).AddRange(some.Games);
            }
        }
    }

    /// <summary>Notes that the analysis is wanted, so that it is not forgotten when the server ends.</summary>
    /// <exception cref="AnalysisSupersededException">Somebody else has begun it.</exception>
    public async Task Begin()
    {
        if (!IsUnfinished)
            _played = await Append(AnalysisStreams.PlayedOf(session), 0, "begun", Begun, new BegunBy(build));
    }

    /// <summary>The games that have been played for a question.</summary>
    public IEnumerable<SliceOutcomes> PlayedFor(string question, Scenario scenario)
    {
        foreach (var game in GamesOf(question))
        {
            var scores = scenario.Actors.Length;
            var outcome = new GameOutcome(
                scenario.Endings[game[2]].Id,
                game[Head..(Head + scores)],
                game[(Head + scores)..]
            );
            yield return new SliceOutcomes(new Slice(game[0], game[1], 1), [outcome]);
        }
    }

    /// <summary>Keeps games that have been played.</summary>
    /// <exception cref="AnalysisSupersededException">The stream is not as this one has left it.</exception>
    public async Task Keep(string question, Scenario scenario, IEnumerable<SliceOutcomes> slices)
    {
        var games = slices
            .SelectMany(slice => slice.Games.Select((game, i) => Row(scenario, slice.Slice, i, game)))
            .ToSequence();
        _played = await Append(
            AnalysisStreams.PlayedOf(session),
            _played,
            string.Create(CultureInfo.InvariantCulture, $"games-{_played + 1}"),
            Played,
            new PlayedGames(question, games)
        );
    }

    /// <exception cref="AnalysisSupersededException">Somebody else has found something.</exception>
    public async Task Keep(GameTypicality found)
    {
        _results = await Append(AnalysisStreams.FoundOf(session), _results, "typicality", TypicalityFound, found);
        Typicality = found;
    }

    /// <exception cref="AnalysisSupersededException">Somebody else has found something.</exception>
    public async Task Keep(GameTurningPoints found)
    {
        _results = await Append(
            AnalysisStreams.FoundOf(session),
            _results,
            "turning-points",
            TurningPointsFound,
            found
        );
        TurningPoints = found;
    }

    /// <summary>Deletes the games: the results are there, or there will be none.</summary>
    public async Task DeleteGames()
    {
        await journal.Delete(AnalysisStreams.PlayedOf(session));
        _games.Clear();
        _played = 0;
    }

    private static ImmutableArray<int> Row(Scenario scenario, Slice slice, int index, GameOutcome game)
    {
        var ending = scenario.Endings.TakeWhile(one => one.Id != game.Ending).Count();
        return [slice.Start, slice.First + index, ending, .. game.Scores, .. game.Indicators];
    }

    private List<ImmutableArray<int>> GamesOf(string question)
    {
        if (!_games.TryGetValue(question, out var games))
            _games[question] = games = [];
        return games;
    }

    private async Task<long> Append<T>(string stream, long version, string command, string name, T what)
    {
        // Without its session nobody would ever delete it.
        if (await journal.Version(SessionState.StreamOf(session)) == 0)
        {
            await AnalysisStreams.Delete(journal, session);
            throw new AnalysisSupersededException();
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(what, Json.Options);
        var entry = new JournalEntry(version + 1, time.GetUtcNow(), command, "server", [new StoredEvent(name, json)]);
        return await journal.Append(stream, version, [entry]) is AppendResult.Appended appended
            ? appended.Version
            : throw new AnalysisSupersededException();
    }
}

/// <summary>
/// The analysis goes on in another activation, or its session was deleted. What there is has to be read anew.
/// </summary>
internal sealed class AnalysisSupersededException : Exception;
