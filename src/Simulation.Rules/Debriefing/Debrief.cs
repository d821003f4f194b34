using Simulation.Rules.Language;
using Simulation.Rules.Scoring;
using Simulation.Rules.Surveys;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Debriefing;

/// <summary>What a finished session was, computed from its journal alone, with every secret unsealed.</summary>
/// <param name="Timeline">Everything that happened, as the facilitator sees it, oldest first.</param>
/// <param name="Curves">How each indicator went.</param>
/// <param name="Secrets">What somebody at the table did not know.</param>
/// <param name="Questions">For the discussion.</param>
/// <param name="Improvised">Improvised moves and the rulings on them.</param>
/// <param name="Answers">What the players answered to the questions, for the facilitator only.</param>
/// <param name="History">The table's path beside what is on record; null when the scenario has no history.</param>
/// <param name="Data">The answers to the questions of the scenario's data plan.</param>
/// <param name="Moments">The decisive moments, at most ten, oldest first; the last one is the ending.</param>
/// <param name="Promises">Who promised what and kept it, in the order in which it was said.</param>
/// <param name="Claims">Who knew what when: every claim, with how far each role believed it.</param>
/// <param name="Survey">How people answered the survey; null when the scenario has none, or nobody did.</param>
public sealed record Debrief(
    EndingView Ending,
    Sequence<Score> Scores,
    Sequence<Curve> Curves,
    Sequence<Secret> Secrets,
    Sequence<Notice> Timeline,
    Sequence<AgreementView> Agreements,
    Sequence<DirectiveView> Directives,
    Sequence<string> Questions,
    Sequence<ImprovisedView> Improvised,
    Sequence<QuestionAnswer> Answers,
    ComparedHistory? History = null,
    Sequence<Measured> Data = default,
    Sequence<DecisiveMoment> Moments = default,
    Sequence<GivenPromise> Promises = default,
    Sequence<ClaimTrail> Claims = default,
    SurveyReport? Survey = null
);

public sealed record Curve(string Indicator, Sequence<CurvePoint> Points);

/// <param name="At">Game time, seconds.</param>
/// <param name="Cause">What moved it there, in words.</param>
/// <param name="Line">Index of the cause in <see cref="Debrief.Timeline"/>; null for the start.</param>
public sealed record CurvePoint(long At, int Value, string Cause, int? Line = null);

/// <param name="KnownTo">Roles that knew it at the end.</param>
public sealed record Secret(SecretSubject Subject, string Title, string Text, Sequence<string> KnownTo);

/// <summary>What a secret is about.</summary>
public enum SecretSubject
{
    /// <summary>A hidden attribute of an asset.</summary>
    Value,
    Intel,

    /// <summary>Played or improvised.</summary>
    Move,
    Directive,
    Agreement,
    Permit,
}

/// <summary>The answer of one session to a question of the data plan.</summary>
/// <param name="Column">Its column in the export.</param>
/// <param name="Value">Empty when there is none.</param>
/// <param name="Values">What values there can be, in words.</param>
public sealed record Measured(string Question, string Column, string Value, string Values);
