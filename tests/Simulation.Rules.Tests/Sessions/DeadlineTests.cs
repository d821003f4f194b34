using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Sessions;

/// <summary>Play over days: each round ends at a moment of real time that people have agreed on.</summary>
public sealed class DeadlineTests
{
    private static readonly TimeSpan s_summer = TimeSpan.FromHours(2);

    private static readonly DateTimeOffset s_thursday = new(2031, 6, 5, 18, 0, 0, s_summer);

    [Fact]
    public void A_round_ends_at_its_deadline_whoever_is_there()
    {
        var table = Running();
        Assert.Null(table.World.NextDue);
        Assert.Equal(s_thursday, table.World.Deadline);

        table.Now = s_thursday.AddSeconds(-1);
        Assert.Empty(Pass(table, 0));
        Assert.NotEmpty(table.Play(Valley.Council, "speech"));

        table.Now = s_thursday;
        var happened = Pass(table, 0);
        Assert.Equal(new RoundEnded(0), Assert.Single(happened.OfType<RoundEnded>()) with { At = 0 });
        Assert.Equal(1, table.World.Round);
        Assert.False(table.World.Clock.Running);
        Assert.Equal(s_thursday.AddDays(7), table.World.Deadline);
        Assert.Empty(Pass(table, 0));
    }

    [Fact]
    public void What_fell_due_while_nobody_could_tell_falls_in_order_and_the_last_deadline_ends_the_session()
    {
        var table = Running();
        table.Now = s_thursday.AddDays(100);
        for (var round = 0; table.World.Phase == Phase.Running; round++)
            Assert.NotEmpty(Pass(table, round));
        Assert.Equal(table.World.Scenario.Rounds.Length, table.Happened.OfType<RoundEnded>().Count());
        Assert.Null(table.World.Deadline);
        Assert.Empty(Pass(table, table.World.Round));
    }

    [Fact]
    public void A_round_ends_before_its_deadline_when_all_are_ready()
    {
        var table = Running();
        foreach (var actor in table.World.Scenario.Actors)
            table.Do(actor.Id, new DeclareReady(true));
        Assert.Equal(1, table.World.Round);
        Assert.Equal(s_thursday.AddDays(7), table.World.Deadline);
    }

    [Fact]
    public void Nobody_takes_over_for_people_who_are_away()
    {
        var table = Running();
        Assert.Empty(table.Do(CommandAuthor.Server, new SeatAbsent(Valley.Council)));
        Assert.Equal(Pilot.People, table.World.Actors[table.World.Scenario.Actor(Valley.Council)].Pilot);
    }

    [Fact]
    public void The_facilitator_moves_a_deadline_and_later_ones_that_it_reaches_move_along()
    {
        var table = Running();
        table.Do(Table.Facilitator, new MoveDeadline(0, s_thursday.AddDays(1)));
        Assert.Equal([1, 7, 14], Days(table));

        table.Do(Table.Facilitator, new MoveDeadline(0, s_thursday.AddDays(8)));
        Assert.Equal([8, 14, 21], Days(table));

        Assert.Empty(table.Do(Table.Facilitator, new MoveDeadline(0, s_thursday.AddDays(8))));
        table.Do(Table.Facilitator, new MoveDeadline(1, s_thursday.AddDays(9)));
        Assert.Equal([8, 9, 21], Days(table));
    }

    [Fact]
    public void A_moved_deadline_is_told_to_everybody_as_clocks_show_it_there()
    {
        var table = Running();
        var before = table.World;
        var moved = Assert.Single(table.Do(Table.Facilitator, new MoveDeadline(0, s_thursday.AddDays(1))));
        Assert.Equal(
            "Round 1 now ends on Fri 2031-06-06, 18:00 at the latest",
            Assert.Single(NoticeProjection.Of(new NarratedEvents(before, [moved]), Viewer.Spectator)).Headline
        );
    }

