using System.Collections.Immutable;
using Simulation.Rules.Actors;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Visibility;

/// <summary>
/// Everything one viewer may see of a running session, in entries that change one by one. It is projected from a world
/// that has already been redacted for that viewer, and it is the same for everybody in one role.
/// </summary>
/// <param name="Session">Phase, round and, at the end, the ending.</param>
/// <param name="Clock">The game clock; the browser runs it on between changes.</param>
/// <param name="Indicators">Shared measures by id; one that the viewer may not know is absent.</param>
/// <param name="Roles">
/// Every institution by id: who plays it, whether it is ready, and what the viewer may know of its means.
/// </param>
/// <param name="Seats">The people at the table by seat id.</param>
/// <param name="Assets">Things by id: status, and the attributes that the viewer knows.</param>
/// <param name="Directives">Demands by id that the viewer may know of.</param>
/// <param name="Agreements">Proposals and agreements by id that the viewer is party to, or that are public.</param>
/// <param name="Moves">The viewer's own moves by id; empty for spectators and the facilitator.</param>
/// <param name="Objectives">
/// The viewer's own goals by id, with how far they are met; all roles' for the facilitator.
/// </param>
/// <param name="Permits">
/// Licences, exceptions and clearances that institutions hold, as far as the viewer may know of them.
/// </param>
/// <param name="Intel">
/// Claims by id that the viewer's role has heard of; all of them for the facilitator, public ones for spectators.
/// </param>
/// <param name="Flags">Yes-or-no facts by id that the viewer may know.</param>
/// <param name="Injects">The list of events by id, for the facilitator only.</param>
/// <param name="Improvised">Improvised moves by id that the viewer may know of.</param>
/// <param name="Improvising">Whether the viewer's role may improvise now; null for a viewer without a role.</param>
/// <param name="Acting">
/// Whether the viewer's role may do anything in the game now, and else why not; null for a viewer without a role.
/// </param>
/// <param name="Proposing">What the viewer's role may not propose or sign; null for a viewer without a role.</param>
/// <param name="Answers">
/// The viewer's own answers to the questions of the scenario, as role/question; everybody's for the facilitator.
/// </param>
/// <param name="Channels">
/// Open channels with a name by id that the viewer's role is in; all of them for the facilitator.
/// </param>
/// <param name="Notes">
/// What the people of the viewer's role keep for themselves, by number; empty for everybody without a role.
/// </param>
/// <param name="Surveys">
/// For the facilitator: how many have answered the survey, by wave; empty for everybody else.
/// </param>
public sealed record View(
    SessionView Session,
    ClockView Clock,
    ImmutableSortedDictionary<string, IndicatorView> Indicators,
    ImmutableSortedDictionary<string, RoleView> Roles,
    ImmutableSortedDictionary<string, SeatView> Seats,
    ImmutableSortedDictionary<string, AssetView> Assets,
    ImmutableSortedDictionary<string, DirectiveView> Directives,
    ImmutableSortedDictionary<string, AgreementView> Agreements,
    ImmutableSortedDictionary<string, MoveView> Moves,
    ImmutableSortedDictionary<string, ObjectiveView> Objectives,
    ImmutableSortedDictionary<string, PermitView> Permits,
    ImmutableSortedDictionary<string, IntelView> Intel,
    ImmutableSortedDictionary<string, FlagView> Flags,
    ImmutableSortedDictionary<string, InjectView> Injects,
    ImmutableSortedDictionary<string, ImprovisedView> Improvised,
    ImprovisingView? Improvising,
    ActingView? Acting,
    ProposingView? Proposing,
    ImmutableSortedDictionary<string, QuestionAnswer> Answers,
    ImmutableSortedDictionary<string, ChannelView> Channels,
    ImmutableSortedDictionary<string, RoleNoteView> Notes,
    ImmutableSortedDictionary<string, SurveyCountView> Surveys
);

