using System.Collections.Immutable;
using Simulation.Rules.Actors;
using Simulation.Rules.Agreements;
using Simulation.Rules.Conditions;
using Simulation.Rules.Directives;
using Simulation.Rules.Effects;
using Simulation.Rules.Formulas;
using Simulation.Rules.Intel;
using Simulation.Rules.Moves;
using Simulation.Rules.News;
using Simulation.Rules.Permits;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Rules.Tests;

/// <summary>
/// The scenario of these specifications: a dry summer in a valley with one dam. Small, and with one of everything that
/// the rules know. A test that needs something else changes a copy.
/// </summary>
internal static class Valley
{
    public const string Council = "council";
    public const string Utility = "utility";
    public const string Growers = "growers";
    public const string Gazette = "gazette";

    public static readonly Scenario Scenario = new(
        "valley",
        "The dry valley",
        "Who gets the water behind the dam?",
        10,
        60,
        [
            new RoundDefinition("june", "June", "2031-06-02 09:00", 60, "It has not rained."),
            new RoundDefinition("july", "July", "2031-06-02 12:00", 60),
            new RoundDefinition("august", "August", "2031-06-02 15:00", 60),
        ],
        Actors(),
        [
            new IndicatorDefinition("water", "Water", 60, Polarity: Polarity.MoreIsBetter, Drift: -5),
            new IndicatorDefinition("calm", "Calm", 50, Polarity: Polarity.MoreIsBetter),
            new IndicatorDefinition(
                "seepage",
                "Seepage",
                30,
                Polarity: Polarity.LessIsBetter,
                KnownTo: [Council, Utility]
            ),
        ],
        [.. CouncilMoves(), .. UtilityMoves(), .. GrowerMoves(), .. GazetteMoves()],
        [
            new EndingDefinition(
                "riot",
                "Riot",
                "The square is on fire.",
                [new IndicatorCondition("calm", AtMost: 0)],
                AtOnce: true
            ),
            new EndingDefinition("compact", "The compact", "They shared.", [new AgreementCondition("compact")]),
            new EndingDefinition("dust", "Dust", "Nobody shared."),
        ],
        [new ResourceDefinition("funds", "Funds"), new ResourceDefinition("standing", "Standing", Public: true)],
        [
            new AssetDefinition(
                "dam",
                "The dam",
                "reservoir",
                Utility,
                [
                    new StatusDefinition("full", "full"),
                    new StatusDefinition("drained", "drained"),
                    new StatusDefinition("shut", "shut"),
                ],
                Attributes:
                [
                    new AttributeDefinition("crack", "Crack", 20, 80, [Utility]),
                    new AttributeDefinition("height", "Height", 70, KnownTo: [Council, Utility]),
                ]
            ),
            new AssetDefinition(
                "canal",
                "The canal",
                "canal",
                Growers,
                [new StatusDefinition("open", "open"), new StatusDefinition("closed", "closed")],
                Attributes: [new AttributeDefinition("silt", "Silt", 10, 60)]
            ),
        ],
        [
            new AuthorityDefinition("water-act", "Water act", Strength: 60, Reaches: ["company"]),
            new AuthorityDefinition("emergency", "Emergency powers", Reaches: [Utility], Cost: Of(("standing", 1))),
        ],
        [
            new DemandDefinition(
                "release",
                "Release water",
                OnLapse:
                [
                    new ChangeEffect(Indicator: "calm", By: -6),
                    new RollEffect(
                        "Does the council sue?",
                        new Formula(50),
                        [new ChangeEffect(Resource: "standing", Of: Target, By: -1)]
                    ),
                ]
            ),
            new DemandDefinition("hush", "Say nothing", OnLapse: [new RelateEffect(ActorReference.Self, Target, -7)]),
        ],
        [
            new AgreementDefinition(
                "compact",
                "The compact",
                [Council, Utility],
                Terms:
                [
                    new PlaysTerm("survey", Utility, 120),
                    new RefrainsTerm("release-order", Council, 60),
                    new GivesTerm("funds", Council, Utility, 3),
                    new SaysTerm("We talk first.", Council),
                ],
                When: [new IndicatorCondition("calm", AtLeast: 20)],
                OnSigning: [new ChangeEffect(Indicator: "calm", By: 5)],
                OnBreach:
                [
                    new ChangeEffect(Resource: "standing", Of: ActorReference.Self, By: -2),
                    new RelateEffect(Target, ActorReference.Self, -20),
                ],
                ExpiresAfter: 30
            ),
            new AgreementDefinition(
                "pact",
                "A quiet pact",
                [Utility, Growers],
                Terms:
                [
                    new RefrainsTerm("rally", Growers, 240),
                    new GivesTerm("funds", Utility, Growers, 2),
                    new PermitsTerm("night-pass", Utility, Growers, 120),
                ],
                OnBreach:
                [
                    new RollEffect(
                        "Does it come out?",
                        new Formula(50),
                        [new ChangeEffect(Resource: "funds", Of: ActorReference.Self, By: -1)]
                    ),
                ],
                Secret: true,
                Appeal: 3
            ),
            new AgreementDefinition(
                "roof",
                "One roof",
                [Council, Utility, Growers],
                Terms: [new PlaysTerm("speech", Council, 60), new RefrainsTerm("dig", Growers, 60)]
            ),
        ],
        [
            new InjectDefinition(
                "storm",
                "Thunder",
                "No rain in it.",
                "june",
                30,
                Effects: [new ChangeEffect(Indicator: "calm", By: -2)],
                Outlet: "wire"
            ),
            new InjectDefinition(
                "heat",
                "Heat",
                "",
                "july",
                90,
                [new IndicatorCondition("water", AtMost: 90)],
                Effects: [new ChangeEffect(Indicator: "water", By: -4)]
            ),
            new InjectDefinition(
                "tip",
                "A tip",
                "Somebody digs.",
                When: [new PlayedCondition("dig")],
                To: [Gazette],
                Effects: [new ChangeEffect(Resource: "funds", Of: new ActorReference(Gazette), By: 1)]
            ),
            new InjectDefinition(
                "panic",
                "Panic",
                When: [new IndicatorCondition("calm", AtMost: 20)],
                Effects: [new SetEffect(Flag: "alarm"), new ChangeEffect(Indicator: "water", By: -3)]
            ),
            new InjectDefinition(
                "alarm-raised",
                "The alarm is raised",
                Round: "july",
                When: [new FlagCondition("alarm")]
            ),
            new InjectDefinition(
                "scandal",
                "The scandal",
                When: [new SecretMoveLeakedCondition("bribe")],
                Effects: [new ChangeEffect(Resource: "standing", Of: new ActorReference(Utility), By: -1)]
            ),
            new InjectDefinition(
                "noon",
                "Noon",
                When: [new InRoundCondition("july"), new MinuteCondition(45)],
                Effects: [new ChangeEffect(Indicator: "calm", By: 1)]
            ),
            new InjectDefinition(
                "audit",
                "The audit",
                Effects: [new ChangeEffect(Resource: "funds", Of: Target, By: -2)]
            ),
        ],
        [new FlagDefinition("alarm", "Alarm", true), new FlagDefinition("dug", "Dug")],
        [
            new IntelDefinition(
                "seep-report",
                "The dam seeps",
                new DrawnTruth([new AssetAttributeCondition("crack", new AssetReference("dam"), AtLeast: 50)]),
                "A page from a notebook.",
                "An engineer",
                60,
                [Utility]
            ),
            new IntelDefinition(
                "hoard",
                "The growers hoard water",
                new ChanceTruth(55),
                "Seen from the air.",
                "A pilot",
                40
            ),
        ],
        [
            new PermitDefinition("pump-licence", "Pumping licence", "Whoever holds it may pump from the lake."),
            new PermitDefinition("night-pass", "Night pass", Public: false),
        ],
        ["What would you have done?"],
        News: new NewsOutlets([new OutletDefinition("wire", "Valley Wire", OutletKind.Wire)]),
        Survey:
        [
            new SurveyQuestion("trust", "Do you trust the council?", new SurveyScale("Not at all", "Wholly", 5)),
            new SurveyQuestion(
                "side",
                "Whose side are you on?",
                Choices: ["The council's", "The utility's", "Nobody's"],
                Waves: [SurveyWave.BeforePreparation, SurveyWave.BeforePlay]
            ),
        ],
        Predictions:
        [
            new Prediction("alarmed", "The alarm is raised.", [new FlagCondition("alarm")]),
            new Prediction("riots", "It ends in a riot.", Endings: ["riot"]),
        ]
    );

