using Simulation.Rules.Agreements;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Wording;

/// <summary>
/// Every effect, term and promise of the language has words, and a new one is missed here until it has some.
/// </summary>
public sealed class EveryWordTests
{
    private static readonly ActorReference _utility = new(Valley.Utility);
    private static readonly AssetReference _dam = new("dam");
    private static readonly AssetReference _canal = new("canal");

    [Fact]
    public void Effects_tell_what_to_expect_of_them()
    {
        Effect[] all =
        [
            new ChangeEffect(Indicator: "calm", By: -3),
            new ChangeEffect(Resource: "funds", Of: ActorReference.Self, By: 1),
            new ChangeEffect(Attribute: "silt", Asset: _canal, By: 5),
            new ChangeEffect(Indicator: "calm", Reckoned: new Formula(2, [new IndicatorTerm("water")])),
            new DirectiveEffect("hush", _utility, 30),
            new DoubtEffect("seep-report", [_utility], 10),
            new EndEffect("riot"),
            new GiveIntelEffect("seep-report", [_utility]),
            new InjectEffect("storm"),
            new InjectEffect("storm", After: 90),
            new GrantPermitEffect("pump-licence", _utility),
            new GrantPermitEffect("pump-licence", _utility, 60),
            new PublishIntelEffect("hoard"),
            new RelateEffect(ActorReference.Self, _utility, 5),
            new RevealAttributeEffect("crack", _dam, [ActorReference.Self]),
            new RevokeEffect("pump-licence", _utility),
            new RollEffect(
                "Does it rain?",
                new Formula(50),
                [new EndEffect("riot")],
                [new ChangeEffect("calm", By: 1)]
            ),
            new SetEffect(Status: "shut", Asset: _dam),
            new SetEffect(Flag: "alarm"),
            new SettleDirectivesEffect(DirectiveStatus.Withdrawn, "release"),
            new TransferEffect("funds", 1, ActorReference.Self, _utility),
            new VerifyEffect("hoard", ActorReference.Self),
        ];
        AssertComplete(typeof(Effect), all.Select(effect => effect.GetType()));
        var moves = all.Select(
            (effect, i) => new MoveDefinition("test-" + i, "Test it", [Valley.Council], Outcome: [effect])
        );
        var view = Table.Running(Valley.With(moves: Valley.Scenario.Moves.Concat(moves))).View(Valley.Council);
        var silent = new List<Effect>();
        for (var i = 0; i < all.Length; i++)
        {
            var labels = view.Moves["test-" + i].Options.SelectMany(option => option.Expected).Select(e => e.Label);
            Assert.All(labels, label => Assert.Null(Shape.Fault(label)));
            if (!labels.Any())
                silent.Add(all[i]);
        }

        // Injects and flags come as a surprise; the others find nothing that they could act on at the start.
        Assert.Equal(
            ["DoubtEffect", "InjectEffect", "RevokeEffect", "SetEffect", "SettleDirectivesEffect", "VerifyEffect"],
            silent.Select(effect => effect.GetType().Name).Distinct()
        );
    }

    [Fact]
    public void Terms_tell_what_a_number_is_made_of()
    {
        Term[] all =
        [
            new IndicatorTerm("calm"),
            new ResourceTerm("funds", _utility),
            new AttributeTerm("crack", _dam),
            new RelationTerm(_utility, new ActorReference(Valley.Growers)),
            new AuthorityTerm("water-act"),
            new ConfidenceTerm("hoard", _utility),
            new PointsTerm(5, [], "It is summer"),
            new TimesPlayedTerm("speech", new ActorReference(Valley.Council)),
        ];
        AssertComplete(typeof(Term), all.Select(term => term.GetType()));
        var (_, factors) = new Formula(1, [.. all]).Explain(Table.Running().World, EffectContext.None);
        Assert.Equal(all.Length + 1, factors.Select(factor => factor.Label).Distinct().Count());
        Assert.All(factors, factor => Assert.Null(Shape.Fault(factor.Label)));
    }

    [Fact]
    public void Promises_tell_who_is_bound_to_what_before_and_after_signing()
    {
        TermDefinition[] all =
        [
            new PlaysTerm("speech", Valley.Council, 90),
            new RefrainsTerm("speech", Valley.Council, 60),
            new GivesTerm("funds", Valley.Council, Valley.Utility, 1),
            new PermitsTerm("pump-licence", Valley.Council, Valley.Utility, 30),
            new PermitsTerm("night-pass", Valley.Council, Valley.Utility),
            new SaysTerm("Nobody goes thirsty.", Valley.Council),
        ];
        AssertComplete(typeof(TermDefinition), all.Select(term => term.GetType()));
        var agreement = new AgreementDefinition("test", "A test", [Valley.Council, Valley.Utility], Terms: [.. all]);
        var table = Table.Running(Valley.With(agreements: Valley.Scenario.Agreements.Append(agreement)));
        table.Do(Valley.Council, new Propose("test", [], ""));
        var id = table.World.Agreements[^1].Id;
        for (var signed = 0; signed < 2; signed++)
        {
            var texts = table.View(Valley.Council).Agreements[id].Terms.Select(term => term.Text).ToList();
            Assert.Equal(all.Length, texts.Distinct().Count());
            Assert.All(texts, text => Assert.Null(Shape.Fault(text)));
            if (signed == 0)
                table.Do(Valley.Utility, new AcceptProposal(id));
        }
    }

    private static void AssertComplete(Type union, IEnumerable<Type> tried) =>
        Assert.Equal(
            union.Assembly.GetTypes().Where(type => type.BaseType == union).Select(type => type.Name).Order(),
            tried.Select(type => type.Name).Distinct().Order()
        );
}
