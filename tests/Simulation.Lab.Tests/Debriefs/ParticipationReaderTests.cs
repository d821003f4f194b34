using System.Collections.Immutable;
using Simulation.Lab.Debriefs;
using Simulation.Rules.Classes;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests.Debriefs;

/// <summary>What a journal tells of who has played, and for how long.</summary>
public sealed class ParticipationReaderTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly List<GameEntry> _entries = [];
    private readonly ParticipationReader _reader = new(FirstCall.Scenario);

    [Fact]
    public void Time_runs_while_the_game_runs_and_people_have_the_role()
    {
        Seat("ana", "ai-lab");
        At(10, new SessionStarted([]), Clock(true, ClockReason.Round));
        At(14, Clock(false, ClockReason.Pause));
        At(20, Clock(true, ClockReason.Resume));
        At(22, new WaitingBegan(Begin), Clock(false, ClockReason.Unattended));
        At(90, new WaitingEnded(Begin), Clock(true, ClockReason.Unattended));
        At(93, new PilotChanged("ai-lab", Pilot.Autopilot, Absent: true));
        At(99, new PilotChanged("ai-lab", Pilot.People, Absent: true));
        At(100, new ClockMarked(1));
        At(105, Clock(true, ClockReason.Restart));
        At(106, new SessionEnded(FirstCall.Scenario.Endings[0].Id));
        At(140, new ClockMarked(2));

        var ana = Person("ana");
        Assert.Equal(60 * (4 + 2 + 3 + 1 + 1), ana.Seconds);
        Assert.Equal((Minute(10), Minute(106)), (ana.StartedAt, ana.FinishedAt));
        Assert.Equal(FirstCall.Scenario.Endings[0].Title, Table().Ending);
    }

    [Fact]
    public void By_turns_no_clock_runs_and_a_long_silence_counts_in_part()
    {
        Seat("ana", "ai-lab");
        At(0, new SessionStarted([]), Clock(false, ClockReason.Round));
        At(5, new ReadyDeclared("ai-lab", true));
        Assert.Equal(5 * 60, Person("ana").Seconds);
        At(300, new ReadyDeclared("ai-lab", false));
        Assert.Equal(5 * 60 + (long)ParticipationReader.LongestSilence.TotalSeconds, Person("ana").Seconds);
    }

    [Fact]
    public void Who_comes_late_starts_late_and_who_leaves_has_not_finished()
    {
        Seat("ana", "ai-lab");
        At(0, new SessionStarted([]), Clock(false, ClockReason.Round));
        At(
            5,
            new SeatTaken("ben", "Ben", "cloud", SeatKind.Player, ""),
            new PilotChanged("cloud", Pilot.People, false)
        );
        At(9, new SeatRemoved("ana", "Ana"), new PilotChanged("ai-lab", Pilot.Autopilot, false));
        At(10, new SeatTaken("eve", "Eve", null, SeatKind.Spectator, ""));
        At(12, new SessionEnded("any"));

        var (ana, ben) = (Person("ana"), Person("ben"));
        Assert.Equal((Minute(0), null, 9 * 60, true), (ana.StartedAt, ana.FinishedAt, ana.Seconds, ana.Gone));
        Assert.Equal((Minute(5), Minute(12), 7 * 60, false), (ben.StartedAt, ben.FinishedAt, ben.Seconds, ben.Gone));
        Assert.Equal(["ana", "ben"], Table().Seats.Select(seat => seat.Seat));
    }

    [Fact]
    public void A_sealed_move_is_the_decision_of_who_sealed_it_whoever_ends_the_round()
    {
        Seat("ana", "ai-lab");
        Seat("ben", "cloud");
        At(0, new SessionStarted([]), new RoundBegan(0, 0));
        var choice = new MoveChoice("wait-and-see");
        By("ana", 1, new MoveSealed("ai-lab", choice, Pilot.People));
        By("ana", 2, new MoveSealed("ai-lab", new MoveChoice("another"), Pilot.People));
        By("ana", 2, new MoveTakenBack("ai-lab", "another"));
        By("ben", 3, new MovePlayed("cloud", new MoveChoice("at-once"), Pilot.People, Counts: true));
        By(
            "ben",
            4,
            new ReadyDeclared("cloud", true),
            new RoundEnded(0),
            new MovePlayed("ai-lab", choice, Pilot.People, Counts: false),
            new RoundBegan(1, 0)
        );
        Assert.Equal((2, 1), (Person("ana").Decisions, Person("ben").Decisions));
    }

    [Fact]
    public void Answers_are_the_roles_and_the_last_one_stands()
    {
        Seat("ana", "ai-lab");
        Seat("ada", "ai-lab");
        At(0, new SessionStarted([]));
        At(1, new SessionEnded("any"));
        By("ana", 2, new QuestionAnswered("ai-lab", 1, "First."));
        By("ada", 3, new QuestionAnswered("ai-lab", 1, "Second."));
        By("ana", 4, new QuestionAnswered("ai-lab", 0, "Trust."));

        Assert.Equal((2, 2), (Person("ana").Answers, Person("ada").Answers));
        Assert.Equal(
            [new QuestionAnswer("ai-lab", 0, "Trust."), new QuestionAnswer("ai-lab", 1, "Second.")],
            _reader.AnswersOf("ana", _entries)
        );
        Assert.Empty(_reader.AnswersOf("nobody", _entries));
    }

    [Fact]
    public void Reading_on_gives_the_same_as_reading_anew()
    {
        Seat("ana", "ai-lab");
        At(0, new SessionStarted([]), Clock(true, ClockReason.Round));
        for (var minute = 1; minute < 30; minute++)
        {
            By("ana", minute, new MovePlayed("ai-lab", new MoveChoice("m" + minute), Pilot.People, Counts: true));
            Assert.Equal(new ParticipationReader(FirstCall.Scenario).Of(_entries), Table());
        }
    }

    private TableParticipation Table() => _reader.Of(_entries);

    private SeatParticipation Person(string seat) => Table().Seats.Single(one => one.Seat == seat);

    private void Seat(string seat, string role) =>
        At(0, new SeatTaken(seat, seat, role, SeatKind.Player, ""), new PilotChanged(role, Pilot.People, false));

    private void At(int minute, params ImmutableArray<SessionEvent> events) =>
        _entries.Add(new GameEntry(Begin.AddMinutes(minute), CommandAuthor.Server, events));

    private void By(string seat, int minute, params ImmutableArray<SessionEvent> events) =>
        _entries.Add(new GameEntry(Begin.AddMinutes(minute), CommandAuthor.Person(seat), events));

    private static ClockSet Clock(bool running, ClockReason reason) => new(running, Begin, 1, reason);

    private static long Minute(int minute) => Begin.AddMinutes(minute).ToUnixTimeMilliseconds();
}
