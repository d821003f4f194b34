using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules;
using Simulation.Rules.Actors;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Debriefing;
using Simulation.Rules.ExportColumns;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;

namespace Simulation.Lab.Exports;

/// <summary>A session that has ended, as its journal tells it.</summary>
public sealed record FinishedSession(PlayedSession Played, ImmutableArray<GameEntry> Entries)
{
    private readonly SessionEnd _end = SessionEnd.Of(Played.End.Scenario, Entries);
    private readonly Lazy<Pseudonyms> _people = new(() => Pseudonyms.Of(Entries));

    public Scenario Scenario => Played.End.Scenario;

    internal string Id => Played.End.Session;

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

    /// <summary>Its row, in the order of <see cref="CommonColumns.All"/> and then of the data plan.</summary>
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
            Played.End.Seed,
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
            opened.Pace.ToString("0.###", CultureInfo.InvariantCulture),
            string.Join(
                ' ',
                Scenario.Actors.Zip(Played.End.Actors).Select(role => StrategyOf(role.First, role.Second))
            ),
            Number(Played.Events.Count(e => e is DecidedLate)),
            Number(Played.Events.Count(e => e is ClockSet { Reason: ClockReason.Restart })),
            opened.Server ?? "",
            .. MeasuresOf(Played).Select(measured => measured.Value),
        ];
    }

    /// <summary>The cells of <see cref="CommonColumns.End"/>, with which the rows of every table end.</summary>
    internal IEnumerable<string> EndCells => [_end.By, Number(_end.UnattendedSeconds)];

    /// <summary>What ended it, as <see cref="SessionEnd"/> has it.</summary>
    internal string EndedBy => _end.By;

    /// <summary>Its number in its class; empty for a session of its own.</summary>
    internal string Table => Played.End.Table is { } table ? Number(table) : "";

    /// <param name="seat">Null for nobody.</param>
    /// <returns>The pseudonym of who sits there.</returns>
    internal string PersonOf(string? seat) => seat is null ? "" : _people.Value.OfSeat(seat);

    private static string StrategyOf(ActorDefinition role, ActorState state) =>
        state.Strategy == Strategy.Base
            ? $"{role.Id}=base/{EnumKeyword.Of(state.Temperament ?? role.Temperament)}"
            : $"{role.Id}={EnumKeyword.Of(state.Strategy)}";

    /// <param name="gameTime">Seconds.</param>
    internal static string Minutes(long gameTime) => (gameTime / 60m).ToString("0.0", CultureInfo.InvariantCulture);

    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
