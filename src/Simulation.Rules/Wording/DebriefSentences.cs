namespace Simulation.Rules.Wording;

/// <summary>What the debrief says of secrets, curves and the path of the table.</summary>
public static class DebriefSentences
{
    public static readonly SentencePattern Value = new("secret.value", "{number} of 100");
    public static readonly SentencePattern ValueDrawn = new(
        "secret.value-drawn",
        "{number} of 100; at the start {start}, drawn from {least} to {most}"
    );
    public static readonly SentencePattern ValueTitle = new("secret.value-title", "{attribute} · {asset}");
    public static readonly SentencePattern True = new("secret.true", "true");
    public static readonly SentencePattern False = new("secret.false", "false");
    public static readonly SentencePattern Public = new("secret.public", "public");
    public static readonly SentencePattern MadePublic = new("secret.made-public", "made public");
    public static readonly SentencePattern MadePublicBy = new("secret.made-public-by", "made public by {role}");
    public static readonly SentencePattern MadePublicByInject = new(
        "secret.made-public-by-inject",
        "made public by “{inject}”"
    );
    public static readonly SentencePattern NobodyHadIt = new("secret.nobody-had-it", "nobody had it");
    public static readonly SentencePattern HeldBy = new("secret.held-by", "held by {role}");
    public static readonly SentencePattern ForCertain = new("secret.for-certain", "{role}, for certain");
    public static readonly SentencePattern Sure = new("secret.sure", "{role}, believing it to {number} %");
    public static readonly SentencePattern PlayedTitle = new("secret.played-title", "{role}: {move}");
    public static readonly SentencePattern Played = new("secret.played", "played in secret");
    public static readonly SentencePattern PlayedOften = new(
        "secret.played-often",
        "played in secret, {count:once|# times}"
    );
    public static readonly SentencePattern CameOut = new("secret.came-out", "it came out");
    public static readonly SentencePattern CouldTell = new(
        "secret.could-tell",
        "{roles} could tell by what it brought about"
    );
    public static readonly SentencePattern Improvised = new("secret.improvised", "improvised in secret");
    public static readonly SentencePattern DemandTitle = new("secret.demand-title", "{role} to {other}: {demand}");
    public static readonly SentencePattern Demanded = new("secret.demanded", "demanded in secret");
    public static readonly SentencePattern StandsBy = new("secret.stands-by", "{status} by “{move}”");
    public static readonly SentencePattern Offered = new("secret.offered", "offered in secret by {role}");
    public static readonly SentencePattern PermitTitle = new("secret.permit-title", "{role}: {permit}");
    public static readonly SentencePattern Granted = new("secret.granted", "granted and not made public");
    public static readonly SentencePattern GrantedBy = new(
        "secret.granted-by",
        "granted by {role} and not made public"
    );
    public static readonly SentencePattern HeldToTheEnd = new("secret.held-to-the-end", "held to the end");
    public static readonly SentencePattern GoneBefore = new("secret.gone-before", "gone before the end");

    public static readonly SentencePattern Moved = new("moment.moved", "{item}.");
    public static readonly SentencePattern Rose = new("moment.rose", "{indicator} rose by {amount} to {number}");
    public static readonly SentencePattern Sank = new("moment.sank", "{indicator} sank by {amount} to {number}");
    public static readonly SentencePattern DemandBecame = new(
        "moment.demand-became",
        "What became of the demand on {role}: {status}."
    );
    public static readonly SentencePattern DemandMet = new("moment.demand-met", "The demand of {role} was {status}.");
    public static readonly SentencePattern AgreementBecame = new(
        "moment.agreement-became",
        "It bound {roles}; what became of it: {status}."
    );
    public static readonly SentencePattern BrokeWord = new("moment.broke-word", "{role} broke its word to {roles}.");
    public static readonly SentencePattern KeptWord = new("moment.kept-word", "{roles} kept their word.");
    public static readonly SentencePattern CameToLight = new(
        "moment.came-to-light",
        "What {role} had done in secret came out."
    );
    public static readonly SentencePattern ClaimTrue = new("moment.claim-true", "The claim was true.");
    public static readonly SentencePattern ClaimFalse = new("moment.claim-false", "The claim was false.");
    public static readonly SentencePattern GameOver = new("moment.over", "With it the session was over.");
    public static readonly SentencePattern StaysOpen = new("moment.open", "never answered");

    public static readonly SentencePattern Start = new("curve.start", "start");
    public static readonly SentencePattern ImprovisedWell = new(
        "path.improvised-well",
        "{action} (improvised, succeeded)"
    );
    public static readonly SentencePattern ImprovisedBadly = new(
        "path.improvised-badly",
        "{action} (improvised, failed)"
    );
}
