using Simulation.Rules.Autopilot;
using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;
using Simulation.Rules.Intel;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.Visibility;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Intel;

public sealed class IntelTests
{
    private const string Report = "seep-report";
    private const string Hoard = "hoard";

    [Fact]
    public void What_is_true_is_drawn_at_the_start_and_the_same_for_the_same_seed()
    {
        var truths = new HashSet<(bool, bool)>();
        for (var seed = 0; seed < 40; seed++)
        {
            var table = Table.Running(seed: "seed " + seed);
            var drawn = Assert.Single(table.Happened.OfType<IntelDrawn>()).True;
            Assert.Equal(table.World.Attribute(0, "crack") >= 50, drawn[0]);
            Assert.Equal(drawn, Table.Running(seed: "seed " + seed).World.Intel.Select(i => i.True));
            truths.Add((drawn[0], drawn[1]));
        }

        Assert.Equal(4, truths.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_certain_is_not_drawn(bool truth)
    {
        var scenario = Valley.With(
            intel: Valley.Scenario.Intel.Select(i => i with { Truth = new CertainTruth(truth) })
        );
        for (var seed = 0; seed < 5; seed++)
            Assert.All(
                Table.Running(scenario, seed: "seed " + seed).World.Intel,
                intel => Assert.Equal(truth, intel.True)
            );
    }

    [Fact]
    public void A_role_sees_what_it_has_from_the_start_and_nobody_else_does()
    {
        var table = Table.Running();
        Assert.Equal(
            new IntelView("The dam seeps", "A page from a notebook.", "An engineer", 60, null, false, null, [], []),
            table.View(Valley.Utility).Intel[Report]
        );
        foreach (var role in new[] { Valley.Council, Valley.Growers, Valley.Gazette })
            Assert.Empty(table.View(role).Intel);
        foreach (var viewer in Viewers.Limited(table.World).Where(v => v.Role != Valley.Utility))
        {
            Assert.DoesNotContain("seeps", Observation.Of(table.World, viewer), StringComparison.Ordinal);
        }

        var all = Projection.Of(table.World, Viewer.Facilitator).Intel;
        Assert.Equal([Hoard, Report], all.Keys);
        Assert.Equal([new IntelHolderView(Valley.Utility, 60, false, null)], all[Report].Holders);
        Assert.Equal(table.World.Intel[0].True, all[Report].True);
    }

    [Fact]
    public void Who_shares_gives_it_at_its_own_confidence_and_both_know_who_gave_and_who_got_it()
    {
        var table = Table.Running();
        table.Do(Valley.Utility, new ShareIntel(Report, [Valley.Council, Valley.Council, Valley.Utility]));
        var got = table.View(Valley.Council).Intel[Report];
        Assert.Equal((60, Valley.Utility), (got.Confidence, got.From));
        Assert.Equal([Valley.Council], table.View(Valley.Utility).Intel[Report].ToldTo);
        Assert.Equal(0, table.World.Actors[1].MovesUsed);
        Assert.Empty(table.View(Valley.Growers).Intel);
    }

    [Fact]
    public void Who_has_it_already_takes_on_the_giver_s_confidence_unless_it_knows_better()
    {
        var table = Table.Running();
        table.Do(Valley.Utility, new ShareIntel(Report, [Valley.Council]));
        table.Play(Valley.Council, "inspect");
        var certain = table.World.Intel[0].True ? 100 : 0;
        table.Do(Valley.Council, new ShareIntel(Report, [Valley.Utility]));
        Assert.Equal(
            (certain, Valley.Council),
            (table.View(Valley.Utility).Intel[Report].Confidence, table.View(Valley.Utility).Intel[Report].From)
        );
        Assert.Null(table.View(Valley.Utility).Intel[Report].True);
        table.Play(Valley.Utility, "smear");
        table.Do(Valley.Utility, new ShareIntel(Report, [Valley.Council]));
        Assert.Equal(
            (certain, Valley.Utility),
            (table.View(Valley.Council).Intel[Report].Confidence, table.World.IntelOf(Report).By(0)!.From)
        );
    }

    [Fact]
    public void Sharing_is_refused_without_it_to_nobody_and_once_it_is_public()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.Unknown, Valley.Council, new ShareIntel(Report, [Valley.Growers]));
        table.Refused(RefusalCode.Unknown, Valley.Utility, new ShareIntel("gossip", [Valley.Growers]));
        table.Refused(RefusalCode.Unknown, Valley.Utility, new ShareIntel(Report, []));
        table.Refused(RefusalCode.Unknown, Valley.Utility, new ShareIntel(Report, [Valley.Utility]));
        table.Refused(RefusalCode.Unknown, Valley.Utility, new ShareIntel(Report, [Valley.Growers, "senate"]));
        table.Refused(RefusalCode.NotYours, CommandAuthor.Person("f"), new ShareIntel(Report, [Valley.Growers]));
        table.Do(Table.Facilitator, new PauseClock());
        table.Refused(RefusalCode.WrongPhase, Valley.Utility, new ShareIntel(Report, [Valley.Growers]));
        table.Do(Table.Facilitator, new ResumeClock());
        table.Do(Valley.Utility, new ShareIntel(Report, [Valley.Gazette]));
        table.Play(Valley.Gazette, "print-report");
        table.Refused(RefusalCode.NotLegal, Valley.Utility, new ShareIntel(Report, [Valley.Growers]));
    }

