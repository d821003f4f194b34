using System.CommandLine;
using System.Globalization;
using Simulation.Lab;
using Simulation.Rules.Visibility;
using Command = System.CommandLine.Command;

namespace Simulation.Cli.Bundles;

/// <summary><c>whitecell replay</c>: a run as a transcript, through the eyes of any role.</summary>
internal static class TranscriptCommand
{
    public static Command Create()
    {
        var bundle = new BundleArgument();
        var eyes = new Option<string>("--as")
        {
            Description = "A role, 'facilitator' or 'spectator'.",
            DefaultValueFactory = _ => "facilitator",
        };
        var command = new Command("replay", "Print a run as a transcript, with the numbers of its entries.") { eyes };
        bundle.AddTo(command);
        command.SetAction(parsed =>
        {
            if (bundle.Play(parsed) is not { } game)
                return 1;
            var name = parsed.GetValue(eyes)!;
            if (ViewerOf(game, name) is not { } viewer)
            {
                var roles = string.Join(", ", game.Scenario.Actors.Select(actor => actor.Id));
                Console.Error.WriteLine(
                    $"'{game.Scenario.Id}' has no role '{name}'; there are facilitator, spectator, {roles}."
                );
                return 1;
            }

            Tell(game, viewer);
            return 0;
        });
        return command;
    }

    private static Viewer? ViewerOf(RecordedGame game, string name) =>
        name switch
        {
            "facilitator" => Viewer.Facilitator,
            "spectator" => Viewer.Spectator,
            _ => game.Scenario.Actor(name) >= 0 ? Viewer.Of(name) : null,
        };

    private static void Tell(RecordedGame game, Viewer viewer)
    {
        for (var i = 1; i < game.Entries.Length; i++)
        {
            var narrated = new NarratedEvents(game.Before(i), game.Entries[i].Events, game.Entries[i].By);
            foreach (var notice in NoticeProjection.Of(narrated, viewer))
            {
                var time = game
                    .Scenario.Starts()
                    .AddSeconds(notice.At)
                    .ToString("ddd HH:mm", CultureInfo.InvariantCulture);
                Console.WriteLine($"{i, 5}  {time}  {notice.Headline}");
                if (notice.Text is { Length: > 0 } text)
                    Console.WriteLine($"                  {text}");
                foreach (var line in NoticeLines.Of(notice))
                    Console.WriteLine($"                  {line}");
            }
        }
    }
}
