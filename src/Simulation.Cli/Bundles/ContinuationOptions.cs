using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Simulation.Lab.Continuations;
using Simulation.Rules.Language;

namespace Simulation.Cli.Bundles;

/// <summary>How many games autopilots play on from moments of a run, on how many cores, and whether as JSON.</summary>
internal sealed class ContinuationOptions
{
    private static readonly JsonSerializerOptions _indented = new(Json.Options) { WriteIndented = true };

    private readonly Option<int> _games;

    private readonly Option<int> _workers = new("--workers")
    {
        Description = "Games to play side by side; all cores when left out. It changes no figure.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write the result as JSON." };

    /// <param name="games">So many when none are named.</param>
    /// <param name="least">So many at least.</param>
    public ContinuationOptions(int games, string description, int least = 1)
    {
        _games = new Option<int>("--games") { Description = description, DefaultValueFactory = _ => games };
        _games.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() < least)
                given.AddError($"--games takes a number from {least}.");
        });
        _workers.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() < 1)
                given.AddError("--workers takes a number from 1.");
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_games);
        command.Add(_workers);
        command.Add(_json);
    }

    public int Games(ParseResult parsed) => parsed.GetValue(_games);

    /// <summary>Plays the games and writes what came of them.</summary>
    /// <param name="result">Makes the result of the outcomes.</param>
    /// <param name="text">Writes it as lines for a person.</param>
    /// <returns>The exit code.</returns>
    public int Run<T>(
        ParseResult parsed,
        ContinuationPlan plan,
        Func<ImmutableArray<ImmutableArray<GameOutcome>>, T> result,
        Action<T> text
    ) =>
        StoppableRun.Run(
            (progress, stop) =>
            {
                var made = result(plan.Play(parsed.GetValue(_workers), progress, stop));
                if (parsed.GetValue(_json))
                    Console.WriteLine(JsonSerializer.Serialize(made, _indented));
                else
                    text(made);
                return 0;
            },
            last => $"Stopped after {last?.Done ?? 0} of {plan.Starts.Length * plan.Games} games."
        );
}
