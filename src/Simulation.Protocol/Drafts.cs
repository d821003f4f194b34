// What a team prepares together before one of them sends it as a command. Drafts are kept in memory only, and go to the
// people of the role alone.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Protocol;

/// <summary>
/// Server to client, <c>Drafts(TeamDrafts)</c>, and in <see cref="EnterReply"/>: all drafts of the own team. Not
/// stored.
/// </summary>
/// <param name="Role">The team's role.</param>
/// <param name="Number">Of two, the one with the higher number is the newer one.</param>
public sealed record TeamDrafts(string Role, long Number, Sequence<Draft> Drafts);

/// <param name="Id">To be sent with the command that the draft becomes.</param>
/// <param name="Subject">
/// What it is about: the move, the prepared agreement, or whom a message is to. A team has one draft of a kind about
/// the same subject.
/// </param>
/// <param name="By">Seat that began it.</param>
/// <param name="Votes">For or against what it says now; a change of it takes them back.</param>
public sealed record Draft(
    string Id,
    DraftKind Kind,
    string Subject,
    string By,
    Sequence<DraftField> Fields,
    Sequence<DraftVote> Votes
);

/// <param name="By">Seat that wrote it last.</param>
public sealed record DraftField(string Name, string Value, string By);

/// <param name="For">False against it.</param>
public sealed record DraftVote(string Seat, bool For);

/// <summary><c>Draft(DraftEdit) → DraftReply</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(WriteDraft), "write")]
[JsonDerivedType(typeof(VoteOnDraft), "vote")]
[JsonDerivedType(typeof(DiscardDraft), "discard")]
public abstract record DraftEdit
{
    private protected DraftEdit() { }
}

/// <summary>Writes fields of a draft, which begins with the first one; the last who writes a field wins.</summary>
/// <param name="Kind">What it becomes.</param>
/// <param name="Subject">As <see cref="Draft"/> has it; at most 400 characters.</param>
/// <param name="Fields">
/// Values by field, at most 1,000 characters each; an empty one leaves the field out. A field that is not named stays.
/// </param>
public sealed record WriteDraft(DraftKind Kind, string Subject, ImmutableSortedDictionary<string, string> Fields)
    : DraftEdit;

/// <param name="Draft">Id of the draft.</param>
/// <param name="For">For or against what it says now; null takes the own vote back.</param>
public sealed record VoteOnDraft(string Draft, bool? For) : DraftEdit;

/// <param name="Draft">Id of the draft.</param>
public sealed record DiscardDraft(string Draft) : DraftEdit;

/// <param name="Refusal">Null when it is done.</param>
/// <param name="Draft">Id of the draft; null when refused.</param>
public sealed record DraftReply(Refusal? Refusal, string? Draft);
