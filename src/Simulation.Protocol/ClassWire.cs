// What goes over the hub and the REST endpoints for classes: several tables of one scenario under one join code.
// PROTOCOL.md explains it.
using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Protocol;

/// <summary>
/// <c>POST /api/classes</c>; the host key, where needed, as <c>Authorization: Bearer …</c>. Opens a class, and its
/// tables at once; those of homework when somebody joins.
/// </summary>
/// <param name="Id">
/// Made by the client of at least 128 random bits, 32 to 64 letters, digits and hyphens; asking again with the same id
/// gives the same class and ticket, whatever else is asked.
/// </param>
/// <param name="Tables">1 to 60; for homework the most members, up to 300.</param>
/// <param name="Pace">Game seconds per real second; null for the scenario's own.</param>
/// <param name="Cast">As in <see cref="OpenSessionRequest"/>.</param>
/// <param name="Luck">Null for the same one in a room, and different ones in homework.</param>
/// <param name="ChooseTable">Whether people may say at which table they want to sit.</param>
/// <param name="Indicators">Ids of at most two that the board shows; left out, the first two.</param>
/// <param name="Seed">For repeatable runs; null for chance.</param>
/// <param name="Teams">Several people play a role of a table; null for one person a role. Not in homework.</param>
/// <param name="Deadlines">As in <see cref="OpenSessionRequest"/>, for all tables; not in homework.</param>
/// <param name="Due">Until when homework is played; null for as long as the facilitator likes.</param>
public sealed record OpenClassRequest(
    string Id,
    string Scenario,
    int Tables,
    Pacing Pacing,
    decimal? Pace = null,
    string? Cast = null,
    ClassKind Kind = ClassKind.Room,
    Luck? Luck = null,
    Grouping Groups = Grouping.Ignored,
    bool ChooseTable = false,
    Unattended Unattended = Unattended.Waits,
    Sequence<string> Indicators = default,
    string? Seed = null,
    TeamSettings? Teams = null,
    RoundDeadlines? Deadlines = null,
    HomeworkDate? Due = null
);

/// <param name="Code">What people type to join.</param>
/// <param name="Ticket">The facilitator's class ticket; the server keeps only its hash.</param>
public sealed record ClassOpenedReply(string Class, string Code, string Ticket);

/// <summary>What somebody with the code of a class may choose.</summary>
/// <param name="AskGroup">Whether a group may be named, and what it means.</param>
/// <param name="Tables">The tables that may be chosen; empty when everybody is given one.</param>
/// <param name="Free">How many more people the class seats.</param>
/// <param name="Roles">In homework, where the role may be chosen; empty otherwise.</param>
/// <param name="Due">Until when homework is played; null for as long as the facilitator likes.</param>
public sealed record ClassOffer(
    string Class,
    ClassKind Kind,
    Grouping AskGroup,
    Sequence<TableOffer> Tables,
    int Free,
    Sequence<RoleOffer> Roles,
    HomeworkDate? Due = null
);

/// <param name="Free">How many more people the table seats; 0 also when its game is over.</param>
public sealed record TableOffer(int Table, int Free);

/// <param name="Member">Id of the person in the class.</param>
public sealed record ClassSeat(string Class, int Table, string Member);

/// <summary>
/// <c>POST /api/classes/{id}/link</c>: the secret of a member's link of the roster for a seat, as <c>POST
/// /api/join</c>.
/// </summary>
/// <param name="Link">As <see cref="RosterReply"/> gave it.</param>
public sealed record UseLinkRequest(string Link);

/// <summary>
/// Hub stream <c>WatchClass(WatchClassRequest) → stream of ClassUpdate</c>: first everything, then what has changed, at
/// most once a second. The holder of an assistant's ticket gets the assistant's tables alone. The stream ends with a
/// refusal, at once when the ticket is withdrawn.
/// </summary>
/// <param name="Version">As in <see cref="EnterRequest"/>.</param>
/// <param name="Ticket">A class ticket.</param>
public sealed record WatchClassRequest(int Version, string Class, string Ticket);

