using Simulation.Rules.Agreements;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <param name="IssuedAt">Game time, seconds.</param>
/// <param name="Deadline">Game time, seconds; null when there is none.</param>
/// <param name="Answers">Ids of the recipient's moves that answer it.</param>
/// <param name="Answered">The move it was answered with.</param>
public sealed record DirectiveView(
    string Demand,
    string From,
    string To,
    string? Asset,
    string? Authority,
    long IssuedAt,
    long? Deadline,
    DirectiveStatus Status,
    Sequence<string> Answers,
    string? Answered
);

/// <param name="Template">The scenario's agreement it was made from, or null for free words.</param>
/// <param name="Accepted">Roles that have signed so far.</param>
/// <param name="Expires">Game time, seconds, at which an open proposal lapses.</param>
/// <param name="MarkedBy">Who said that one in free words was kept or broken: a role, or <c>facilitator</c>.</param>
/// <param name="Composed">All of its terms where the proposer changed or added some; null for the prepared ones.</param>
public sealed record AgreementView(
    string? Template,
    string Title,
    string Text,
    string From,
    Sequence<string> Parties,
    Sequence<string> Accepted,
    Sequence<TermView> Terms,
    AgreementStatus Status,
    bool Secret,
    long? Expires,
    string? CounterTo,
    string? MarkedBy,
    Sequence<TermDefinition>? Composed = null
);

/// <param name="By">The role that is bound.</param>
/// <param name="Due">Game time, seconds.</param>
public sealed record TermView(string By, string Text, TermStatus Status, long? Due);

/// <param name="Public">Whether everybody sees who holds it.</param>
/// <param name="Holder">The role that holds it.</param>
/// <param name="GrantedBy">The role that granted it; null when nobody at the table did.</param>
/// <param name="Until">Game time, seconds, at which it lapses; null when it stays.</param>
public sealed record PermitView(
    string Title,
    string Description,
    bool Public,
    string Holder,
    string? GrantedBy,
    long? Until
);
