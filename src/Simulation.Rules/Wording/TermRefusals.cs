namespace Simulation.Rules.Wording;

/// <summary>Why a proposal cannot have the terms that it brings.</summary>
public static class TermRefusals
{
    public static readonly SentencePattern Empty = new("term.empty", "A term of the proposal is missing.");
    public static readonly SentencePattern TooMany = new(
        "term.too-many",
        "Add at most {count:# term|# terms} to an agreement."
    );
    public static readonly SentencePattern PreparedChanged = new(
        "term.prepared-changed",
        "The prepared terms stay in their order; only their amounts and times can be others."
    );
    public static readonly SentencePattern NotAmongParties = new(
        "term.not-among-parties",
        "Only the parties of an agreement promise something in it, and to each other."
    );
    public static readonly SentencePattern SaidTwice = new(
        "term.said-twice",
        "The agreement says something about this move already."
    );
    public static readonly SentencePattern NoSuchMove = new(
        "term.no-such-move",
        "This is no public move of {role}, so it cannot be promised."
    );
    public static readonly SentencePattern NoSuchResource = new("term.no-such-resource", "There is no such resource.");
    public static readonly SentencePattern OwnsTooLittle = new(
        "term.owns-too-little",
        "No more than {amount} {resource} can come from {role}."
    );
    public static readonly SentencePattern WordsOfOthers = new(
        "term.words-of-others",
        "Promise in words for your own role only."
    );
    public static readonly SentencePattern PermitAdded = new(
        "term.permit-added",
        "Only a prepared agreement grants a permit."
    );
    public static readonly SentencePattern AmountBetween = new(
        "term.amount-between",
        "An amount is from {number} to {most}."
    );
    public static readonly SentencePattern MinutesBetween = new(
        "term.minutes-between",
        "A time in game minutes is from {number} to {most}."
    );
}