    [Fact]
    public void A_deadline_that_makes_no_sense_is_refused()
    {
        var table = Running();
        table.Refused(RefusalCode.FacilitatorOnly, Valley.Council, new MoveDeadline(0, s_thursday.AddDays(1)));
        Refused(table, RefusalCode.Unknown, -1, s_thursday.AddDays(1));
        Refused(table, RefusalCode.Unknown, 3, s_thursday.AddDays(1));
        Refused(table, RefusalCode.NotLegal, 0, Table.Opening);
        Refused(table, RefusalCode.NotLegal, 1, s_thursday);
        Refused(table, RefusalCode.NotLegal, 0, s_thursday.AddDays(500));

        table.Now = s_thursday;
        Pass(table, 0);
        Refused(table, RefusalCode.TooLate, 0, s_thursday.AddDays(1));

        var clocked = Table.Running();
        Refused(clocked, RefusalCode.WrongPhase, 0, s_thursday);
    }

    [Fact]
    public void A_session_starts_before_its_first_deadline()
    {
        var table = Table.Lobby(pacing: Pacing.Async, deadlines: Weekly());
        table.Now = s_thursday;
        table.Refused(RefusalCode.NotLegal, Table.Facilitator, new StartSession());
        table.Do(Table.Facilitator, new MoveDeadline(0, s_thursday.AddDays(1)));
        table.Do(Table.Facilitator, new StartSession());
        Assert.Equal(s_thursday.AddDays(1), table.World.Deadline);
    }

    [Fact]
    public void A_session_can_be_opened_with_a_deadline_for_each_round_and_no_other()
    {
        Assert.Null(Refusal(Weekly()));
        Assert.Null(RoundDeadlines.Refuse(Valley.Scenario, Pacing.Turns, null, Table.Opening));
        Assert.NotNull(RoundDeadlines.Refuse(Valley.Scenario, Pacing.Turns, Weekly(), Table.Opening));
        Assert.NotNull(Refusal(null));
        Assert.NotNull(Refusal(Weekly() with { Ends = [s_thursday] }));
        Assert.NotNull(Refusal(Weekly() with { Ends = [s_thursday, s_thursday, s_thursday.AddDays(1)] }));
        Assert.NotNull(Refusal(Weekly() with { Ends = [Table.Opening, s_thursday, s_thursday.AddDays(1)] }));
        Assert.NotNull(Refusal(Weekly() with { Ends = [s_thursday, s_thursday.AddDays(7), s_thursday.AddDays(400)] }));
        Assert.Null(Refusal(Weekly() with { TimeZone = "America/Argentina/Buenos_Aires" }));
        Assert.Null(Refusal(Weekly() with { TimeZone = "Etc/GMT+5" }));
        Assert.NotNull(Refusal(Weekly() with { TimeZone = "" }));
        Assert.NotNull(Refusal(Weekly() with { TimeZone = "Europe//Berlin" }));
        Assert.NotNull(Refusal(Weekly() with { TimeZone = "<b>" }));
        Assert.NotNull(Refusal(Weekly() with { TimeZone = new string('a', 65) }));
    }

    private static RoundDeadlines Weekly() =>
        new("Europe/Berlin", [s_thursday, s_thursday.AddDays(7), s_thursday.AddDays(14)]);

    private static Table Running() => Table.Running(pacing: Pacing.Async, deadlines: Weekly());

    private static IReadOnlyList<SessionEvent> Pass(Table table, int round) =>
        table.Do(CommandAuthor.Server, new PassDeadline(round));

    private static void Refused(Table table, RefusalCode code, int round, DateTimeOffset at) =>
        table.Refused(code, Table.Facilitator, new MoveDeadline(round, at));

    private static Refusal? Refusal(RoundDeadlines? deadlines) =>
        RoundDeadlines.Refuse(Valley.Scenario, Pacing.Async, deadlines, Table.Opening);

    private static IEnumerable<int> Days(Table table) =>
        table.World.Deadlines!.Ends.Select(at => (at - s_thursday).Days);
}