    /// <summary>
    /// A copy with some lists replaced; made anew, for a scenario finds its parts by what it was made with.
    /// </summary>
    public static Scenario With(
        IEnumerable<RoundDefinition>? rounds = null,
        IEnumerable<ActorDefinition>? actors = null,
        IEnumerable<IndicatorDefinition>? indicators = null,
        IEnumerable<MoveDefinition>? moves = null,
        IEnumerable<EndingDefinition>? endings = null,
        IEnumerable<DemandDefinition>? demands = null,
        IEnumerable<AgreementDefinition>? agreements = null,
        IEnumerable<InjectDefinition>? injects = null,
        IEnumerable<IntelDefinition>? intel = null
    ) =>
        new(
            Scenario.Id,
            Scenario.Title,
            Scenario.Summary,
            Scenario.Minutes,
            Scenario.Pace,
            [.. rounds ?? Scenario.Rounds],
            [.. actors ?? Scenario.Actors],
            [.. indicators ?? Scenario.Indicators],
            [.. moves ?? Scenario.Moves],
            [.. endings ?? Scenario.Endings],
            Scenario.Resources,
            Scenario.Assets,
            Scenario.Authorities,
            [.. demands ?? Scenario.Demands],
            [.. agreements ?? Scenario.Agreements],
            [.. injects ?? Scenario.Injects],
            Scenario.Flags,
            [.. intel ?? Scenario.Intel],
            Scenario.Permits,
            Scenario.Questions,
            News: Scenario.News,
            Survey: Scenario.Survey,
            Predictions: Scenario.Predictions
        );

