using System.Collections.Immutable;
using Simulation.Rules.Conditions;
using Simulation.Rules.Formulas;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.Wording;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Conditions;

/// <summary>
/// A role that cannot play a move reads which condition fails, and never learns from it what it must not know.
/// </summary>
public sealed class FailedConditionTests
{
    private const string Neutral = "The situation does not allow it now.";

    private static readonly AssetReference _dam = new("dam");

    private static readonly IndicatorCondition _calm = new("calm", AtLeast: 90);

    /// <summary>Fails for the growers, who must not know of it.</summary>
    private static readonly IndicatorCondition _seepage = new("seepage", AtLeast: 99);

    [Fact]
    public void The_first_condition_that_fails_is_named_with_the_value_as_it_is()
    {
        Assert.Equal(
            "It is not possible without this: Calm at least 90 (now 50).",
            Why([new IndicatorCondition("water", AtLeast: 1), _calm, new RoundAtLeastCondition(3)])
        );
        Assert.Equal("It is not possible without this: round 3 or later.", Why([new RoundAtLeastCondition(3), _calm]));
    }

    [Fact]
    public void A_known_one_that_fails_is_named_wherever_a_hidden_one_stands_and_whether_it_fails()
    {
        var hiddenThatHolds = new IndicatorCondition("seepage", AtMost: 98);
        var expected = Why([_calm]);
        Assert.NotEqual(Neutral, expected);
        foreach (var hidden in new[] { _seepage, hiddenThatHolds })
        {
            Assert.Equal(expected, Why([hidden, _calm]));
            Assert.Equal(expected, Why([_calm, hidden]));
            Assert.Equal(expected, Why([new AllCondition([hidden, _calm])]));
        }
    }

    [Fact]
    public void Hidden_ones_have_the_same_words_for_all()
    {
        Condition[] hidden =
        [
            _seepage,
            new FlagCondition("dug"),
            new AssetAttributeCondition("crack", _dam, AtLeast: 100),
            new ResourceCondition("funds", new ActorReference(Valley.Council), AtLeast: 100),
            new RelationCondition(new ActorReference(Valley.Utility), ActorReference.Self, AtLeast: 90),
            new IntelTrueCondition("hoard"),
            new HasIntelCondition("hoard", ActorReference.Self),
            new BelievesCondition("hoard", ActorReference.Self),
            new HasIntelCondition("seep-report", new ActorReference(Valley.Gazette)),
            new PlayedCondition("bribe"),
            new SecretMoveLeakedCondition("bribe"),
            new DirectiveCondition("hush"),
            new PermitCondition("night-pass", new ActorReference(Valley.Council)),
            new AgreementCondition("compact", [AgreementStatus.Declined]),
            new AnyCondition([_seepage, _calm]),
            new NotCondition(new NotCondition(_seepage)),
        ];
        foreach (var condition in hidden)
        {
            Assert.True(Neutral == Why([condition]), $"{condition}: {Why([condition])}");
            Assert.Equal(Neutral, Why([condition, new FlagCondition("dug")]));
        }
    }

    [Fact]
    public void What_must_not_be_so_is_named_as_what_is_in_the_way()
    {
        Assert.Equal(
            "It is not possible together with this: Water at least 1 (now 60).",
            Why([new NotCondition(new IndicatorCondition("water", AtLeast: 1))])
        );
        Assert.Equal(
            "It is not possible together with this: The dam being “full”.",
            Why([
                new NotCondition(
                    new AnyCondition([new FlagCondition("alarm"), new AssetStatusCondition(["full"], _dam)])
                ),
            ])
        );
    }

    [Fact]
    public void One_of_several_is_named_as_one_of_them()
    {
        Assert.Equal(
            "It is not possible without this: Calm at least 90 or “Alarm”.",
            Why([new AnyCondition([_calm, new FlagCondition("alarm")])])
        );
    }

    [Fact]
    public void Ones_own_secrets_and_what_has_been_heard_are_named()
    {
        Assert.Equal(
            "It is not possible without this: Funds of your own at least 50 (now 4).",
            Why([new ResourceCondition("funds", ActorReference.Self, AtLeast: 50)])
        );
        var claim = new BelievesCondition("seep-report", ActorReference.Self, AtLeast: 99);
        Assert.Equal(Neutral, Why([claim]));
        Assert.Contains(
            "“The dam seeps”",
            Why([claim], table => table.Do(Valley.Utility, new ShareIntel("seep-report", [Valley.Growers])))
        );
    }

    [Fact]
    public void A_secret_move_of_another_is_named_once_it_has_come_out()
    {
        var inTheWay = new NotCondition(new SecretMoveLeakedCondition("bribe"));
        Assert.Null(WhyOrNull([inTheWay]));
        var scenario = With([inTheWay]);
        var world = Table
            .Running(scenario)
            .World.Evolve(new MoveLeaked(Valley.Utility, new MoveChoice("bribe", Valley.Growers)));
        Assert.Contains("“Give an envelope” come out", Seen(world).Why!.Message);
    }

