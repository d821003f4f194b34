using System.CommandLine;
using Simulation.Lab.Typicality;

namespace Simulation.Cli.Bundles;

/// <summary><c>whitecell typical</c>: a run among many games of autopilots from the same opening.</summary>
internal static class TypicalityCommand
{
    public static Command Create()
    {
        var bundle = new BundleArgument();
        var games = new ContinuationOptions(
            TypicalityAnalysis.UsualGames,
            "Games of autopilots from the opening, and as many from the end of each round."
        );
        var command = new Command("typical", "Say how typical a run was among games of autopilots.");
        bundle.AddTo(command);
        games.AddTo(command);
        command.SetAction(parsed =>
        {
            if (bundle.Play(parsed) is not { } game)
                return 1;
            var typical = new TypicalityAnalysis(game, games.Games(parsed));
            return games.Run(parsed, typical.Plan, typical.Compare, points => Tell(points));
        });
        return command;
    }

    private static void Tell(IEnumerable<TypicalityPoint> points)
    {
        foreach (var point in points)
        {
            Console.WriteLine(point.Rounds == 0 ? "From the opening:" : $"After round {point.Rounds}:");
            var (share, low, high) = (point.SameEnding.Value, point.SameEnding.Low, point.SameEnding.High);
            Console.WriteLine($"  {share:0.0 %} of {point.Games} games end the same ({low:0.0 %} to {high:0.0 %})");
            foreach (var standing in point.Scores.Concat(point.Indicators))
            {
                Console.WriteLine(
                    $"  {standing.Id, -32}{standing.Value, 6}, median {standing.Median:0.#}, percentile {standing.Percentile:0}"
                );
            }
        }
    }
}
