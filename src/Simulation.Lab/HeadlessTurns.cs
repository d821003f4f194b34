using System.Collections.Immutable;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab;

/// <summary>
/// A game in which autopilots are asked for their decisions: who is asked next, and how time passes between. It can be
/// at any moment of a game, in any pacing.
/// </summary>
/// <param name="now">The real time of the world.</param>
/// <param name="lineup">How the autopilots decide; as the world has it when left out.</param>
/// <param name="talk">Whether they speak, too.</param>
/// <param name="asked">Whether the autopilot of an actor is asked now; all of them are when left out.</param>
internal sealed class HeadlessTurns(
    World world,
    DateTimeOffset now,
    Lineup? lineup = null,
    bool talk = false,
    Func<World, int, bool>? asked = null
)
{
    /// <summary>Real seconds for which those think that do not decide at moments of game time.</summary>
    private static readonly TimeSpan _thinking = TimeSpan.FromSeconds(2);

    private readonly int[] _decisions = new int[world.Actors.Length];
    private readonly long?[] _askAgain = new long?[world.Actors.Length];
    private readonly LastSeen?[] _seen = new LastSeen?[world.Actors.Length];

    public World World { get; private set; } = world;

    public DateTimeOffset Now { get; private set; } = now;

    public List<GameEntry> Entries { get; } = [];

    /// <summary>A decision that an autopilot does not take, though it would; null for none.</summary>
    public WithheldDecision? Withheld { get; init; }

    /// <summary>
    /// Real time at which something falls due or a role wants to be asked again; null while no clock runs.
    /// </summary>
    public DateTimeOffset? NextMoment =>
        World.NextDue is { } due && NextAsked is { } asking && asking < due ? asking : World.NextDue;

    private DateTimeOffset? NextAsked => _askAgain.Min() is { } time ? World.Clock.Reaches(time) : null;

    /// <summary>The same world with autopilots in all roles and a clock that runs, if it has one.</summary>
    public static World Unpeopled(World world, DateTimeOffset now)
    {
        if (world.Phase == Phase.Lobby)
            return world with { Seats = world.Seats.Clear() };
        if (world.Phase == Phase.Debrief)
            return world;
        var clock = world.Clock;
        return world with
        {
            Wait = null,
            Actors =
            [
                .. world.Actors.Select(actor =>
                    actor.Pilot == Pilot.People ? actor with { Pilot = Pilot.Autopilot, Absent = false } : actor
                ),
            ],
            Clock = world.Pacing == Pacing.Live && !clock.Running ? clock with { Running = true, Anchor = now } : clock,
        };
    }

    public bool IsIn(int round) => World.Phase == Phase.Running && World.Round == round;

    public void BeginRound()
    {
        Array.Clear(_decisions);
        Array.Clear(_seen);
    }

    /// <summary>Every role for which something is new or due decides once; tells whether any of them acted.</summary>
    public bool AskAll(int round)
    {
        var acted = false;
        for (var i = 0; i < World.Actors.Length && IsIn(round); i++)
        {
            if (asked?.Invoke(World, i) == false || !HasNews(i))
                continue;
            if (Ask(i) is { } command)
                acted |= Act(i, command, round);
            else
                Say(i, LinesOf(i, command: null));
        }

        return acted;
    }

    /// <param name="actor">The actor whose autopilot does it; nobody for what the server does.</param>
    public bool Do(CommandAuthor by, Command command, int? actor = null)
    {
        var lastSeen = actor is { } role ? _seen[role] : null;
        if (Rulebook.Decide(World, by, command, Now, lastSeen) is not Decision.Accepted accepted)
            return false;
        if (accepted.Events.IsEmpty)
            return false;
        World = accepted.After;
        Entries.Add(new GameEntry(Now, by, accepted.Events) { Command = command });
        return true;
    }

    /// <summary>Time passes until a moment before anything else is due; never backwards.</summary>
    public void PassTo(DateTimeOffset moment) => Now = moment > Now ? moment : Now;

    /// <summary>
    /// Time passes until something falls due or a role wants to be asked again. Where no clock runs and nobody has
    /// anything to do, the round is over.
    /// </summary>
    public void PassUntilDue()
    {
        if (World.NextDue is not { } due)
        {
            Do(CommandAuthor.Server, new EndRound(World.Round));
            return;
        }

        if (NextAsked is { } asking && asking < due)
        {
            Now = asking > Now ? asking : Now + _thinking;
            return;
        }

        if (due > Now)
            Now = due;
        if (!Do(CommandAuthor.Server, new AdvanceClock()))
            Now += _thinking;
    }

    /// <summary>
    /// Whether a role has something to decide on: the time at which it wants to be asked has come, or something is new.
    /// </summary>
    private bool HasNews(int actor) =>
        _seen[actor] is not { World: var before }
        || _askAgain[actor] <= World.Clock.Time(Now)
        || AutopilotNews.Concerns(before, World, actor, StrategyOf(actor));

    /// <summary>What the autopilot of a role does now.</summary>
    private SeatCommand? Ask(int actor)
    {
        var role = World.Scenario.Actors[actor].Id;
        var seen = Redaction.For(World, Viewer.Of(role), _seen[actor] is { } last ? (last.World, last.Seen) : null);
        _seen[actor] = new LastSeen(role, World, seen);
        _askAgain[actor] = null;
        if (_decisions[actor] >= Autopilots.MostDecisions)
            return seen.Actors[actor].Ready ? null : new DeclareReady(true);
        var key = ThinkKey.OfRound(World, role);
        var wants = lineup?.Choose(seen, role, key, Now) ?? Autopilots.Choose(StrategyOf(actor), seen, role, key, Now);
        var isWithheld = Withheld?.Is(World.Round, role, wants.Command) == true;
        _askAgain[actor] = isWithheld ? World.Clock.Time(Now + _thinking) : wants.AskAgain;
        return isWithheld ? null : wants.Command;
    }

    /// <summary>The role does it, unless the round ends while it thinks.</summary>
    private bool Act(int actor, SeatCommand command, int round)
    {
        _decisions[actor]++;
        if (!HasMoments(actor))
            Pass(_thinking);
        var by = CommandAuthor.Autopilot(World.Scenario.Actors[actor].Id);
        var lines = LinesOf(actor, command);
        if (IsIn(round))
            Say(actor, lines.Where(line => line.First));
        if (IsIn(round) && Do(by, command, actor))
        {
            Say(actor, lines.Where(line => !line.First));
            return true;
        }

        _askAgain[actor] = World.Clock.Time(Now + _thinking);
        return false;
    }

    private ImmutableArray<Speech.Line> LinesOf(int actor, SeatCommand? command)
    {
        var role = World.Scenario.Actors[actor].Id;
        return talk && StrategyOf(actor) != Strategy.Random
            ? Speech.Lines(_seen[actor]!.Seen, role, command, ThinkKey.OfRound(World, role))
            : [];
    }

    private void Say(int actor, IEnumerable<Speech.Line> lines)
    {
        foreach (var line in lines)
            Do(CommandAuthor.Autopilot(World.Scenario.Actors[actor].Id), line.Say);
    }

    private bool HasMoments(int actor) => AutopilotNews.HasMoments(World, StrategyOf(actor));

    private Strategy StrategyOf(int actor) =>
        lineup?.Of(World.Scenario.Actors[actor].Id)
        ?? (World.Actors[actor].Strategy is var set && set == Strategy.Assistant ? Strategy.Base : set);

    private void Pass(TimeSpan time)
    {
        Now += time;
        if (World.NextDue <= Now)
            Do(CommandAuthor.Server, new AdvanceClock());
    }
}

/// <summary>What a role does not do in one round, so that a game without it can be played.</summary>
/// <param name="Round">From 0.</param>
public sealed record WithheldDecision(int Round, string Role, SeatCommand Command)
{
    internal bool Is(int round, string role, SeatCommand? command) =>
        (round, role) == (Round, Role) && Command.Equals(command);
}