    [Fact]
    public void The_list_of_moves_the_refusal_and_what_to_expect_say_the_same()
    {
        var table = Table.Running(With([_calm]));
        var shown = table.View(Valley.Growers).Moves["test"].Why;
        Assert.NotNull(shown);
        Assert.Equal(shown, table.Refused(CommandAuthor.Person(Valley.Growers), Table.Choose("test")));
        Assert.Equal(shown, ExpectedEffects.Of(table.World, Valley.Growers, new MoveChoice("test"), out var expected));
        Assert.Empty(expected);
    }

    [Fact]
    public void Where_each_choice_fails_for_its_own_reason_one_is_named_with_its_choice()
    {
        var aimed = new TargetDefinition(["company", "executive"]);
        Assert.Equal(
            "The council: It is not possible without this: Standing of the council at least 50 (now 6).",
            Why([new ResourceCondition("standing", new ActorReference("target"), AtLeast: 50)], targets: aimed)
        );
        Assert.Equal(Why([_calm]), Why([_calm], targets: aimed));
        Assert.Equal(
            "There is nothing that it could be aimed at.",
            Why([_calm], targets: new TargetDefinition(["press-office"]))
        );
    }

    [Fact]
    public void Every_condition_has_words()
    {
        var self = ActorReference.Self;
        Condition[] all =
        [
            _calm,
            new ResourceCondition("funds", self, 1, 4),
            new AssetAttributeCondition("crack", _dam, AtMost: 40),
            new AssetAttributeCondition("silt", AssetReference.Chosen, AtMost: 40),
            new KnowsAttributeCondition("crack", _dam, self),
            new RelationCondition(self, new ActorReference("target"), AtLeast: 3),
            new AssetStatusCondition(["full", "drained"], _dam),
            new AssetStatusCondition(["open"], AssetReference.Chosen),
            new FlagCondition("alarm"),
            new PermitCondition("night-pass", new ActorReference("recipient")),
            new HasIntelCondition("hoard", self),
            new BelievesCondition("hoard", self, 50, 90),
            new IntelTrueCondition("hoard"),
            new PlayedCondition("dig"),
            new PlayedCondition("dig", self),
            new SecretMoveLeakedCondition("bribe"),
            new SecretMoveLeakedCondition("bribe", new ActorReference("issuer")),
            new DirectiveCondition("release"),
            new DirectiveCondition("release", [DirectiveStatus.Defied, DirectiveStatus.Lapsed]),
            new AgreementCondition("compact"),
            new AgreementCondition("compact", [AgreementStatus.Breached]),
            new RoundAtLeastCondition(2),
            new RoundAtLeastCondition(2, 3),
            new RoundAtLeastCondition(2, 2),
            new InRoundCondition("july"),
            new MinuteCondition(1),
            new MinuteCondition(30, 60),
            new NotCondition(_calm),
            new AllCondition([_calm, _seepage, new FlagCondition("dug")]),
            new AnyCondition([_calm, _seepage]),
        ];
        var types = typeof(Condition).Assembly.GetTypes().Where(type => type.BaseType == typeof(Condition));
        Assert.Equal(types.OrderBy(type => type.Name), all.Select(c => c.GetType()).Distinct().OrderBy(t => t.Name));
        var world = Table
            .Running(Valley.With(injects: all.Select((c, i) => new InjectDefinition("i" + i, "Inject", When: [c]))))
            .World;
        var words = Sheets.For(world, Viewer.Facilitator).Injects.Select(inject => inject.When).ToList();
        Assert.All(words, said => Assert.Null(Shape.Fault(said)));
        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.DoesNotContain(words, said => said.Contains('…'));
    }

    /// <summary>Why the growers cannot play a move with these conditions.</summary>
    private static string Why(
        ImmutableArray<Condition> when,
        Action<Table>? before = null,
        TargetDefinition? targets = null
    )
    {
        var table = Table.Running(With(when, targets));
        before?.Invoke(table);
        var why = Seen(table.World).Why;
        Assert.NotNull(why);
        Assert.Equal(RefusalCode.NotLegal, why.Code);
        Assert.Null(Shape.Fault(why.Message));
        return why.Message;
    }

    private static string? WhyOrNull(ImmutableArray<Condition> when) =>
        Seen(Table.Running(With(when)).World).Why?.Message;

    private static MoveView Seen(World world) =>
        Projection.Of(Redaction.For(world, Viewer.Of(Valley.Growers)), Viewer.Of(Valley.Growers)).Moves["test"];

    private static Scenario With(ImmutableArray<Condition> when, TargetDefinition? targets = null) =>
        Valley.With(
            moves: Valley.Scenario.Moves.Append(
                new MoveDefinition("test", "Test it", [Valley.Growers], When: when, Targets: targets)
            )
        );
}
