using System.Collections.Immutable;
using System.Globalization;
using Simulation.Lab.Continuations;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.WhatIfs;

/// <summary>
/// What would have become of a game if one decision had been another one: both paths with the same luck, and what
/// autopilots make of both beginnings with other luck. It is no prophecy: autopilots play as autopilots play
/// (docs/what-if.md). Its texts are for who may know everything of the session.
/// </summary>
public sealed class WhatIf
{
    /// <summary>Pairs of games that tell enough, unless somebody asks for more.</summary>
    public const int UsualPairs = 100;

    private readonly RecordedGame _game;
    private readonly Branch _branch;

    private WhatIf(RecordedGame game, int entry, Branch branch)
    {
        (_game, _branch, Entry) = (game, branch, entry);
        var paths = new DecisionPaths(game, entry, branch);
        Played = paths.Played();
        Other = paths.Other();
        Parting = paths.Parting();
    }

    /// <summary>Number of the entry with the decision; the opening is 0.</summary>
    public int Entry { get; }

    /// <summary>The game as it was played.</summary>
    public WhatIfPath Played { get; }

    /// <summary>The game with the decision changed and the same luck.</summary>
    public WhatIfPath Other { get; }

    /// <summary>Where the two part after the decision; null when they never do.</summary>
    public Parting? Parting { get; }

    /// <summary>Works out both paths: what takes as long as one game.</summary>
    /// <param name="game">A session that has ended and holds its commands.</param>
    /// <param name="entry">
    /// Number of an entry of a person, an autopilot or an AI assistant while the game ran; the opening is 0.
    /// </param>
    /// <param name="refusal">Why it cannot be asked; null when it can.</param>
    public static WhatIf? Ask(RecordedGame game, int entry, DecisionChange change, out WhatIfRefusal? refusal)
    {
        refusal = RefusalOf(game, entry);
        if (refusal is not null)
            return null;
        var (branch, refused) = Branch.Play(game, entry, change);
        if (branch is not null)
            return new WhatIf(game, entry, branch);
        refusal = new WhatIfRefusal(WhatIfRefusalCode.NotLegal, "instead", refused!.Message);
        return null;
    }

    /// <summary>
    /// Games of autopilots from right after the decision: as it was taken, and as it is changed. Each pair has luck of
    /// its own, the same for both of its games.
    /// </summary>
    public ContinuationPlan Continuations(int pairs = UsualPairs)
    {
        var at = _game.Entries[Entry].At;
        var luck = string.Create(CultureInfo.InvariantCulture, $"{_game.End.Seed}/what-if/{Entry}");
        return new ContinuationPlan(
            [new GameStart(_game.After(Entry), at, luck), new GameStart(_branch.Start, at, luck, _branch.Withheld)],
            pairs
        );
    }

    /// <param name="played">What <see cref="ContinuationPlan.Merge"/> made of <see cref="Continuations"/>.</param>
    public PairedComparison Compare(ImmutableArray<ImmutableArray<GameOutcome>> played) =>
        PairedComparison.Of(_game.Scenario, played[0], played[1]);

    private static WhatIfRefusal? RefusalOf(RecordedGame game, int entry)
    {
        if (game.End.Phase != Phase.Debrief)
            return new(WhatIfRefusalCode.NotEnded, "session", "The session has not ended.");
        if (!game.IsExecutable)
        {
            return new(
                WhatIfRefusalCode.NotExecutable,
                "session",
                "The session holds no commands, only what came of them; it cannot be played again."
            );
        }

        if (entry < 1 || entry >= game.Entries.Length)
        {
            return new(
                WhatIfRefusalCode.NoSuchEntry,
                "entry",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There is no entry {entry}; the session has the entries 1 to {game.Entries.Length - 1}."
                )
            );
        }

        return
            entry > game.Begins
            && game.Entries[entry].Command is SeatCommand
            && game.Before(entry).Phase == Phase.Running
            ? null
            : new(
                WhatIfRefusalCode.NotADecision,
                "entry",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Entry {entry} is no decision of anybody at the table while the game ran."
                )
            );
    }
}
