using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Effects;

/// <summary>Sets the status of an asset, or a flag; name one of the two.</summary>
[Keyword("set")]
public sealed record SetEffect(
    [Description("The new status; say of which asset.")] string? Status = null,
    [Description("Of which asset: asset (the chosen one) or an asset's id; of: is the same.")]
    [AlsoWritten("of")]
        AssetReference? Asset = null,
    [Description("The flag.")] string? Flag = null,
    [Description("Whether the flag is set or cleared.")] bool To = true
) : Effect
{
    internal override void Apply(DecisionContext decision, in EffectContext context)
    {
        if (Status is not null)
            decision.SetStatus(context.Find(Asset ?? AssetReference.Chosen, decision.World), Status);
        else if (Flag is not null)
            decision.SetFlag(Flag, To);
    }

    internal override void Expect(World world, in EffectContext context, ICollection<Expectation> expected)
    {
        if (Status is null)
            return;
        var asset = context.Find(Asset ?? AssetReference.Chosen, world);
        if (asset < 0 || world.Assets[asset].Status == Status)
            return;
        var definition = world.Scenario.Assets[asset];
        expected.Add(
            Expectation.Of(ExpectedEffectSentences.Status.With(definition.Title, definition.StatusTitle(Status)))
        );
    }

    internal override ReadSet Reads(Scenario scenario) =>
        Status is null ? ReadSet.None : (Asset ?? AssetReference.Chosen).Reads(scenario);
}
