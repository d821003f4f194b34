using System.Collections.Immutable;
using System.Text.Json;
using Simulation.Lab.Runs;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Sweeps;

/// <summary>What a sweep keeps of one game; the game itself is let go.</summary>
/// <param name="Ending">Id of the ending.</param>
/// <param name="Scores">0 to 100, in the order of the scenario's actors.</param>
/// <param name="FirstMoves">
/// The move or answer that each actor chose first, in the same order; null for one that never chose any.
/// </param>
/// <param name="Plays">How often each move was played by each role.</param>
/// <param name="Injects">Ids of the injects that happened.</param>
/// <param name="Agreements">Prepared agreements that were proposed, and what became of them.</param>
/// <param name="Directives">Demands that were made, and what became of them.</param>
/// <param name="Goals">How far each goal is met, 0 to 100, by actor and goal.</param>
/// <param name="Acted">Rounds in which a role did something other than wait.</param>
/// <param name="Indicators">0 to 100 at the end, in the order of the scenario's indicators.</param>
public sealed record GameSummary(
    string Ending,
    ImmutableArray<int> Scores,
    ImmutableArray<string?> FirstMoves,
    ImmutableDictionary<(string Move, string Role), int> Plays,
    ImmutableArray<string> Injects,
    ImmutableArray<(string Agreement, AgreementStatus Status)> Agreements,
    ImmutableArray<(string Demand, DirectiveStatus Status)> Directives,
    ImmutableArray<ImmutableArray<int>> Goals,
    ImmutableHashSet<(string Role, int Round)> Acted,
    ImmutableArray<int> Indicators
)
{
    /// <summary>Reads what <see cref="Json"/> writes.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static GameSummary Read(string json) =>
        JsonSerializer.Deserialize<GameSummary>(json, RowJson.Options)
        ?? throw new JsonException("There is no game here.");

    /// <summary>The summary as folders keep it, in one line.</summary>
    public string Json() => JsonSerializer.Serialize(this, RowJson.Options);

    public static GameSummary Of(GameRecord game)
    {
        var end = game.End;
        var scenario = end.Scenario;
        var first = new string?[scenario.Actors.Length];
        var plays = ImmutableDictionary.CreateBuilder<(string Move, string Role), int>();
        foreach (var happened in game.Entries.SelectMany(entry => entry.Events))
        {
            if (happened is MovePlayed played)
            {
                var key = (played.Choice.Move, played.Role);
                plays[key] = plays.GetValueOrDefault(key) + 1;
            }

            if (Chosen(happened) is var (role, move))
                first[scenario.Actor(role)] ??= move;
        }

        return new GameSummary(
            end.Ending!,
            [
                .. Enumerable
                    .Range(0, scenario.Actors.Length)
                    .Select(actor => Simulation.Rules.Scoring.Scores.Total(end, actor)),
            ],
            [.. first],
            plays.ToImmutable(),
            [.. scenario.Injects.Where((_, i) => end.Injected[i] is not null).Select(inject => inject.Id)],
            [.. end.Agreements.Where(a => a.Template is not null).Select(a => (a.Template!, a.Status))],
            [.. end.Directives.Select(d => (d.Demand, d.Status))],
            [
                .. scenario.Actors.Select(
                    (actor, i) =>
                        actor
                            .Objectives.Select(goal => Rules.Scoring.Scores.Value(end, i, goal).Value)
                            .ToImmutableArray()
                ),
            ],
            [
                .. Exports
                    .DecisionReader.Of(game.Entries)
                    .Where(decision => decision.Pilot != Pilot.Nobody)
                    .Select(decision => (decision.Role, decision.Round - 1)),
            ],
            end.Indicators
        );
    }

    /// <summary>A sealed move is chosen when it is sealed, before it is played.</summary>
    private static (string Role, string Move)? Chosen(SessionEvent happened) =>
        happened switch
        {
            MoveSealed it => (it.Role, it.Choice.Move),
            MovePlayed it => (it.Role, it.Choice.Move),
            _ => null,
        };
}
