namespace Simulation.Rules.Wording;

/// <summary>What changed, as the labels of notices have it, and what became of it.</summary>
public static class ChangeSentences
{
    public static readonly SentencePattern OfRole = new("change.of-role", "{value} · {role}");
    public static readonly SentencePattern OfAsset = new("change.of-asset", "{attribute} · {asset}");
    public static readonly SentencePattern Regard = new("change.regard", "{role} → {other}");
    public static readonly SentencePattern Intel = new("change.intel", "“{intel}” · {role}");

    public static readonly SentencePattern Granted = new("became.granted", "granted");
    public static readonly SentencePattern GrantedByRound = new(
        "became.granted-by-round",
        "granted until the end of round {round}"
    );
    public static readonly SentencePattern GrantedFor = new("became.granted-for", "granted for {span}");
    public static readonly SentencePattern Revoked = new("became.revoked", "revoked");
    public static readonly SentencePattern VerifiedTrue = new("became.verified-true", "found to be true");
    public static readonly SentencePattern VerifiedFalse = new("became.verified-false", "found to be false");
    public static readonly SentencePattern FlagSet = new("became.set", "yes");
    public static readonly SentencePattern FlagCleared = new("became.cleared", "no longer");
}
