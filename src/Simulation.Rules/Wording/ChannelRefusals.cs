namespace Simulation.Rules.Wording;

/// <summary>Why something about a channel with a name is refused.</summary>
public static class ChannelRefusals
{
    public static readonly SentencePattern NoSuchChannel = new(
        "channel.unknown",
        "There is no such channel that your role is in."
    );
    public static readonly SentencePattern NameOneLine = new(
        "channel.name-one-line",
        "The name of a channel is one line, without line breaks."
    );
    public static readonly SentencePattern NameTaken = new(
        "channel.name-taken",
        "Your role has an open channel of this name already."
    );
    public static readonly SentencePattern TooFewRoles = new(
        "channel.too-few-roles",
        "A channel is opened with at least {count:# other role|# other roles}."
    );
    public static readonly SentencePattern TooMany = new(
        "channel.too-many",
        "A role has at most {count:# open channel|# open channels} of its own; close one first."
    );
    public static readonly SentencePattern OnlyOpenerAdds = new(
        "channel.only-opener-adds",
        "Only the role that opened the channel brings others into it."
    );
    public static readonly SentencePattern NobodyToAdd = new("channel.nobody-to-add", "Name a role to bring in.");
}
