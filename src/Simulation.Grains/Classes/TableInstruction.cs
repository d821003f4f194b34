using System.Text.Json.Serialization;
using Simulation.Lab.Exports;
using Simulation.Protocol;
using Simulation.Rules.Classes;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Classes;

/// <summary>
/// What a class has one of its tables do. A table does it for its own class alone, and does nothing more when it is
/// asked again.
/// </summary>
/// <param name="Class">Id of the class that asks.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OpenInstruction), "open")]
[JsonDerivedType(typeof(SeatInstruction), "seat")]
[JsonDerivedType(typeof(FreeInstruction), "free")]
[JsonDerivedType(typeof(ConsoleInstruction), "console")]
[JsonDerivedType(typeof(DeskInstruction), "desk")]
[JsonDerivedType(typeof(UnsealInstruction), "unseal")]
[JsonDerivedType(typeof(EndInstruction), "end")]
[JsonDerivedType(typeof(SummaryInstruction), "summary")]
[JsonDerivedType(typeof(OutcomeInstruction), "outcome")]
[JsonDerivedType(typeof(DataInstruction), "data")]
[JsonDerivedType(typeof(ParticipationInstruction), "participation")]
[JsonDerivedType(typeof(AnswersInstruction), "answers")]
public abstract record TableInstruction(string Class);

/// <summary>Opens the session of a table.</summary>
/// <param name="Code">That of the class.</param>
/// <param name="IsSealed">Whether players get no debrief before the class lets them.</param>
public sealed record OpenInstruction(
    string Class,
    int Table,
    ScenarioPack Pack,
    OpenSessionRequest Opening,
    string Code,
    bool IsSealed
) : TableInstruction(Class);

/// <summary>Seats somebody, or gives somebody who has the seat another role.</summary>
/// <param name="Seat">Id of the seat.</param>
/// <param name="Command">Id of the command, the same for the same assignment.</param>
/// <param name="IsExact">Whether it has to be this role, and not the next one that is free.</param>
/// <param name="TicketHash">Of the ticket that the person gets now; null when it is asked for nobody.</param>
/// <param name="Starts">Whether the game begins at once.</param>
public sealed record SeatInstruction(
    string Class,
    string Seat,
    string Name,
    string Role,
    string Command,
    bool IsExact,
    string? TicketHash,
    bool Starts
) : TableInstruction(Class);

/// <summary>Takes a seat away, of a player or of somebody who facilitates.</summary>
/// <param name="MovedTo">The table at which its person plays on; null when there is none.</param>
public sealed record FreeInstruction(string Class, string Seat, int? MovedTo) : TableInstruction(Class);

/// <summary>Gives somebody a facilitator's seat.</summary>
public sealed record ConsoleInstruction(string Class, string Seat, string Name, string TicketHash)
    : TableInstruction(Class);

/// <summary>Does what somebody who facilitates asks of the table.</summary>
/// <param name="Console">The seat in whose name it is done.</param>
/// <param name="Id">The client's for its request.</param>
public sealed record DeskInstruction(string Class, ConsoleInstruction Console, string Id, SeatCommand Command)
    : TableInstruction(Class);

/// <summary>Lets players read the debrief.</summary>
public sealed record UnsealInstruction(string Class) : TableInstruction(Class);

/// <summary>Ends the game; one that has not begun lets nobody in any more.</summary>
public sealed record EndInstruction(string Class) : TableInstruction(Class);

/// <summary>Asks how the table stands.</summary>
/// <param name="Indicators">Ids of those whose values are wanted.</param>
/// <param name="Known">The <see cref="TableState.Key"/> that is known; null for none.</param>
/// <param name="IsPublic">Whether it is also wanted as everybody may know it.</param>
public sealed record SummaryInstruction(string Class, Sequence<string> Indicators, string? Known, bool IsPublic = false)
    : TableInstruction(Class);

/// <summary>Asks what has become of the table so far, with every secret.</summary>
public sealed record OutcomeInstruction(string Class) : TableInstruction(Class);

/// <summary>Asks for the rows of a table whose game is over.</summary>
/// <param name="Persons">Whether they tell people apart by pseudonyms.</param>
public sealed record DataInstruction(string Class, bool Persons) : TableInstruction(Class);

/// <summary>Asks who has played so far.</summary>
public sealed record ParticipationInstruction(string Class) : TableInstruction(Class);

/// <summary>Asks what the role of a seat has answered in the debrief.</summary>
public sealed record AnswersInstruction(string Class, string Seat) : TableInstruction(Class);

/// <param name="Role">The role in which somebody was seated.</param>
/// <param name="State">How the table stands; null when it is as known.</param>
/// <param name="Outcome">What has become of it; null when that was not asked.</param>
/// <param name="Rows">Null when they were not asked for, or there are none yet.</param>
/// <param name="Participation">Null when that was not asked.</param>
public sealed record TableReply(
    Refusal? Refusal,
    string? Role = null,
    TableState? State = null,
    TableOutcome? Outcome = null,
    SessionRows? Rows = null,
    TableParticipation? Participation = null,
    Sequence<QuestionAnswer> Answers = default
)
{
    public static readonly TableReply Done = new((Refusal?)null);
}

/// <param name="Key">Changes with every state.</param>
/// <param name="Online">Seats with a connection.</param>
/// <param name="Public">The same as everybody may know it; null when it was not asked for.</param>
public sealed record TableState(string Key, TableSummary Summary, Sequence<string> Online, TableSummary? Public = null);
