using System.CommandLine;
using Simulation.Lab.Runs;

namespace Simulation.Cli;

/// <summary>
/// What <c>sweep</c> and <c>study</c> have in common: how many games, from which seed, on how many cores, where
/// finished games are kept; and that Ctrl+C ends a run after the games in hand.
/// </summary>
internal sealed class ManyGamesOptions
{
    private readonly Option<int> _games = new("--games") { Description = "How many.", DefaultValueFactory = _ => 1000 };

    private readonly Option<string> _seed;

    private readonly Option<int> _workers = new("--workers")
    {
        Description = "Games to play side by side; all cores when left out. It changes no figure.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly Option<DirectoryInfo?> _out;

    /// <param name="seed">The seed when none is given.</param>
    /// <param name="kept">What the folder is for.</param>
    public ManyGamesOptions(
        string seed,
        string kept = "Folder that keeps the finished games; the same command goes on where it was stopped."
    )
    {
        _out = new Option<DirectoryInfo?>("--out") { Description = kept };
        _seed = new Option<string>("--seed")
        {
            Description = "The same seed plays the same games.",
            DefaultValueFactory = _ => seed,
        };
        foreach (var number in new[] { _games, _workers })
        {
            number.Validators.Add(given =>
            {
                if (given.GetValueOrDefault<int>() < 1)
                    given.AddError($"{number.Name} takes a number from 1.");
            });
        }
    }

    public void AddTo(Command command)
    {
        command.Add(_games);
        command.Add(_seed);
        command.Add(_workers);
        command.Add(_out);
    }

    public int Games(ParseResult parsed) => parsed.GetValue(_games);

    public string Seed(ParseResult parsed) => parsed.GetValue(_seed)!;

    public int Workers(ParseResult parsed) => parsed.GetValue(_workers);

    /// <param name="hash">The hash of the scenario's pack.</param>
    public RunFolder? Folder(ParseResult parsed, string hash) =>
        parsed.GetValue(_out) is { } folder ? new RunFolder(folder.FullName, hash) : null;

    /// <summary>Runs until it is done or the terminal says to stop.</summary>
    /// <param name="run">Plays the games and returns the exit code.</param>
    public int Run(ParseResult parsed, Func<Action<RunProgress>, CancellationToken, int> run)
    {
        try
        {
            return StoppableRun.Run(
                run,
                last =>
                    parsed.GetValue(_out) is null
                        ? "Stopped. With --out a run keeps what it has played and can go on."
                        : $"Stopped after {last?.Done ?? 0} of {last?.Games ?? 0} games; "
                            + "the same command goes on from there."
            );
        }
        catch (Exception e) when (e is RunFolderException or IOException)
        {
            ProgressLine.Clear();
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
