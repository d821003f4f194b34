using System.CommandLine;
using System.Globalization;
using Simulation.Cli.Bundles;
using Simulation.Cli.Sweeps;
using Simulation.Lab;
using Simulation.Lab.Debriefs;
using Simulation.Rules;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;
using Command = System.CommandLine.Command;

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
        var bundle = new Option<FileInfo?>("--bundle")
        {
            Description = "Where to write the run as a bundle, which 'whitecell verify' plays again.",
        };
        var values = new ValueOptions();
        var command = new Command("play", "Play a scenario with autopilots in every seat.") { seed, bundle };
        values.AddSetTo(command);
        scenario.AddTo(command);
        autopilots.AddTo(command);
        command.SetAction(parsed =>
        {
            if (
                scenario.Find(parsed, out var pack) is not { } found
                || autopilots.Read(parsed, found) is not { } lineup
                || values.Read(parsed, found) is not { } design
            )
                return 1;
            if (parsed.GetValue(bundle) is not null && !design.Set.IsEmpty)
            {
                Console.Error.WriteLine("A bundle holds the scenario as it is written: leave out --set or --bundle.");
                return 1;
            }

            var game = HeadlessGame.Play(design.BaseOf(found), parsed.GetValue(seed)!, lineup);
            Tell(game.End.Scenario, game);
            return parsed.GetValue(bundle) is { } file ? BundleOutput.Write(With(pack!, game), file.FullName) : 0;
        });
        return command;
    }

    private static RecordedGame With(ScenarioPack pack, GameRecord game)
    {
        var opened = (SessionOpened)game.Entries[0].Events[0] with { Files = pack.Files };
        return new RecordedGame(game.End.Scenario, game.Entries.SetItem(0, game.Entries[0] with { Events = [opened] }));
    }

    private static void Tell(Scenario scenario, GameRecord game)
    {
        var debrief = DebriefReader.Of(scenario, game.Entries)!;
        foreach (var notice in debrief.Timeline)
        {
            var time = scenario.Starts().AddSeconds(notice.At).ToString("ddd HH:mm", CultureInfo.InvariantCulture);
            Console.WriteLine($"{time}  {notice.Headline}");
            foreach (var line in NoticeLines.Of(notice))
                Console.WriteLine($"           {line}");
        }

        Console.WriteLine();
        foreach (var score in debrief.Scores)
        {
            var title = scenario.Actors[scenario.Actor(score.Role)].Title;
            Console.WriteLine($"{title} ({score.Role}): {score.Total} of 100");
        }
    }
}
