using System.Collections.Immutable;
using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Channels;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Directives;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Intel;
using Simulation.Rules.Notes;
using Simulation.Rules.Permits;
using Simulation.Rules.Phrases;
using Simulation.Rules.Surveys;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Sessions;

/// <summary>
/// Everything that is true in a session at one moment. Immutable; made by folding events. Values stand in arrays in the
/// order of the scenario's lists, so that two folds of the same events are the same in every detail.
/// </summary>
public sealed record World
{
    public required Scenario Scenario { get; init; }

    public required string Session { get; init; }

    public required string Code { get; init; }

    /// <summary>The secret of the dice.</summary>
    public required string Seed { get; init; }

    /// <summary>
    /// To the seed and the scenario pack (<see cref="SeedCommitment"/>), for everybody; null in journals of 0.1.
    /// </summary>
    public string? Commitment { get; init; }

    /// <summary>Id of the class that it is a table of, for the server alone; null for a session of its own.</summary>
    public string? Class { get; init; }

    /// <summary>Its number in the class, from 1; null for a session of its own.</summary>
    public int? Table { get; init; }

    /// <summary>Whether players get no debrief and no exports, also at the end, before the class lets them.</summary>
    public bool Sealed { get; init; }

    /// <summary>
    /// Where the game comes from in a session that began where another one stood; null for a game of its own. For the
    /// facilitator and the server alone.
    /// </summary>
    public RunOrigin? Continues { get; init; }

    public required Pacing Pacing { get; init; }

    /// <summary>When the rounds end in play over days; null in the other pacings.</summary>
    public RoundDeadlines? Deadlines { get; init; }

    public Phase Phase { get; init; }

    public bool Locked { get; init; }

    public Unattended Unattended { get; init; }

    /// <summary>How several people play one role; null when each role has one person at most.</summary>
    public TeamSettings? Teams { get; init; }

    /// <summary>
    /// The last stretch of the round in which the game stood still because nobody was connected; null when there was
    /// none.
    /// </summary>
    public Wait? Wait { get; init; }

    /// <summary>Whether the game stands still because nobody is connected.</summary>
    public bool IsWaiting => Wait is { Until: null };

    /// <summary>Index of the current round, from 0.</summary>
    public int Round { get; init; }

    /// <summary>Game minutes since the round began at the last moment that some condition asks for.</summary>
    public int Minute { get; init; }

    public required Clock Clock { get; init; }

    /// <summary>Game time at which the current round ends; the facilitator may move it.</summary>
    public long RoundEnds { get; init; }

    public ImmutableArray<int> Indicators { get; init; }

    /// <summary>Amounts, actor by actor.</summary>
    public ImmutableArray<int> Resources { get; init; }

    /// <summary>What each actor thinks of each, row by row.</summary>
    public ImmutableArray<int> Relations { get; init; }

    public ImmutableArray<AssetState> Assets { get; init; }

    public ImmutableArray<ActorState> Actors { get; init; }

    public ImmutableArray<bool> Flags { get; init; }

    /// <summary>Game time at which each inject of the scenario happened; null for one that has not.</summary>
    public ImmutableArray<long?> Injected { get; init; }

    public ImmutableArray<Directive> Directives { get; init; } = [];

    public ImmutableArray<Agreement> Agreements { get; init; } = [];

    public ImmutableArray<IntelState> Intel { get; init; } = [];

    public ImmutableArray<Permit> Permits { get; init; } = [];

    /// <summary>What autopilots have spoken of.</summary>
    public ImmutableArray<SpokenLine> Spoken { get; init; } = [];

    public ImmutableArray<ImprovisedMove> Improvised { get; init; } = [];

    /// <summary>Answers to the questions of the scenario, in the debrief.</summary>
    public ImmutableArray<QuestionAnswer> Answers { get; init; } = [];

    /// <summary>
    /// What people have answered in the survey; for the facilitator who has answered when, without what, and for others
    /// nothing.
    /// </summary>
    public ImmutableArray<SurveyResponse> SurveyResponses { get; init; } = [];

    /// <summary>Channels with a name that are open.</summary>
    public ImmutableArray<GroupChannel> Channels { get; init; } = [];

