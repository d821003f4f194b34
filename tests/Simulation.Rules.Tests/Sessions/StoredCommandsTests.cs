using System.Collections.Immutable;
using System.Text;
using Simulation.Rules.Actors;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Channels;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Help;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Rules.Tests.Sessions;

/// <summary>
/// What journals hold of commands. The files in Stored/Commands/ are the contract: journals of earlier releases look
/// like them, so they are never edited. A new command gets a new file.
/// </summary>
public sealed class StoredCommandsTests
{
    private static readonly Command[] _examples =
    [
        new ChooseRole("council"),
        new ChooseCaptain("s1"),
        new PlayMove(
            new MoveChoice(
                "release-order",
                "utility",
                "dam",
                "d1",
                ImmutableSortedDictionary<string, int>.Empty.Add("deadline", 40),
                "Now!"
            )
        ),
        new TakeBackMove("shut-dam"),
        new DeclareReady(true, 1),
        new Say(["utility", "facilitator"], "Psst"),
        new Propose("compact", ["utility"], "Please", "a0"),
        new AcceptProposal("a1"),
        new DeclineProposal("a1"),
        new WithdrawProposal("a1"),
        new ShareIntel("seep-report", ["growers"]),
        new StartSession(),
        new PauseClock(),
        new ResumeClock(),
        new SetPace(0.1m),
        new ExtendRound(15),
        new MoveDeadline(1, new(2031, 6, 5, 18, 0, 0, TimeSpan.FromHours(2))),
        new PassDeadline(1),
        new EndRound(1),
        new GiveExtraTime("council", 3, 25),
        new EndExtraTime("council"),
        new EndSession(),
        new Announce("Lunch — “soon”"),
        new HandRole("council", true),
        new LockSession(true),
        new RemoveSeat("s1"),
        new FreePlaces(SeatGroup.WithoutRole, ["s1"]),
        new LeaveSeat(),
        new Improvise("Dig a well", "Water", ["We have shovels"], true),
        new Argue("growers.1", Side.Against, "No permit"),
        new WithdrawImprovised("growers.1"),
        new RuleImprovised("growers.1", 60, [new FlagAdjustment("alarm", true)], [], "Well dug"),
        new RefuseImprovised("growers.1", "Out of the scenario"),
        new AnswerQuestion(0, "Wait"),
        new AnswerSurvey(SurveyWave.BeforePlay, [new SurveyAnswer("trust", 4)]),
        new SetTemperament("council", Temperament.HardLine),
        new SetStrategy("council", Strategy.Historical),
        new TakeNote("Ana leads"),
        new StepClock(15),
        new MuteSeat("s1", true),
        new GiveMovesBack("council"),
        new MarkAgreement("a1", false),
        new AskForHelp("May we call a vote?"),
        new WithdrawHelp(),
        new RecordRoleView("facilitator", "council"),
        new AnswerHelp("council", "You may"),
        new NudgeRole("council", "The dam waits"),
        new SpeakAs("growers", ["council"], "The wells are dry."),
        new OpenChannel("Back room", ["utility", "growers"]),
        new AddToChannel("c00c0ffee", ["gazette"]),
        new LeaveChannel("c00c0ffee"),
        new SayInChannel("c00c0ffee", "The wells are dry.", "growers"),
        new WriteRoleNote("Ask for the report", 2),
        new DeleteRoleNote(2),
        new MoveSeat("s1", "utility"),
        new AdjustWorld(
            [new IndicatorAdjustment("water", -5), new AssetStatusAdjustment("dam", "shut")],
            "The crack was worse"
        ),
        new FireInject("storm", true),
        new WriteInject(
            "Rain",
            "*At last.*",
            ["council"],
            "wire",
            [new PermitAdjustment("growers", "pump-licence", true, 30)]
        ),
        new PlanInject(
            new InjectContent("Rain", "*At last.*", ["council"], "wire", [new FlagAdjustment("alarm", true)]),
            new InjectTiming(InjectTrigger.Time, 1, 30)
        ),
        new EditInject("storm", new InjectContent("Hail", "Ice.", [], KeepsEffects: true)),
        new ScheduleInject("storm", new InjectTiming(InjectTrigger.RoundEnd, 2)),
        new SkipInject("storm", true),
        new TakeSeat("s1", "Ana", "council", SeatKind.Player, "hash", "digest"),
        new ReissueTicket("s1", "other"),
        new HaltClock(),
        new AdvanceClock(),
        new MarkClock(5000),
        new RecordLateDecision("council"),
        new RecoverClock(new DateTimeOffset(2031, 6, 2, 7, 30, 0, TimeSpan.Zero)),
        new TableEmpty(),
        new TableAttended(),
        new SeatAbsent("council"),
        new SeatReturned("council"),
        new SeatAssistant("council", new AssistantModel("model-1", "models.example", new string('a', 64))),
        new ReleaseSeat("s1", 2),
        new UnsealDebrief(),
        new ContinueRun(
            "session",
            12,
            new DateTimeOffset(2031, 6, 2, 7, 30, 0, TimeSpan.Zero),
            Pacing.Async,
            60,
            Unattended.PlaysOn,
            "commitment",
            "nonce",
            "seed",
            new TeamSettings(TeamDecides.Captain, TeamReady.Majority),
            new RoundDeadlines("Europe/Berlin", [new(2031, 6, 5, 18, 0, 0, TimeSpan.FromHours(2))])
        ),
        new RecordRun("facilitator", "session2", 12),
    ];

    public static TheoryData<string> Names => [.. _examples.Select(e => StoredCommands.Write(e).Name)];

    [Fact]
    public void Every_kind_of_command_has_a_stored_name_an_example_and_a_file()
    {
        var kinds = typeof(Command).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Command)) && !t.IsAbstract);
        Assert.Equal(
            kinds.Select(k => k.Name).Order(StringComparer.Ordinal),
            _examples.Select(e => e.GetType().Name).Order(StringComparer.Ordinal)
        );
        var names = StoredCommands.Names.Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(names, _examples.Select(e => StoredCommands.Write(e).Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            names,
            Directory
                .GetFiles(Stored, "*.json")
                .Select(f => Path.GetFileNameWithoutExtension(f)!)
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_command_is_written_as_it_always_was_and_read_back_the_same(string name)
    {
        var example = _examples.Single(e => StoredCommands.Write(e).Name == name);
        var stored = File.ReadAllText(Path.Combine(Stored, name + ".json")).TrimEnd('\n');
        Assert.Equal(stored, Encoding.UTF8.GetString(StoredCommands.Write(example).Json));
        Assert.Equal(example, StoredCommands.Read(name, Encoding.UTF8.GetBytes(stored)));
    }

    [Theory]
    [InlineData("no-such-command", "{}")]
    [InlineData("announced", "{}")] // The name of an event.
    [InlineData("say", "null")]
    [InlineData("say", "{\"to\":[]}")]
    [InlineData("lock-session", "{\"locked\":\"yes\"}")]
    public void What_is_no_such_command_cannot_be_read(string name, string json) =>
        Assert.Throws<InvalidDataException>(() => StoredCommands.Read(name, Encoding.UTF8.GetBytes(json)));

    private static string Stored => Path.Combine(AppContext.BaseDirectory, "Stored", "Commands");
}