/// <summary>What has changed in a class. An item replaces the one with the same number or id.</summary>
/// <param name="Refusal">Not null in the last update of a stream, which then holds nothing else.</param>
/// <param name="ServerTime">Unix milliseconds.</param>
/// <param name="Full">Whether this is everything, so that whatever is not in it is gone.</param>
/// <param name="Class">Null when unchanged.</param>
/// <param name="GoneTables">Tables that are not the assistant's any more.</param>
/// <param name="Assistants">All of them, for the facilitator alone; null when unchanged.</param>
public sealed record ClassUpdate(
    Refusal? Refusal,
    long ServerTime,
    bool Full,
    ClassInfo? Class,
    Sequence<TableSummary> Tables,
    Sequence<int> GoneTables,
    Sequence<MemberView> Members,
    Sequence<string> GoneMembers,
    AssistantList? Assistants
)
{
    /// <summary>The last update of a stream.</summary>
    public static ClassUpdate Refused(Refusal refusal, DateTimeOffset now) =>
        new(refusal, now.ToUnixTimeMilliseconds(), true, null, [], [], [], [], null);
}

/// <param name="Assistant">Id of the assistant who looks; null for the facilitator.</param>
/// <param name="Tables">How many tables; for homework the most.</param>
/// <param name="Roles">In the order in which they are filled.</param>
/// <param name="Indicators">Those that the board shows, in the order of <see cref="TableSummary.Indicators"/>.</param>
/// <param name="AllIndicators">Those that it can show.</param>
/// <param name="Released">Whether players may read the debriefs of tables that have ended.</param>
/// <param name="Ended">Whether the class is over.</param>
/// <param name="Public">
/// Whether this is for a screen on the wall: without people, decisions, and whatever onlookers do not see.
/// </param>
/// <param name="Pending">How many tasks are on their way to the tables; not 0 for long.</param>
/// <param name="TimeZone">In which the deadlines of play over days are set; null in the other pacings.</param>
/// <param name="Due">Until when homework is played; null for as long as the facilitator likes.</param>
public sealed record ClassInfo(
    string Class,
    string Code,
    string Scenario,
    string Title,
    string? Assistant,
    ClassKind Kind,
    Luck Luck,
    Pacing Pacing,
    Grouping Groups,
    bool ChooseTable,
    int Tables,
    int SeatsPerTable,
    Sequence<string> Rounds,
    Sequence<RoleCard> Roles,
    Sequence<TitledId> Indicators,
    Sequence<TitledId> AllIndicators,
    bool Released,
    bool Ended,
    int Pending,
    bool Public = false,
    string? TimeZone = null,
    HomeworkDate? Due = null
);

/// <summary>One table at a glance, as its facilitator may know it.</summary>
/// <param name="Table">Its number, from 1.</param>
/// <param name="Session">Null while it is not open yet.</param>
/// <param name="Round">Index of the current round, from 0.</param>
/// <param name="Clock">The browser runs it on between changes.</param>
/// <param name="Here">How many of its players are connected.</param>
/// <param name="Seats">How many players it has.</param>
/// <param name="Ready">How many of the roles that people play are ready in this round.</param>
/// <param name="Roles">How many roles people play.</param>
/// <param name="OpenDemands">Demands that nobody has answered yet.</param>
/// <param name="LastDecision">The last decision of a person or an autopilot, in one line.</param>
/// <param name="LastDecisionAt">When a person last decided, Unix milliseconds; null before.</param>
/// <param name="SilentSince">When somebody last talked or decided, Unix milliseconds; null before the start.</param>
/// <param name="Indicators">Values, in the order of <see cref="ClassInfo.Indicators"/>.</param>
/// <param name="Rulings">How many improvised moves wait for a ruling.</param>
/// <param name="Questions">How many roles wait for an answer of the facilitator.</param>
/// <param name="Ending">Title of the ending, in the debrief.</param>
/// <param name="MergedInto">The table at which its people play on.</param>
/// <param name="Fault">Why the table cannot be read; then the rest is what was last known.</param>
/// <param name="Deadline">Until when its round is played over days; null in the other pacings.</param>
/// <param name="Assistants">The roles that a language model plays, or is to play while nobody else does.</param>
public sealed record TableSummary(
    int Table,
    string? Session,
    Phase Phase,
    int Round,
    ClockView? Clock,
    int Here,
    int Seats,
    int Ready,
    int Roles,
    int OpenDemands,
    string? LastDecision,
    long? LastDecisionAt,
    long? SilentSince,
    Sequence<int> Indicators,
    int Rulings,
    int Questions,
    string? Ending,
    int? MergedInto = null,
    Refusal? Fault = null,
    DateTimeOffset? Deadline = null,
    Sequence<AssistantRole> Assistants = default
);

