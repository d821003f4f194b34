using Simulation.Rules.Adjustments;
using Simulation.Rules.Effects;
using Simulation.Rules.Permits;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Adjustments;

public sealed class AdjustingTests
{
    [Fact]
    public void The_facilitator_sets_values_of_every_kind_with_a_reason()
    {
        var table = Table.Running();
        var crack = table.World.Attribute(0, "crack");
        Assert.Equal(
            [
                new WorldAdjusted("The inspectors were late.", null),
                new IndicatorChanged("calm", -10, 40),
                new ResourceChanged(Valley.Council, "funds", 4, 9),
                new RelationChanged(Valley.Council, Valley.Utility, -40, -30),
                new StatusSet("dam", "shut"),
                new AttributeChanged("dam", "crack", 100 - crack, 100),
                new FlagSet("dug", true),
                new PermitGranted(new Permit("night-pass", Valley.Growers, null, 3600)),
            ],
            table.Do(
                Table.Facilitator,
                new AdjustWorld(
                    [
                        new IndicatorAdjustment("calm", By: -10),
                        new ResourceAdjustment(Valley.Council, "funds", To: 9),
                        new RelationAdjustment(Valley.Council, Valley.Utility, To: -30),
                        new AssetStatusAdjustment("dam", "shut"),
                        new AssetAttributeAdjustment("dam", "crack", By: 100),
                        new FlagAdjustment("dug", true),
                        new PermitAdjustment(Valley.Growers, "night-pass", true, 60),
                        new PermitAdjustment(Valley.Council, "night-pass", false),
                    ],
                    " The inspectors were late. "
                )
            )
        );
    }

    [Fact]
    public void It_works_while_the_clock_stands_and_brings_about_what_waits_for_it()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new PauseClock());
        var events = table.Do(Table.Facilitator, new AdjustWorld([new IndicatorAdjustment("calm", To: 15)], "Fear."));
        Assert.Contains(events, e => e is FlagSet { Flag: "alarm" });
    }

    [Fact]
    public void Only_who_may_know_the_value_hears_of_it_and_of_the_reason()
    {
        var table = Table.Running();
        var before = table.World;
        var events = table.Do(
            Table.Facilitator,
            new AdjustWorld([new IndicatorAdjustment("seepage", To: 70)], "A secret reason.")
        );
        foreach (var actor in table.World.Scenario.Actors)
        {
            var told = NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(actor.Id));
            if (actor.Id is Valley.Council or Valley.Utility)
            {
                var notice = Assert.Single(told);
                Assert.Equal((NoticeKind.Adjustment, "A secret reason."), (notice.Kind, notice.Text));
                Assert.Equal(
                    new Change(ChangeKind.Indicator, "seepage", null, "Seepage", 40, 70, null),
                    Assert.Single(notice.Changes)
                );
            }
            else
            {
                Assert.Empty(told);
            }
        }

        Assert.Empty(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Spectator));
    }

    [Fact]
    public void What_is_public_is_told_beside_what_is_not()
    {
        var table = Table.Running();
        var before = table.World;
        var events = table.Do(
            Table.Facilitator,
            new AdjustWorld(
                [
                    new IndicatorAdjustment("calm", By: 5),
                    new AssetAttributeAdjustment("canal", "silt", By: 5),
                    new FlagAdjustment("alarm", true),
                    new FlagAdjustment("dug", true),
                ],
                "Relief."
            )
        );
        var told = Assert.Single(
            NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Gazette))
        );
        Assert.Equal(["calm", "alarm"], told.Changes.Select(c => c.Id));
        Assert.True(table.View(Valley.Gazette).Flags["alarm"].Set);
        Assert.False(table.View(Valley.Gazette).Flags.ContainsKey("dug"));
    }

    public static TheoryData<Adjustment, RefusalCode> Unfit =>
        new()
        {
            { new IndicatorAdjustment("nothing", By: 1), RefusalCode.Unknown },
            { new IndicatorAdjustment(null!, By: 1), RefusalCode.Unknown },
            { new IndicatorAdjustment("calm"), RefusalCode.Malformed },
            { new IndicatorAdjustment("calm", 1, 1), RefusalCode.Malformed },
            { new IndicatorAdjustment("calm", To: 101), RefusalCode.Malformed },
            { new IndicatorAdjustment("calm", To: -1), RefusalCode.Malformed },
            { new IndicatorAdjustment("calm", By: int.MinValue), RefusalCode.Malformed },
            { new ResourceAdjustment("nobody", "funds", By: 1), RefusalCode.Unknown },
            { new ResourceAdjustment(Valley.Council, "nothing", By: 1), RefusalCode.Unknown },
            { new ResourceAdjustment(Valley.Council, "funds", To: -1), RefusalCode.Malformed },
            { new ResourceAdjustment(Valley.Council, "funds", By: int.MaxValue), RefusalCode.Malformed },
            { new RelationAdjustment(Valley.Council, "nobody", By: 1), RefusalCode.Unknown },
            { new RelationAdjustment(Valley.Council, Valley.Council, By: 1), RefusalCode.Malformed },
            { new RelationAdjustment(Valley.Council, Valley.Utility, To: -101), RefusalCode.Malformed },
            { new AssetStatusAdjustment("nothing", "shut"), RefusalCode.Unknown },
            { new AssetStatusAdjustment("dam", "open"), RefusalCode.Unknown },
            { new AssetAttributeAdjustment("nothing", "crack", By: 1), RefusalCode.Unknown },
            { new AssetAttributeAdjustment("dam", "silt", By: 1), RefusalCode.Unknown },
            { new AssetAttributeAdjustment("dam", "crack", To: 101), RefusalCode.Malformed },
            { new FlagAdjustment("nothing", true), RefusalCode.Unknown },
            { new PermitAdjustment("nobody", "night-pass", true), RefusalCode.Unknown },
            { new PermitAdjustment(Valley.Growers, "nothing", true), RefusalCode.Unknown },
            { new PermitAdjustment(Valley.Growers, "night-pass", true, 0), RefusalCode.Malformed },
            { new PermitAdjustment(Valley.Growers, "night-pass", false, 10), RefusalCode.Malformed },
            { new PermitAdjustment(Valley.Growers, "night-pass", false), RefusalCode.NotLegal },
            { new IndicatorAdjustment("calm", To: 50), RefusalCode.NotLegal },
            { null!, RefusalCode.Malformed },
        };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void What_does_not_exist_is_out_of_bounds_or_stands_so_already_is_refused(
        Adjustment adjustment,
        RefusalCode code
    ) => Table.Running().Refused(code, Table.Facilitator, new AdjustWorld([adjustment], "Because."));

    [Fact]
    public void It_needs_a_facilitator_a_running_session_a_reason_and_something_to_do()
    {
        var calm = new IndicatorAdjustment("calm", By: 1);
        Table.Lobby().Refused(RefusalCode.WrongPhase, Table.Facilitator, new AdjustWorld([calm], "Because."));
        var table = Table.Running();
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new AdjustWorld([calm], "Because."));
        table.Refused(RefusalCode.Malformed, Table.Facilitator, new AdjustWorld([], "Because."));
        table.Refused(RefusalCode.Malformed, Table.Facilitator, new AdjustWorld([calm], " "));
        table.Refused(RefusalCode.TooLarge, Table.Facilitator, new AdjustWorld([calm], new string('x', 501)));
        table.Refused(
            RefusalCode.TooLarge,
            Table.Facilitator,
            new AdjustWorld([.. Enumerable.Repeat(calm, 21)], "Because.")
        );
    }
}