/// <param name="Round">Index of the current round, from 0; the last one's after the end.</param>
/// <param name="Ending">Set in the debrief.</param>
/// <param name="Unattended">What becomes of the game while nobody is connected.</param>
/// <param name="Wait">The last time in this round that it stood still for want of people.</param>
/// <param name="Table">Its number in a class; null for a session of its own.</param>
/// <param name="Sealed">
/// True while players get no debrief and no exports, because other tables of the class play with the same luck.
/// </param>
/// <param name="Deadlines">When the rounds end in play over days; null in the other pacings.</param>
public sealed record SessionView(
    Phase Phase,
    int Round,
    bool Locked,
    Pacing Pacing,
    EndingView? Ending,
    Unattended Unattended,
    WaitView? Wait,
    int? Table = null,
    bool? Sealed = null,
    RoundDeadlines? Deadlines = null
);

/// <param name="Since">Real time, Unix milliseconds.</param>
/// <param name="Until">Likewise; null while it lasts.</param>
public sealed record WaitView(long Since, long? Until);

public sealed record EndingView(string Id, string Title, string Text);

/// <param name="Running">False in the lobby, in a pause, without a clock and after the end.</param>
/// <param name="At">Game time, in seconds since the first round began, at the moment <paramref name="Anchor"/>.</param>
/// <param name="Anchor">Real time, Unix milliseconds.</param>
/// <param name="Pace">Game seconds per real second.</param>
/// <param name="RoundEnds">Game time, in seconds, at which the current round ends.</param>
/// <param name="Closing">
/// For how many milliseconds the round had been closing at the anchor: game time stands, a running clock counts this
/// on, and most roles have nothing more to do. Null while the round is not closing.
/// </param>
public sealed record ClockView(bool Running, long At, long Anchor, decimal Pace, long RoundEnds, long? Closing = null);

/// <summary>What a role has beyond the end of rounds, for itself and the facilitator.</summary>
/// <param name="Percent">Of the length of each round.</param>
/// <param name="Minutes">Real minutes that were given for the present round.</param>
/// <param name="Until">
/// While the round is closing, after how many milliseconds of it the role's time is over; null while it is not, and
/// when the role has none (any more).
/// </param>
/// <param name="Over">Whether it is over for the present round.</param>
public sealed record ExtraTimeView(int Percent, int Minutes, long? Until, bool Over);

/// <param name="Value">0 to 100.</param>
/// <param name="Start">The value at the start of the session.</param>
public sealed record IndicatorView(int Value, int Start);

/// <param name="MovesLeft">Moves left in this round; the viewer's own role, or any for the facilitator.</param>
/// <param name="Resources">Amounts by resource; only what the viewer may know.</param>
/// <param name="Relations">−100 to 100 by role; only what the viewer may know.</param>
/// <param name="Temperament">Of the autopilot, for the facilitator only.</param>
/// <param name="Strategy">Of the autopilot, for the facilitator only.</param>
/// <param name="Help">Its open question to the facilitator; for the role itself and the facilitator only.</param>
/// <param name="Team">The viewer's own team, or any for the facilitator; null in a session without teams.</param>
/// <param name="ExtraTime">For the role itself and the facilitator; null when it has none.</param>
/// <param name="Assistant">
/// The language model that decides while the role is on autopilot, for everybody; null when none does.
/// </param>
public sealed record RoleView(
    Pilot Pilot,
    bool Ready,
    int? MovesLeft,
    ImmutableSortedDictionary<string, int> Resources,
    ImmutableSortedDictionary<string, int> Relations,
    Temperament? Temperament = null,
    Strategy? Strategy = null,
    string? Help = null,
    TeamView? Team = null,
    ExtraTimeView? ExtraTime = null,
    AssistantModel? Assistant = null
)
{
    public bool Equals(RoleView? other) =>
        other is not null
        && Pilot == other.Pilot
        && Ready == other.Ready
        && MovesLeft == other.MovesLeft
        && Help == other.Help
        && Temperament == other.Temperament
        && Strategy == other.Strategy
        && Team == other.Team
        && ExtraTime == other.ExtraTime
        && Assistant == other.Assistant
        && Resources.SequenceEqual(other.Resources)
        && Relations.SequenceEqual(other.Relations);

    public override int GetHashCode() => HashCode.Combine(Pilot, Ready, MovesLeft, Resources.Count, Relations.Count);
}

