namespace Simulation.Rules.Wording;

/// <summary>What a chance or a score is made of, and what the dice decide.</summary>
public static class FactorSentences
{
    public static readonly SentencePattern Base = new("factor.base", "base");
    public static readonly SentencePattern Ruling = new("factor.ruling", "the facilitator’s ruling");
    public static readonly SentencePattern Resource = new("factor.resource", "{resource} of {role}");
    public static readonly SentencePattern Attribute = new("factor.attribute", "{attribute} of {asset}");
    public static readonly SentencePattern Regard = new("factor.regard", "regard of {role} for {other}");
    public static readonly SentencePattern Strength = new("factor.strength", "strength of {authority}");
    public static readonly SentencePattern NoAuthority = new("factor.no-authority", "no authority named");
    public static readonly SentencePattern Confidence = new("factor.confidence", "confidence of {role}: “{intel}”");
    public static readonly SentencePattern NotHeard = new("factor.not-heard", "nothing heard by {role}");
    public static readonly SentencePattern Repeated = new("factor.repeated", "earlier uses of “{move}”");

    public static readonly SentencePattern DoesItComeOut = new("roll.comes-out", "Does it come out?");
    public static readonly SentencePattern DoesItWork = new("roll.works", "Does it work?");
}
