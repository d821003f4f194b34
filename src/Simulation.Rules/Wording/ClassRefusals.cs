namespace Simulation.Rules.Wording;

/// <summary>Why something is refused in a class of several tables.</summary>
public static class ClassRefusals
{
    public static readonly SentencePattern Ended = new(
        "class.ended",
        "This class is over; its code lets nobody in any more."
    );
    public static readonly SentencePattern DateOnlyForHomework = new(
        "class.date-only-for-homework",
        "Only homework has a date until when it is played."
    );
    public static readonly SentencePattern DatePast = new("class.date-past", "The date of homework comes after now.");
    public static readonly SentencePattern HomeworkNotOverDays = new(
        "class.homework-not-over-days",
        "In homework everybody plays alone, until one date; it has no deadlines of rounds."
    );
    public static readonly SentencePattern Released = new(
        "class.released",
        "The debriefs of this class are open, so nobody else can begin to play."
    );
    public static readonly SentencePattern Full = new("class.full", "Every place in this class is taken.");
    public static readonly SentencePattern TableFull = new("class.table-full", "No place is free at table {number}.");
    public static readonly SentencePattern TableOver = new("class.table-over", "The game at table {number} is over.");
    public static readonly SentencePattern NoSuchTable = new("class.no-table", "There is no table {number}.");
    public static readonly SentencePattern TableAssigned = new(
        "class.table-assigned",
        "In this class everybody is given a table."
    );
    public static readonly SentencePattern RoleAssigned = new(
        "class.role-assigned",
        "In this class everybody is given a role."
    );
    public static readonly SentencePattern NoWatching = new(
        "class.no-watching",
        "Nobody watches the tables of a class by its code."
    );
    public static readonly SentencePattern RoleTaken = new(
        "class.role-taken",
        "This role is not free at table {number}."
    );
    public static readonly SentencePattern NoSuchMember = new(
        "class.no-member",
        "There is no such person in this class."
    );
    public static readonly SentencePattern SameTable = new("class.same-table", "A table is merged into another one.");
    public static readonly SentencePattern MergeFull = new(
        "class.merge-full",
        "Table {number} does not have room for all of them."
    );
    public static readonly SentencePattern NotYourTable = new("class.not-your-table", "This table is not yours.");
    public static readonly SentencePattern NotOpen = new("class.not-open", "Table {number} is not open yet.");
    public static readonly SentencePattern NoSuchAssistant = new("class.no-assistant", "There is no such assistant.");
    public static readonly SentencePattern AssistantTables = new(
        "class.assistant-tables",
        "An assistant needs a table at least."
    );
    public static readonly SentencePattern TooManyAssistants = new(
        "class.too-many-assistants",
        "A class has at most {count:# assistant|# assistants}."
    );
    public static readonly SentencePattern TwoIndicators = new(
        "class.two-indicators",
        "The board shows at most {count:# indicator|# indicators}, each once."
    );
    public static readonly SentencePattern Withdrawn = new(
        "class.withdrawn",
        "The facilitator has withdrawn this link."
    );
    public static readonly SentencePattern HomeworkAlone = new(
        "class.homework-alone",
        "In homework everybody has a table alone."
    );
    public static readonly SentencePattern Moved = new("class.moved", "You play on at table {number}.");
    public static readonly SentencePattern Sealed = new(
        "class.sealed",
        "Other tables play on with the same luck; the debrief opens when all of them have ended."
    );
    public static readonly SentencePattern GroupTooLong = new(
        "class.group-too-long",
        "The name of a group has at most {count:# character|# characters}."
    );

    public static readonly SentencePattern RosterEmpty = new(
        "roster.empty",
        "The roster needs a heading and a line for each person."
    );
    public static readonly SentencePattern RosterTooLong = new(
        "roster.too-long",
        "A roster has at most {count:# person|# people}."
    );
    public static readonly SentencePattern RosterHeading = new(
        "roster.heading",
        "Line {number}: the heading names the columns, once each: name, and if you like group, table and role."
    );
    public static readonly SentencePattern RosterValues = new(
        "roster.values",
        "Line {number}: {count:# value|# values}, but the heading has {most}."
    );
    public static readonly SentencePattern RosterQuote = new(
        "roster.quote",
        "Line {number}: a quotation mark is missing or in the wrong place."
    );
    public static readonly SentencePattern RosterNoName = new("roster.no-name", "Line {number}: the name is missing.");
    public static readonly SentencePattern RosterName = new("roster.name", "Line {number}: this cannot be a name.");
    public static readonly SentencePattern RosterGroup = new(
        "roster.group",
        "Line {number}: this cannot be the name of a group."
    );
    public static readonly SentencePattern RosterTwice = new(
        "roster.twice",
        "Line {number}: this name is in the class already; a second one needs something to tell them apart."
    );
    public static readonly SentencePattern RosterTable = new("roster.table", "Line {number}: there is no such table.");
    public static readonly SentencePattern RosterRole = new("roster.role", "Line {number}: there is no such role.");
    public static readonly SentencePattern RosterPlace = new(
        "roster.place",
        "Line {number}: this place is taken by somebody else."
    );
    public static readonly SentencePattern RosterFull = new(
        "roster.full",
        "Line {number}: there are more people than seats."
    );
}