    /// <summary>The same with some moves changed.</summary>
    public static IEnumerable<MoveDefinition> Moves(string id, Func<MoveDefinition, MoveDefinition> change) =>
        Scenario.Moves.Select(move => move.Id == id ? change(move) : move);

    private static ActorReference Target => new("target");

    private static ActorReference Issuer => new("issuer");

    private static ImmutableSortedDictionary<string, int> Of(params (string Key, int Value)[] values) =>
        values.ToImmutableSortedDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    private static ImmutableArray<ActorDefinition> Actors() =>
        [
            new ActorDefinition(
                Council,
                "The council",
                "executive",
                "It governs.",
                "Public.",
                "Secret of the council.",
                [
                    new ObjectiveDefinition(
                        "order",
                        "Order",
                        Weight: 2,
                        Measure: new Formula(Plus: [new IndicatorTerm("calm")])
                    ),
                    new ObjectiveDefinition(
                        "dry",
                        "Keep the dam dry",
                        Private: true,
                        Measure: new Formula(100, [new IndicatorTerm("seepage", -1)])
                    ),
                ],
                Of(("funds", 5), ("standing", 6)),
                Of((Utility, 10)),
                60,
                3
            ),
            new ActorDefinition(
                Utility,
                "The utility",
                "company",
                "It owns the dam.",
                "Public.",
                "Secret of the utility.",
                [
                    new ObjectiveDefinition(
                        "full",
                        "A full dam",
                        When: [new AssetStatusCondition(["full"], new AssetReference("dam"))]
                    ),
                ],
                Of(("funds", 8), ("standing", 4)),
                Of((Council, 5), (Growers, -10)),
                40,
                3
            ),
            new ActorDefinition(
                Growers,
                "The growers",
                "cooperative",
                "They need water.",
                "Public.",
                "Secret of the growers.",
                [
                    new ObjectiveDefinition(
                        "fields",
                        "Green fields",
                        Measure: new Formula(Plus: [new IndicatorTerm("water")])
                    ),
                ],
                Of(("funds", 4)),
                Initiative: 80,
                MovesPerRound: 3
            ),
            new ActorDefinition(
                Gazette,
                "The gazette",
                "press",
                "It prints.",
                Resources: Of(("funds", 1)),
                Initiative: 40,
                MovesPerRound: 1
            ),
        ];

