using System.Collections.Immutable;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Injects;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.Visibility;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Injects;

public sealed class FacilitatorInjectsTests
{
    [Fact]
    public void An_inject_that_waits_is_fired_by_hand_and_does_not_happen_again()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new PauseClock());
        Assert.Equal(
            [new Injected("storm", ByHand: true), new IndicatorChanged("calm", -2, 48)],
            table.Do(Table.Facilitator, new FireInject("storm"))
        );
        Assert.Equal(0, Projection.Of(table.World, Viewer.Facilitator).Injects["storm"].Happened);
        table.Refused(RefusalCode.TooLate, Table.Facilitator, new FireInject("storm"));
        table.Do(Table.Facilitator, new ResumeClock());
        Assert.DoesNotContain(table.PassMinutes(40), e => e is Injected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_is_told_to_those_whom_the_scenario_names_or_to_all(bool toAll)
    {
        var table = Table.Running();
        var before = table.World;
        var events = table.Do(Table.Facilitator, new FireInject("tip", toAll));
        Assert.Contains(
            NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Gazette)),
            n => n.Headline == "A tip"
        );
        Assert.Equal(
            toAll,
            NoticeProjection
                .Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Council))
                .Any(n => n.Headline == "A tip")
        );
        Assert.Equal(
            toAll,
            NoticeProjection
                .Of(new NarratedEvents(before, [.. events]), Viewer.Spectator)
                .Any(n => n.Headline == "A tip")
        );
    }

    [Fact]
    public void An_outlet_of_the_scenario_reports_it()
    {
        var table = Table.Running();
        var before = table.World;
        var events = table.Do(Table.Facilitator, new FireInject("storm"));
        Assert.Equal(
            "wire",
            Assert.Single(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Spectator)).Outlet
        );
        Assert.Equal("Valley Wire", Assert.Single(Sheets.For(table.World, Viewer.Spectator).Outlets).Title);
    }

    [Fact]
    public void One_written_on_the_spot_is_told_and_changes_values()
    {
        var table = Table.Running();
        var before = table.World;
        var events = table.Do(
            Table.Facilitator,
            new WriteInject(
                " Rain ",
                "*At last.*",
                [Valley.Council, Valley.Council],
                "wire",
                [new ResourceAdjustment(Valley.Council, "funds", By: 2)]
            )
        );
        Assert.Equal(
            [
                new InjectWritten("Rain", "*At last.*", [Valley.Council], "wire"),
                new ResourceChanged(Valley.Council, "funds", 2, 7),
            ],
            events
        );
        var told = Assert.Single(
            NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Council))
        );
        Assert.Equal(
            (NoticeKind.Inject, "Rain", "wire", "funds"),
            (told.Kind, told.Headline, told.Outlet, told.Changes[0].Id)
        );
        Assert.Empty(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Gazette)));
    }

    [Fact]
    public void What_a_role_has_ends_at_the_greatest_amount_and_does_not_turn_negative()
    {
        var rich = ImmutableSortedDictionary<string, int>.Empty.Add("funds", int.MaxValue - 1);
        var gift = new InjectDefinition(
            "gift",
            "A gift",
            Effects: [new ChangeEffect(Resource: "funds", Of: new ActorReference(Valley.Council), By: 1000)]
        );
        var table = Table.Running(
            Valley.With(
                actors: Valley.Scenario.Actors.Select(actor =>
                    actor.Id == Valley.Council ? actor with { Resources = rich } : actor
                ),
                injects: [gift]
            )
        );
        table.Do(Table.Facilitator, new FireInject("gift"));
        Assert.Equal(
            RangeAttribute.Furthest,
            table.World.Resource(table.World.Scenario.Actor(Valley.Council), "funds")
        );
    }

    [Fact]
    public void Unfit_ones_are_refused()
    {
        Table.Lobby().Refused(RefusalCode.WrongPhase, Table.Facilitator, new FireInject("storm"));
        var table = Table.Running();
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new FireInject("storm"));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new FireInject("nothing"));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new WriteInject("Rain", "", []));
        table.Refused(RefusalCode.Malformed, Table.Facilitator, new WriteInject(" ", "", []));
        table.Refused(RefusalCode.TooLarge, Table.Facilitator, new WriteInject(new string('x', 201), "", []));
        table.Refused(RefusalCode.TooLarge, Table.Facilitator, new WriteInject("Rain", new string('x', 2001), []));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new WriteInject("Rain", "", ["nobody"]));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new WriteInject("Rain", "", [null!]));
        table.Refused(RefusalCode.Unknown, Table.Facilitator, new WriteInject("Rain", "", [], "tabloid"));
        table.Refused(
            RefusalCode.Malformed,
            Table.Facilitator,
            new WriteInject("Rain", "", [], null, [new IndicatorAdjustment("calm")])
        );
    }

    [Fact]
    public void The_facilitator_alone_has_the_list_of_what_may_happen()
    {
        var table = Table.Running();
        table.Play(Valley.Council, "audit-utility", Valley.Utility);
        var list = Sheets.For(table.World, Viewer.Facilitator).Injects;
        Assert.Equal(table.World.Scenario.Injects.Select(i => i.Id), list.Select(i => i.Id));
        Assert.Equal((0, 1800L, ""), (list[0].Round!.Value, list[0].At!.Value, list[0].When));
        Assert.Equal("Water at most 90", list[1].When);
        Assert.Equal("“Dig at night” played", list[2].When);
        Assert.Equal(1800, Projection.Of(table.World, Viewer.Facilitator).Injects["audit"].Scheduled);
        foreach (var viewer in Viewers.Limited(table.World))
        {
            Assert.Empty(Sheets.For(table.World, viewer).Injects);
            Assert.Empty(Projection.Of(Redaction.For(table.World, viewer), viewer).Injects);
        }
    }
}
