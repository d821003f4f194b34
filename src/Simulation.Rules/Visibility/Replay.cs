using Simulation.Rules.Language;

namespace Simulation.Rules.Visibility;

/// <summary>
/// A finished session through somebody's eyes, from its opening to its end: the view at the opening, and what each
/// entry of the journal added and changed for these eyes, as batches said it while the session ran.
/// </summary>
/// <param name="Eyes">Whose: the id of a role, <c>facilitator</c>, or <c>public</c> for what everybody saw.</param>
/// <param name="Choices">All eyes through which the asker may see this session.</param>
/// <param name="Opening">The view after the first entry.</param>
public sealed record Replay(
    string Eyes,
    Sequence<string> Choices,
    Sheet Sheet,
    View Opening,
    Sequence<ReplayStep> Steps
);

/// <summary>What one entry of the journal showed to somebody's eyes; an entry that showed nothing has none.</summary>
/// <param name="Entry">
/// Number of the entry in the journal, where the opening is 1; while the session is sealed, numbers of players go up by
/// one with each step, so that they do not count what was hidden.
/// </param>
/// <param name="At">Game time, seconds since the first round began.</param>
/// <param name="Round">Index of the round after the entry, from 0.</param>
/// <param name="Changes">Changed entries of the view; an entry that is null is gone.</param>
public sealed record ReplayStep(int Entry, long At, int Round, Sequence<Notice> Notices, ViewChanges Changes);
