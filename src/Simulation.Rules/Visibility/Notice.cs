using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Visibility;

/// <summary>One thing that happened, told to one viewer: the headline, what it changed, and why.</summary>
/// <param name="At">Game time, seconds since the first round began.</param>
/// <param name="Round">Index of the round, from 0.</param>
/// <param name="Kind">What sort of thing it is, for icons and filters.</param>
/// <param name="Headline">One line.</param>
/// <param name="Text">More, if there is more.</param>
/// <param name="Actor">The role that did it; null for the facilitator, the calendar and the dice.</param>
/// <param name="Pilot">
/// Who decided; every decision is stamped. Nobody, when it came because nobody answered in time.
/// </param>
/// <param name="Move">The move played.</param>
/// <param name="With">The roles a message or a proposal is between.</param>
/// <param name="Changes">What it changed, as far as the viewer may know.</param>
/// <param name="Rolls">Dice that were rolled for it.</param>
/// <param name="Outlet">The outlet that reports it, for an inject that has one.</param>
/// <param name="Person">
/// Who of the team decided or said it, for the team itself and the facilitator; null in a session without teams.
/// </param>
/// <param name="Channel">The channel with a name in which it was said, or which it is about.</param>
public sealed record Notice(
    long At,
    int Round,
    NoticeKind Kind,
    string Headline,
    string? Text,
    string? Actor,
    Pilot? Pilot,
    string? Move,
    Sequence<string> With,
    Sequence<Change> Changes,
    Sequence<RollNotice> Rolls,
    string? Outlet = null,
    NoticePerson? Person = null,
    NoticeChannel? Channel = null
);

/// <summary>One person of a team.</summary>
/// <param name="Name">As it was then.</param>
public sealed record NoticePerson(string Seat, string Name);

/// <summary>A channel with a name, also for those who have left it or find it closed.</summary>
public sealed record NoticeChannel(string Id, string Name);

public enum NoticeKind
{
    Session,
    Seat,
    Round,
    Move,
    Directive,
    Agreement,
    Inject,
    Announcement,
    Note,
    Adjustment,
    Improvised,
    Message,
    Knowledge,
    Permit,
    Drift,
    Undisclosed,
    Ending,

    /// <summary>Between a role and the facilitator: a question, its answer, a reminder, extra time.</summary>
    Help,

    /// <summary>A facilitator added, changed, moved or skipped an inject before it happened.</summary>
    Plan,
}

/// <param name="Kind">What sort of value changed.</param>
/// <param name="Id">
/// The indicator, resource, attribute, asset, permit, intel or flag; for a relation the role whose view of
/// <paramref name="Of"/> changed.
/// </param>
/// <param name="Of">The role or asset it belongs to, or the other role of a relation.</param>
/// <param name="Label">In words.</param>
/// <param name="By">The change; 0 for a status, a permit or a flag.</param>
/// <param name="To">
/// The value after it; 0 for a status, a permit or a flag, and per cent for how sure a role is of intel.
/// </param>
/// <param name="Status">
/// The new status, or what became of the permit or the flag, or what the role found of the intel, in words.
/// </param>
public sealed record Change(ChangeKind Kind, string Id, string? Of, string Label, int By, int To, string? Status);

public enum ChangeKind
{
    Indicator,
    Resource,
    Relation,
    Attribute,
    Status,
    Permit,
    Intel,
    Flag,
}

/// <summary>A roll as one viewer may see it.</summary>
/// <param name="Title">What was decided by the dice.</param>
/// <param name="Chance">Per cent; null when a factor of it is secret from the viewer.</param>
/// <param name="Rolled">1 to 100, a success when at most the chance; null likewise.</param>
/// <param name="Factors">What the chance is made of; secret factors are left out.</param>
public sealed record RollNotice(string Title, int? Chance, int? Rolled, bool Success, Sequence<Factor> Factors);

/// <param name="Label">What it is, with its value and weight in words.</param>
/// <param name="Amount">What it adds, in points, to a tenth.</param>
public sealed record Factor(string Label, decimal Amount);
