namespace Simulation.Rules.Wording;

/// <summary>What a role can expect of a choice that it has not made yet.</summary>
public static class ExpectedEffectSentences
{
    public static readonly SentencePattern OwnResource = new("expect.own-resource", "{resource}, your own");
    public static readonly SentencePattern Resource = new("expect.resource", "{resource} of {role}");
    public static readonly SentencePattern Attribute = new("expect.attribute", "{attribute} of {asset}");
    public static readonly SentencePattern MustAnswer = new("expect.must-answer", "{role} must answer");
    public static readonly SentencePattern MustAnswerByRound = new(
        "expect.must-answer-by-round",
        "{role} must answer by the end of round {round}"
    );
    public static readonly SentencePattern PermitYoursByRound = new(
        "expect.permit-yours-by-round",
        "{permit}: yours until the end of round {round}"
    );
    public static readonly SentencePattern PermitGrantedByRound = new(
        "expect.permit-granted-by-round",
        "{permit}: granted to {role} until the end of round {round}"
    );
    public static readonly SentencePattern MustAnswerWithin = new(
        "expect.must-answer-within",
        "{role} must answer within {span}"
    );
    public static readonly SentencePattern Confidence = new("expect.confidence", "Confidence of {role}: “{intel}”");
    public static readonly SentencePattern SessionEnds = new("expect.end", "The session ends");
    public static readonly SentencePattern PermitYours = new("expect.permit-yours", "{permit}: yours");
    public static readonly SentencePattern PermitYoursFor = new(
        "expect.permit-yours-for",
        "{permit}: yours for {span}"
    );
    public static readonly SentencePattern PermitGranted = new("expect.permit", "{permit}: granted to {role}");
    public static readonly SentencePattern PermitGrantedFor = new(
        "expect.permit-for",
        "{permit}: granted to {role} for {span}"
    );
    public static readonly SentencePattern PermitTakenFromYou = new("expect.permit-lost", "{permit}: taken from you");
    public static readonly SentencePattern PermitTaken = new("expect.permit-taken", "{permit}: taken from {role}");
    public static readonly SentencePattern Learns = new("expect.learns", "{role} will learn: “{intel}”");
    public static readonly SentencePattern LearnsSomething = new(
        "expect.learns-something",
        "{role} will learn something new"
    );
    public static readonly SentencePattern EverybodyLearns = new(
        "expect.everybody-learns",
        "Everybody learns: “{intel}”"
    );
    public static readonly SentencePattern EverybodyLearnsSomething = new(
        "expect.everybody-learns-something",
        "Everybody learns something new"
    );
    public static readonly SentencePattern RegardForYou = new("expect.regard-for-you", "Regard of {role} for you");
    public static readonly SentencePattern Regard = new("expect.regard", "Regard of {role} for {other}");
    public static readonly SentencePattern WillKnow = new("expect.will-know", "{roles} will know: {attribute}");
    public static readonly SentencePattern Everybody = new("expect.everybody", "Everybody");
    public static readonly SentencePattern You = new("expect.you", "You");
    public static readonly SentencePattern Status = new("expect.status", "{asset}: {status}");
    public static readonly SentencePattern Demand = new("expect.demand", "{demand}: {status}");
    public static readonly SentencePattern Transfer = new("expect.transfer", "{resource}, from {role} to {other}");
    public static readonly SentencePattern WillVerify = new(
        "expect.will-verify",
        "{role} will know whether it is true: “{intel}”"
    );
    public static readonly SentencePattern WillVerifySomething = new(
        "expect.will-verify-something",
        "{role} will know whether something heard is true"
    );
    public static readonly SentencePattern ComesOut = new("expect.comes-out", "It comes out that you did it");
}
