namespace Simulation.Rules.Wording;

/// <summary>
/// Conditions as states ("Media heat at least 40"), for the list of injects and, within a sentence, for what keeps a
/// move from being played.
/// </summary>
public static class ConditionSentences
{
    public static readonly SentencePattern Indicator = new("condition.indicator", "{indicator} {bounds}");
    public static readonly SentencePattern Resource = new("condition.resource", "{resource} of {role} {bounds}");
    public static readonly SentencePattern OwnResource = new(
        "condition.own-resource",
        "{resource} of your own {bounds}"
    );
    public static readonly SentencePattern Attribute = new("condition.attribute", "{attribute} of {asset} {bounds}");
    public static readonly SentencePattern Regard = new("condition.regard", "regard of {role} for {other} {bounds}");
    public static readonly SentencePattern Now = new("condition.now", "{condition} (now {number})");
    public static readonly SentencePattern RoundFrom = new("condition.round-from", "round {round} or later");
    public static readonly SentencePattern RoundBetween = new("condition.round-between", "rounds {round} to {last}");
    public static readonly SentencePattern Round = new("condition.round", "round {round}");
    public static readonly SentencePattern InRound = new("condition.in-round", "the round “{title}”");
    public static readonly SentencePattern Minute = new("condition.minute", "{span} or more gone in the round");
    public static readonly SentencePattern MinuteBetween = new(
        "condition.minute-between",
        "{span} or more gone in the round, and not more than {mostspan}"
    );
    public static readonly SentencePattern Status = new("condition.status", "{asset} being {statuses}");
    public static readonly SentencePattern Flag = new("condition.flag", "“{flag}”");
    public static readonly SentencePattern Permit = new("condition.permit", "{permit}, held by {role}");
    public static readonly SentencePattern Played = new("condition.played", "“{move}” played");
    public static readonly SentencePattern PlayedBy = new("condition.played-by", "“{move}” played by {role}");
    public static readonly SentencePattern Leaked = new("condition.leaked", "“{move}” come out");
    public static readonly SentencePattern LeakedBy = new("condition.leaked-by", "“{move}” come out, played by {role}");
    public static readonly SentencePattern Demand = new("condition.demand", "“{demand}” {status}");
    public static readonly SentencePattern Agreement = new("condition.agreement", "“{agreement}” {outcome}");
    public static readonly SentencePattern Heard = new("condition.heard", "“{intel}”, heard by {role}");
    public static readonly SentencePattern Believed = new(
        "condition.believed",
        "“{intel}”, with a confidence of {role} of {bounds}"
    );
    public static readonly SentencePattern True = new("condition.true", "“{intel}” being true");
    public static readonly SentencePattern Known = new("condition.known", "{attribute} of {asset}, known to {role}");
    public static readonly SentencePattern Not = new("condition.not", "not: {condition}");
}
