using Simulation.Rules.Adjustments;
using Simulation.Rules.Effects;
using Simulation.Rules.Injects;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.Visibility;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Injects;

public sealed class PlanningInjectsTests
{
    private static readonly InjectTiming _byHand = new(InjectTrigger.Hand);

    [Fact]
    public void One_added_for_a_time_happens_then_and_tells_and_changes_what_was_written()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new PlanInject(Rain(), At(0, 20)));
        Assert.Empty(table.Pass(1199));
        var before = table.World;
        var events = table.Pass(1);
        Assert.Equal(
            [
                new InjectWritten("Rain", "*At last.*", [Valley.Council], "wire", "written.1") { At = 1200 },
                new IndicatorChanged("calm", 3, 53) { At = 1200 },
            ],
            events
        );
        Assert.Equal("Rain", Told(before, events, Viewer.Of(Valley.Council))[0].Headline);
        Assert.DoesNotContain(Told(before, events, Viewer.Of(Valley.Growers)), n => n.Kind == NoticeKind.Inject);
        Assert.Equal((InjectState.Released, 1200L), (StateOf(table, "written.1"), Listed(table, "written.1").Happened));
        table.Refused(RefusalCode.TooLate, Table.Facilitator, new FireInject("written.1"));
    }

    [Fact]
    public void One_planned_in_the_lobby_for_the_beginning_of_a_round_happens_when_that_has_begun()
    {
        foreach (var pacing in new[] { Pacing.Live, Pacing.Turns })
        {
            var table = Table.Lobby(pacing: pacing);
            table.Do(Table.Facilitator, new PlanInject(Rain(), At(0, 0)));
            table.Do(Table.Facilitator, new PlanInject(Rain() with { Title = "More rain" }, At(1, 0)));
            table.Sit("council", Valley.Council);
            var events = table.Do(Table.Facilitator, new StartSession()).ToList();
            Assert.True(events.FindIndex(e => e is RoundBegan) < events.FindIndex(e => e is InjectWritten));
            events = [.. table.EndRound()];
            Assert.Equal("More rain", events.OfType<InjectWritten>().Single().Title);
            Assert.True(events.FindIndex(e => e is RoundBegan) < events.FindIndex(e => e is InjectWritten));
        }
    }

    [Fact]
    public void One_for_the_end_of_a_round_happens_with_it_however_it_ends()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new PlanInject(Rain(), new InjectTiming(InjectTrigger.RoundEnd, 0)));
        table.Do(Table.Facilitator, new PlanInject(Rain(), new InjectTiming(InjectTrigger.RoundEnd, 2)));
        Assert.Equal(InjectState.AtRoundEnd, StateOf(table, "written.1"));
        var events = table.EndRound().ToList();
        Assert.True(
            events.FindIndex(e => e is RoundEnded) < events.FindIndex(e => e is InjectWritten { Inject: "written.1" })
        );
        Assert.True(events.FindIndex(e => e is InjectWritten) < events.FindIndex(e => e is RoundBegan));
        table.EndRound();
        Assert.Contains(table.EndRound(), e => e is InjectWritten { Inject: "written.2" });
    }

    [Fact]
    public void One_whose_round_ends_early_happens_in_the_stretch_that_follows()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new PlanInject(Rain(), At(0, 50)));
        table.PassMinutes(10);
        Assert.Equal(3000, table.EndRound().Single(e => e is InjectWritten).At);
    }

    [Fact]
    public void An_inject_of_the_scenario_is_changed_before_it_happens_and_everybody_reads_the_new_words()
    {
        var table = Table.Running();
        var before = table.World;
        var edited = new InjectContent(
            " Hail ",
            "Ice.",
            [Valley.Growers],
            null,
            [new IndicatorAdjustment("water", By: 7)],
            KeepsEffects: true
        );
        var events = table.Do(Table.Facilitator, new EditInject("storm", edited));
        var note = Assert.Single(Told(before, events, Viewer.Facilitator));
        Assert.Equal((NoticeKind.Plan, "Planned event changed: Hail"), (note.Kind, note.Headline));
        Assert.Equal(
            "By Flora.\n\nIn the scenario it said: “Thunder – No rain in it.”\n\nNow: “Hail – Ice.”",
            note.Text
        );
        Assert.All(Viewers.Limited(table.World), viewer => Assert.Empty(Told(before, events, viewer)));
        Assert.Equal("Flora", Listed(table, "storm").EditedBy);

        before = table.World;
        events = table.PassMinutes(30);
        Assert.Equal(
            [
                new Injected("storm") { At = 1800 },
                new IndicatorChanged("calm", -2, 48) { At = 1800 },
                new IndicatorChanged("water", 7, 67) { At = 1800 },
            ],
            events
        );
        Assert.Equal(
            ("Hail", "Ice."),
            (
                Told(before, events, Viewer.Of(Valley.Growers))[0].Headline,
                Told(before, events, Viewer.Of(Valley.Growers))[0].Text
            )
        );
        Assert.DoesNotContain(Told(before, events, Viewer.Of(Valley.Council)), n => n.Headline == "Hail");
    }

    [Fact]
    public void What_the_scenario_has_it_change_is_left_out_when_the_facilitator_says_so()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new EditInject("storm", new InjectContent("Hail", "", [])));
        Assert.Equal([new Injected("storm", ByHand: true)], table.Do(Table.Facilitator, new FireInject("storm")));
    }

    [Fact]
    public void A_change_that_changes_nothing_is_none()
    {
        var table = Table.Running();
        var same = new InjectContent("Thunder", "No rain in it.", [], "wire", KeepsEffects: true);
        Assert.Empty(table.Do(Table.Facilitator, new EditInject("storm", same)));
        Assert.Empty(
            table.Do(Table.Facilitator, new ScheduleInject("storm", new InjectTiming(InjectTrigger.Scenario)))
        );
        Assert.Empty(table.Do(Table.Facilitator, new SkipInject("storm", false)));
    }

    [Fact]
    public void One_of_the_scenario_is_moved_and_moved_back()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new ScheduleInject("storm", At(1, 10)));
        Assert.Equal((InjectState.Planned, 11_400L), (StateOf(table, "storm"), Listed(table, "storm").Due));
        Assert.Empty(table.PassMinutes(40));
        table.Refused(
            RefusalCode.TooLate,
            Table.Facilitator,
            new ScheduleInject("storm", new InjectTiming(InjectTrigger.Scenario))
        );
        table.EndRound();
        Assert.Contains(table.PassMinutes(10), e => e is Injected { Inject: "storm", ByHand: null, At: 11_400 });

        table = Table.Running();
        table.Do(Table.Facilitator, new ScheduleInject("storm", At(1, 10)));
        table.Do(Table.Facilitator, new ScheduleInject("storm", new InjectTiming(InjectTrigger.Scenario)));
        Assert.Contains(table.PassMinutes(30), e => e is Injected { Inject: "storm" });
    }

    [Fact]
    public void Conditions_no_longer_count_for_one_that_is_moved()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new ScheduleInject("panic", _byHand));
        Assert.Equal(InjectState.Manual, StateOf(table, "panic"));
        table.Do(Table.Facilitator, new AdjustWorld([new IndicatorAdjustment("calm", To: 10)], "Shots."));
        Assert.Null(Listed(table, "panic").Happened);
        table.Do(Table.Facilitator, new ScheduleInject("panic", At(0, 20)));
        Assert.Contains(table.PassMinutes(20), e => e is Injected { Inject: "panic" });
    }

    [Fact]
    public void One_that_an_effect_has_scheduled_keeps_what_it_is_about_when_it_is_moved()
    {
        var table = Table.Running();
        table.Play(Valley.Council, "audit-utility", Valley.Utility);
        Assert.Equal(InjectState.Planned, StateOf(table, "audit"));
        table.Do(Table.Facilitator, new ScheduleInject("audit", At(0, 45)));
        Assert.DoesNotContain(table.PassMinutes(40), e => e is Injected { Inject: "audit" });
        Assert.Equal(
            [new Injected("audit") { At = 2700 }, new ResourceChanged(Valley.Utility, "funds", -2, 6) { At = 2700 }],
            table.PassMinutes(5).Where(e => e is not MinuteCame)
        );
    }

    [Theory]
    [InlineData("storm")]
    [InlineData("written.1")]
    public void One_that_is_skipped_does_not_happen_and_the_skip_can_be_taken_back_before_its_time(string id)
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new PlanInject(Rain(), At(0, 30)));
        table.Do(Table.Facilitator, new SkipInject(id, true));
        Assert.Equal(InjectState.Skipped, StateOf(table, id));
        table.PassMinutes(29);
        table.Do(Table.Facilitator, new SkipInject(id, false));
        Assert.Equal(InjectState.Planned, StateOf(table, id));
        table.Do(Table.Facilitator, new SkipInject(id, true));
        Assert.DoesNotContain(table.PassMinutes(2), e => IsInject(e, id));
        table.Refused(RefusalCode.TooLate, Table.Facilitator, new SkipInject(id, false));
        Assert.Contains(table.Do(Table.Facilitator, new FireInject(id)), e => IsInject(e, id));
    }

    [Fact]
    public void One_that_is_skipped_happens_neither_by_its_conditions_nor_by_a_move()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new SkipInject("panic", true));
        table.Do(Table.Facilitator, new SkipInject("audit", true));
        table.Play(Valley.Council, "audit-utility", Valley.Utility);
        table.Do(Table.Facilitator, new AdjustWorld([new IndicatorAdjustment("calm", To: 10)], "Shots."));
        Assert.DoesNotContain(table.PassMinutes(40), e => e is Injected { Inject: "panic" or "audit" });
        Assert.Contains(table.Do(Table.Facilitator, new SkipInject("panic", false)), e => IsInject(e, "panic"));
    }

    [Fact]
    public void Moving_one_that_is_skipped_takes_the_skip_back()
    {
        var table = Table.Running();
        table.Do(Table.Facilitator, new SkipInject("storm", true));
        table.Do(Table.Facilitator, new ScheduleInject("storm", At(0, 40)));
        Assert.Contains(table.PassMinutes(40), e => e is Injected { Inject: "storm" });
    }

    [Fact]
    public void One_whose_round_is_over_and_whose_conditions_never_held_is_missed()
    {
        var table = Table.Running();
        table.EndRound();
        Assert.Equal(InjectState.Waiting, StateOf(table, "alarm-raised"));
        table.EndRound();
        Assert.Equal(InjectState.Missed, StateOf(table, "alarm-raised"));
        Assert.Equal(InjectState.Waiting, StateOf(table, "panic"));
        Assert.Equal(InjectState.Manual, StateOf(table, "audit"));
    }

    [Fact]
    public void Nobody_but_facilitators_learns_what_is_planned()
    {
        var table = Table.Running();
        var before = table.World;
        SeatCommand[] commands =
        [
            new PlanInject(Rain(), At(0, 20)),
            new EditInject("written.1", Rain() with { Title = "Drizzle" }),
            new ScheduleInject("storm", At(0, 40)),
            new SkipInject("heat", true),
        ];
        var events = commands.SelectMany(command => table.Do(Table.Facilitator, command)).ToList();
        Assert.Equal(4, Told(before, events, Viewer.Facilitator).Count);
        foreach (var viewer in Viewers.Limited(table.World))
        {
            Assert.Empty(Told(before, events, viewer));
            Assert.Equal(Observation.Of(before, viewer), Observation.Of(table.World, viewer));
        }
    }

    [Fact]
    public void Another_facilitator_is_named_in_the_record()
    {
        var table = Table.Running();
        table.Do(CommandAuthor.Server, new TakeSeat("g", "Gus", null, SeatKind.Facilitator, "hash"));
        Assert.Equal(
            [new InjectSkipped("storm", true, "Gus")],
            table.Do(CommandAuthor.Person("g"), new SkipInject("storm", true))
        );
    }

    [Fact]
    public void Unfit_ones_are_refused()
    {
        var table = Table.Running();
        table.PassMinutes(10);
        Refuse(RefusalCode.Unknown, new EditInject("nothing", Rain()));
        Refuse(RefusalCode.Unknown, new ScheduleInject("nothing", _byHand));
        Refuse(RefusalCode.Unknown, new SkipInject("nothing", true));
        Refuse(RefusalCode.Malformed, new EditInject("storm", null!));
        Refuse(RefusalCode.Malformed, new EditInject("storm", Rain() with { Title = " " }));
        Refuse(RefusalCode.TooLarge, new EditInject("storm", Rain() with { Text = new string('x', 2001) }));
        Refuse(RefusalCode.Unknown, new EditInject("storm", Rain() with { To = ["nobody"] }));
        Refuse(RefusalCode.Unknown, new EditInject("storm", Rain() with { Outlet = "tabloid" }));
        Refuse(RefusalCode.Malformed, new EditInject("storm", Rain() with { Adjustments = [null!] }));
        Refuse(RefusalCode.Malformed, new PlanInject(Rain() with { Title = "" }, _byHand));
        Refuse(RefusalCode.Malformed, new PlanInject(Rain(), null!));
        Refuse(RefusalCode.Malformed, new PlanInject(Rain(), new InjectTiming(InjectTrigger.Scenario)));
        Refuse(RefusalCode.Malformed, new PlanInject(Rain(), new InjectTiming(InjectTrigger.Time, 0)));
        Refuse(RefusalCode.Malformed, new PlanInject(Rain(), new InjectTiming(InjectTrigger.Hand, 0)));
        Refuse(RefusalCode.Malformed, new PlanInject(Rain(), new InjectTiming((InjectTrigger)9, 0)));
        Refuse(RefusalCode.Malformed, new PlanInject(Rain(), At(3, 0)));
        Refuse(RefusalCode.Malformed, new PlanInject(Rain(), At(-1, 0)));
        Refuse(RefusalCode.Malformed, new PlanInject(Rain(), At(0, 61)));
        Refuse(RefusalCode.TooLate, new PlanInject(Rain(), At(0, 10)));
        Refuse(RefusalCode.TooLate, new ScheduleInject("storm", At(0, 9)));
        table.Do(Table.Facilitator, new PlanInject(Rain(), At(0, 60)));
        Refuse(RefusalCode.NotLegal, new ScheduleInject("written.1", new InjectTiming(InjectTrigger.Scenario)));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new PlanInject(Rain(), _byHand));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new EditInject("storm", Rain()));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new ScheduleInject("storm", _byHand));
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new SkipInject("storm", true));
        table.EndRound();
        Refuse(RefusalCode.TooLate, new PlanInject(Rain(), new InjectTiming(InjectTrigger.RoundEnd, 0)));
        Refuse(RefusalCode.TooLate, new EditInject("storm", Rain()));
        Refuse(RefusalCode.TooLate, new ScheduleInject("storm", _byHand));
        Refuse(RefusalCode.TooLate, new SkipInject("storm", true));
        table.Do(Table.Facilitator, new EndSession());
        Refuse(RefusalCode.WrongPhase, new PlanInject(Rain(), _byHand));
        Refuse(RefusalCode.WrongPhase, new SkipInject("heat", true));

        void Refuse(RefusalCode code, SeatCommand command) => table.Refused(code, Table.Facilitator, command);
    }

    [Fact]
    public void A_hundred_can_be_added_to_a_session()
    {
        var table = Table.Running();
        for (var i = 0; i < 100; i++)
            table.Do(Table.Facilitator, new PlanInject(Rain(), _byHand));
        table.Refused(RefusalCode.LimitReached, Table.Facilitator, new PlanInject(Rain(), _byHand));
    }

    private static InjectContent Rain() =>
        new(" Rain ", "*At last.*", [Valley.Council, Valley.Council], "wire", [new IndicatorAdjustment("calm", By: 3)]);

    private static InjectTiming At(int round, int minute) => new(InjectTrigger.Time, round, minute);

    private static bool IsInject(SessionEvent happened, string id) =>
        happened is Injected { Inject: var one } && one == id
        || happened is InjectWritten { Inject: var other } && other == id;

    private static InjectView Listed(Table table, string id) =>
        Projection.Of(table.World, Viewer.Facilitator).Injects[id];

    private static InjectState StateOf(Table table, string id) => Listed(table, id).State;

    private static Sequence<Notice> Told(World before, IEnumerable<SessionEvent> events, Viewer viewer) =>
        NoticeProjection.Of(new NarratedEvents(before, [.. events]), viewer);
}
