using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests;

/// <summary>
/// A session under test: what happened so far, the hands of the real clock, and commands given to the rules. Every
/// accepted command is checked for what must always hold: the decided world is the fold of the events, also of those
/// read back from JSON, and its version is their number.
/// </summary>
internal sealed class Table
{
    public static readonly DateTimeOffset Opening = new(2031, 6, 2, 7, 0, 0, TimeSpan.Zero);

    private Table(Scenario scenario, SessionOpened opened)
    {
        World = World.Open(scenario, opened);
        Happened.Add(opened);
    }

    public World World { get; private set; }

    public DateTimeOffset Now { get; set; } = Opening;

    public List<SessionEvent> Happened { get; } = [];

    /// <summary>A lobby with a facilitator.</summary>
    public static Table Lobby(
        Scenario? scenario = null,
        Pacing pacing = Pacing.Live,
        string seed = "seed",
        decimal pace = 60,
        Unattended? unattended = null,
        TeamSettings? teams = null,
        bool? isSealed = null,
        RoundDeadlines? deadlines = null
    )
    {
        var table = new Table(
            scenario ?? Valley.Scenario,
            new SessionOpened(
                "session",
                "CODE",
                ImmutableSortedDictionary<string, string>.Empty,
                seed,
                pacing,
                pace,
                Unattended: unattended,
                Teams: teams,
                Sealed: isSealed,
                Deadlines: deadlines ?? (pacing == Pacing.Async ? EveryThreeMinutes(scenario ?? Valley.Scenario) : null)
            )
        );
        table.Do(CommandAuthor.Server, new TakeSeat("f", "Flora", null, SeatKind.Facilitator, "hash"));
        return table;
    }

    /// <summary>
    /// A running session with a person in every role; the seat has the name of its role. With teams there are two more
    /// in every role, whose seats are the role's name with a 2 and a 3.
    /// </summary>
    public static Table Running(
        Scenario? scenario = null,
        Pacing pacing = Pacing.Live,
        string seed = "seed",
        decimal pace = 60,
        Unattended? unattended = null,
        TeamSettings? teams = null,
        RoundDeadlines? deadlines = null
    )
    {
        var table = Lobby(scenario, pacing, seed, pace, unattended, teams, deadlines: deadlines);
        foreach (var actor in table.World.Scenario.Actors)
        {
            table.Sit(actor.Id, actor.Id);
            if (teams is null)
                continue;
            for (var next = 2; next <= Math.Min(3, actor.Size.Most); next++)
                table.Sit(actor.Id + next, actor.Id);
        }

        table.Do(Facilitator, new StartSession());
        return table;
    }

    private static RoundDeadlines EveryThreeMinutes(Scenario scenario) =>
        new("UTC", Enumerable.Range(1, scenario.Rounds.Length).Select(n => Opening.AddMinutes(3 * n)).ToSequence());

    public static CommandAuthor Facilitator => CommandAuthor.Person("f");

    public void Sit(string seat, string? role) =>
        Do(CommandAuthor.Server, new TakeSeat(seat, "N. " + seat, role, SeatKind.Player, "hash-" + seat));

    /// <summary>Gives a command that must be accepted, and returns its events.</summary>
    public IReadOnlyList<SessionEvent> Do(CommandAuthor by, Command command)
    {
        var decision = Rulebook.Decide(World, by, command, Now);
        if (decision is Decision.Refused { Refusal: var refusal })
            Assert.Fail($"{command} was refused: {refusal}");
        var accepted = (Decision.Accepted)decision;
        var folded = accepted.Events.Aggregate(World, (world, happened) => world.Evolve(happened));
        Assert.Equal(Worlds.Text(folded), Worlds.Text(accepted.After));
        var read = accepted
            .Events.Select(Worlds.ThroughJson)
            .Aggregate(World, (world, happened) => world.Evolve(happened));
        Assert.Equal(Worlds.Text(folded), Worlds.Text(read));
        World = accepted.After;
        Happened.AddRange(accepted.Events);
        Assert.Equal(Happened.Count, World.Version);
        return [.. accepted.Events.AsSpan()];
    }

    public IReadOnlyList<SessionEvent> Do(string role, Command command) => Do(CommandAuthor.Person(role), command);

