using System.CommandLine;
using System.Globalization;
using Simulation.Lab;
using Simulation.Rules;
using Simulation.Rules.Scoring;
using Simulation.Scenarios;

namespace Simulation.Cli;

/// <summary><c>whitecell play</c>: plays games with autopilots in every seat, without a server.</summary>
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
        var games = new Option<int>("--games") { Description = "More than one: only what came of them.", DefaultValueFactory = _ => 1 };
        var command = new Command("play", "Play a scenario with autopilots in every seat.") { scenario, folder, seed, games };
        command.SetAction(parsed =>
        {
            var id = parsed.GetValue(scenario)!;
            if (ScenarioLibrary.Read(parsed.GetValue(folder)!.FullName).Find(id)?.Scenario is not { } found)
            {
                Console.Error.WriteLine($"There is no playable scenario '{id}'; try: whitecell lint");
                return 1;
            }

            if (parsed.GetValue(games) > 1) Tally(found, parsed.GetValue(seed)!, parsed.GetValue(games));
            else Tell(found, HeadlessGame.Play(found, parsed.GetValue(seed)!));
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

    private static void Tally(Scenario scenario, string seed, int games)
    {
        var played = Enumerable.Range(0, games).AsParallel().AsOrdered()
            .Select(i => HeadlessGame.Play(scenario, $"{seed}/{i}").End)
            .ToList();
        foreach (var ending in scenario.Endings)
        {
            Console.WriteLine($"{played.Count(end => end.Ending == ending.Id),6}  {ending.Title}");
        }

        for (var i = 0; i < scenario.Actors.Length; i++)
        {
            var scores = played.Select(end => Scores.Total(end, i)).Order().ToList();
            Console.WriteLine(
                $"{scenario.Actors[i].Id}: mean {scores.Average().ToString("0.0", CultureInfo.InvariantCulture)}, from {scores[0]} to {scores[^1]}");
        }
    }
}