/// <summary>A role that a language model plays at a table.</summary>
/// <param name="Role">Its title.</param>
public sealed record AssistantRole(string Role, string Model);

/// <summary>Somebody of the class.</summary>
/// <param name="Role">As assigned; the table may have changed it since.</param>
/// <param name="Here">Whether the person is connected.</param>
/// <param name="CheckedIn">Whether the person has come at all: by the code, or by the link of the roster.</param>
/// <param name="HasLink">Whether the person is of the roster.</param>
/// <param name="Seated">Whether the table has taken the person in.</param>
public sealed record MemberView(
    string Member,
    string Name,
    string? Group,
    int? Table,
    string? Role,
    bool Here,
    bool CheckedIn,
    bool HasLink,
    bool Seated
);

public sealed record AssistantList(Sequence<AssistantView> Assistants);

public sealed record AssistantView(string Assistant, string Name, Sequence<int> Tables);

/// <summary>
/// <c>POST /api/classes/{id}/commands</c> with a class ticket → <see cref="Receipt"/>. It answers when the class has
/// taken it down; the tables follow.
/// </summary>
/// <param name="Id">
/// Made by the client, 8 to 64 letters, digits and hyphens; the same id is never carried out twice.
/// </param>
public sealed record ClassCommandEnvelope(string Id, ClassDeskCommand Command);

/// <summary>
/// <c>POST /api/classes/{id}/tables/commands</c> with a class ticket → <see cref="TableCommandsReply"/>: a
/// facilitator's command for one, some or all tables.
/// </summary>
/// <param name="Id">As in <see cref="ClassCommandEnvelope"/>; what a table has done under it is not done again.</param>
/// <param name="Tables">Numbers; none for all that are the caller's and not over.</param>
public sealed record TableCommandsRequest(string Id, Sequence<int> Tables, SeatCommand Command);

public sealed record TableCommandsReply(string Id, Sequence<TableResult> Results);

/// <param name="Refusal">Null when the table has done it.</param>
public sealed record TableResult(int Table, Refusal? Refusal);

/// <summary>
/// <c>POST /api/classes/{id}/roster</c> with the facilitator's class ticket → <see cref="RosterReply"/>. All of it or
/// nothing; a fault is a <see cref="Problem"/> that names the line.
/// </summary>
/// <param name="Id">
/// Of at least 128 random bits, 32 to 64 letters, digits and hyphens; asking again with it gives the same links.
/// </param>
/// <param name="Csv">
/// With a heading: name, and optionally group, table and role, in any order; separated by commas, semicolons or tabs.
/// </param>
public sealed record RosterRequest(string Id, string Csv);

public sealed record RosterReply(Sequence<RosterSeat> Seats);

/// <param name="Line">Of the roster, from 1.</param>
/// <param name="Link">The secret for the person's link, for <see cref="UseLinkRequest"/>.</param>
public sealed record RosterSeat(
    int Line,
    string Member,
    string Name,
    string? Group,
    int Table,
    string Role,
    string Link
);

/// <summary><c>POST /api/classes/{id}/assistants</c> with the facilitator's class ticket.</summary>
/// <param name="Id">As in <see cref="RosterRequest"/>; asking again gives the same assistant and ticket.</param>
/// <param name="Name">1 to 40 characters.</param>
/// <param name="Tables">At least one.</param>
public sealed record InviteAssistantRequest(string Id, string Name, Sequence<int> Tables);

/// <summary><c>POST /api/classes/{id}/projector</c> with the facilitator's class ticket.</summary>
/// <param name="Ticket">Opens <c>WatchClass</c> alone, and of the board what everybody may know.</param>
public sealed record ProjectorReply(string Ticket);

/// <param name="Ticket">A class ticket for the assistant's tables.</param>
public sealed record AssistantReply(string Assistant, string Ticket);
