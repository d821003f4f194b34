using System.ComponentModel;
using Simulation.Rules.Formulas;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Conditions;

/// <summary>An institution has a piece of intel and is so sure of it.</summary>
[Keyword("believes")]
public sealed record BelievesCondition(
    [Description("The intel.")] string Intel,
    [Description("Who: self, target, issuer, recipient, owner or an institution.")] ActorReference By,
    [Description("Least confidence, per cent.")] [Range(0, 100)] int AtLeast = 50,
    [Description("Greatest confidence, per cent.")] [Range(0, 100)] int? AtMost = null
) : Condition
{
    internal override bool Holds(World world, in EffectContext context) =>
        world.IntelOf(Intel).By(context.Find(By, world)) is { } held && Within(held.Confidence, AtLeast, AtMost);

    internal override ReadSet Reads(Scenario scenario) => ReadSet.Intel | By.Reads();

    internal override ulong KnownTo(World world, in EffectContext context) =>
        ActorMask.OfActor(context.Find(By, world));

    internal override bool IsNameable(World seen, in EffectContext context) => seen.IsHeard(Intel, context.Self);
}
