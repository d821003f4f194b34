using System.Text.Json.Serialization;
using Simulation.Rules.Language;

namespace Simulation.Rules.Classes;

/// <summary>Anything that can be asked of a class.</summary>
public abstract record ClassCommand
{
    private protected ClassCommand() { }
}

/// <summary>
/// What the facilitator of a class may ask, and an assistant as far as it concerns the assistant's tables alone. Who
/// asks is known from the class ticket and never part of the command.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MoveMember), "move-member")]
[JsonDerivedType(typeof(RemoveMember), "remove-member")]
[JsonDerivedType(typeof(MergeTables), "merge-tables")]
[JsonDerivedType(typeof(SetAssistantTables), "set-assistant-tables")]
[JsonDerivedType(typeof(WithdrawAssistant), "withdraw-assistant")]
[JsonDerivedType(typeof(ChooseIndicators), "choose-indicators")]
[JsonDerivedType(typeof(ReleaseDebriefs), "release-debriefs")]
[JsonDerivedType(typeof(MoveHomeworkDate), "move-homework-date")]
[JsonDerivedType(typeof(EndClass), "end-class")]
public abstract record ClassDeskCommand : ClassCommand
{
    private protected ClassDeskCommand() { }
}

/// <summary>Gives a member a place at a table, or another role at the same one.</summary>
/// <param name="Role">Null for the next one that is free there.</param>
public sealed record MoveMember(string Member, int Table, string? Role = null) : ClassDeskCommand;

/// <summary>Takes a member out of the class; the seat is void at once.</summary>
public sealed record RemoveMember(string Member) : ClassDeskCommand;

/// <summary>Ends a table and seats its people at another one, which has to have room for all of them.</summary>
public sealed record MergeTables(int From, int Into) : ClassDeskCommand;

/// <summary>Gives an assistant other tables; what is taken away is void at once.</summary>
public sealed record SetAssistantTables(string Assistant, Sequence<int> Tables) : ClassDeskCommand;

/// <summary>Voids the class ticket of an assistant, and the seats that came of it, at once.</summary>
public sealed record WithdrawAssistant(string Assistant) : ClassDeskCommand;

/// <summary>Says which indicators the board shows of every table.</summary>
/// <param name="Indicators">Ids; at most two.</param>
public sealed record ChooseIndicators(Sequence<string> Indicators) : ClassDeskCommand;

/// <summary>Lets players read debriefs before all tables with the same luck have ended.</summary>
public sealed record ReleaseDebriefs : ClassDeskCommand;

/// <summary>Gives homework another date, or one when it had none.</summary>
/// <param name="Due">After now and within 400 days; null for as long as the facilitator likes.</param>
public sealed record MoveHomeworkDate(HomeworkDate? Due) : ClassDeskCommand;

/// <summary>Ends all tables and the class; its code lets nobody in any more.</summary>
public sealed record EndClass : ClassDeskCommand;

/// <summary>What only the server asks of a class. The names are those that journals hold.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(JoinMember), "join-member")]
[JsonDerivedType(typeof(AddRoster), "add-roster")]
[JsonDerivedType(typeof(CheckInMember), "check-in-member")]
[JsonDerivedType(typeof(AssignMember), "assign-member")]
[JsonDerivedType(typeof(FailAssignment), "fail-assignment")]
[JsonDerivedType(typeof(UnseatMember), "unseat-member")]
[JsonDerivedType(typeof(InviteAssistant), "invite-assistant")]
[JsonDerivedType(typeof(PassHomeworkDate), "pass-homework-date")]
[JsonDerivedType(typeof(NoteTable), "note-table")]
[JsonDerivedType(typeof(FinishTask), "finish-task")]
public abstract record ClassServerCommand : ClassCommand
{
    private protected ClassServerCommand() { }
}

/// <summary>Somebody joins by the code. The same attempt is the same member.</summary>
/// <param name="Member">Drawn by the server.</param>
/// <param name="Table">Null for any.</param>
/// <param name="Role">In homework, where everybody has a table alone; null for the first one.</param>
/// <param name="Join">Digest of the attempt to join, which only the server can make.</param>
public sealed record JoinMember(
    string Member,
    string Name,
    string Join,
    string? Group = null,
    int? Table = null,
    string? Role = null
) : ClassServerCommand;

/// <summary>Makes members in advance, all or none.</summary>
public sealed record AddRoster(Sequence<RosterMember> Members) : ClassServerCommand;

/// <param name="Line">In the roster, from 1, by which a fault is named.</param>
/// <param name="LinkHash">SHA-256 of the secret in the member's link, hexadecimal.</param>
public sealed record RosterMember(
    int Line,
    string Member,
    string Name,
    string LinkHash,
    string? Group = null,
    int? Table = null,
    string? Role = null
);

public sealed record CheckInMember(string Member) : ClassServerCommand;

/// <summary>Gives a member without a place the next one.</summary>
/// <param name="Except">Tables that were found to have none.</param>
public sealed record AssignMember(string Member, Sequence<int> Except = default) : ClassServerCommand;

/// <summary>A table has refused what the class assigned.</summary>
public sealed record FailAssignment(string Member, int Number) : ClassServerCommand;

/// <summary>The person, or who facilitates the table, has given the seat up.</summary>
/// <param name="Seat">Number of the assignment that the seat is named after; another seat since is not meant.</param>
public sealed record UnseatMember(string Member, int Seat) : ClassServerCommand;

/// <param name="Assistant">Drawn by the server.</param>
/// <param name="TicketHash">SHA-256 of the class ticket, hexadecimal.</param>
public sealed record InviteAssistant(string Assistant, string Name, string TicketHash, Sequence<int> Tables)
    : ClassServerCommand;

/// <summary>
/// The date of homework has passed by the wall clock, as the server has made sure; nothing comes of it when the date
/// has been moved.
/// </summary>
public sealed record PassHomeworkDate(DateTimeOffset At) : ClassServerCommand;

/// <summary>How far a table is known to have come.</summary>
public sealed record NoteTable(int Table, bool Over) : ClassServerCommand;

/// <param name="Role">The role in which a member was seated.</param>
public sealed record FinishTask(ClassTask Done, string? Role = null) : ClassServerCommand;
