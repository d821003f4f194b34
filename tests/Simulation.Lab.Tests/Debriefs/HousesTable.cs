using System.Collections.Immutable;
using Simulation.Lab.Debriefs;
using Simulation.Rules;
using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Intel;
using Simulation.Rules.Moves;
using Simulation.Rules.Permits;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests.Debriefs;

/// <summary>
/// Three invented houses with everything that can be kept secret. A running session with a person in every role; the
/// seat has the name of its role, "f" is the facilitator's.
/// </summary>
internal sealed class HousesTable
{
    private static readonly ActorReference _target = new("target");

    public static readonly Scenario Scenario = new(
        "houses",
        "Three houses",
        "They whisper.",
        5,
        60,
        [new RoundDefinition("night", "Night", "2031-06-02 22:00", 60)],
        [
            .. new[] { "North", "South", "West" }.Select(name => new ActorDefinition(
                name.ToLowerInvariant(),
                name,
                "house",
                name,
                "Public.",
                "Private.",
                [new ObjectiveDefinition("calm", "Calm", Measure: new Formula(50))],
                MovesPerRound: 9
            )),
        ],
        [new IndicatorDefinition("noise", "Noise", 50)],
        [
            new MoveDefinition(
                "whisper",
                "Whisper",
                ["north"],
                Outcome: [new ChangeEffect(Indicator: "noise", By: 1)],
                Secret: true
            ),
            new MoveDefinition(
                "warn",
                "Warn",
                ["north"],
                Outcome: [new RelateEffect(_target, ActorReference.Self, 20)],
                Targets: new TargetDefinition(["house"]),
                Secret: true
            ),
            new MoveDefinition(
                "bribe",
                "Bribe",
                ["north"],
                Outcome: [new ChangeEffect(Indicator: "noise", By: 1)],
                Secret: true,
                Leaks: new Formula(100)
            ),
            new MoveDefinition(
                "ask",
                "Ask in private",
                ["north"],
                Outcome: [new DirectiveEffect("hush", _target, Minutes: 20)],
                Targets: new TargetDefinition(["house"]),
                Secret: true
            ),
            new MoveDefinition(
                "keep-quiet",
                "Keep quiet",
                ["south"],
                Answers: "hush",
                Resolves: DirectiveStatus.Complied,
                Secret: true
            ),
            new MoveDefinition(
                "pass",
                "Slip a pass",
                ["north"],
                Outcome: [new GrantPermitEffect("pass", _target)],
                Targets: new TargetDefinition(["house"])
            ),
            new MoveDefinition("check", "Check", ["north"], Outcome: [new VerifyEffect("letter", ActorReference.Self)]),
            new MoveDefinition("print", "Print", ["west"], Outcome: [new PublishIntelEffect("rumour")]),
        ],
        [new EndingDefinition("dawn", "Dawn", "It is over.")],
        Demands: [new DemandDefinition("hush", "Say nothing")],
        Agreements: [new AgreementDefinition("pact", "A quiet pact", ["south", "west"], Secret: true)],
        Intel:
        [
            new IntelDefinition(
                "letter",
                "The letter is forged",
                new CertainTruth(true),
                Confidence: 60,
                HeldBy: ["north", "south"]
            ),
            new IntelDefinition("rumour", "The well is dry", new CertainTruth(false), Confidence: 40, HeldBy: ["west"]),
            new IntelDefinition("myth", "There is gold", new CertainTruth(false)),
        ],
        Permits: [new PermitDefinition("pass", "Night pass", Public: false), new PermitDefinition("badge", "Badge")]
    );

    private static readonly DateTimeOffset _now = new(2031, 6, 2, 7, 0, 0, TimeSpan.Zero);

    public HousesTable()
    {
        var opened = new SessionOpened(
            "houses",
            "HOUSES",
            ImmutableSortedDictionary<string, string>.Empty,
            "seed",
            Pacing.Live,
            60
        );
        World = World.Open(Scenario, opened);
        Entries.Add(new GameEntry(_now, CommandAuthor.Server, [opened]));
        Do(CommandAuthor.Server, new TakeSeat("f", "Flora", null, SeatKind.Facilitator, "hash"));
        foreach (var actor in Scenario.Actors)
            Do(CommandAuthor.Server, new TakeSeat(actor.Id, "N. " + actor.Id, actor.Id, SeatKind.Player, "hash"));
        Do("f", new StartSession());
    }

    public World World { get; private set; }

    public List<GameEntry> Entries { get; } = [];

    public void Play(string role, MoveChoice choice) => Do(role, new PlayMove(choice));

    public void Do(string seat, Command command) => Do(CommandAuthor.Person(seat), command);

    public void End() => Do("f", new EndSession());

    /// <summary>Something that happened without a command of a person.</summary>
    public void Add(params SessionEvent[] events)
    {
        World = events.Aggregate(World, (world, happened) => world.Evolve(happened));
        Entries.Add(new GameEntry(_now, CommandAuthor.Server, [.. events]));
    }

    /// <summary>Ends the session.</summary>
    /// <returns>The players' debrief.</returns>
    public Debrief Debrief()
    {
        End();
        return DebriefReader.Of(Scenario, Entries)!;
    }

    public Dictionary<string, Secret> Secrets() =>
        Debrief().Secrets.ToDictionary(secret => secret.Title, StringComparer.Ordinal);

    private void Do(CommandAuthor by, Command command)
    {
        var accepted = Assert.IsType<Decision.Accepted>(Rulebook.Decide(World, by, command, _now));
        World = accepted.After;
        Entries.Add(new GameEntry(_now, by, accepted.Events));
    }
}
