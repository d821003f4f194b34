using System.Collections.Immutable;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;

namespace Simulation.Lab.NewRuns;

/// <summary>
/// What a new session takes over of one that was played up to a moment of it: the commands, without names, talk, notes,
/// answers and what people wrote, decided anew, and at last the one that begins the new run. So its journal stands for
/// itself and can be executed again.
/// </summary>
/// <param name="Entries">The first one opens the new session.</param>
public sealed record NewRunJournal(ImmutableArray<GameEntry> Entries)
{
    /// <param name="source">The session that is gone on from, at least up to the moment.</param>
    /// <param name="moment">As <see cref="MomentAt"/> or <see cref="MomentAtMinute"/> gives it.</param>
    /// <param name="run">What the new session is opened with.</param>
    /// <param name="now">Real time.</param>
    /// <exception cref="NotTakenOverException">
    /// The session was recorded without its commands, or they lead to another world in this version.
    /// </exception>
    public static NewRunJournal Of(RecordedGame source, RunMoment moment, NewRun run, DateTimeOffset now)
    {
        if (!source.Entries.Take(moment.Entry).Skip(1).All(entry => entry.Command is not null))
            throw new NotTakenOverException("The session was recorded without its commands, as version 0.1 did.");
        var opened = source.Opened with
        {
            Session = run.Session,
            Code = run.Code,
            Class = null,
            Table = null,
            Sealed = null,
            Server = run.Server,
        };
        opened = opened with { Commitment = CommitmentTo(opened, opened.Seed, run.Nonce), Nonce = run.Nonce };
        var world = World.Open(source.Scenario, opened);
        var people = new NewRunAnonymity();
        var entries = ImmutableArray.CreateBuilder<GameEntry>(moment.Entry + 1);
        entries.Add(new GameEntry(source.Entries[0].At, source.Entries[0].By, [opened]));
        foreach (var entry in source.Entries.AsSpan()[1..moment.Entry])
            Add(entry.At, entry.By, people.Of(entry.Command!));
        var begin = new ContinueRun(
            source.Opened.Session,
            moment.Entry,
            moment.At,
            run.Pacing ?? world.Pacing,
            run.Pace ?? world.Clock.Pace,
            run.Unattended,
            run.Seed is null ? opened.Commitment! : CommitmentTo(opened, run.Seed, run.Nonce),
            run.Nonce,
            run.Seed,
            run.Teams ?? world.Teams,
            run.Deadlines
        );
        Add(now, CommandAuthor.Server, begin);
        return IsTheSame(source.After(moment.Entry - 1), world, begin, now)
            ? new NewRunJournal(entries.DrainToImmutable())
            : throw new NotTakenOverException("The session leads to another world in this version.");

        void Add(DateTimeOffset at, CommandAuthor by, Command command)
        {
            if (Rulebook.Decide(world, by, command, at) is not Decision.Accepted accepted)
                throw new NotTakenOverException("The session cannot be played again in this version.");
            // What is left out has no events of its own.
            if (accepted.Events.IsEmpty)
                return;
            world = accepted.After;
            entries.Add(new GameEntry(at, by, accepted.Events) { Command = command });
        }
    }

    /// <summary>The moment after so many entries; null when the game does not run then.</summary>
    /// <param name="entry">From 1, the opening.</param>
    public static RunMoment? MomentAt(RecordedGame game, int entry) =>
        entry >= 1 && entry <= game.Entries.Length && game.After(entry - 1).Phase == Phase.Running
            ? new RunMoment(entry, game.Entries[entry - 1].At)
            : null;

    /// <summary>
    /// The moment at a minute of the game, as its clock had it; null when the game does not run then.
    /// </summary>
    /// <param name="minute">Game minutes since the first round began, from 0.</param>
    public static RunMoment? MomentAtMinute(RecordedGame game, int minute)
    {
        var time = minute * 60L;
        var last = -1;
        for (var i = game.Begins; i < game.Entries.Length; i++)
        {
            if (game.After(i).Phase == Phase.Running && game.After(i).Clock.Time(game.Entries[i].At) <= time)
                last = i;
        }

        if (last < 0)
            return null;
        var (world, at) = (game.After(last), game.Entries[last].At);
        var reached = world.Clock.Running && world.Clock.Closing is null ? world.Clock.RealTime(time) : at;
        // A moment that has not come yet is none.
        if (last + 1 < game.Entries.Length)
            reached = reached < game.Entries[last + 1].At ? reached : game.Entries[last + 1].At;
        else if (world.Clock.Time(at) < time)
            return null;
        return new RunMoment(last + 1, reached > at ? reached : at);
    }

    // What is taken over is worth something only when it is the world that the people had.
    private static bool IsTheSame(World source, World taken, ContinueRun begin, DateTimeOffset now)
    {
        if (Rulebook.Decide(source, CommandAuthor.Server, begin, now) is not Decision.Accepted { After: var expected })
            return false;
        expected = expected with
        {
            Session = taken.Session,
            Code = taken.Code,
            Class = null,
            Table = null,
            Sealed = false,
        };
        return StateHash.OfWhatMatters(expected) == StateHash.OfWhatMatters(taken);
    }

    private static string CommitmentTo(SessionOpened opened, string seed, string nonce) =>
        SeedCommitment.Of(seed, new ScenarioPack(opened.Files).Hash, nonce);
}

/// <summary>A moment of a recorded game from which another one can go on.</summary>
/// <param name="Entry">How many entries of the journal came before, from 1.</param>
/// <param name="At">Real time, not before the last of them.</param>
public sealed record RunMoment(int Entry, DateTimeOffset At);

/// <summary>What a session that goes on from another one is opened with.</summary>
/// <param name="Session">Its id.</param>
/// <param name="Code">What players type to join.</param>
/// <param name="Nonce">As <see cref="SeedCommitment.DrawNonce"/> gives it.</param>
/// <param name="Server">Version of the server; null where it is not kept.</param>
/// <param name="Unattended">What becomes of the game while nobody is connected.</param>
/// <param name="Seed">The secret of the dice from then on; null when they fall on as in the other session.</param>
/// <param name="Pacing">Null as in the other session.</param>
/// <param name="Pace">Game seconds per real second; null as it was at that moment.</param>
/// <param name="Teams">How several people play one role; null as in the other session.</param>
/// <param name="Deadlines">When the rounds end in play over days; null in the other pacings.</param>
public sealed record NewRun(
    string Session,
    string Code,
    string Nonce,
    string? Server,
    Unattended Unattended = Unattended.Waits,
    string? Seed = null,
    Pacing? Pacing = null,
    decimal? Pace = null,
    TeamSettings? Teams = null,
    RoundDeadlines? Deadlines = null
);

/// <summary>Nothing can go on from a session; the message is a sentence for the one who asked.</summary>
public sealed class NotTakenOverException(string message) : Exception(message);