    private static IEnumerable<MoveDefinition> CouncilMoves() =>
        [
            new MoveDefinition(
                "release-order",
                "Order a release",
                [Council],
                Outcome:
                [
                    new DirectiveEffect("release", Target, Deadline: "deadline"),
                    new ChangeEffect(Indicator: "calm", By: -3),
                    new RelateEffect(Target, ActorReference.Self, -15),
                ],
                Cost: Of(("standing", 2)),
                Targets: new TargetDefinition(["company"], ["reservoir"]),
                Authority: "water-act",
                When: [new NotCondition(new DirectiveCondition("release", [DirectiveStatus.Issued]))],
                Parameters: [new ParameterDefinition("deadline", "Deadline", 10, 600, 40)]
            ),
            new MoveDefinition(
                "whisper",
                "Ask for silence",
                [Council],
                Outcome: [new DirectiveEffect("hush", Target, Minutes: 20)],
                Targets: new TargetDefinition(["company", Growers]),
                Secret: true
            ),
            new MoveDefinition(
                "speech",
                "Speak on the square",
                [Council],
                Outcome: [new ChangeEffect(Indicator: "calm", By: 4)],
                PerRound: 1,
                TakesWords: true
            ),
            new MoveDefinition(
                "lift",
                "Lift all orders",
                [Council],
                Outcome: [new SettleDirectivesEffect(DirectiveStatus.Withdrawn, "release")],
                Secret: true
            ),
            new MoveDefinition(
                "shut-dam",
                "Shut the dam",
                [Council],
                Outcome: [new SetEffect(Status: "shut", Asset: new AssetReference("dam"))],
                Timing: MoveTiming.Sealed,
                Cost: Of(("standing", 1)),
                When: [new AssetStatusCondition(["full"], new AssetReference("dam"))]
            ),
            new MoveDefinition(
                "search",
                "Search the pump house",
                [Council],
                Outcome: [new RevealAttributeEffect("silt", new AssetReference("canal"), [ActorReference.Self])],
                Cost: Of(("funds", 1)),
                Targets: new TargetDefinition([Utility, Growers]),
                Authority: "emergency",
                When: [new MinuteCondition(0, 49)]
            ),
            new MoveDefinition(
                "resign",
                "Resign",
                [Council],
                Outcome: [new EndEffect("dust"), new ChangeEffect(Indicator: "calm", By: -40)]
            ),
            new MoveDefinition(
                "audit-utility",
                "Order an audit",
                [Council],
                Outcome: [new InjectEffect("audit", 30), new ChangeEffect(Indicator: "calm", By: 1)],
                Targets: new TargetDefinition([Utility]),
                PerGame: 1
            ),
            new MoveDefinition(
                "license-pumps",
                "License the pumps",
                [Council],
                Outcome: [new GrantPermitEffect("pump-licence", Target, 30)],
                Targets: new TargetDefinition([Utility, Growers])
            ),
            new MoveDefinition(
                "inspect",
                "Inspect the dam",
                [Council],
                Outcome: [new VerifyEffect("seep-report", ActorReference.Self)],
                When: [new HasIntelCondition("seep-report", ActorReference.Self)]
            ),
            new MoveDefinition(
                "ban-pumps",
                "Ban the pumps",
                [Council],
                Outcome: [new RevokeEffect("pump-licence", new ActorReference(Growers))],
                When: [new PermitCondition("pump-licence", new ActorReference(Growers))]
            ),
        ];

