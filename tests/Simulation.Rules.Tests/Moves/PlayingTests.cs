using System.Collections.Immutable;
using Simulation.Rules.Effects;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Moves;

public sealed class PlayingTests
{
    [Fact]
    public void A_move_is_played_paid_and_has_its_effects()
    {
        var table = Table.Running();
        var events = table.Play(Valley.Council, "release-order", Valley.Utility, "dam", parameters: ("deadline", 30));
        Assert.Equal(
            ["MovePlayed", "ResourceChanged", "DirectiveIssued", "IndicatorChanged", "RelationChanged"],
            events.Select(e => e.GetType().Name)
        );
        Assert.Equal(4, table.Standing(Valley.Council));
        Assert.Equal(47, table.World.Indicator("calm"));
        Assert.Equal(-10, table.Relation(Valley.Utility, Valley.Council));
        Assert.Equal(1, table.World.Actors[0].MovesUsed);
    }

    [Fact]
    public void What_is_no_move_or_not_ones_own_is_refused()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.Unknown, Valley.Council, Table.Choose("abdicate"));
        table.Refused(RefusalCode.NotYours, Valley.Council, Table.Choose("survey"));
    }

    [Fact]
    public void A_move_too_dear_is_refused()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new HandRole(Valley.Utility, true));
        table.Do(CommandAuthor.Autopilot(Valley.Utility), Table.Choose("survey"));
        table.Do(CommandAuthor.Autopilot(Valley.Utility), Table.Choose("bribe", Valley.Growers));
        table.Do(CommandAuthor.Autopilot(Valley.Utility), Table.Choose("drain"));
        table.EndRound();
        Assert.Equal(1, table.Funds(Valley.Utility));
        table.Do(CommandAuthor.Autopilot(Valley.Utility), Table.Choose("patch"));
        table.Refused(RefusalCode.TooDear, CommandAuthor.Autopilot(Valley.Utility), Table.Choose("patch"));
    }

    [Fact]
    public void Conditions_must_hold_as_the_player_knows_the_world()
    {
        var table = Table.Running();
        table.Order();
        table.Refused(RefusalCode.NotLegal, Valley.Council, Table.Choose("release-order", Valley.Utility, "dam"));
        Assert.Equal(RefusalCode.NotLegal, table.View(Valley.Council).Moves["release-order"].Why?.Code);
    }

    [Theory]
    [InlineData("council", null, RefusalCode.Malformed)]
    [InlineData("utility", null, RefusalCode.Malformed)]
    [InlineData(null, "dam", RefusalCode.Malformed)]
    [InlineData(null, null, RefusalCode.Malformed)]
    [InlineData("growers", "dam", RefusalCode.Unknown)]
    [InlineData("council", "dam", RefusalCode.Unknown)]
    [InlineData("senate", "dam", RefusalCode.Unknown)]
    [InlineData("utility", "canal", RefusalCode.Unknown)]
    [InlineData("utility", "moon", RefusalCode.Unknown)]
    public void A_move_is_aimed_at_what_it_can_be_aimed_at(string? target, string? asset, RefusalCode code) =>
        Table.Running().Refused(code, Valley.Council, Table.Choose("release-order", target, asset));

    [Fact]
    public void A_move_without_targets_takes_none()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.Malformed, Valley.Council, Table.Choose("speech", Valley.Utility));
        table.Refused(RefusalCode.Malformed, Valley.Council, Table.Choose("speech", asset: "dam"));
        table.Refused(RefusalCode.Malformed, Valley.Council, Table.Choose("speech", directive: "council.utility.1"));
    }

    [Fact]
    public void Numbers_lie_within_their_bounds_and_have_defaults()
    {
        var table = Table.Running();
        table.Refused(
            RefusalCode.Malformed,
            Valley.Council,
            Table.Choose("release-order", Valley.Utility, "dam", parameters: ("deadline", 9))
        );
        table.Refused(
            RefusalCode.Malformed,
            Valley.Council,
            Table.Choose("release-order", Valley.Utility, "dam", parameters: ("deadline", 601))
        );
        table.Refused(
            RefusalCode.Unknown,
            Valley.Council,
            Table.Choose("release-order", Valley.Utility, "dam", parameters: ("delay", 30))
        );
        table.Play(Valley.Council, "release-order", Valley.Utility, "dam");
        Assert.Equal(2400, table.World.Directives[0].Deadline);
    }

    [Fact]
    public void Words_are_for_moves_that_take_them_and_are_short()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.Malformed, Valley.Growers, Table.Choose("rally", words: "Water!"));
        table.Refused(RefusalCode.TooLarge, Valley.Council, Table.Choose("speech", words: new string('a', 501)));
        table.Refused(RefusalCode.Malformed, Valley.Council, Table.Choose("speech", words: " "));
        table.Play(Valley.Council, "speech", words: "Friends,\nneighbours!");
    }

    [Fact]
    public void A_round_has_so_many_moves_and_answers_are_free()
    {
        var table = Table.Running();
        var directive = table.Order();
        for (var i = 0; i < 3; i++)
            table.Play(Valley.Utility, "bribe patch survey".Split(' ')[i], i == 0 ? Valley.Growers : null);
        table.Refused(RefusalCode.LimitReached, Valley.Utility, Table.Choose("drain"));
        table.Play(Valley.Utility, "release-all", directive: directive);
        table.EndRound();
        table.Play(Valley.Utility, "patch");
    }

    [Fact]
    public void A_move_has_its_limits_in_a_round_and_in_the_game()
    {
        var table = Table.Running();
        table.Play(Valley.Council, "speech");
        table.Refused(RefusalCode.LimitReached, Valley.Council, Table.Choose("speech"));
        table.Play(Valley.Utility, "survey");
        table.EndRound();
        table.Play(Valley.Council, "speech");
        table.Refused(RefusalCode.LimitReached, Valley.Utility, Table.Choose("survey"));
        Assert.Equal(0, table.View(Valley.Utility).Moves["survey"].Left);
        table.Play(Valley.Gazette, "expose");
        table.EndRound();
        table.Play(Valley.Gazette, "expose");
    }

    [Fact]
    public void After_a_move_with_a_cooldown_whole_rounds_pass_before_the_next()
    {
        var table = Table.Running();
        table.Play(Valley.Utility, "bribe", Valley.Growers);
        table.Refused(RefusalCode.LimitReached, Valley.Utility, Table.Choose("bribe", Valley.Gazette));
        table.EndRound();
        var refusal = table.Refused(CommandAuthor.Person(Valley.Utility), Table.Choose("bribe", Valley.Gazette));
        Assert.Equal(new Refusal(RefusalCode.LimitReached, "It can be played again in round 3."), refusal);
        table.EndRound();
        table.Play(Valley.Utility, "bribe", Valley.Gazette);
    }

    [Fact]
    public void A_transfer_moves_what_there_is()
    {
        var table = Table.Running(
            Valley.With(
                moves: Valley.Moves(
                    "bribe",
                    m => m with { Outcome = [new TransferEffect("funds", 50, new("self"), new("target"))] }
                )
            )
        );
        table.Play(Valley.Utility, "bribe", Valley.Growers);
        Assert.Equal((0, 12), (table.Funds(Valley.Utility), table.Funds(Valley.Growers)));
    }

    [Fact]
    public void Values_stay_within_their_bounds_and_a_change_of_nothing_is_no_event()
    {
        var table = Table.Running(
            Valley.With(
                moves: Valley.Moves(
                    "rally",
                    m =>
                        m with
                        {
                            Cost = ImmutableSortedDictionary<string, int>.Empty,
                            Outcome =
                            [
                                new ChangeEffect(Indicator: "water", By: 500),
                                new ChangeEffect(Indicator: "seepage", By: -500),
                                new ChangeEffect(Resource: "funds", By: -500),
                                new ChangeEffect(Attribute: "silt", Asset: new("canal"), By: 500),
                                new RelateEffect(new("self"), new("council"), -200),
                                new RelateEffect(new("self"), new("self"), -200),
                                new SetEffect(Status: "open", Asset: new("canal")),
                                new SetEffect(Flag: "alarm", To: false),
                            ],
                        }
                )
            )
        );
        table.Play(Valley.Growers, "rally");
        Assert.Equal([100, 50, 0], table.World.Indicators.AsEnumerable());
        Assert.Equal(0, table.Funds(Valley.Growers));
        Assert.Equal(100, table.World.Attribute(1, "silt"));
        Assert.Equal(-100, table.Relation(Valley.Growers, Valley.Council));
        Assert.Single(table.Play(Valley.Growers, "rally"));
    }
}
