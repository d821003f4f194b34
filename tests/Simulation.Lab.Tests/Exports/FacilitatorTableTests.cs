using Simulation.Lab.Exports;
using Simulation.Lab.Tests.Debriefs;
using Simulation.Rules.Actors;
using Simulation.Rules.Adjustments;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Help;
using Simulation.Rules.Improvised;
using Simulation.Rules.Injects;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests.Exports;

/// <summary>
/// What the facilitator did is a table: everything that changes a game, and nothing that anybody wrote.
/// </summary>
public sealed class FacilitatorTableTests
{
    private readonly HousesTable _table = new();

    [Fact]
    public void Injects_are_written_planned_edited_moved_skipped_and_fired()
    {
        var content = new InjectContent("Rain", "It rains.", ["north"], null, [new IndicatorAdjustment("noise", 5)]);
        _table.Do(
            "f",
            new WriteInject("Wind", "It blows.", ["south", "west"], null, [new IndicatorAdjustment("noise", -3)])
        );
        _table.Do("f", new PlanInject(content, new InjectTiming(InjectTrigger.Time, 0, 30)));
        _table.Do("f", new EditInject("written.1", content with { Title = "Hail", To = [] }));
        _table.Do("f", new ScheduleInject("written.1", new InjectTiming(InjectTrigger.RoundEnd, 0)));
        _table.Do("f", new SkipInject("written.1", true));
        _table.Do("f", new SkipInject("written.1", false));
        _table.Do("f", new FireInject("written.1", false));
        Assert.Equal(
            [
                "inject-written,,south west,noise=-3",
                "inject-planned,written.1,north,when=time round=1 minute=30",
                "inject-edited,written.1,,",
                "inject-rescheduled,written.1,,when=round-end round=1",
                "inject-skipped,written.1,,",
                "inject-restored,written.1,,",
                "inject-fired,written.1,,noise=+5",
                "session-ended,,,",
            ],
            Actions()
        );
    }

    [Fact]
    public void A_planned_inject_that_comes_by_itself_is_none_of_the_facilitators_doings_then()
    {
        _table.Do("f", new PlanInject(new InjectContent("Rain", "", []), new InjectTiming(InjectTrigger.RoundEnd, 0)));
        _table.Do("f", new EndRound());
        Assert.Equal(["inject-planned,written.1,,when=round-end round=1", "round-ended,,,"], ActionsOfEnded());
    }

    [Fact]
    public void Values_set_by_hand_say_by_how_much()
    {
        _table.Do(
            "f",
            new AdjustWorld(
                [
                    new IndicatorAdjustment("noise", To: 40),
                    new RelationAdjustment("north", "south", By: 7),
                    new PermitAdjustment("west", "badge", Held: true),
                ],
                "Because."
            )
        );
        Assert.Equal(["adjusted,,,noise=-10 north.south=+7 west.badge=granted", "session-ended,,,"], Actions());
    }

    [Fact]
    public void Rulings_name_the_role_that_improvised()
    {
        _table.Do("north", new Improvise("Sing", "They sleep", []));
        _table.Do("f", new RuleImprovised("north.1", 100, [new IndicatorAdjustment("noise", -2)], [], "Well sung"));
        _table.Do("south", new Improvise("Fly", "They stare", []));
        _table.Do("f", new RefuseImprovised("south.1", "No wings"));
        var actions = Actions();
        Assert.Matches("^improvised-ruled,north.1,north,chance=100 rolled=[0-9]+ success=yes noise=-2$", actions[0]);
        Assert.Equal("improvised-refused,south.1,south,", actions[1]);
    }

    [Fact]
    public void The_clock_the_time_and_the_autopilots_are_in_it()
    {
        _table.Play("north", new("whisper"));
        _table.Do("f", new Announce("Five minutes."));
        _table.Do("f", new PauseClock());
        _table.Do("f", new StepClock(10));
        _table.Do("f", new ResumeClock());
        _table.Do("f", new SetPace(90));
        _table.Do("f", new ExtendRound(15));
        _table.Do("f", new HandRole("west", ToAutopilot: true));
        _table.Do("f", new SetTemperament("west", Temperament.HardLine));
        _table.Do("f", new SetStrategy("west", Strategy.Random));
        _table.Do("f", new GiveMovesBack("north"));
        Assert.Equal(
            [
                "announced,,,",
                "paused,,,",
                "clock-stepped,,,",
                "resumed,,,",
                "pace-set,,,pace=90",
                "round-extended,,,minutes=15",
                "role-handed,,west,to=autopilot",
                "temperament-set,,west,temperament=hard-line",
                "strategy-set,,west,strategy=random",
                "moves-given-back,,north,",
                "session-ended,,,",
            ],
            Actions()
        );
    }