    private static IEnumerable<MoveDefinition> UtilityMoves() =>
        [
            new MoveDefinition(
                "release-all",
                "Open the gates",
                [Utility],
                Outcome:
                [
                    new ChangeEffect(Indicator: "water", By: 10),
                    new RelateEffect(Issuer, ActorReference.Self, 10),
                ],
                Answers: "release",
                Resolves: DirectiveStatus.Complied
            ),
            new MoveDefinition(
                "release-half",
                "Open one gate",
                [Utility],
                Outcome: [new ChangeEffect(Indicator: "water", By: 5)],
                Answers: "release",
                Resolves: DirectiveStatus.CompliedInPart,
                Secret: true,
                Leaks: new Formula(50)
            ),
            new MoveDefinition(
                "sue",
                "Go to court",
                [Utility],
                Outcome:
                [
                    new RollEffect(
                        "Does the court stay the order?",
                        new Formula(
                            30,
                            [
                                new AuthorityTerm("directive", -0.4m),
                                new AttributeTerm("crack", new AssetReference("dam"), 0.5m),
                                new IndicatorTerm("calm", 0.1m),
                                new PointsTerm(5, [new AgreementCondition("pact")], "the growers stand by"),
                            ],
                            5,
                            95
                        ),
                        [new ChangeEffect(Indicator: "calm", By: -4)],
                        [new ChangeEffect(Resource: "standing", Of: ActorReference.Self, By: -1)]
                    ),
                ],
                Answers: "release",
                Resolves: DirectiveStatus.Contested
            ),
            new MoveDefinition(
                "stall",
                "Ask for time",
                [Utility],
                Outcome: [new RelateEffect(Issuer, ActorReference.Self, -2)],
                Answers: "release",
                PerRound: 1
            ),
            new MoveDefinition(
                "keep-quiet",
                "Keep quiet",
                ["company", Growers],
                Answers: "hush",
                Resolves: DirectiveStatus.Complied,
                Secret: true
            ),
            new MoveDefinition(
                "survey",
                "Survey the dam",
                [Utility],
                Outcome:
                [
                    new RevealAttributeEffect(
                        "crack",
                        new AssetReference("dam"),
                        [ActorReference.Self, new ActorReference(Council)]
                    ),
                ],
                Cost: Of(("funds", 3)),
                PerGame: 1
            ),
            new MoveDefinition(
                "bribe",
                "Give an envelope",
                [Utility],
                Outcome: [new TransferEffect("funds", 2, ActorReference.Self, Target)],
                Targets: new TargetDefinition([Growers, Gazette]),
                Secret: true,
                Cooldown: 1,
                Leaks: new Formula(50, [new IndicatorTerm("seepage", 0.5m)]),
                OnLeak:
                [
                    new ChangeEffect(Indicator: "calm", By: -3),
                    new RelateEffect(new ActorReference(Council), ActorReference.Self, -9),
                ]
            ),
            new MoveDefinition(
                "pass",
                "Slip them a pass",
                [Utility],
                Outcome:
                [
                    new GrantPermitEffect("night-pass", new ActorReference(Growers)),
                    new RevokeEffect("night-pass", new ActorReference(Gazette)),
                ],
                Secret: true
            ),
            new MoveDefinition(
                "smear",
                "Smear the engineer",
                [Utility],
                Outcome:
                [
                    new DoubtEffect(
                        "seep-report",
                        [ActorReference.Self, new ActorReference(Council), new ActorReference(Gazette)],
                        -20
                    ),
                ],
                Secret: true
            ),
            new MoveDefinition(
                "drain",
                "Drain the dam",
                [Utility],
                Outcome:
                [
                    new SetEffect(Status: "drained", Asset: new AssetReference("dam")),
                    new ChangeEffect(Indicator: "water", By: -8),
                ],
                Timing: MoveTiming.Sealed,
                Cost: Of(("funds", 2)),
                When: [new AssetStatusCondition(["full"], new AssetReference("dam"))]
            ),
            new MoveDefinition(
                "patch",
                "Patch the crack",
                [Utility],
                Outcome:
                [
                    new ChangeEffect(Attribute: "crack", Asset: new AssetReference("dam"), By: -15),
                    new ChangeEffect(Indicator: "seepage", By: -10),
                ],
                Cost: Of(("funds", 1)),
                Secret: true
            ),
        ];

