using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules;
using Simulation.Rules.ExportColumns;
using Simulation.Rules.Language;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;

namespace Simulation.Lab.Exports;

/// <summary>A session that has ended, as its journal tells it.</summary>
public sealed record FinishedSession(PlayedSession Played, ImmutableArray<GameEntry> Entries)
{
    private readonly SessionEnd _end = SessionEnd.Of(Played.End.Scenario, Entries);

    public Scenario Scenario => Played.End.Scenario;

    /// <param name="entries">All entries of the journal; the first one opens the session.</param>
    /// <returns>Null while the session has not ended.</returns>
    public static FinishedSession? Of(Scenario scenario, IEnumerable<GameEntry> entries)
    {
        ImmutableArray<GameEntry> all = [.. entries];
        ImmutableArray<SessionEvent> events = [.. all.SelectMany(entry => entry.Events)];
        var end = events
            .Skip(1)
            .Aggregate(World.Open(scenario, (SessionOpened)events[0]), (world, happened) => world.Evolve(happened));
        return end.Phase == Phase.Debrief ? new FinishedSession(new PlayedSession(end, events), all) : null;
    }

    /// <summary>The answers to the questions of the data plan.</summary>
    public static Sequence<Measured> MeasuresOf(PlayedSession played) =>
        played
            .End.Scenario.DataPlan.Select(asked => new Measured(
                asked.Question,
                asked.Column,
                asked.Measure.Value(played),
                asked.Measure.Values(played.End.Scenario)
            ))
            .ToSequence();

    /// <summary>Its row, in the order of <see cref="SessionColumns.All"/> and then of the data plan.</summary>
    internal IEnumerable<string> Row()
    {
        var opened = (SessionOpened)Played.Events[0];
        var deeds = DecisionReader.Of(Entries);
        return
        [
            opened.Session,
            Scenario.Id,
            opened.Files.IsEmpty ? "" : new ScenarioPack(opened.Files).Hash,
            opened.Cast ?? "",
            opened.Seed,
            opened.Pacing switch
            {
                Pacing.Live => "live",
                Pacing.Async => "async",
                _ => "turns",
            },
            Time(Entries[0].At),
            Time(Entries.First(entry => entry.Events.Any(e => e is SessionStarted)).At),
            Time(Entries.First(entry => entry.Events.Any(e => e is SessionEnded)).At),
            Number(Played.Events.Count(e => e is RoundBegan)),
            Number(Played.End.Seats.Values.Count(seat => seat.Role is not null)),
            Number(deeds.Count(deed => deed is { IsPlay: true, Pilot: Pilot.People })),
            Number(deeds.Count(deed => deed is { IsPlay: true, Pilot: Pilot.Autopilot })),
            Number(deeds.Count(deed => deed is { IsPlay: true, Pilot: Pilot.Assistant })),
            Played.End.Ending!,
            opened.Class ?? "",
            Table,
            .. EndCells,
            .. MeasuresOf(Played).Select(measured => measured.Value),
        ];
    }

    /// <summary>The cells of <see cref="SessionColumns.End"/>, with which the rows of every table end.</summary>
    internal IEnumerable<string> EndCells => [_end.By, Number(_end.UnattendedSeconds)];

    /// <summary>Its number in its class; empty for a session of its own.</summary>
    internal string Table => Played.End.Table is { } table ? Number(table) : "";

    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
