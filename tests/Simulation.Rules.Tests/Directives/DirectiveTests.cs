using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Directives;

public sealed class DirectiveTests
{
    [Fact]
    public void A_directive_names_both_parties_its_object_authority_and_deadline()
    {
        var table = Table.Running();
        table.Pass(60);
        table.Order(30);
        Assert.Equal(
            new Directive(
                "council.utility.1",
                "release",
                Valley.Council,
                Valley.Utility,
                "dam",
                "water-act",
                60,
                60 + 1800,
                false
            ),
            Assert.Single(table.World.Directives)
        );
        Assert.Equal(
            ["release-all", "release-half", "sue", "stall"],
            table.View(Valley.Utility).Directives["council.utility.1"].Answers
        );
    }

    [Theory]
    [InlineData("release-all", DirectiveStatus.Complied)]
    [InlineData("release-half", DirectiveStatus.CompliedInPart)]
    [InlineData("sue", DirectiveStatus.Contested)]
    public void An_answer_settles_it_and_it_never_lapses_then(string answer, DirectiveStatus status)
    {
        var table = Table.Running();
        var directive = table.Order();
        table.Play(Valley.Utility, answer, directive: directive);
        Assert.Equal((status, answer), (table.World.Directives[0].Status, table.World.Directives[0].Answer));
        table.EndRound();
        Assert.Equal(status, table.World.Directives[0].Status);
    }

    [Fact]
    public void An_answer_that_settles_nothing_leaves_it_open()
    {
        var table = Table.Running();
        var directive = table.Order();
        table.Play(Valley.Utility, "stall", directive: directive);
        Assert.True(table.World.Directives[0].IsOpen);
        Assert.Equal(8, table.Relation(Valley.Council, Valley.Utility));
        table.Refused(RefusalCode.LimitReached, Valley.Utility, Table.Choose("stall", directive: directive));
        table.Play(Valley.Utility, "release-all", directive: directive);
    }

    [Fact]
    public void It_is_answered_once_by_its_recipient_with_an_answer_to_it()
    {
        var table = Table.Running();
        var directive = table.Order();
        table.Refused(RefusalCode.NotYours, Valley.Growers, Table.Choose("release-all", directive: directive));
        table.Refused(RefusalCode.Unknown, Valley.Utility, Table.Choose("keep-quiet", directive: directive));
        table.Refused(RefusalCode.Unknown, Valley.Utility, Table.Choose("release-all", directive: "council.utility.2"));
        table.Refused(RefusalCode.Unknown, Valley.Utility, Table.Choose("release-all"));
        table.Play(Valley.Utility, "release-all", directive: directive);
        table.Refused(RefusalCode.TooLate, Valley.Utility, Table.Choose("release-half", directive: directive));
    }

    [Fact]
    public void An_answer_to_another_role_is_not_ones_own()
    {
        var table = Table.Running();
        table.Play(Valley.Council, "whisper", Valley.Utility);
        table.Refused(
            RefusalCode.Unknown,
            Valley.Growers,
            Table.Choose("keep-quiet", directive: table.World.Directives[0].Id)
        );
    }

    [Fact]
    public void It_lapses_exactly_at_its_second_and_what_follows_follows()
    {
        var table = Table.Running();
        var directive = table.Order(30);
        table.Pass(1799);
        Assert.True(table.World.Directives[0].IsOpen);
        var calm = table.World.Indicator("calm");
        var events = table.Pass(1);
        var lapse = Assert.Single(events.OfType<DirectiveSettled>());
        Assert.Equal(new DirectiveSettled(directive, DirectiveStatus.Lapsed, null) { At = 1800 }, lapse);
        // The storm of the same moment takes two more.
        Assert.Equal(calm - 6 - 2, table.World.Indicator("calm"));
        Assert.Single(events.OfType<Rolled>());
        table.Refused(RefusalCode.TooLate, Valley.Utility, Table.Choose("release-all", directive: directive));
    }

    [Fact]
    public void An_answer_in_the_last_second_is_in_time()
    {
        var table = Table.Running();
        var directive = table.Order(30);
        table.Pass(1799);
        table.Play(Valley.Utility, "release-all", directive: directive);
        Assert.Equal(DirectiveStatus.Complied, table.World.Directives[0].Status);
    }

    [Fact]
    public void A_deadline_in_the_jump_to_the_next_round_passes_and_one_after_it_does_not()
    {
        var table = Table.Running(Valley.With(moves: Valley.Moves("release-order", m => m with { When = [] })));
        table.Order(179);
        table.Order(181);
        table.EndRound();
        Assert.Equal([DirectiveStatus.Lapsed, DirectiveStatus.Issued], table.World.Directives.Select(d => d.Status));
        table.Pass(59);
        Assert.True(table.World.Directives[1].IsOpen);
        table.Pass(1);
        Assert.False(table.World.Directives[1].IsOpen);
    }

    [Fact]
    public void An_issuer_can_withdraw_what_is_open()
    {
        var table = Table.Running();
        var directive = table.Order();
        table.Play(Valley.Council, "lift");
        Assert.Equal(DirectiveStatus.Withdrawn, table.World.Directives[0].Status);
        table.Refused(RefusalCode.TooLate, Valley.Utility, Table.Choose("release-all", directive: directive));
        table.Play(Valley.Council, "lift");
        Assert.Equal("lift", table.World.Directives[0].Answer);
    }

    [Fact]
    public void Without_a_deadline_it_stays_open_until_the_end()
    {
        var table = Table.Running(
            Valley.With(
                moves: Valley.Moves(
                    "release-order",
                    m => m with { Outcome = [new DirectiveEffect("release", new("target"))] }
                )
            )
        );
        table.Order();
        table.EndRound();
        table.EndRound();
        Assert.True(table.World.Directives[0].IsOpen);
        table.EndRound();
        Assert.Equal(DirectiveStatus.Lapsed, table.World.Directives[0].Status);
    }

    [Fact]
    public void Public_and_secret_ones_are_counted_apart_and_for_each_pair()
    {
        var table = Table.Running(Valley.With(moves: Valley.Moves("release-order", m => m with { When = [] })));
        table.Play(Valley.Council, "whisper", Valley.Utility);
        table.Order();
        table.Play(Valley.Council, "whisper", Valley.Growers);
        table.EndRound();
        table.Order();
        Assert.Equal(
            ["council.utility.secret.1", "council.utility.1", "council.growers.secret.1", "council.utility.2"],
            table.World.Directives.Select(d => d.Id)
        );
    }
}
