using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Debriefing;

/// <summary>The table's path beside what is on record, round by round.</summary>
/// <param name="Source">Where the record comes from.</param>
/// <param name="Ending">Title of the ending on record; null when it is none of the scenario's.</param>
/// <param name="SameEnding">Whether the table ended so too.</param>
public sealed record ComparedHistory(string Source, string? Ending, bool SameEnding, Sequence<ComparedRound> Rounds);

/// <summary>One round, as it was and as the table played it.</summary>
public sealed record ComparedRound(string Round, string Title, Sequence<Step> OnRecord, Sequence<Step> AtTable);

/// <summary>Something an institution did.</summary>
/// <param name="Minute">Game minutes since the round's start.</param>
/// <param name="Title">Title of the move, or of the agreement that it joined.</param>
/// <param name="Aim">At whom and about what, in words; empty for nobody and nothing.</param>
/// <param name="Text">What the record says of it; empty at the table.</param>
/// <param name="Pilot">Who decided at the table; null on record.</param>
/// <param name="Shared">Whether the same institution did the same in the same round in the other column.</param>
public sealed record Step(int Minute, string Role, string Title, string Aim, string Text, Pilot? Pilot, bool Shared);
