using Simulation.Rules.Agreements;
using Simulation.Rules.Language;
using Simulation.Rules.News;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Rules.Visibility;

/// <summary>
/// The texts of a scenario that one viewer may read; they never change in a session, so they are sent once.
/// </summary>
/// <param name="Role">The viewer's institution, or null for the facilitator and spectators.</param>
/// <param name="Starts">Calendar time of game time 0, ISO 8601 without a zone.</param>
/// <param name="Moves">The viewer's own moves; every role's for the facilitator.</param>
/// <param name="Injects">The master scenario events list, for the facilitator only.</param>
/// <param name="Permits">What the facilitator can grant, for the facilitator only.</param>
/// <param name="Seed">The seed of the dice, for the facilitator only.</param>
/// <param name="HasHistory">
/// Whether an autopilot can do what is on record, for the facilitator only; null for others.
/// </param>
/// <param name="Commitment">
/// What the session has promised of its seed and scenario pack, 64 hexadecimal digits, for everybody; null when it was
/// opened by 0.1.
/// </param>
/// <param name="Teams">How several people play one role; null when each role has one person at most.</param>
/// <param name="Survey">What each person is asked before and after the game; null when nothing is.</param>
public sealed record Sheet(
    string Scenario,
    string Title,
    string Summary,
    string? Role,
    string Starts,
    Sequence<RoundSheet> Rounds,
    Sequence<RoleSheet> Roles,
    Sequence<IndicatorSheet> Indicators,
    Sequence<ResourceSheet> Resources,
    Sequence<AssetSheet> Assets,
    Sequence<AuthoritySheet> Authorities,
    Sequence<DemandSheet> Demands,
    Sequence<AgreementSheet> Agreements,
    Sequence<MoveSheet> Moves,
    Sequence<ObjectiveSheet> Objectives,
    Sequence<TitledId> Flags,
    Sequence<OutletSheet> Outlets,
    Sequence<InjectSheet> Injects,
    Sequence<TitledId> Permits,
    string? Seed,
    bool? HasHistory = null,
    string? Commitment = null,
    TeamSettings? Teams = null,
    Sequence<SurveyItemSheet>? Survey = null
);

/// <param name="StartsAt">Game time, seconds.</param>
/// <param name="EndsAt">Game time, seconds.</param>
/// <param name="Text">What the table knows when it begins; Markdown.</param>
public sealed record RoundSheet(string Id, string Title, string Text, long StartsAt, long EndsAt);

/// <param name="Briefing">Public briefing; Markdown.</param>
/// <param name="PrivateBriefing">For its own players and the facilitator only; Markdown.</param>
/// <param name="MostPeople">So many may play it together.</param>
public sealed record RoleSheet(
    string Id,
    string Title,
    string Kind,
    string Summary,
    string Briefing,
    string? PrivateBriefing,
    int MovesPerRound,
    int MostPeople = 1
);

/// <param name="Polarity">Whether more is better, worse or neither for the world at large.</param>
public sealed record IndicatorSheet(string Id, string Title, string Description, Polarity Polarity);

public sealed record ResourceSheet(string Id, string Title, string Description);

public sealed record AssetSheet(
    string Id,
    string Title,
    string Description,
    string Owner,
    Sequence<TitledId> Statuses,
    Sequence<TitledId> Attributes
);

public sealed record TitledId(string Id, string Title);

/// <param name="Reaches">The roles that a move resting on it can be aimed at.</param>
/// <param name="Cost">What it adds to the cost of such a move; the move's own cost has it in already.</param>
public sealed record AuthoritySheet(
    string Id,
    string Title,
    string Description,
    Sequence<string> Reaches,
    Sequence<CostSheet> Cost
);

public sealed record DemandSheet(string Id, string Title, string Text);

/// <summary>
/// An agreement that the scenario has prepared; a party may propose it as it stands, or with other amounts and times
/// and further terms.
/// </summary>
/// <param name="Terms">What is promised, in words.</param>
/// <param name="Promises">The same terms as a proposal carries them.</param>
public sealed record AgreementSheet(
    string Id,
    string Title,
    string Text,
    Sequence<string> Parties,
    bool Secret,
    Sequence<string> Terms,
    Sequence<TermDefinition> Promises
);

/// <param name="By">The roles that can play it.</param>
/// <param name="Cost">Amounts by resource, in words the sheet's resources explain.</param>
/// <param name="Answers">The demand it answers, for an answer.</param>
public sealed record MoveSheet(
    string Id,
    string Title,
    string Text,
    Sequence<string> By,
    MoveTiming Timing,
    bool Secret,
    Sequence<CostSheet> Cost,
    string? Authority,
    string? Answers,
    Sequence<ParameterSheet> Parameters,
    bool TakesWords
);

public sealed record CostSheet(string Resource, int Amount);

/// <param name="Unit">What the number counts, e.g. "game minutes".</param>
public sealed record ParameterSheet(string Id, string Title, string Unit, int Min, int Max, int Default);

/// <param name="Weight">Share of the role's score, in parts.</param>
/// <param name="Private">Whether other roles may not know of it before the debrief.</param>
public sealed record ObjectiveSheet(string Id, string Role, string Title, string Text, int Weight, bool Private);

/// <param name="Person">Whether it is one person's account.</param>
public sealed record OutletSheet(string Id, string Title, OutletKind Kind, bool Person);

/// <summary>An inject of the scenario before it happens.</summary>
/// <param name="Text">Markdown.</param>
/// <param name="Round">Index of the round it belongs to, from 0.</param>
/// <param name="At">Game time, seconds, for one that happens by the calendar.</param>
/// <param name="When">What must hold, in words; empty for nothing.</param>
/// <param name="To">Roles that are told; empty for everybody.</param>
/// <param name="HasEffects">Whether it changes anything.</param>
public sealed record InjectSheet(
    string Id,
    string Title,
    string Text,
    int? Round,
    long? At,
    string When,
    Sequence<string> To,
    string? Outlet,
    bool HasEffects
);

/// <summary>A question of the survey, or a prediction.</summary>
/// <param name="Text">The question; for a prediction what may come about, as a sentence.</param>
/// <param name="Choices">Answers to choose one from; empty for a scale and for a prediction.</param>
/// <param name="Scale">Null for choices and for a prediction.</param>
/// <param name="Prediction">Whether it is answered by how likely it is, 0 to 100 per cent.</param>
/// <param name="Waves">When it is asked.</param>
public sealed record SurveyItemSheet(
    string Id,
    string Text,
    Sequence<string> Choices,
    SurveyScale? Scale,
    bool Prediction,
    Sequence<SurveyWave> Waves
);