/// <summary>The people who play a role together; <c>View.Seats</c> has who they are.</summary>
/// <param name="Captain">Seat of the captain; null while nobody sits in the role.</param>
/// <param name="Ready">Seats of those who have nothing more to do in this round.</param>
public sealed record TeamView(string? Captain, Sequence<string> Ready);

/// <param name="Role">The institution, or null while none is chosen.</param>
/// <param name="Muted">Whether it may play but not talk; only its own role and the facilitator are told.</param>
public sealed record SeatView(string Name, string? Role, SeatKind Kind, bool Muted);

/// <param name="Status">One of the asset's declared statuses.</param>
/// <param name="Attributes">Known attributes by id.</param>
public sealed record AssetView(string Status, ImmutableSortedDictionary<string, int> Attributes)
{
    public bool Equals(AssetView? other) =>
        other is not null && Status == other.Status && Attributes.SequenceEqual(other.Attributes);

    public override int GetHashCode() => HashCode.Combine(Status, Attributes.Count);
}

public sealed record FlagView(bool Set);

/// <param name="Open">Whether the role may improvise a move now.</param>
/// <param name="Why">Why not, when it may not.</param>
public sealed record ImprovisingView(bool Open, Refusal? Why);

/// <param name="Open">Whether the role may act: play, answer, propose, sign, declare itself ready.</param>
/// <param name="Why">Why not, when it may not: said once for all of that.</param>
/// <param name="UnlessCaptain">
/// Why none but the captain of the team may, apart from declaring themselves ready; null when all of the team may.
/// </param>
public sealed record ActingView(bool Open, Refusal? Why, Refusal? UnlessCaptain = null);

/// <param name="Why">Why the role may propose nothing at all now, beside what keeps it from acting.</param>
/// <param name="Refused">Prepared agreements that it may not propose now.</param>
/// <param name="Unsigned">Open proposals to it that it may not sign now.</param>
public sealed record ProposingView(
    Refusal? Why,
    Sequence<RefusedProposal> Refused,
    Sequence<RefusedSignature> Unsigned
);

/// <param name="Agreement">Id of the prepared agreement.</param>
/// <param name="CounterTo">
/// The open proposal of the same agreement that it is to replace; null for a proposal that replaces none of it.
/// </param>
public sealed record RefusedProposal(string Agreement, string? CounterTo, Refusal Why);

/// <param name="Proposal">Id of the open proposal.</param>
public sealed record RefusedSignature(string Proposal, Refusal Why);

/// <param name="At">Game time, seconds.</param>
/// <param name="Result">What it is to bring about.</param>
/// <param name="Arguments">The role's own reasons.</param>
/// <param name="Argued">What others said for or against it.</param>
/// <param name="MayArgue">Whether the viewer's role may argue about it now.</param>
/// <param name="Chance">Per cent, once it is ruled on.</param>
/// <param name="Rolled">1 to 100, likewise.</param>
/// <param name="Words">The ruling in words, or the reason of a refusal.</param>
public sealed record ImprovisedView(
    string Role,
    int Round,
    long At,
    string Action,
    string Result,
    Sequence<string> Arguments,
    bool Secret,
    Sequence<Argument> Argued,
    ImprovisedStatus Status,
    bool MayArgue,
    int? Chance,
    int? Rolled,
    string? Words
);

/// <summary>An inject of the list of events, the scenario's or an added one.</summary>
/// <param name="Happened">Game time, seconds; null for one that waits.</param>
/// <param name="Scheduled">Game time, seconds, at which an effect has scheduled it to happen.</param>
/// <param name="State">How it stands.</param>
/// <param name="Due">
/// Game time, seconds, at which it happens, or would if it were not skipped; null for no time.
/// </param>
/// <param name="Round">Index of the round in which it happens or can happen; null for any.</param>
/// <param name="Content">What it says and changes, when a facilitator wrote it; null for the scenario's.</param>
/// <param name="Timing">When a facilitator has it happen; null for when the scenario says.</param>
/// <param name="Added">Whether it is none of the scenario's.</param>
/// <param name="EditedBy">
/// Name of the facilitator who changed what it says, empty for an unnamed one; null for nobody.
/// </param>
public sealed record InjectView(
    long? Happened,
    long? Scheduled,
    InjectState State,
    long? Due,
    int? Round,
    InjectContent? Content,
    InjectTiming? Timing,
    bool Added,
    string? EditedBy
);

