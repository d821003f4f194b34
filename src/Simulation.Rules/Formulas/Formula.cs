using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Formulas;

/// <summary>
/// A number that can be read off and explained: a base, plus weights on named values, kept within bounds.
/// </summary>
public sealed record Formula(
    [Description("Where the reckoning starts.")] [Range(-1000, 1000)] int Base = 0,
    [Description("What is added.")] ImmutableArray<Term> Plus = default,
    [Description("Never less than this.")] [Range(-1000, 1000)] int From = 0,
    [Description("Never more than this.")] [Range(-1000, 1000)] int To = 100
)
{
    /// <summary>The weights in thousandths of a point, in the order of the terms; default when one is finer.</summary>
    private readonly ImmutableArray<int> _thousandths = InThousandths(Plus);

    public ImmutableArray<Term> Plus
    {
        get;
        init
        {
            field = value;
            _thousandths = InThousandths(value);
        }
    } = Plus.IsDefault ? [] : Plus;

    /// <summary>The value in this world, rounded half away from zero.</summary>
    public int Value(World world, in EffectContext context)
    {
        if (_thousandths.IsDefault)
        {
            decimal exact = Base;
            foreach (var term in Plus)
                exact += term.Amount(world, context);
            return Bounded(exact);
        }

        // Whole numbers add up to the same and in a fraction of the time, which autopilots spend here.
        var sum = Base * 1000L;
        for (var i = 0; i < _thousandths.Length; i++)
            sum += (long)_thousandths[i] * Plus[i].Quantity(world, context);
        return (int)Math.Clamp((sum + (sum < 0 ? -500 : 500)) / 1000, From, To);
    }

    /// <summary>The same value with what it is made of.</summary>
    public (int Value, ImmutableArray<Reckoned> Factors) Explain(World world, in EffectContext context)
    {
        var factors = ImmutableArray.CreateBuilder<Reckoned>(Plus.Length + 1);
        if (Base != 0)
            factors.Add(new Reckoned(FactorSentences.Base.English, Base, ActorMask.Everyone));
        decimal sum = Base;
        foreach (var term in Plus)
        {
            var amount = term.Amount(world, context);
            sum += amount;
            factors.Add(
                new Reckoned(
                    term.Label(world, context),
                    decimal.Round(amount, 1, MidpointRounding.AwayFromZero),
                    term.KnownTo(world, context)
                )
            );
        }

        return (Bounded(sum), factors.ToImmutable());
    }

    internal ReadSet Reads(Scenario scenario)
    {
        var read = ReadSet.None;
        foreach (var term in Plus)
            read |= term.Reads(scenario);
        return read;
    }

    private static ImmutableArray<int> InThousandths(ImmutableArray<Term> terms)
    {
        if (terms.IsDefault)
            return [];
        var weights = ImmutableArray.CreateBuilder<int>(terms.Length);
        foreach (var term in terms)
        {
            if (term.Thousandths() is not { } weight)
                return default;
            weights.Add(weight);
        }

        return weights.MoveToImmutable();
    }

    private int Bounded(decimal sum) => (int)Math.Clamp(decimal.Round(sum, 0, MidpointRounding.AwayFromZero), From, To);
}

/// <summary>One part of a reckoned value, and who may know it.</summary>
public sealed record Reckoned(string Label, decimal Amount, ulong KnownTo)
{
    public Factor Factor => new(Label, Amount);
}
