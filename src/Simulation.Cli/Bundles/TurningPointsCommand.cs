using System.CommandLine;
using Simulation.Lab.TurningPoints;

namespace Simulation.Cli.Bundles;

/// <summary><c>whitecell turning-points</c>: the decisions that turned a run, those that did most first.</summary>
internal static class TurningPointsCommand
{
    /// <summary>Decisions that are shown as text.</summary>
    private const int Shown = 20;

    public static Command Create()
    {
        var bundle = new BundleArgument();
        var games = new ContinuationOptions(
            2 * TurningPointAnalysis.UsualPairs,
            "Games of autopilots for each decision, half of them from before it and half from after it.",
            least: 2
        );
        var command = new Command("turning-points", "Rank the decisions of a run by how far they turned it.");
        bundle.AddTo(command);
        games.AddTo(command);
        command.SetAction(parsed =>
        {
            if (bundle.Play(parsed) is not { } game)
                return 1;
            var points = new TurningPointAnalysis(game, games.Games(parsed) / 2);
            return games.Run(parsed, points.Plan, points.Rank, ranked => Tell(ranked));
        });
        return command;
    }

    private static void Tell(IEnumerable<TurningPoint> ranked)
    {
        foreach (var point in ranked.Take(Shown))
        {
            Console.WriteLine($"{point.Strength, 5:0.00}  entry {point.Entry}, round {point.Round + 1}: {point.Text}");
            Console.WriteLine($"       endings {EstimateText.Of(point.Shift.Distance, 100)} % otherwise");
            foreach (var role in point.Shift.Roles.OrderByDescending(role => Math.Abs(role.Difference.Value)).Take(2))
                Console.WriteLine($"       {role.Role} {EstimateText.Of(role.Difference)}");
        }
    }
}