    /// <summary>What the people of each role keep for themselves, actor by actor.</summary>
    public ImmutableArray<Notebook> Notebooks { get; init; }

    public ImmutableArray<Scheduled> Schedule { get; init; } = [];

    /// <summary>
    /// What facilitators have planned, changed or skipped of the injects, in the order of their doing so.
    /// </summary>
    public ImmutableArray<InjectPlan> Plans { get; init; } = [];

    public ImmutableSortedDictionary<string, Seat> Seats { get; init; } =
        ImmutableSortedDictionary.Create<string, Seat>(StringComparer.Ordinal);

    /// <summary>
    /// Hashes of tickets whose seats the facilitator took away, so that their people hear why they cannot enter; empty
    /// for everybody but the server.
    /// </summary>
    public ImmutableArray<string> RemovedTickets { get; init; } = [];

    /// <summary>
    /// The tables of the class at which people play on who sat here, by the hashes of their tickets; empty for
    /// everybody but the server.
    /// </summary>
    public ImmutableSortedDictionary<string, int> MovedTickets { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Id of the ending, in the debrief.</summary>
    public string? Ending { get; init; }

    /// <summary>Number of events folded so far.</summary>
    public long Version { get; init; }

    /// <summary>The world that the first event of a session makes.</summary>
    public static World Open(Scenario scenario, SessionOpened opened)
    {
        var actors = scenario.Actors.Length;
        var resources = new int[actors * scenario.Resources.Length];
        var relations = new int[actors * actors];
        for (var a = 0; a < actors; a++)
        {
            foreach (
                var (resource, amount) in scenario.Actors[a].Resources ?? ImmutableSortedDictionary<string, int>.Empty
            )
            {
                resources[(a * scenario.Resources.Length) + scenario.Resource(resource)] = amount;
            }

            foreach (var (other, value) in scenario.Actors[a].Relations ?? ImmutableSortedDictionary<string, int>.Empty)
            {
                relations[(a * actors) + scenario.Actor(other)] = value;
            }
        }

        return new World
        {
            Scenario = scenario,
            Session = opened.Session,
            Code = opened.Code,
            Seed = opened.Seed,
            Commitment = opened.Commitment,
            Class = opened.Class,
            Table = opened.Table,
            Sealed = opened.Sealed == true,
            Pacing = opened.Pacing,
            Deadlines = opened.Deadlines,
            Unattended = opened.Unattended ?? Unattended.Waits,
            Teams = opened.Teams,
            Clock = new Clock(false, 0, DateTimeOffset.UnixEpoch, opened.Pace),
            RoundEnds = scenario.Calendar[0].Ends,
            Indicators = [.. scenario.Indicators.Select(i => i.Start)],
            Resources = [.. resources],
            Relations = [.. relations],
            Assets =
            [
                .. scenario.Assets.Select(asset => new AssetState(
                    asset.Statuses[0].Id,
                    [.. asset.Attributes.Select(a => a.Expected)],
                    [
                        .. asset.Attributes.Select(a =>
                            ActorMask.OfActors(scenario, a.KnownTo.IsDefault ? [] : a.KnownTo)
                        ),
                    ]
                )),
            ],
            Actors = [.. scenario.Actors.Select(_ => ActorState.Fresh)],
            Notebooks = [.. scenario.Actors.Select(_ => Notebook.Empty)],
            Flags = [.. scenario.Flags.Select(_ => false)],
            Intel =
            [
                .. scenario.Intel.Select(intel => new IntelState(
                    false,
                    false,
                    [
                        .. scenario.Actors.Select(a =>
                            intel.HeldBy.Contains(a.Id) ? new IntelHeld(intel.Confidence) : null
                        ),
                    ]
                )),
            ],
            Injected = [.. scenario.Injects.Select(long? (_) => null)],
            Version = 1,
        };
    }

    /// <summary>The world after an event that has happened. Total: an event is never refused here.</summary>
    public World Evolve(SessionEvent happened) => happened.Apply(this) with { Version = Version + 1 };

    public int Indicator(string id) => Indicators[Scenario.Indicator(id)];

    public int Resource(int actor, string id) => Resources[(actor * Scenario.Resources.Length) + Scenario.Resource(id)];

    public int Relation(int from, int to) => Relations[(from * Scenario.Actors.Length) + to];

    public int Attribute(int asset, string id) =>
        Scenario.Assets[asset].Attribute(id) is var i && i >= 0 ? Assets[asset].Attributes[i] : 0;

    public ulong AttributeKnownTo(int asset, string id) =>
        Scenario.Assets[asset].Attribute(id) is var i && i >= 0 ? Assets[asset].KnownTo[i] : ActorMask.Everyone;

    public bool HasFlag(string id) => Scenario.Flag(id) is var i && i >= 0 && Flags[i];

    public IntelState IntelOf(string id) => Intel[Scenario.IntelIndex(id)];

    public Directive? Directive(string? id)
    {
        foreach (var directive in Directives)
        {
            if (directive.Id == id)
                return directive;
        }

        return null;
    }

    public Agreement? Agreement(string? id)
    {
        foreach (var agreement in Agreements)
        {
            if (agreement.Id == id)
                return agreement;
        }

        return null;
    }

    public GroupChannel? Channel(string id)
    {
        foreach (var channel in Channels)
        {
            if (channel.Id == id)
                return channel;
        }

        return null;
    }

    public ImprovisedMove? ImprovisedMove(string? id)
    {
        foreach (var move in Improvised)
        {
            if (move.Id == id)
                return move;
        }

        return null;
    }

    /// <summary>What facilitators have made of an inject; null for one that is as the scenario has it.</summary>
    public InjectPlan? PlanOf(string? inject)
    {
        foreach (var plan in Plans)
        {
            if (plan.Id == inject)
                return plan;
        }

        return null;
    }

    /// <summary>What a seat sees as: its role, or the public while it has none.</summary>
    public Viewer ViewerOf(string seat) =>
        Seats.TryGetValue(seat, out var found)
            ? found.Kind == SeatKind.Facilitator
                ? Viewer.Facilitator
                : found.Role is { } role
                    ? Viewer.Of(role)
                    : Viewer.Spectator
            : Viewer.Spectator;

    /// <summary>
    /// Real time at which <see cref="AdvanceClock"/> next has something to do; null while no clock runs.
    /// </summary>
    public DateTimeOffset? NextDue =>
        this is not { Phase: Phase.Running, Clock.Running: true } ? null
        : Clock.Closing is { } closing ? Clock.Anchor.AddMilliseconds(ExtraTimes.NextDue(this) - closing)
        : Clock.Reaches(Timekeeping.NextDue(this));

    /// <summary>
    /// Real time at which the current round ends in play over days, whether or not anybody is there; null otherwise.
    /// </summary>
    public DateTimeOffset? Deadline => Phase == Phase.Running ? Deadlines?.Ends[Round] : null;

    /// <summary>
    /// How the autopilot of a role weighs: as the facilitator has set it, or else as the scenario says.
    /// </summary>
    public Temperament TemperamentOf(int actor) => Actors[actor].Temperament ?? Scenario.Actors[actor].Temperament;

    /// <param name="join">As <see cref="TakeSeat"/> holds it.</param>
    public Seat? SeatOfJoin(string join)
    {
        foreach (var seat in Seats.Values)
        {
            if (seat.Join == join)
                return seat;
        }

        return null;
    }

    /// <summary>People in a role.</summary>
    public int PeopleIn(string role)
    {
        var people = 0;
        foreach (var seat in Seats.Values)
        {
            if (seat.Role == role)
                people++;
        }

        return people;
    }

    /// <summary>So many people may sit in a role.</summary>
    public int MostIn(int actor) => Scenario.Actors[actor].MostPeople(Teams);
}

/// <param name="KnownTo">Who knows each attribute, as bits.</param>
public sealed record AssetState(string Status, ImmutableArray<int> Attributes, ImmutableArray<ulong> KnownTo);

/// <summary>An inject that waits for its time.</summary>
/// <param name="Id">s1, s2, … in the order of scheduling.</param>
/// <param name="At">Game time, seconds.</param>
public sealed record Scheduled(
    string Id,
    string Inject,
    long At,
    string? Self,
    string? Target,
    string? Asset,
    string? Directive
);