    [Fact]
    public void What_stays_between_a_role_and_the_facilitator_is_not_in_the_form_without_persons()
    {
        _table.Do("f", new GiveExtraTime("north", Minutes: 5, Percent: 25));
        _table.Do("f", new EndExtraTime("north"));
        _table.Do("north", new AskForHelp("What now?"));
        _table.Do("f", new AnswerHelp("north", "Wait."));
        _table.Do("f", new NudgeRole("south", "Your turn."));
        _table.Do("f", new Announce("Soon."));
        Assert.Equal(
            [
                "extra-time-given,,north,percent=25 minutes=5",
                "extra-time-ended,,north,",
                "help-answered,,north,",
                "nudged,,south,",
                "announced,,,",
                "session-ended,,,",
            ],
            Actions()
        );
        Assert.Equal(["announced,,,", "session-ended,,,"], ActionsOfEnded(persons: false));
    }

    [Fact]
    public void Every_row_says_when_and_who_and_nothing_that_was_written()
    {
        _table.Do("f", new Announce("Five minutes, Flora says."));
        _table.Do("f", new AdjustWorld([new IndicatorAdjustment("noise", 1)], "It was too quiet."));
        _table.Do(
            "f",
            new PlanInject(new InjectContent("Rain", "It pours.", []), new InjectTiming(InjectTrigger.Hand))
        );
        _table.End();
        var csv = Csv(persons: true);
        foreach (var words in (string[])["Flora", "minutes,", "quiet", "Rain", "pours"])
            Assert.DoesNotContain(words, csv, StringComparison.Ordinal);
        var rows = Rows(persons: true);
        Assert.Equal(["1", "2", "3", "4"], rows.Select(row => row["number"]));
        Assert.All(
            rows,
            row =>
                Assert.Equal(
                    ("1", "0.0", "facilitator", "person-1"),
                    (row["round"], row["game_minute"], row["done_by"], row["person"])
                )
        );
    }

    [Fact]
    public void What_people_and_the_clock_do_is_not_in_it_and_what_the_class_does_is_marked()
    {
        _table.Play("north", new("whisper"));
        _table.Do("north", new Say([], "Hush."));
        _table.Do("f", new Say([], "Quiet, please."));
        _table.Add(new ClockSet(false, _table.Entries[^1].At, 60, ClockReason.Unattended));
        _table.Add(new Announced("From the class."));
        _table.End();
        Assert.Equal(
            [("announced", "class", ""), ("session-ended", "facilitator", "person-1")],
            Rows(persons: true).Select(row => (row["what"], row["done_by"], row["person"]))
        );
    }

    [Fact]
    public void Before_the_first_round_there_is_no_round()
    {
        var waiting = _table.Entries.TakeWhile(entry => !entry.Events.Any(e => e is SessionStarted)).Count();
        _table.End();
        var planned = new GameEntry(
            _table.Entries[0].At,
            CommandAuthor.Person("f"),
            [
                new InjectPlanned(
                    "written.1",
                    new InjectContent("Rain", "", []),
                    new InjectTiming(InjectTrigger.Hand),
                    "Flora"
                ),
            ]
        );
        _table.Entries.Insert(waiting, planned);
        Assert.Equal("", Rows(persons: true)[0]["round"]);
    }

    // What, about, roles and detail of each row; the session is ended first.
    private string[] Actions()
    {
        _table.End();
        return ActionsOfEnded();
    }

    private string[] ActionsOfEnded(bool persons = true) =>
        [.. Rows(persons).Select(row => $"{row["what"]},{row["about"]},{row["roles"]},{row["detail"]}")];

    private string Csv(bool persons) =>
        DataExport.Of(HousesTable.Scenario, [FinishedSession.Of(HousesTable.Scenario, _table.Entries)!], persons)[
            "facilitator"
        ];

    private List<Dictionary<string, string>> Rows(bool persons)
    {
        var lines = Csv(persons).TrimEnd().Split("\r\n");
        var columns = lines[0].Split(',');
        return
        [
            .. lines
                .Skip(1)
                .Select(line => columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second)),
        ];
    }
}
