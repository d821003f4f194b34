using System.Collections.Immutable;
using System.Globalization;
using Simulation.Lab.Tests.Sweeps;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Studies;

namespace Simulation.Lab.Tests;

/// <summary>What is taken away happens in no game; what is set is so; what is directed is played.</summary>
public sealed class VariationTests
{
    private static readonly Scenario _firstCall = FirstCall.Scenario;

    /// <summary>A folder of finished games is told from another by these words.</summary>
    [Fact]
    public void How_far_autopilots_look_ahead_is_in_the_words()
    {
        var oneply = Lineup.Base with { OnePly = ["ai-lab"] };
        Assert.NotEqual(Variation.None.ToString(), new Variation(oneply).ToString());
    }

    [Theory]
    [InlineData(Strategy.Base)]
    [InlineData(Strategy.Random)]
    public void A_banned_move_is_played_by_nobody(Strategy strategy)
    {
        string[] banned = ["brief-press", "comply-in-full", "patch-safeguards", "run-kyc"];
        var usual = Games(new Variation(Lineup.All(strategy)), 8);
        var without = Games(new Variation(Lineup.All(strategy)) { BannedMoves = [.. banned] }, 8);
        Assert.Contains(Chosen(usual), played => banned.Contains(played.Move));
        Assert.DoesNotContain(Chosen(without), played => banned.Contains(played.Move));
    }

    [Theory]
    [InlineData(Strategy.Base)]
    [InlineData(Strategy.Random)]
    public void A_banned_agreement_is_proposed_by_nobody(Strategy strategy)
    {
        var without = new Variation(Lineup.All(strategy))
        {
            BannedAgreements = ["vetted-users-regime", "joint-safeguards", "quiet-line"],
        };
        Assert.Contains(Games(new Variation(Lineup.All(strategy)), 8), game => !game.End.Agreements.IsEmpty);
        Assert.All(Games(without, 8), game => Assert.Empty(game.End.Agreements));
    }

    [Fact]
    public void A_banned_inject_does_not_happen_by_itself_and_changes_nothing()
    {
        var embassies = _firstCall.Inject("embassies");
        var without = Variation.None with { BannedInjects = ["embassies", "source-named"] };
        Assert.Contains(Games(Variation.None, 8), game => game.End.Injected[embassies] is not null);
        Assert.All(Games(without, 8), game => Assert.Null(game.End.Injected[embassies]));
        Assert.Empty(without.Apply(_firstCall).Injects[_firstCall.Inject("source-named")].Effects);
    }

