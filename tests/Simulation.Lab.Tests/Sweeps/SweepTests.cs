using System.Globalization;
using Simulation.Lab.Studies;
using Simulation.Lab.Sweeps;
using Simulation.Rules.Moves;

namespace Simulation.Lab.Tests.Sweeps;

public sealed class SweepTests
{
    private const int Games = 20;

    private static readonly Sweep _sweep = Sweep.Run(
        FirstCall.Scenario,
        "sweep",
        Games,
        workers: 1,
        TimeProvider.System
    );

    [Fact]
    public void Playing_side_by_side_changes_no_game()
    {
        var sideBySide = Sweep.Run(FirstCall.Scenario, "sweep", Games, workers: 2, TimeProvider.System);
        Assert.Equal(_sweep.Games.Select(Flat), sideBySide.Games.Select(Flat));
    }

    [Fact]
    public void A_summary_says_of_a_game_what_the_game_says_of_itself()
    {
        var game = HeadlessGame.Play(FirstCall.Scenario, "sweep/3");
        var summary = _sweep.Games[3];
        Assert.Equal(game.End.Ending, summary.Ending);
        Assert.Equal(game.Entries.SelectMany(e => e.Events).OfType<MovePlayed>().Count(), summary.Plays.Values.Sum());
        Assert.Equal(game.End.Injected.Count(happened => happened is not null), summary.Injects.Length);
        Assert.Equal(game.End.Directives.Select(d => (d.Demand, d.Status)), summary.Directives);
        Assert.Equal(game.End.Agreements.Length, summary.Agreements.Length);
    }

    [Fact]
    public void Every_game_has_one_ending_and_every_first_move_belongs_to_a_game()
    {
        Assert.Equal(Games, FirstCall.Scenario.Endings.Sum(ending => _sweep.Ended(ending.Id)));
        Assert.All(
            FirstCall.Scenario.Actors,
            actor =>
                Assert.Equal(
                    _sweep.Games.Count(game => game.FirstMoves[FirstCall.Scenario.Actor(actor.Id)] is not null),
                    _sweep.FirstMovesOf(actor.Id).Sum(first => first.Games)
                )
        );
    }

    [Fact]
    public void What_never_happens_is_found()
    {
        var endless = FirstCall.Scenario with
        {
            Endings = FirstCall.Scenario.Endings.Insert(
                0,
                FirstCall.Scenario.Endings[0] with
                {
                    Id = "never",
                    When = [new Rules.Conditions.RoundAtLeastCondition(99)],
                }
            ),
            Moves = FirstCall.Scenario.Moves.Add(
                FirstCall.Scenario.Moves[0] with
                {
                    Id = "never-played",
                    When = [new Rules.Conditions.RoundAtLeastCondition(99)],
                }
            ),
        };
        var findings = BalanceFindings.Of(Sweep.Run(endless, "sweep", 2, workers: 1, TimeProvider.System));
        Assert.Contains("No game ends with never.", findings);
        Assert.Contains("White House never plays never-played.", findings);
    }

    [Fact]
    public void The_report_says_what_options_were_worth_and_what_waited_for_something()
    {
        var why = AutopilotReasons.Of(_sweep, games: 3);
        Assert.Equal(3, why.Games);
        foreach (var actor in FirstCall.Scenario.Actors)
            Assert.Contains(why.Options, option => option.Role == actor.Id && option.Chosen > 0);
        Assert.All(why.Options, option => Assert.InRange(option.Chosen, 0, option.Times));
        Assert.All(why.Options.Where(option => option.Chosen == option.Times), option => Assert.Equal(0, option.Gap));
        var played = _sweep.Games.Take(3).Sum(game => game.Plays.Values.Sum());
        Assert.InRange(why.Options.Sum(option => option.Chosen), 1, played);
        Assert.All(why.Causes, cause => Assert.NotEmpty(cause.After));
        var report = SweepReport.Write(_sweep, why);
        Assert.Contains("Read off the first 3 games.", report, StringComparison.Ordinal);
        Assert.DoesNotContain("## Why", SweepReport.Write(_sweep), StringComparison.Ordinal);
    }

    [Fact]
    public void A_move_waits_only_for_what_chance_would_hardly_have_put_before_it()
    {
        // With three games anything may be chance.
        Assert.Empty(AutopilotReasons.Of(_sweep, games: 3).Causes);

        // A role contests an order that it was given; what other roles had played by then is chance.
        var sweep = Sweep.Run(FirstCall.Scenario, "causes", 40, workers: 2, TimeProvider.System);
        var why = AutopilotReasons.Of(sweep, games: 40);
        Assert.All(why.Causes, cause => Assert.InRange(cause.Games, 5, Math.Min(39, cause.Plays)));
        foreach (var cause in why.Causes)
        {
            var games = sweep.Games.Count(game => game.Plays.ContainsKey((cause.Move, cause.Role)));
            Assert.Equal(games, cause.Games);
            foreach (var name in cause.After.Where(name => name.Contains(" by ", StringComparison.Ordinal)))
            {
                var (move, role) = name.Split(" by ") is [var first, var second] ? (first, second) : ("", "");
                var with = sweep.Games.Where(game => game.Plays.ContainsKey((move, role))).ToList();
                Assert.InRange(with.Count, games, 39);
                Assert.InRange(Statistics.AllWithin(games, with.Count, 40), 0, 0.05);
            }
        }
    }

    [Fact]
    public void An_ending_of_more_than_two_games_in_five_is_told_with_its_figure()
    {
        var rest = FirstCall.Scenario.Endings[^1];
        var never = rest with { When = [new Rules.Conditions.RoundAtLeastCondition(99)] };
        var flat = FirstCall.Scenario with { Endings = [never with { Id = "a" }, never with { Id = "b" }, rest] };
        var sweep = Sweep.Run(flat, "sweep", 10, workers: 1, TimeProvider.System);
        Assert.Contains($"100 % of all games end with {rest.Id}, and at most 40 % should.", BalanceFindings.Of(sweep));
    }

    [Fact]
    public void The_report_names_every_role_ending_move_demand_agreement_and_inject()
    {
        var report = SweepReport.Write(_sweep);
        var scenario = FirstCall.Scenario;
        Assert.All(scenario.Actors, actor => Assert.Contains($"| {actor.Title} | ", report, StringComparison.Ordinal));
        var ids = scenario
            .Endings.Select(e => e.Id)
            .Concat(scenario.Moves.Select(m => m.Id))
            .Concat(scenario.Demands.Select(d => d.Id))
            .Concat(scenario.Agreements.Select(a => a.Id))
            .Concat(scenario.Injects.Select(i => i.Id));
        Assert.All(ids, id => Assert.Contains($"`{id}`", report, StringComparison.Ordinal));
        Assert.Contains(
            Games.ToString(CultureInfo.InvariantCulture) + " autopilot games",
            report,
            StringComparison.Ordinal
        );
    }

    private static string Flat(GameSummary game) =>
        string.Join(
            ';',
            [
                game.Ending,
                .. game.Scores.Select(s => $"{s}"),
                .. game.FirstMoves,
                .. game.Injects,
                .. game.Plays.Select(p => $"{p.Key} {p.Value}").Order(StringComparer.Ordinal),
                .. game.Agreements.Select(a => $"{a}"),
                .. game.Directives.Select(d => $"{d}"),
            ]
        );
}
