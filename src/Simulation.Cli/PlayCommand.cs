using System.CommandLine;
using System.Globalization;
using Simulation.Lab;
using Simulation.Rules;
using Simulation.Scenarios;

namespace Simulation.Cli;

/// <summary><c>whitecell play</c>: plays a game with autopilots in every seat, without a server.</summary>
internal static class PlayCommand
{
    public static Command Create()
    {
        var scenario = new Argument<string>("scenario") { Description = "Id of the scenario." };
        var folder = new Option<DirectoryInfo>("--scenarios")
        {
            Description = "Folder with the packs.",
            DefaultValueFactory = _ => new DirectoryInfo("scenarios"),
        };
        var seed = new Option<string>("--seed") { Description = "The same seed plays the same game.", DefaultValueFactory = _ => "1" };
        var command = new Command("play", "Play a scenario with autopilots in every seat.") { scenario, folder, seed };
        command.SetAction(parsed =>
        {
            var id = parsed.GetValue(scenario)!;
            if (ScenarioLibrary.Read(parsed.GetValue(folder)!.FullName).Find(id)?.Scenario is not { } found)
            {
                Console.Error.WriteLine($"There is no playable scenario '{id}'; try: whitecell lint");
                return 1;
            }

            Tell(found, HeadlessGame.Play(found, parsed.GetValue(seed)!));
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
            foreach (var roll in notice.Rolls) Console.WriteLine($"           {roll.Title}: {roll.Chance} %, rolled {roll.Rolled}: {(roll.Success ? "yes" : "no")}");
            foreach (var change in notice.Changes) Console.WriteLine($"           {change.Label} {change.Status ?? $"{change.By:+0;-0;0} → {change.To}"}");
        }

        Console.WriteLine();
        foreach (var score in debrief.Scores) Console.WriteLine($"{score.Role}: {score.Total} of 100");
    }
}
