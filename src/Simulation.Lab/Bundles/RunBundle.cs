using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Bundles;

/// <summary>
/// A finished run as one file that anybody can execute again: what it was opened with, the scenario pack in it, and all
/// commands with their authors and times. The people have numbers for names (docs/run-bundle.md).
/// </summary>
/// <param name="Engine">The version that made it, such as 0.2.0.</param>
/// <param name="OpenedAt">When the session was opened.</param>
/// <param name="Entries">In the order in which they were accepted; the opening is not among them.</param>
/// <param name="Ending">Id of the ending.</param>
public sealed record RunBundle(
    string Engine,
    DateTimeOffset OpenedAt,
    SessionOpened Opened,
    ImmutableArray<BundleEntry> Entries,
    string Ending
)
{
    /// <summary>The version of the engine that runs here.</summary>
    public static string CurrentEngine { get; } =
        typeof(RunBundle).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            is { } version
            ? version.Split('+')[0]
            : "unknown";

    /// <summary>The digest of the last state: of all that has happened, as <see cref="EventHash"/> chains it.</summary>
    public string State => Entries.IsEmpty ? EventHash.Of(Opened) : Entries[^1].Hash;

    /// <param name="game">A session that has ended and holds its commands.</param>
    /// <exception cref="BundleException">
    /// It is not re-executable: it has not ended, it was recorded without commands, or it leads to something else in this
    /// version.
    /// </exception>
    public static RunBundle Of(RecordedGame game)
    {
        if (game.End.Phase != Phase.Debrief)
            throw new BundleException("The session has not ended; a bundle holds a whole run.");
        if (!game.IsExecutable)
        {
            throw new BundleException(
                "Not re-executable: the session was recorded without its commands, as version 0.1 did."
            );
        }

        if (game.Opened.Files.IsEmpty)
            throw new BundleException("Not re-executable: the session does not hold the scenario it was played with.");
        var opened = Anonymity.Of(game.Opened);
        var world = World.Open(game.Scenario, opened);
        var people = new Anonymity();
        var entries = ImmutableArray.CreateBuilder<BundleEntry>();
        var hash = EventHash.Of(opened);
        for (var i = 1; i < game.Entries.Length; i++)
        {
            var entry = game.Entries[i];
            if (Reexecution.FirstDifference(game.Before(i), entry) is { } difference)
                throw new BundleException(Say($"Not re-executable in this version: entry {i}, {difference}."));
            var command = people.Of(entry.Command!);
            if (Rulebook.Decide(world, entry.By, command, entry.At) is not Decision.Accepted accepted)
                throw new BundleException(Say($"Not re-executable without names: entry {i}."));
            // What is left out has no events of its own.
            if (accepted.Events.IsEmpty)
                continue;
            hash = EventHash.Next(hash, accepted.Events);
            entries.Add(
                new BundleEntry(entry.At, entry.By, command, Reexecution.NamesOf(accepted.Events).ToSequence(), hash)
            );
            world = accepted.After;
        }

        return world.Ending == game.End.Ending
            ? new RunBundle(CurrentEngine, game.Entries[0].At, opened, entries.ToImmutable(), world.Ending!)
            : throw new BundleException("Not re-executable without names: it ends otherwise.");
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One accepted command.</summary>
/// <param name="Events">The stored names of the events that it led to.</param>
/// <param name="Hash">The digest of all events until now, these included.</param>
public sealed record BundleEntry(
    DateTimeOffset At,
    CommandAuthor By,
    Command Command,
    Sequence<string> Events,
    string Hash
);

/// <summary>A bundle that cannot be made, read or executed; the message is a sentence for the one who asked.</summary>
public sealed class BundleException(string message, Exception? inner = null) : Exception(message, inner);