    /// <summary>Plays a move of a role by the person in it.</summary>
    public IReadOnlyList<SessionEvent> Play(
        string role,
        string move,
        string? target = null,
        string? asset = null,
        string? directive = null,
        string? words = null,
        params (string Id, int Value)[] parameters
    ) => Do(role, Choose(move, target, asset, directive, words, parameters));

    public static PlayMove Choose(
        string move,
        string? target = null,
        string? asset = null,
        string? directive = null,
        string? words = null,
        params (string Id, int Value)[] parameters
    ) =>
        new(
            new MoveChoice(
                move,
                target,
                asset,
                directive,
                parameters.Length == 0
                    ? null
                    : parameters.ToImmutableSortedDictionary(p => p.Id, p => p.Value, StringComparer.Ordinal),
                words
            )
        );

    /// <summary>The utility is ordered to release water; returns the directive.</summary>
    public string Order(int minutes = 40)
    {
        Play(Valley.Council, "release-order", Valley.Utility, "dam", parameters: ("deadline", minutes));
        return World.Directives[^1].Id;
    }

    /// <summary>Proposes an agreement of the scenario and returns its id.</summary>
    public string Propose(string role, string template, string? counterTo = null)
    {
        Do(role, new Propose(template, [], "", counterTo));
        return World.Agreements[^1].Id;
    }

    /// <summary>Gives a command that must be refused; nothing of the world may differ afterwards.</summary>
    public Refusal Refused(CommandAuthor by, Command command)
    {
        var before = Worlds.Text(World);
        var decision = Rulebook.Decide(World, by, command, Now);
        Assert.Equal(before, Worlds.Text(World));
        return Assert.IsType<Decision.Refused>(decision).Refusal;
    }

    public void Refused(RefusalCode expected, string role, Command command) =>
        Refused(expected, CommandAuthor.Person(role), command);

    public void Refused(RefusalCode expected, CommandAuthor by, Command command)
    {
        var refusal = Refused(by, command);
        Assert.Equal(expected, refusal.Code);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Lets the game clock run on by game seconds, doing what is due at the moment it is.</summary>
    public IReadOnlyList<SessionEvent> Pass(long seconds)
    {
        var until = World.Clock.RealTime(World.Clock.Time(Now) + seconds);
        var events = new List<SessionEvent>();
        while (World.NextDue is { } due && due <= until)
        {
            Now = due > Now ? due : Now;
            events.AddRange(Do(CommandAuthor.Server, new AdvanceClock()));
        }

        Now = until;
        return events;
    }

    public IReadOnlyList<SessionEvent> PassMinutes(int minutes) => Pass(minutes * 60L);

    public IReadOnlyList<SessionEvent> EndRound() => Do(Facilitator, new EndRound());

    public int Funds(string role) => World.Resource(World.Scenario.Actor(role), "funds");

    public int Standing(string role) => World.Resource(World.Scenario.Actor(role), "standing");

    public int Relation(string from, string to) => World.Relation(World.Scenario.Actor(from), World.Scenario.Actor(to));

    public View View(string role) => Projection.Of(Redaction.For(World, Viewer.Of(role)), Viewer.Of(role));
}

/// <summary>
/// Worlds and events as texts that show every field, arrays included; records with arrays are not equal by themselves.
/// </summary>
internal static class Worlds
{
    public static string Text(World world)
    {
        var text = new StringBuilder();
        foreach (var property in typeof(World).GetProperties())
        {
            if (property.Name is nameof(World.Scenario) or nameof(World.NextDue))
                continue;
            text.Append(property.Name)
                .Append(": ")
                .AppendLine(JsonSerializer.Serialize(property.GetValue(world), property.PropertyType, Json.Options));
        }

        return text.ToString();
    }

    public static string Text(IEnumerable<SessionEvent> events) => string.Join('\n', events.Select(Text));

    public static string Text(SessionEvent happened)
    {
        var (name, json) = StoredEvents.Write(happened);
        return name + " " + Encoding.UTF8.GetString(json);
    }

    public static SessionEvent ThroughJson(SessionEvent happened)
    {
        var (name, json) = StoredEvents.Write(happened);
        return StoredEvents.Read(name, json);
    }
}
