using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Bench.Costs;

/// <summary>Times the rules step by step, for one command.</summary>
internal static class RulesCosts
{
    private static readonly DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What one command costs, and what every viewer's share of it does.</summary>
    public static void MeasureCommands(Scenario scenario)
    {
        var world = Start(scenario);
        var viewers = scenario
            .Actors.Select(actor => Viewer.Of(actor.Id))
            .Append(Viewer.Facilitator)
            .Append(Viewer.Spectator)
            .ToArray();
        Console.WriteLine(
            $"{scenario.Id}: one command and what {viewers.Length} viewers (every role, facilitator, public) see of it; median"
        );
        Console.WriteLine("                         µs of processor time (bytes allocated)");
        Console.WriteLine(
            "command              |       decide |       evolve |      account |          see |      compare |         tell |    serialise |        total"
        );
        CostsOf(
            world,
            scenario.Actors[0].Id,
            new Say([], "The first measurement pays for the compiler and does not count."),
            viewers
        );
        Measure("say", world, scenario.Actors[0].Id, new Say([], new string('x', 100)), viewers);
        Measure("declare-ready", world, scenario.Actors[0].Id, new DeclareReady(true), viewers);
        foreach (var actor in scenario.Actors)
        {
            if (FirstMove(world, actor.Id) is { } choice)
                Measure($"play-move {choice.Move}", world, actor.Id, new PlayMove(choice), viewers);
        }
    }

    private static void Measure(string name, World before, string role, Command command, Viewer[] viewers) =>
        Console.WriteLine($"{name, -20} |{string.Join(" |", CostsOf(before, role, command, viewers).Select(Text))}");

    private static List<Cost> CostsOf(World before, string role, Command command, Viewer[] viewers)
    {
        var by = CommandAuthor.Person(SeatOf(role));
        if (Rulebook.Decide(before, by, command, _now) is not Decision.Accepted accepted)
            throw new InvalidOperationException($"{command} was refused.");
        var (events, after) = (accepted.Events, accepted.After);
        var costs = new List<Cost>
        {
            Sample.Of(() => Rulebook.Decide(before, by, command, _now)),
            Sample.Of(() => events.Aggregate(before, (world, happened) => world.Evolve(happened))),
        };
        var (see, compare, tell, serialise) = (default(Cost), default(Cost), default(Cost), default(Cost));
        foreach (var viewer in viewers)
        {
            var old = ViewerProjection.Of(before, viewer);
            var now = old.Next(after);
            var batch = new Batch(
                1,
                2,
                NoticeProjection.Of(new NarratedEvents(before, events), viewer),
                ViewChanges.Between(old.View, now.View)
            );
            var account = new NarratedEvents(before, events);
            see += Sample.Of(() => old.Next(after));
            compare += Sample.Of(() => ViewChanges.Between(old.View, now.View));
            tell += Sample.Of(() => NoticeProjection.Of(account, viewer));
            serialise += Sample.Of(() => JsonSerializer.SerializeToUtf8Bytes(batch, Json.Options));
        }

        costs.AddRange([Sample.Of(() => new NarratedEvents(before, events)), see, compare, tell, serialise]);
        costs.Add(costs.Aggregate((left, right) => left + right));
        return costs;
    }

    private static string Text(Cost cost) =>
        string.Create(CultureInfo.InvariantCulture, $"{cost.Microseconds, 5:F1} {$"({cost.Bytes:F0})", 7}");

    /// <summary>A session in its first round with a person in every role and a facilitator.</summary>
    private static World Start(Scenario scenario)
    {
        var world = World.Open(
            scenario,
            new SessionOpened(
                "bench",
                "BENCHS",
                ImmutableSortedDictionary<string, string>.Empty,
                "bench",
                Pacing.Turns,
                scenario.Pace
            )
        );
        foreach (var actor in scenario.Actors)
            world = Accept(world, new TakeSeat(SeatOf(actor.Id), "Person", actor.Id, SeatKind.Player, ""));
        world = Accept(world, new TakeSeat("facilitator", "Facilitator", null, SeatKind.Facilitator, ""));
        return Accept(world, new StartSession());
    }

    private static World Accept(World world, Command command) =>
        Rulebook.Decide(world, CommandAuthor.Server, command, _now) is Decision.Accepted accepted
            ? accepted.After
            : throw new InvalidOperationException($"{command} was refused.");

    private static string SeatOf(string role) => "seat-" + role;

    private static MoveChoice? FirstMove(World world, string role)
    {
        var viewer = Viewer.Of(role);
        foreach (var (id, move) in Projection.Of(Redaction.For(world, viewer), viewer).Moves)
        {
            if (move.Open && move.Options.Count > 0)
                return new MoveChoice(id, move.Options[0].Target, move.Options[0].Asset, move.Options[0].Directive);
        }

        return null;
    }
}
