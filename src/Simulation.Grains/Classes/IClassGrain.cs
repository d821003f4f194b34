using Orleans.Concurrency;
using Simulation.Grains.Sessions;
using Simulation.Lab.Exports;
using Simulation.Protocol;
using Simulation.Rules.Classes;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Classes;

/// <summary>
/// One class, keyed by its id: the only one who writes its journal. It writes down what it decides before the tables
/// carry it out.
/// </summary>
public interface IClassGrain : IGrainWithStringKey
{
    /// <summary>Begins the class. A call with the same ticket gets the same answer again.</summary>
    /// <param name="ticket">The facilitator's, as <see cref="Sessions.Ticket.Draw"/> gives it.</param>
    Task<Result<ClassOpenedReply>> Open(ScenarioPack pack, OpenClassRequest request, string code, string ticket);

    /// <summary>Has a class that may sleep do what its date has brought.</summary>
    Task<Result<NextDeadline>> Wake();

    Task<Result<JoinPreview>> Preview();

    /// <summary>Assigns a place and gives its ticket; the same attempt gets the same place with a new one.</summary>
    Task<Result<JoinReply>> Join(JoinRequest request);

    /// <summary>Gives somebody of the roster a ticket for the seat made in advance.</summary>
    /// <param name="link">The secret of the person's link.</param>
    Task<Result<JoinReply>> UseLink(string link);

    /// <param name="ticket">A class ticket, here and below.</param>
    Task<Result<Receipt>> Submit(string ticket, ClassCommandEnvelope envelope);

    Task<Result<TableCommandsReply>> Command(string ticket, TableCommandsRequest request);

    /// <summary>A facilitator's seat at a table for the ticket's owner; the same one each time.</summary>
    Task<Result<JoinReply>> Console(string ticket, int table);

    /// <summary>The tables of the ticket's owner beside each other.</summary>
    Task<Result<ClassComparison>> Compare(string ticket);

    /// <summary>
    /// Which tables an export of the ticket's owner has, with their headings; the rows come one by one.
    /// </summary>
    /// <param name="persons">Whether the tables tell people apart by pseudonyms; here and below.</param>
    Task<Result<ClassDataExport>> Data(string ticket, bool persons);

    /// <returns>A refusal when the table's game is not over, or it cannot be read now.</returns>
    Task<Result<SessionRows>> Rows(string ticket, int table, bool persons);

    /// <summary>Who of the class, or of an assistant's tables, has taken part.</summary>
    Task<Result<ParticipationReport>> Participation(string ticket);

    /// <param name="member">Id.</param>
    Task<Result<MemberAnswers>> Answers(string ticket, string member);

    Task<RosterAnswer> AddRoster(string ticket, RosterRequest request);

    Task<Result<AssistantReply>> Invite(string ticket, InviteAssistantRequest request);

    /// <summary>The ticket of a screen on the wall, which sees of the board what everybody may know.</summary>
    Task<Result<ProjectorReply>> Project(string ticket);

    /// <summary>
    /// Waits until something has changed for a watcher, at most so long that the call does not time out. The first call
    /// of a watcher gets everything.
    /// </summary>
    /// <param name="watcher">Drawn by the server for each stream.</param>
    /// <returns>Null when nothing has changed.</returns>
    Task<ClassUpdate?> Watch(string watcher, string ticket);

    Task Unwatch(string watcher);

    /// <summary>A table says that its game has begun, or is over.</summary>
    [OneWay]
    Task NoteTable(int table, bool over);

    /// <summary>A table says that a seat was given up.</summary>
    [OneWay]
    Task NoteSeatGone(int table, string seat);

    /// <summary>Deletes the class when it is older than the retention period and none of its tables is left.</summary>
    /// <returns>Whether it was deleted.</returns>
    Task<bool> DeleteIfExpired();

    /// <summary>Deletes the class, its tables and its code for good.</summary>
    /// <returns>Null, or why it is not deleted.</returns>
    Task<Refusal?> Delete();
}

/// <param name="Line">Of the roster, from 1, where the fault is.</param>
public sealed record RosterAnswer(RosterReply? Reply, Refusal? Refusal, int? Line);