public enum InjectState
{
    /// <summary>It happens at its time; one with conditions only if they hold then.</summary>
    Planned,

    /// <summary>It happens with the end of its round.</summary>
    AtRoundEnd,

    /// <summary>It happens when its conditions hold.</summary>
    Waiting,

    /// <summary>A facilitator lets it happen, or an effect of the scenario.</summary>
    Manual,

    /// <summary>It has happened.</summary>
    Released,

    /// <summary>It does not happen unless a facilitator lets it.</summary>
    Skipped,

    /// <summary>Its round is over, and it did not happen: its conditions did not hold.</summary>
    Missed,
}

/// <param name="Title">The claim, as a sentence.</param>
/// <param name="Text">What the paper says; Markdown.</param>
/// <param name="Source">Where it comes from, in a few words.</param>
/// <param name="Confidence">
/// How sure the viewer's role is of it, per cent; null for the facilitator and spectators.
/// </param>
/// <param name="True">Whether it is true, once the viewer's role has verified it; always for the facilitator.</param>
/// <param name="Public">Whether everybody has it.</param>
/// <param name="From">The role that gave it to the viewer's role.</param>
/// <param name="ToldTo">The roles that the viewer's role gave it to.</param>
/// <param name="Holders">Every role that has it; for the facilitator only.</param>
public sealed record IntelView(
    string Title,
    string Text,
    string Source,
    int? Confidence,
    bool? True,
    bool Public,
    string? From,
    Sequence<string> ToldTo,
    Sequence<IntelHolderView> Holders
);

/// <param name="Confidence">How sure it is, per cent; 100 or 0 once verified.</param>
/// <param name="From">The role that gave it; null when nobody at the table did.</param>
public sealed record IntelHolderView(string Role, int Confidence, bool Verified, string? From);

/// <param name="Open">Whether it can be played now.</param>
/// <param name="Why">Why not, when it cannot.</param>
/// <param name="Left">How often it may still be played, or null without limit.</param>
/// <param name="Options">The legal choices of target, asset and directive, each with what to expect.</param>
/// <param name="Sealed">The sealed choice that waits for the end of the round.</param>
public sealed record MoveView(bool Open, Refusal? Why, int? Left, Sequence<MoveOption> Options, MoveChoice? Sealed);

public sealed record MoveOption(string? Target, string? Asset, string? Directive, Sequence<Expectation> Expected);

/// <summary>What a move is expected to change, as far as its player can know.</summary>
/// <param name="Label">What changes, in words.</param>
/// <param name="By">The change, when it is a number.</param>
/// <param name="Good">Whether it serves the viewer's own goals; null when it does not bear on them.</param>
/// <param name="Chance">Per cent, when it depends on the dice.</param>
public sealed record Expectation(string Label, int? By, bool? Good, int? Chance)
{
    /// <summary>Something that is not a number, and certain.</summary>
    internal static Expectation Of(Sentence label, bool? good = null) => new(label.ToString(), null, good, null);
}

/// <param name="OpenedBy">The role that opened it, and brings others into it.</param>
/// <param name="Roles">Those in it, the one that opened it first.</param>
public sealed record ChannelView(string Name, string OpenedBy, Sequence<string> Roles);

/// <param name="At">Game time, seconds, at which it was first written.</param>
/// <param name="Round">Index of that round, from 0.</param>
/// <param name="WrittenBy">Name of the person who wrote it, as it was then.</param>
/// <param name="ChangedBy">Likewise of the one who changed it last; null when nobody has.</param>
public sealed record RoleNoteView(long At, int Round, string WrittenBy, string? ChangedBy, string Text);

/// <param name="Role">Whose goal it is.</param>
/// <param name="Value">How far it is met now, 0 to 100; null while that cannot be known.</param>
public sealed record ObjectiveView(string Role, int? Value);

/// <param name="Answered">People who have answered something in this wave.</param>
public sealed record SurveyCountView(int Answered);
