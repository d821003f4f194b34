using System.CommandLine;
using Simulation.Lab;
using Simulation.Rules;
using Simulation.Rules.Autopilot;

namespace Simulation.Cli;

/// <summary><c>--autopilots historical</c>, <c>--autopilots commerce=random</c>: how the autopilots decide.</summary>
internal sealed class LineupOption
{
    private const string OnePly = "one-ply";

    private readonly Option<string[]> _option = new("--autopilots")
    {
        Description =
            "How they decide: base, one-ply, historical or random, for all of them or as role=historical for one.",
        AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command command) => command.Add(_option);

    /// <summary>The lineup, or null when what is wrong with it was printed.</summary>
    public Lineup? Read(ParseResult parsed, Scenario scenario)
    {
        var lineup = Lineup.Base;
        foreach (var word in parsed.GetValue(_option) ?? [])
        {
            var (role, name) = word.Split('=', 2) is [var named, var rest] ? (named, rest) : (null, word);
            if (role is not null && scenario.Actor(role) < 0)
            {
                Console.Error.WriteLine(
                    $"'{scenario.Id}' has no role '{role}'; it has {string.Join(", ", scenario.Actors.Select(actor => actor.Id))}."
                );
                return null;
            }

            if (name == OnePly)
            {
                lineup = lineup with
                {
                    OnePly = lineup.OnePly.Union(role is null ? scenario.Actors.Select(actor => actor.Id) : [role]),
                };
                continue;
            }

            if (
                !Enum.TryParse<Strategy>(name, ignoreCase: true, out var strategy)
                || !Enum.IsDefined(strategy)
                || strategy == Strategy.Assistant // It is for seats at a table, not for thousands of games.
            )
            {
                Console.Error.WriteLine(
                    $"There is no way to decide '{name}'; there are base, one-ply, historical and random."
                );
                return null;
            }

            if (strategy == Strategy.Historical && scenario.History is null)
            {
                Console.Error.WriteLine($"'{scenario.Id}' has no history to play.");
                return null;
            }

            lineup = role is null
                ? lineup with
                {
                    Everybody = strategy,
                }
                : lineup with
                {
                    Roles = lineup.Roles.SetItem(role, strategy),
                };
        }

        return lineup;
    }
}