    [Fact]
    public void A_role_refrains_while_others_play_the_move()
    {
        var restrained = Games(
            new Variation(Lineup.All(Strategy.Random))
            {
                Restraints = [new DirectedRestraint("ai-lab", ["public-statement", "brief-press"])],
            },
            8
        );
        Assert.DoesNotContain(("ai-lab", "public-statement"), Chosen(restrained));
        Assert.DoesNotContain(("ai-lab", "brief-press"), Chosen(restrained));
        Assert.Contains(Chosen(restrained), played => played is ("white-house", "brief-press"));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(87)]
    public void A_hidden_value_is_given_and_those_who_do_not_know_it_still_reckon_with_the_range(int value)
    {
        var given = Variation.None with { Given = [new GivenAttribute("lantern", "severity", value)] };
        Assert.All(
            Games(given, 3),
            game =>
            {
                var drawn = game.Entries.SelectMany(e => e.Events).OfType<SessionStarted>().Single();
                Assert.Equal(value, drawn.Drawn[_firstCall.Asset("lantern")][0]);
            }
        );
        Assert.Equal(
            _firstCall.Assets[_firstCall.Asset("lantern")].Attributes[0].Expected,
            given.Apply(_firstCall).Assets[_firstCall.Asset("lantern")].Attributes[0].Expected
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_piece_of_intel_is_true_or_not_as_given(bool isTrue)
    {
        var scenario = new DeliveredScenario("clean-water", 1).Scenario;
        var given = Variation.None with
        {
            Given = [new GivenTruth("sensor-reading", isTrue), new GivenTruth("night-discharge", !isTrue)],
        };
        for (var n = 0; n < 3; n++)
        {
            var end = HeadlessGame.Play(given.Apply(scenario), $"given/{n}", given.Lineup).End;
            Assert.Equal((isTrue, !isTrue), (end.IntelOf("sensor-reading").True, end.IntelOf("night-discharge").True));
        }
    }

    [Fact]
    public void A_directed_role_plays_its_moves_first_and_in_their_order()
    {
        DirectedPlay[] plays =
        [
            new("ai-lab", ["red-team", "patch-safeguards"]),
            new("cloud", ["run-kyc"], FromRound: "call", UntilRound: "call"),
        ];
        foreach (var game in Games(new Variation(Lineup.Base with { Directed = [.. plays] }), 5))
        {
            var lab = Chosen([game]).Where(played => played.Role == "ai-lab").Select(played => played.Move).ToList();
            Assert.Equal(["red-team", "patch-safeguards"], lab.Take(2));
            Assert.All(PlaysIn(game, "cloud", "run-kyc"), round => Assert.InRange(round, 0, 2));
            Assert.True(DirectedPlaying.IsDone(game.End, plays[0]));
        }
    }

    [Fact]
    public void What_cannot_be_played_is_not_done()
    {
        var never = new DirectedPlay("white-house", ["takedown-order"], UntilRound: "tip");
        var variation = new Variation(Lineup.Base with { Directed = [never] }) { BannedMoves = ["takedown-order"] };
        Assert.All(Games(variation, 2), game => Assert.False(DirectedPlaying.IsDone(game.End, never)));
    }

    [Fact]
    public void A_game_without_variation_is_the_game_of_the_scenario()
    {
        var plain = HeadlessGame.Play(_firstCall, "vary/0");
        var varied = Assert.Single(Games(Variation.None, 1));
        Assert.Equal(plain.Entries.Select(entry => entry.Events.Length), varied.Entries.Select(e => e.Events.Length));
        Assert.Equal(plain.End.Indicators.ToArray(), varied.End.Indicators.ToArray());
    }

    [Fact]
    public void Different_variations_have_different_words() =>
        Assert.Equal(
            "base; cloud=random; without move run-kyc; ai-lab refrains brief-press; intel tip is true; "
                + "severity of lantern is 20; ai-lab plays red-team from call until ",
            new Variation(
                Lineup.Base.With("cloud", Strategy.Random) with
                {
                    Directed = [new DirectedPlay("ai-lab", ["red-team"], "call")],
                }
            )
            {
                BannedMoves = ["run-kyc"],
                Restraints = [new DirectedRestraint("ai-lab", ["brief-press"])],
                Given = [new GivenTruth("tip", true), new GivenAttribute("lantern", "severity", 20)],
            }.ToString()
        );

    private static List<GameRecord> Games(Variation variation, int games)
    {
        var scenario = variation.Apply(_firstCall);
        return
        [
            .. Enumerable
                .Range(0, games)
                .Select(n =>
                    HeadlessGame.Play(
                        scenario,
                        string.Create(CultureInfo.InvariantCulture, $"vary/{n}"),
                        variation.Lineup
                    )
                ),
        ];
    }

    private static IEnumerable<(string Role, string Move)> Chosen(IEnumerable<GameRecord> games) =>
        games
            .SelectMany(game => game.Entries)
            .SelectMany(entry => entry.Events)
            .Select(happened =>
                happened switch
                {
                    MoveSealed it => (it.Role, it.Choice.Move),
                    MovePlayed { Counts: true } it => (it.Role, it.Choice.Move),
                    MovePlayed it when _firstCall.Move(it.Choice.Move)!.Answers is not null => (
                        it.Role,
                        it.Choice.Move
                    ),
                    _ => ("", ""),
                }
            )
            .Where(played => played != ("", ""));

    /// <summary>Indices of the rounds in which a role played a move.</summary>
    private static IEnumerable<int> PlaysIn(GameRecord game, string role, string move)
    {
        var round = 0;
        foreach (var happened in game.Entries.SelectMany(entry => entry.Events))
        {
            if (happened is RoundBegan began)
                round = began.Round;
            if (happened is MovePlayed played && (played.Role, played.Choice.Move) == (role, move))
                yield return round;
        }
    }
}
