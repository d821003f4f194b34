using System.CommandLine;
using Simulation.Lab.Continuations;
using Simulation.Lab.WhatIfs;
using Simulation.Rules;

namespace Simulation.Cli.Bundles;

/// <summary><c>whitecell what-if</c>: what would have become of a run if one decision had been another one.</summary>
internal static class WhatIfCommand
{
    public static Command Create()
    {
        var bundle = new BundleArgument();
        var games = new ContinuationOptions(
            2 * WhatIf.UsualPairs,
            "Games of autopilots, half of them from each of the two beginnings.",
            least: 2
        );
        var entry = new Option<int>("--entry")
        {
            Description = "Number of the decision's entry, as 'whitecell replay' shows it.",
            Required = true,
        };
        var without = new Option<bool>("--without") { Description = "As if it had not been taken." };
        var instead = new Option<string?>("--instead")
        {
            Description =
                "Another choice of its author: a move as 'id target=role asset=id', 'propose id', 'accept id', 'decline id',"
                + " or a command as JSON. A wrong one lists what was open.",
        };
        var command = new Command(
            "what-if",
            "Change one decision of a run, keep its luck, and see both paths; without a change, the path as it was."
        )
        {
            entry,
            without,
            instead,
        };
        bundle.AddTo(command);
        games.AddTo(command);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(without) && parsed.GetValue(instead) is not null)
            {
                Console.Error.WriteLine("Take one of --without and --instead.");
                return 1;
            }

            if (bundle.Play(parsed) is not { } game)
                return 1;
            var number = parsed.GetValue(entry);
            DecisionChange change = parsed.GetValue(without)
                ? new DecisionChange.Without()
                : new DecisionChange.AsPlayed();
            if (parsed.GetValue(instead) is { } words)
            {
                if (ChoiceSyntax.Read(words, game, number) is not { } choice)
                    return 1;
                change = new DecisionChange.Instead(choice);
            }

            if (WhatIf.Ask(game, number, change, out var refusal) is not { } asked)
            {
                Console.Error.WriteLine(refusal!.Message);
                return 1;
            }

            return games.Run(
                parsed,
                asked.Continuations(games.Games(parsed) / 2),
                outcomes => new
                {
                    asked.Entry,
                    asked.Played,
                    asked.Other,
                    asked.Parting,
                    Continuations = asked.Compare(outcomes),
                },
                made => Tell(game.Scenario, asked, made.Continuations)
            );
        });
        return command;
    }

    private static void Tell(Scenario scenario, WhatIf asked, PairedComparison continuations)
    {
        Console.WriteLine($"{"", -32}{"as played", 12}{"otherwise", 12}");
        Console.WriteLine($"{"ending", -32}  {asked.Played.Ending} / {asked.Other.Ending}");
        for (var i = 0; i < scenario.Actors.Length; i++)
        {
            Console.WriteLine($"{scenario.Actors[i].Id, -32}{asked.Played.Scores[i], 12}{asked.Other.Scores[i], 12}");
        }

        Console.WriteLine();
        Console.WriteLine(
            asked.Parting is { } parting
                ? $"They part in round {parting.Round + 1}: {parting.Played ?? "nothing more"} / {parting.Other ?? "nothing more"}"
                : "They part nowhere after the decision."
        );
        Console.WriteLine();
        foreach (var decision in asked.Other.Decisions)
        {
            Console.WriteLine(
                $"{decision.Entry, 6}  round {decision.Round + 1}  {decision.Mark, -9} {decision.Role}: {decision.Text}"
            );
        }

        Console.WriteLine();
        Console.WriteLine($"{continuations.Pairs} pairs of games that autopilots play on with other luck:");
        foreach (var ending in continuations.Endings)
        {
            Console.WriteLine(
                $"{ending.Ending, -32}{ending.One, 12}{ending.Other, 12}   {EstimateText.Of(ending.Difference, 100)} points"
            );
        }

        foreach (var role in continuations.Roles)
        {
            Console.WriteLine(
                $"{role.Role, -32}{role.One, 12:0.0}{role.Other, 12:0.0}   {EstimateText.Of(role.Difference)}"
            );
        }
    }
}