    [Fact]
    public void Who_verifies_it_knows_for_certain()
    {
        foreach (var seed in Enumerable.Range(0, 10).Select(i => "seed " + i))
        {
            var table = Table.Running(seed: seed);
            table.Refused(RefusalCode.NotLegal, Valley.Council, Table.Choose("inspect"));
            table.Do(Valley.Utility, new ShareIntel(Report, [Valley.Council]));
            table.Play(Valley.Council, "inspect");
            var known = table.View(Valley.Council).Intel[Report];
            Assert.Equal(
                (table.World.Intel[0].True, table.World.Intel[0].True ? 100 : 0),
                (known.True, known.Confidence)
            );
            Assert.DoesNotContain(table.Play(Valley.Council, "inspect"), e => e is IntelVerified);
        }
    }

    [Fact]
    public void Doubt_moves_those_who_have_it_and_have_not_verified_it()
    {
        var table = Table.Running();
        table.Do(Valley.Utility, new ShareIntel(Report, [Valley.Council]));
        table.Play(Valley.Council, "inspect");
        var events = table.Play(Valley.Utility, "smear");
        Assert.Equal(
            new ConfidenceChanged(Report, Valley.Utility, -20, 40),
            Assert.Single(events.OfType<ConfidenceChanged>()) with
            {
                At = 0,
            }
        );
    }

    [Fact]
    public void Who_finds_something_that_it_has_not_keeps_what_it_thinks_of_what_it_has()
    {
        var table = Table.Running();
        var events = table.Play(Valley.Gazette, "fly");
        Assert.Equal([Valley.Gazette, Valley.Growers], events.OfType<IntelPlanted>().Select(e => e.Role));
        Assert.Equal(70, table.View(Valley.Gazette).Intel[Hoard].Confidence);
        Assert.NotNull(table.View(Valley.Growers).Intel[Hoard].True);
        table.EndRound();
        Assert.DoesNotContain(table.Play(Valley.Gazette, "fly"), e => e is IntelPlanted);
    }

