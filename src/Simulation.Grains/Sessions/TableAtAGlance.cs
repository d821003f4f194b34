using Simulation.Grains.Classes;
using Simulation.Lab;
using Simulation.Protocol;
using Simulation.Rules.Improvised;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

/// <summary>
/// How a table stands at a glance, for the board of its class, as its facilitator may know it. It follows the entries
/// of the journal from the first request on; nothing is made anew while nothing has happened.
/// </summary>
internal sealed class TableAtAGlance(string session, SessionState state)
{
    private readonly string _activation = Guid.NewGuid().ToString("N")[..8];
    private World? _followed;
    private int _read;
    private string? _lastDecision;
    private DateTimeOffset? _lastDecisionAt;
    private DateTimeOffset? _lastHeard;
    private (World World, Sequence<string> Online, SummaryInstruction Asked) _made;
    private long _number;
    private TableState? _state;

    /// <param name="online">Seats with a connection.</param>
    /// <returns>Null when the caller has the newest one.</returns>
    public TableState? UnlessKnown(World world, Sequence<string> online, SummaryInstruction asked)
    {
        var wanted = asked with { Known = null };
        var isMade =
            _state is not null
            && ReferenceEquals(_made.World, world)
            && _made.Online == online
            && _made.Asked == wanted;
        if (!isMade)
        {
            Follow();
            var summary = Make(world, online, asked.Indicators);
            var shown = asked.IsPublic ? ForEverybody(world, summary, asked.Indicators) : null;
            _made = (world, online, wanted);
            if (_state is null || _state.Summary != summary || _state.Online != online || _state.Public != shown)
                _state = new TableState($"{_activation}-{++_number}", summary, online, shown);
        }

        return _state!.Key == asked.Known ? null : _state;
    }

    private TableSummary Make(World world, Sequence<string> online, Sequence<string> indicators)
    {
        var players = world.Seats.Values.Where(seat => seat.Kind == SeatKind.Player).ToList();
        var roles = world.Actors.Where((actor, i) => IsPeoples(world, i)).ToList();
        return new TableSummary(
            world.Table ?? 0,
            session,
            world.Phase,
            world.Round,
            Projection.ClockOf(world),
            players.Count(seat => online.Contains(seat.Id)),
            players.Count,
            roles.Count(actor => actor.Ready),
            roles.Count,
            world.Directives.Count(directive => directive.IsOpen),
            _lastDecision,
            _lastDecisionAt?.ToUnixTimeMilliseconds(),
            _lastHeard?.ToUnixTimeMilliseconds(),
            indicators.Where(id => world.Scenario.Indicator(id) >= 0).Select(world.Indicator).ToSequence(),
            world.Improvised.Count(move => move.Status == ImprovisedStatus.Open),
            world.Actors.Count(actor => actor.Help is not null),
            world.Ending is { } ending ? world.Scenario.Endings.FirstOrDefault(e => e.Id == ending)?.Title : null,
            Deadline: world.Deadline,
            Assistants: AssistantsOf(world)
        );
    }

    private static Sequence<AssistantRole> AssistantsOf(World world) =>
        Enumerable
            .Range(0, world.Actors.Length)
            .Where(i => world.Actors[i] is { Assistant: not null, Pilot: not Pilot.People })
            .Select(i => new AssistantRole(world.Scenario.Actors[i].Title, world.Actors[i].Assistant!.Model))
            .ToSequence();

    // From the view that onlookers have: what is not in it stays out.
    private static TableSummary ForEverybody(World world, TableSummary summary, Sequence<string> indicators)
    {
        var seen = Redaction.For(world, Viewer.Spectator);
        var values = Projection.IndicatorsOf(seen, Viewer.Spectator);
        return summary with
        {
            OpenDemands = seen.Directives.Count(directive => directive.IsOpen),
            LastDecision = null,
            LastDecisionAt = null,
            SilentSince = null,
            Indicators = indicators.Where(values.ContainsKey).Select(id => values[id].Value).ToSequence(),
            Rulings = 0,
            Questions = 0,
        };
    }

    private static bool IsPeoples(World world, int actor) =>
        world.Phase == Phase.Lobby
            ? world.PeopleIn(world.Scenario.Actors[actor].Id) > 0
            : world.Actors[actor].Pilot == Pilot.People;

    private void Follow()
    {
        if (_followed is null)
            (_followed, _read) = (state.Opened!, 1);
        for (; _read < state.Entries.Count; _read++)
        {
            var entry = state.Entries[_read];
            var narrated = new NarratedEvents(_followed, entry.Events);
            Take(entry, narrated);
            _followed = narrated.After;
        }
    }

    private void Take(GameEntry entry, NarratedEvents narrated)
    {
        var isPlayers =
            entry.By.Kind == AuthorKind.Person
            && narrated.After.Seats.TryGetValue(entry.By.Id, out var seat)
            && seat.Kind == SeatKind.Player;
        // Notes that a role keeps for itself are nothing that anybody hears of.
        var isHeard = isPlayers && !entry.Events.Any(happened => happened.StaysWithPeople());
        if (isHeard || entry.Events.Any(happened => happened is SessionStarted))
            _lastHeard = entry.At;
        if (entry.By.Kind == AuthorKind.Server)
            return;
        var decision = NoticeProjection
            .Of(narrated, Viewer.Facilitator)
            .LastOrDefault(notice => notice.Actor is not null && IsDecision(notice.Kind));
        if (decision is null)
            return;
        _lastDecision = decision.Headline;
        if (isPlayers)
            _lastDecisionAt = entry.At;
    }

    private static bool IsDecision(NoticeKind kind) =>
        kind
            is NoticeKind.Move
                or NoticeKind.Directive
                or NoticeKind.Agreement
                or NoticeKind.Improvised
                or NoticeKind.Knowledge;
}
