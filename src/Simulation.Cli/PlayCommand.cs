using System.CommandLine;
using System.Globalization;
using Simulation.Lab;
using Simulation.Rules;

namespace Simulation.Cli;

/// <summary><c>whitecell play</c>: plays a game with autopilots in every seat, without a server.</summary>
internal static class PlayCommand
{
    public static Command Create()
    {
        var scenario = new ScenarioOptions();
        var autopilots = new LineupOption();
        var seed = new Option<string>("--seed")
        {
            Description = "The same seed plays the same game.",
            DefaultValueFactory = _ => "1",
        };
        var command = new Command("play", "Play a scenario with autopilots in every seat.") { seed };
        scenario.AddTo(command);
        autopilots.AddTo(command);
        command.SetAction(parsed =>
        {
            if (scenario.Find(parsed) is not { } found || autopilots.Read(parsed, found) is not { } lineup)
                return 1;
            Tell(found, HeadlessGame.Play(found, parsed.GetValue(seed)!, lineup));
            return 0;
        });
        return command;
    }

    private static void Tell(Scenario scenario, GameRecord game)
    {
        var debrief = Debriefing.Of(scenario, game.Entries)!;
        foreach (var notice in debrief.Timeline)
        {
            var time = scenario.Starts().AddSeconds(notice.At).ToString("ddd HH:mm", CultureInfo.InvariantCulture);
            Console.WriteLine($"{time}  {notice.Headline}");
            foreach (var roll in notice.Rolls)
                Console.WriteLine(
                    $"           {roll.Title}: {roll.Chance} %, rolled {roll.Rolled}: {(roll.Success ? "yes" : "no")}"
                );
            foreach (var change in notice.Changes)
                Console.WriteLine(
                    $"           {change.Label}{(change.Status is null ? "" : ":")} {change.Status ?? $"{change.By:+0;-0;0} → {change.To}"}"
                );
        }

        Console.WriteLine();
        foreach (var score in debrief.Scores)
            Console.WriteLine($"{score.Role}: {score.Total} of 100");
    }
}