    [Fact]
    public void What_is_published_everybody_has_at_its_own_confidence()
    {
        var table = Table.Running();
        table.Refused(RefusalCode.NotLegal, Valley.Gazette, Table.Choose("print-report"));
        table.Do(Valley.Utility, new ShareIntel(Report, [Valley.Gazette]));
        table.Play(Valley.Utility, "smear");
        table.Refused(RefusalCode.NotLegal, Valley.Gazette, Table.Choose("print-report"));
        table.Do(Valley.Gazette, new ShareIntel(Report, [Valley.Growers]));
        table = Table.Running();
        table.Do(Valley.Utility, new ShareIntel(Report, [Valley.Gazette]));
        table.Play(Valley.Gazette, "print-report");
        Assert.Equal(
            (60, true, null),
            (
                table.View(Valley.Council).Intel[Report].Confidence,
                table.View(Valley.Council).Intel[Report].Public,
                table.View(Valley.Council).Intel[Report].From
            )
        );
        Assert.Null(
            Projection.Of(Redaction.For(table.World, Viewer.Spectator), Viewer.Spectator).Intel[Report].Confidence
        );
    }

    [Fact]
    public void It_is_told_to_those_whom_it_concerns()
    {
        var table = Table.Running();
        var before = table.World;
        var events = table.Do(Valley.Utility, new ShareIntel(Report, [Valley.Council]));
        foreach (var role in new[] { Valley.Utility, Valley.Council })
        {
            var notice = Assert.Single(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(role)));
            Assert.Equal(
                (NoticeKind.Knowledge, "The utility told the council: “The dam seeps”", "A page from a notebook."),
                (notice.Kind, notice.Headline, notice.Text)
            );
        }

