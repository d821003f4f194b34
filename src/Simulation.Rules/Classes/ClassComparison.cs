using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Classes;

/// <summary>The tables of a class beside each other, as far as each has come, with every secret unsealed.</summary>
/// <param name="Rounds">Titles.</param>
/// <param name="Splits">Decisions that some tables took and others did not, the earliest first.</param>
/// <param name="Questions">For the discussion.</param>
public sealed record ClassComparison(
    Sequence<TitledId> Indicators,
    Sequence<TitledId> Roles,
    Sequence<string> Rounds,
    Sequence<TableOutcome> Tables,
    Sequence<TableSplit> Splits,
    Sequence<string> Questions
);

/// <summary>What has become of one table.</summary>
/// <param name="Round">Index of the round it has reached, from 0.</param>
/// <param name="Ending">Null while its game is not over.</param>
/// <param name="Values">
/// The indicators' values at the start, then at the end of each round, the last one perhaps unfinished; in the order of
/// <see cref="ClassComparison.Indicators"/>.
/// </param>
/// <param name="Scores">0 to 100, in the order of <see cref="ClassComparison.Roles"/>.</param>
/// <param name="Promises">Of roles that have kept or broken any.</param>
/// <param name="Agreements">Titles of those that were signed.</param>
/// <param name="Moves">What each role has played, once for each move.</param>
public sealed record TableOutcome(
    int Table,
    int Round,
    TitledId? Ending,
    Sequence<Sequence<int>> Values,
    Sequence<int> Scores,
    Sequence<PromiseCount> Promises,
    Sequence<string> Agreements,
    Sequence<FirstPlay> Moves
);

public sealed record PromiseCount(string Role, int Kept, int Broken);

/// <param name="Round">From 0: the first one in which the role played the move.</param>
public sealed record FirstPlay(string Role, string Move, int Round);

/// <summary>A decision at which tables part.</summary>
/// <param name="Round">From 0: the first one in which some tables have taken it and others have not.</param>
/// <param name="Move">Title.</param>
/// <param name="Played">Numbers of the tables that had taken it by then.</param>
/// <param name="NotPlayed">Numbers of the others that have come as far.</param>
public sealed record TableSplit(int Round, string Role, string Move, Sequence<int> Played, Sequence<int> NotPlayed);
