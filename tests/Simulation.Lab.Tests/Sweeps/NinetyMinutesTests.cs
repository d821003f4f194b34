using System.Collections.Immutable;
using Simulation.Lab.Sweeps;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests.Sweeps;

/// <summary>
/// What the scenario holds, and that it stays balanced. The seeds are fixed; docs/balance has a longer sweep.
/// </summary>
public sealed class NinetyMinutesTests
{
    private static readonly DeliveredScenario _delivered = new("ninety-minutes", games: 300);

    [Fact]
    public void It_is_read_without_an_error_or_a_warning() => Assert.Empty(_delivered.Pack.Diagnostics);

    [Fact]
    public void It_takes_ninety_real_minutes_and_the_call_ninety_of_the_game()
    {
        var scenario = _delivered.Scenario;
        Assert.Equal(90, scenario.Rounds.Sum(round => round.Minutes) * 60 / scenario.Pace / 60);
        Assert.Equal(90, scenario.Minutes);
        Assert.Equal(90, scenario.Rounds.Single(round => round.Id == "call").Minutes);
    }

    [Fact]
    public void It_holds_what_a_flagship_promises()
    {
        var scenario = _delivered.Scenario;
        Assert.Equal(13, scenario.Actors.Length);
        Assert.Equal(
            ["tip", "call", "weekend", "week", "summit", "settlement"],
            scenario.Rounds.Select(round => round.Id)
        );
        Assert.True(scenario.Moves.Length >= 60);
        Assert.True(scenario.Injects.Length >= 25);
        Assert.True(scenario.Endings.Length >= 10);
        Assert.Equal(["press", "fictional"], scenario.Casts.Select(cast => cast.Id));
    }

    [Fact]
    public void Every_role_has_a_page_for_all_and_a_page_for_itself() =>
        Assert.All(
            _delivered.Scenario.Actors,
            actor =>
            {
                Assert.InRange(DeliveredScenario.Words(actor.Briefing), 340, 560);
                Assert.InRange(DeliveredScenario.Words(actor.PrivateBriefing), 340, 560);
                Assert.Contains(actor.Objectives, objective => objective.Private);
            }
        );

    [Fact]
    public void The_order_can_be_answered_in_six_ways() =>
        Assert.Equal(
            [
                DirectiveStatus.Complied,
                DirectiveStatus.CompliedInPart,
                DirectiveStatus.Contested,
                null,
                DirectiveStatus.Contested,
                DirectiveStatus.Defied,
            ],
            _delivered
                .Scenario.Moves.Where(move => move.Answers == "suspend-foreign-access")
                .Select(move => move.Resolves)
        );

    /// <summary>
    /// Answers that no autopilot gives that weighs them by its role's goals, because they cost the role most of what it
    /// wants. People may, and autopilots that do anything legal do.
    /// </summary>
    private static readonly ImmutableArray<string> _leftToPeople = ["Anthropic never plays defy-order."];

    [Fact]
    public void It_is_balanced() => Assert.Empty(BalanceFindings.Of(_delivered.Sweep).Except(_leftToPeople));

    [Fact]
    public void What_is_left_to_people_is_legal_in_games()
    {
        var random = Sweep.Run(
            _delivered.Scenario,
            "left-to-people",
            24,
            Environment.ProcessorCount,
            TimeProvider.System,
            Lineup.All(Strategy.Random)
        );
        Assert.NotEqual(0, random.Plays("defy-order", "lab"));
    }

    [Fact]
    public void Every_inject_happens_but_those_that_wait_for_the_facilitator() =>
        Assert.Empty(_delivered.InjectsThatNeverHappen);

    [Fact]
    public void Every_agreement_is_signed_in_some_games() =>
        Assert.All(
            _delivered.Scenario.Agreements,
            agreement =>
                Assert.Contains(
                    _delivered.Sweep.Games,
                    game =>
                        game.Agreements.Any(a =>
                            a.Agreement == agreement.Id
                            && a.Status
                                is AgreementStatus.Active
                                    or AgreementStatus.Fulfilled
                                    or AgreementStatus.Breached
                        )
                )
        );
}