        Assert.Empty(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Gazette)));
        Assert.Empty(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Spectator));

        before = table.World;
        events = table.Play(Valley.Utility, "smear");
        var change = Assert.Single(
            Assert
                .Single(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Council)))
                .Changes
        );
        Assert.Equal(
            new Change(ChangeKind.Intel, Report, Valley.Council, "“The dam seeps” · The council", -20, 40, null),
            change
        );
        Assert.Empty(NoticeProjection.Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Gazette)));

        before = table.World;
        events = table.Play(Valley.Gazette, "fly");
        Assert.Equal(
            ["The gazette: Fly over the fields", "The growers learned: “The growers hoard water”"],
            NoticeProjection
                .Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Growers))
                .Select(n => n.Headline)
        );
        Assert.Equal(
            ["The gazette: Fly over the fields"],
            NoticeProjection
                .Of(new NarratedEvents(before, [.. events]), Viewer.Of(Valley.Council))
                .Select(n => n.Headline)
        );
    }

    [Fact]
    public void What_a_move_lets_expect_names_only_what_its_player_has()
    {
        var table = Table.Running();
        Assert.Equal(
            ["The gazette will learn something new", "The growers will learn something new"],
            Expected(table, Valley.Gazette, "fly")
        );
        Assert.Equal(["Confidence of the utility: “The dam seeps”"], Expected(table, Valley.Utility, "smear"));
        table.Do(Valley.Utility, new ShareIntel(Report, [Valley.Council, Valley.Gazette]));
        Assert.Equal(
            ["The council will know whether it is true: “The dam seeps”"],
            Expected(table, Valley.Council, "inspect")
        );
        Assert.Equal(["Everybody learns: “The dam seeps”"], Expected(table, Valley.Gazette, "print-report"));
        Assert.Equal(3, Expected(table, Valley.Utility, "smear").Count);
    }

    [Fact]
    public void A_formula_reckons_with_confidence_and_does_not_name_what_was_not_heard()
    {
        var formula = new Formula(Plus: [new ConfidenceTerm(Hoard, ActorReference.Self, 0.5m)]);
        var table = Table.Running();
        Assert.Equal(("nothing heard by the gazette", 0m, ActorMask.OfActor(3)), Explained(formula, table.World));
        table.Play(Valley.Gazette, "fly");
        Assert.Equal(
            ("confidence of the gazette: “The growers hoard water”", 35m, ActorMask.OfActor(3)),
            Explained(formula, table.World)
        );
        Assert.Equal(0, formula.Value(table.World, EffectContext.None));
    }

    [Fact]
    public void Conditions_test_who_has_it_how_sure_it_is_and_whether_it_is_true()
    {
        var world = Table.Running().World;
        Assert.True(Holds(new HasIntelCondition(Report, Utility), world));
        Assert.False(Holds(new HasIntelCondition(Hoard, Utility), world));
        Assert.True(Holds(new BelievesCondition(Report, Utility, 60), world));
        Assert.False(Holds(new BelievesCondition(Report, Utility, 61), world));
        Assert.False(Holds(new BelievesCondition(Report, Utility, 0, 59), world));
        Assert.False(Holds(new BelievesCondition(Hoard, Utility, 0), world));
        Assert.Equal(world.Intel[0].True, Holds(new IntelTrueCondition(Report), world));
    }

    [Fact]
    public void Who_told_it_knows_that_the_other_has_it_and_nobody_else_does()
    {
        var table = Table.Running();
        var condition = new HasIntelCondition(Report, new ActorReference(Valley.Council));
        Assert.Equal(ActorMask.OfActor(0), KnownTo(condition, table.World));
        table.Do(Valley.Utility, new ShareIntel(Report, [Valley.Council]));
        Assert.Equal(ActorMask.OfActor(0) | ActorMask.OfActor(1), KnownTo(condition, table.World));
        Assert.True(Holds(condition, Redaction.For(table.World, Viewer.Of(Valley.Utility))));
        Assert.False(Holds(condition, Redaction.For(table.World, Viewer.Of(Valley.Gazette))));
        Assert.Equal(ActorMask.OfActor(1), KnownTo(new BelievesCondition(Report, Utility), table.World));
        Assert.Equal(ActorMask.Nobody, KnownTo(new IntelTrueCondition(Report), table.World));
        table.Play(Valley.Council, "inspect");
        Assert.Equal(ActorMask.OfActor(0), KnownTo(new IntelTrueCondition(Report), table.World));
    }

    [Fact]
    public void An_autopilot_passes_on_what_serves_its_goals_and_only_once()
    {
        var told = new ObjectiveDefinition(
            "told",
            "The gazette knows",
            When: [new BelievesCondition(Report, new ActorReference(Valley.Gazette))]
        );
        var table = Table.Lobby(
            Valley.With(
                actors: Valley.Scenario.Actors.Select(a => a.Id == Valley.Utility ? a with { Objectives = [told] } : a)
            )
        );
        table.Do(Table.Facilitator, new StartSession());
        var choice = HeuristicStrategy.Choose(
            Redaction.For(table.World, Viewer.Of(Valley.Utility)),
            Valley.Utility,
            "key"
        );
        Assert.Equal(new ShareIntel(Report, [Valley.Gazette]), choice);
        table.Do(CommandAuthor.Autopilot(Valley.Utility), choice!);
        Assert.IsNotType<ShareIntel>(
            HeuristicStrategy.Choose(Redaction.For(table.World, Viewer.Of(Valley.Utility)), Valley.Utility, "key")
        );
    }

    private static ActorReference Utility => new(Valley.Utility);

    private static (string, decimal, ulong) Explained(Formula formula, World world) =>
        formula
            .Explain(world, new EffectContext(3))
            .Factors.Select(factor => (factor.Label, factor.Amount, factor.KnownTo))
            .Single();

    private static bool Holds(Condition condition, World world) =>
        Reckoning(condition).Value(world, EffectContext.None) > 0;

    private static ulong KnownTo(Condition condition, World world) =>
        Reckoning(condition).Explain(world, EffectContext.None).Factors[0].KnownTo;

    private static Formula Reckoning(Condition condition) => new(Plus: [new PointsTerm(1, [condition], "it holds")]);

    private static List<string> Expected(Table table, string role, string move) =>
        [.. table.View(role).Moves[move].Options[0].Expected.Select(e => e.Label)];
}
