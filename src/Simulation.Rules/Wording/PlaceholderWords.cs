using Simulation.Rules.Formulas;

namespace Simulation.Rules.Wording;

/// <summary>Words for who or what has a part in something while nobody in particular does.</summary>
public static class PlaceholderWords
{
    public static readonly SentencePattern You = new("part.you", "you");
    public static readonly SentencePattern Self = new("part.self", "whoever acts");
    public static readonly SentencePattern Target = new("part.target", "the target");
    public static readonly SentencePattern Issuer = new("part.issuer", "the issuer");
    public static readonly SentencePattern Recipient = new("part.recipient", "the recipient");
    public static readonly SentencePattern Owner = new("part.owner", "the owner");
    public static readonly SentencePattern ChosenAsset = new("part.asset", "the chosen asset");

    public static string Of(ActorReference reference) =>
        reference.Name switch
        {
            "self" => Self.English,
            "target" => Target.English,
            "issuer" => Issuer.English,
            "recipient" => Recipient.English,
            "owner" => Owner.English,
            var name => name,
        };
}