    private static IEnumerable<MoveDefinition> GrowerMoves() =>
        [
            new MoveDefinition(
                "dig",
                "Dig at night",
                [Growers],
                Outcome:
                [
                    new RollEffect(
                        "Is the pipe found?",
                        new Formula(
                            40,
                            [
                                new AttributeTerm("silt", new AssetReference("canal"), -0.5m),
                                new PointsTerm(10, [new FlagCondition("dug")], "the trench is there"),
                                new PointsTerm(
                                    15,
                                    [new PermitCondition("night-pass", ActorReference.Self)],
                                    "a pass for the night"
                                ),
                                new ConfidenceTerm("hoard", ActorReference.Self, 0.1m),
                            ]
                        ),
                        [new ChangeEffect(Indicator: "water", By: 6), new SetEffect(Flag: "dug")],
                        [new ChangeEffect(Attribute: "silt", Asset: new AssetReference("canal"), By: 5)]
                    ),
                ],
                Timing: MoveTiming.Sealed,
                Secret: true
            ),
            new MoveDefinition(
                "rally",
                "Rally",
                [Growers],
                Outcome: [new ChangeEffect(Indicator: "calm", By: -12)],
                Cost: Of(("funds", 1))
            ),
            new MoveDefinition(
                "pump",
                "Pump from the lake",
                [Growers],
                Outcome: [new ChangeEffect(Indicator: "water", By: 3)],
                When: [new PermitCondition("pump-licence", ActorReference.Self)]
            ),
            new MoveDefinition(
                "close-canal",
                "Close the canal",
                [Growers],
                Outcome: [new SetEffect(Status: "closed", Asset: new AssetReference("canal"))],
                Timing: MoveTiming.Sealed,
                When: [new AssetStatusCondition(["open"], new AssetReference("canal"))]
            ),
        ];

    private static IEnumerable<MoveDefinition> GazetteMoves() =>
        [
            new MoveDefinition(
                "expose",
                "Print it",
                [Gazette],
                Outcome:
                [
                    new RollEffect(
                        "Do they read it?",
                        new Formula(
                            50,
                            [
                                new PointsTerm(
                                    20,
                                    [new DirectiveCondition("hush", [DirectiveStatus.Issued])],
                                    "somebody asked for silence"
                                ),
                                new RelationTerm(new ActorReference(Utility), new ActorReference(Council)),
                            ]
                        ),
                        [new ChangeEffect(Indicator: "calm", By: -5)]
                    ),
                    new RevealAttributeEffect("silt", new AssetReference("canal")),
                ],
                PerGame: 2
            ),
            new MoveDefinition(
                "fly",
                "Fly over the fields",
                [Gazette],
                Outcome:
                [
                    new GiveIntelEffect("hoard", [ActorReference.Self, new ActorReference(Growers)], 70),
                    new VerifyEffect("hoard", new ActorReference(Growers)),
                ]
            ),
            new MoveDefinition(
                "print-report",
                "Print the report",
                [Gazette],
                Outcome: [new PublishIntelEffect("seep-report")],
                When: [new BelievesCondition("seep-report", ActorReference.Self, 50)]
            ),
            new MoveDefinition(
                "leak",
                "Leak it to the council",
                [Gazette],
                Outcome: [new InjectEffect("tip"), new ChangeEffect(Indicator: "calm", By: -1)],
                PerGame: 1
            ),
        ];
}
