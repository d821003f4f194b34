namespace Simulation.Rules.Wording;

/// <summary>The terms of agreements, as a proposal has them and, with a calendar time, once they are signed.</summary>
public static class PromiseSentences
{
    public static readonly SentencePattern WillPlay = new("promise.plays", "{role} will: {move}, within {span}");
    public static readonly SentencePattern WillPlayBy = new("promise.plays-by", "{role} will: {move}, by {time}");
    public static readonly SentencePattern WillNotPlay = new("promise.refrains", "{role} will not: {move}, for {span}");
    public static readonly SentencePattern WillNotPlayUntil = new(
        "promise.refrains-until",
        "{role} will not: {move}, until {time}"
    );
    public static readonly SentencePattern WillGive = new(
        "promise.gives",
        "{role} will give {amount} {resource} to {other}"
    );
    public static readonly SentencePattern WillGrant = new("promise.permits", "{role} will grant {other}: {permit}");
    public static readonly SentencePattern WillGrantFor = new(
        "promise.permits-for",
        "{role} will grant {other}: {permit}, for {span}"
    );
    public static readonly SentencePattern Says = new("promise.says", "{role}: {words}");
}
