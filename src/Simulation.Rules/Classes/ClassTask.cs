using System.Text.Json.Serialization;

namespace Simulation.Rules.Classes;

/// <summary>
/// Something that a class has decided and that is carried out at a table. It is journalled first; carrying it out twice
/// does nothing more. The names are those that journals hold.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OpenTable), "open-table")]
[JsonDerivedType(typeof(SeatMember), "seat-member")]
[JsonDerivedType(typeof(FreeSeat), "free-seat")]
[JsonDerivedType(typeof(CloseConsole), "close-console")]
[JsonDerivedType(typeof(UnsealTable), "unseal-table")]
[JsonDerivedType(typeof(EndTable), "end-table")]
public abstract record ClassTask(int Table);

/// <summary>Opens the session of a table.</summary>
public sealed record OpenTable(int Table) : ClassTask(Table);

/// <summary>Seats a member in the place that the assignment gives.</summary>
/// <param name="Number">Of the assignment.</param>
public sealed record SeatMember(int Table, string Member, int Number) : ClassTask(Table);

/// <summary>Takes the seat of a member away.</summary>
/// <param name="Seat">Number of the assignment that the seat is named after.</param>
/// <param name="MovedTo">The table at which the member plays on; null when the member has left the class.</param>
public sealed record FreeSeat(int Table, string Member, int Seat, int? MovedTo = null) : ClassTask(Table);

/// <summary>Takes an assistant's seat as a facilitator away.</summary>
public sealed record CloseConsole(int Table, string Assistant) : ClassTask(Table);

/// <summary>Lets the players of the table read its debrief once it is over.</summary>
public sealed record UnsealTable(int Table) : ClassTask(Table);

/// <summary>Ends the game of a table, or keeps one that has not begun from beginning.</summary>
public sealed record EndTable(int Table) : ClassTask(Table);
