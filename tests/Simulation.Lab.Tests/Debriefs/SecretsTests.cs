using System.Collections.Immutable;
using Simulation.Lab.Exports;
using Simulation.Rules;
using Simulation.Rules.Actors;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Agreements;
using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.History;
using Simulation.Rules.Improvised;
using Simulation.Rules.Intel;
using Simulation.Rules.Moves;
using Simulation.Rules.Permits;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests.Debriefs;

/// <summary>Three invented houses with everything that can be kept secret.</summary>
public sealed class SecretsTests
{
    private static readonly ActorReference _target = new("target");

    private static readonly Scenario _scenario = new(
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
                Outcome: [new PermitEffect("pass", _target)],
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

    [Fact]
    public void A_secret_move_is_known_to_its_player_to_whom_it_named_the_player_and_to_all_once_it_came_out()
    {
        var table = new Table();
        table.Play("north", new MoveChoice("whisper"));
        table.Play("north", new MoveChoice("whisper"));
        table.Play("north", new MoveChoice("warn", "south"));
        table.Play("north", new MoveChoice("bribe"));
        table.Play("north", new MoveChoice("ask", "west"));
        var secrets = table.Secrets();
        Assert.Equal(("played in secret, 2 times", "north"), Told(secrets["North: Whisper"]));
        Assert.Equal(
            ("played in secret; South could tell by what it brought about", "north, south"),
            Told(secrets["North: Warn"])
        );
        Assert.Equal(("played in secret; it came out", "north, south, west"), Told(secrets["North: Bribe"]));
        Assert.Equal(
            ("played in secret; West could tell by what it brought about", "north, west"),
            Told(secrets["North: Ask in private"])
        );
    }

    [Fact]
    public void Secret_directives_and_agreements_say_how_they_ended()
    {
        var table = new Table();
        table.Play("north", new MoveChoice("ask", "south"));
        table.Play("south", new MoveChoice("keep-quiet", Directive: table.World.Directives[0].Id));
        table.Play("north", new MoveChoice("ask", "west"));
        table.Do("south", new Propose("pact", [], ""));
        table.Do("west", new AcceptProposal(table.World.Agreements[0].Id));
        table.Do("north", new Propose(null, ["south"], "Let us talk."));
        var secrets = table.Secrets();
        Assert.Equal(
            ("demanded in secret; complied with by “Keep quiet”", "north, south"),
            Told(secrets["North to South: Say nothing"])
        );
        Assert.Equal(
            ("demanded in secret; lapsed without an answer", "north, west"),
            Told(secrets["North to West: Say nothing"])
        );
        Assert.Equal(("offered in secret by South; in force", "south, west"), Told(secrets["A quiet pact"]));
        Assert.DoesNotContain("An agreement in free words", secrets.Keys);
    }

    [Fact]
    public void Intel_says_whether_it_was_true_who_had_it_and_who_made_it_public()
    {
        var table = new Table();
        table.Play("north", new MoveChoice("check"));
        table.Play("west", new MoveChoice("print"));
        var secrets = table.Secrets();
        Assert.Equal(
            ("true; held by North, for certain; South, 60 % sure", "north"),
            Told(secrets["“The letter is forged”"])
        );
        Assert.Equal(("false; made public by West", ""), Told(secrets["“The well is dry”"]));
        Assert.Equal(("false; nobody had it", ""), Told(secrets["“There is gold”"]));
    }

    [Fact]
    public void Permits_that_are_not_public_are_told_with_their_grantor_and_public_ones_are_not()
    {
        var table = new Table();
        table.Play("north", new MoveChoice("pass", "south"));
        table.Do(
            "f",
            new AdjustWorld(
                [new PermitAdjustment("west", "pass", true, 5), new PermitAdjustment("west", "badge", true)],
                "A test."
            )
        );
        var secrets = table.Secrets();
        Assert.Equal(
            (SecretSubject.Permit, SecretSubject.Intel),
            (secrets["South: Night pass"].Subject, secrets["“There is gold”"].Subject)
        );
        Assert.Equal(
            ("granted by North and not made public; held to the end", "south, north"),
            Told(secrets["South: Night pass"])
        );
        Assert.Equal(("granted and not made public; held to the end", "west"), Told(secrets["West: Night pass"]));
        Assert.DoesNotContain("West: Badge", secrets.Keys);
    }

    [Fact]
    public void A_warning_of_First_Call_is_known_to_whom_it_warned()
    {
        var debriefs = Enumerable
            .Range(0, 20)
            .Select(i =>
                Debriefing.Of(FirstCall.Scenario, HeadlessGame.Play(FirstCall.Scenario, $"warned/{i}").Entries)!
            );
        var warnings = debriefs
            .SelectMany(debrief => debrief.Secrets)
            .Where(secret => secret.Title.EndsWith("Warn Northlight, in confidence", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(warnings);
        Assert.All(warnings, warning => Assert.Equal(["cloud", "ai-lab"], warning.KnownTo));
    }

    [Fact]
    public void Improvised_moves_stand_among_the_decisions_with_their_ruling_and_without_their_words()
    {
        var table = new Table();
        table.Do("north", new Improvise("Ring the bell", "They wake", []));
        table.Do("f", new RuleImprovised("north.1", 100, [], []));
        table.Do("south", new Improvise("Bar the door", "They stay", [], Secret: true));
        table.End();
        var decisions = DataExport
            .Of(_scenario, [FinishedSession.Of(_scenario, table.Entries)!])["decisions"]
            .TrimEnd()
            .Split("\r\n");
        Assert.Equal(3, decisions.Length);
        Assert.Contains(
            ",1,north,person,improvised,north.1,,,,,succeeded,,,person-2,",
            decisions[1],
            StringComparison.Ordinal
        );
        Assert.Contains(
            ",1,south,person,improvised,south.secret.1,,,,,lapsed,,,person-",
            decisions[2],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_improvised_move_that_was_ruled_on_is_part_of_the_path_beside_history()
    {
        var table = new Table();
        table.Do("north", new Improvise("Ring the bell", "They wake", []));
        table.Do("f", new RuleImprovised("north.1", 0, [], []));
        table.Do("south", new Improvise("Bar the door", "They stay", []));
        table.End();
        var comparison = Debriefing
            .Of(_scenario with { History = new HistoricalRecord("Invented", "dawn", []) }, table.Entries)!
            .History!;
        var step = Assert.Single(comparison.Rounds[0].AtTable);
        Assert.Equal(
            ("north", "Ring the bell (improvised, failed)", Pilot.People),
            (step.Role, step.Title, step.Pilot)
        );
    }

    private static (string Text, string KnownTo) Told(Secret secret) =>
        (secret.Text, string.Join(", ", secret.KnownTo));

    /// <summary>
    /// A running session with a person in every role; the seat has the name of its role, "f" is the facilitator's.
    /// </summary>
    private sealed class Table
    {
        private static readonly DateTimeOffset _now = new(2031, 6, 2, 7, 0, 0, TimeSpan.Zero);

        public Table()
        {
            var opened = new SessionOpened(
                "houses",
                "HOUSES",
                ImmutableSortedDictionary<string, string>.Empty,
                "seed",
                Pacing.Live,
                60
            );
            World = World.Open(_scenario, opened);
            Entries.Add(new GameEntry(_now, CommandAuthor.Server, [opened]));
            Do(CommandAuthor.Server, new TakeSeat("f", "Flora", null, SeatKind.Facilitator, "hash"));
            foreach (var actor in _scenario.Actors)
                Do(CommandAuthor.Server, new TakeSeat(actor.Id, "N. " + actor.Id, actor.Id, SeatKind.Player, "hash"));
            Do("f", new StartSession());
        }

        public World World { get; private set; }

        public List<GameEntry> Entries { get; } = [];

        public void Play(string role, MoveChoice choice) => Do(role, new PlayMove(choice));

        public void Do(string seat, Command command) => Do(CommandAuthor.Person(seat), command);

        public void End() => Do("f", new EndSession());

        public Dictionary<string, Secret> Secrets()
        {
            End();
            return Debriefing
                .Of(_scenario, Entries)!
                .Secrets.ToDictionary(secret => secret.Title, StringComparer.Ordinal);
        }

        private void Do(CommandAuthor by, Command command)
        {
            var accepted = Assert.IsType<Decision.Accepted>(Rulebook.Decide(World, by, command, _now));
            World = accepted.After;
            Entries.Add(new GameEntry(_now, by, accepted.Events));
        }
    }
}
