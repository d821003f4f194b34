using Simulation.Rules.Debriefing;
using Simulation.Rules.Improvised;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Sessions;

/// <summary>Several people play one role.</summary>
public sealed class TeamTests
{
    private static readonly TeamSettings _anyone = new(TeamDecides.Anyone, TeamReady.Majority);
    private static readonly TeamSettings _captain = new(TeamDecides.Captain, TeamReady.Captain);

    [Fact]
    public void A_role_takes_as_many_as_the_scenario_says_and_one_without_teams()
    {
        var table = Table.Lobby(teams: _anyone);
        for (var i = 1; i <= 8; i++)
            table.Sit("s" + i, Valley.Council);
        table.Refused(RefusalCode.RoleTaken, CommandAuthor.Server, Take("s9", Valley.Council));
        table.Sit("s9", null);
        table.Refused(RefusalCode.RoleTaken, "s9", new ChooseRole(Valley.Council));
        table.Refused(RefusalCode.RoleTaken, Table.Facilitator, new MoveSeat("s9", Valley.Council));
        table.Do("s8", new LeaveSeat());
        table.Do("s9", new ChooseRole(Valley.Council));

        var alone = Table.Lobby();
        alone.Sit("s1", Valley.Council);
        alone.Refused(RefusalCode.RoleTaken, CommandAuthor.Server, Take("s2", Valley.Council));
        alone.Refused(RefusalCode.NotLegal, "s1", new ChooseCaptain("s1"));
    }

    [Fact]
    public void The_first_is_captain_and_when_the_captain_goes_the_one_who_has_sat_longest()
    {
        var table = Table.Lobby(teams: _anyone);
        table.Sit("zoe", Valley.Council);
        Assert.Equal("zoe", Captain(table));
        table.Sit("ben", Valley.Council);
        table.Sit("ana", Valley.Council);
        Assert.Equal("zoe", Captain(table));

        Assert.Contains(new CaptainChosen(Valley.Council, "ben"), table.Do("zoe", new LeaveSeat()));
        Assert.Contains(new CaptainChosen(Valley.Council, "ana"), table.Do("ben", new ChooseRole(Valley.Utility)));
        Assert.Equal("ben", Captain(table, Valley.Utility));
        table.Do("ben", new ChooseRole(Valley.Council));
        Assert.Equal("ana", Captain(table));
        Assert.Null(Captain(table, Valley.Utility));

        // The place in the order is that of coming back, not of the first coming.
        table.Sit("cid", Valley.Council);
        table.Do(Table.Facilitator, new RemoveSeat("ana"));
        Assert.Equal("ben", Captain(table));
    }

    [Fact]
    public void The_team_and_the_facilitator_choose_the_captain_and_nobody_else()
    {
        var table = Table.Running(teams: _captain);
        Assert.Equal(
            [new CaptainChosen(Valley.Council, "council3")],
            table.Do("council2", new ChooseCaptain("council3"))
        );
        Assert.Empty(table.Do("council2", new ChooseCaptain("council3")));
        table.Do(Table.Facilitator, new ChooseCaptain("council2"));
        table.Refused(RefusalCode.NotYours, Valley.Utility, new ChooseCaptain("council3"));
        table.Refused(RefusalCode.NotYours, Valley.Council, new ChooseCaptain(Valley.Utility));
        table.Refused(RefusalCode.Unknown, Valley.Council, new ChooseCaptain("nobody"));
        table.Sit("idle", null);
        table.Refused(RefusalCode.NotYours, "idle", new ChooseCaptain("council3"));
        table.Refused(RefusalCode.NotLegal, Valley.Council, new ChooseCaptain("idle"));
        table.Refused(RefusalCode.NotYours, CommandAuthor.Autopilot(Valley.Council), new ChooseCaptain("council3"));
        Assert.Equal("council2", Captain(table));
    }

    [Fact]
    public void With_a_captain_who_decides_the_others_may_only_talk_and_be_ready()
    {
        var table = Table.Running(teams: _captain);
        SeatCommand[] decisions =
        [
            Table.Choose("shut-dam"),
            new TakeBackMove("shut-dam"),
            new Propose(null, [Valley.Utility], "Please"),
            new AcceptProposal("a"),
            new DeclineProposal("a"),
            new WithdrawProposal("a"),
            new MarkAgreement("a", true),
            new ShareIntel("seep-report", [Valley.Utility]),
            new Improvise("Dig", "Water", [], false),
            new Argue("x", Side.For, "Yes"),
            new WithdrawImprovised("x"),
            new AnswerQuestion(0, "Yes"),
        ];
        foreach (var decision in decisions)
        {
            Assert.Equal(RefusalCode.NotCaptain, table.Refused(CommandAuthor.Person("council2"), decision).Code);
            var decided = Rulebook.Decide(table.World, CommandAuthor.Person(Valley.Council), decision, table.Now);
            Assert.NotEqual(RefusalCode.NotCaptain, (decided as Decision.Refused)?.Refusal.Code);
        }

        table.Do("council2", new Say([Valley.Council], "Let us shut it."));
        table.Do("council2", new DeclareReady(true));
        table.Do("council2", new ChooseCaptain("council2"));
        table.Do("council2", new Propose(null, [Valley.Utility], "Please"));
        table.Refused(RefusalCode.NotCaptain, Valley.Council, new Propose(null, [Valley.Utility], "Please"));
        Assert.Equal(RefusalCode.NotCaptain, table.View(Valley.Council).Acting!.UnlessCaptain!.Code);
        Assert.Null(Table.Running(teams: _anyone).View(Valley.Council).Acting!.UnlessCaptain);
    }

    [Fact]
    public void A_role_is_ready_when_more_than_half_of_its_people_are()
    {
        var table = Table.Running(pacing: Pacing.Turns, teams: _anyone);
        Assert.Equal(
            [new PersonReady(Valley.Council, Valley.Council, true)],
            table.Do(Valley.Council, new DeclareReady(true))
        );
        Assert.Empty(table.Do(Valley.Council, new DeclareReady(true)));
        Assert.Equal(
            [new PersonReady(Valley.Council, "council3", true), new ReadyDeclared(Valley.Council, true)],
            table.Do("council3", new DeclareReady(true))
        );
        Assert.Equal(2, table.View(Valley.Council).Roles[Valley.Council].Team!.Ready.Count);

        // A fourth: two of four are not more than half. He goes again: they are.
        table.Sit("council4", Valley.Council);
        Assert.False(Ready(table));
        table.Do("council4", new LeaveSeat());
        Assert.True(Ready(table));

        // One of the two who are ready goes: one of two is not.
        table.Do(Table.Facilitator, new MoveSeat("council3", Valley.Utility));
        Assert.False(Ready(table));
        Assert.Equal([Valley.Council], table.View(Valley.Council).Roles[Valley.Council].Team!.Ready);
        Assert.Contains(new ReadyDeclared(Valley.Council, true), table.Do("council2", new DeclareReady(true)));
        Assert.Contains(new ReadyDeclared(Valley.Council, false), table.Do("council2", new DeclareReady(false)));
    }

    [Fact]
    public void A_role_is_ready_when_its_captain_of_the_moment_is_if_that_is_set()
    {
        var table = Table.Running(teams: _captain);
        table.Do("council2", new DeclareReady(true));
        table.Do("council3", new DeclareReady(true));
        Assert.False(Ready(table));
        Assert.Equal(
            [new CaptainChosen(Valley.Council, "council2"), new ReadyDeclared(Valley.Council, true)],
            table.Do(Valley.Council, new ChooseCaptain("council2"))
        );
        table.Do("council2", new ChooseCaptain(Valley.Council));
        Assert.False(Ready(table));
        table.EndRound();
        Assert.Empty(table.View(Valley.Council).Roles[Valley.Council].Team!.Ready);
    }

    [Fact]
    public void A_round_ends_when_all_teams_are_ready_also_because_somebody_leaves()
    {
        var table = Table.Running(pacing: Pacing.Turns, teams: _anyone);
        foreach (var actor in table.World.Scenario.Actors)
        {
            table.Do(actor.Id, new DeclareReady(true));
            if (actor.Id != Valley.Council)
                table.Do(actor.Id + 2, new DeclareReady(true));
        }

        Assert.Equal(0, table.World.Round);
        table.Do("council2", new LeaveSeat());
        Assert.Contains(table.Do("council3", new LeaveSeat()), e => e is RoundEnded);
        Assert.Equal(1, table.World.Round);
    }

    [Fact]
    public void Moves_given_back_make_the_whole_team_unready()
    {
        var table = Table.Running(teams: _anyone);
        table.Play(Valley.Council, "shut-dam");
        table.Do(Valley.Council, new DeclareReady(true));
        table.Do("council2", new DeclareReady(true));
        table.Do("council", new TakeBackMove("shut-dam"));
        table.Order();
        table.Do(Table.Facilitator, new GiveMovesBack(Valley.Council));
        Assert.False(Ready(table));
        Assert.Empty(table.View(Valley.Council).Roles[Valley.Council].Team!.Ready);
    }

    [Fact]
    public void Nobody_goes_over_to_a_team_that_plays_already_but_by_the_facilitator()
    {
        var table = Table.Running(teams: _anyone);
        table.Refused(RefusalCode.RoleTaken, "council2", new ChooseRole(Valley.Utility));
        table.Do("council2", new ChooseRole(null));
        table.Refused(RefusalCode.RoleTaken, "council2", new ChooseRole(Valley.Utility));
        table.Do(Table.Facilitator, new MoveSeat("council2", Valley.Utility));
        Assert.Equal(Valley.Utility, table.World.Seats["council2"].Role);

        // A person who has played nothing yet knows nothing to carry over.
        table.Sit("late", null);
        table.Do("late", new ChooseRole(Valley.Utility));
    }

    [Fact]
    public void One_of_a_team_who_leaves_changes_nothing_for_the_others_and_the_last_one_hands_over()
    {
        var table = Table.Running(teams: _anyone);
        Assert.DoesNotContain(table.Do("council2", new LeaveSeat()), e => e is PilotChanged);
        table.Do(Table.Facilitator, new MoveSeat(Valley.Council, Valley.Utility));
        Assert.Equal(Pilot.People, table.World.Actors[0].Pilot);
        Assert.Contains(
            new PilotChanged(Valley.Council, Pilot.Autopilot, false),
            table.Do("council3", new LeaveSeat())
        );
        Assert.Contains(
            new PilotChanged(Valley.Council, Pilot.People, false),
            table.Do(Valley.Council, new ChooseRole(Valley.Council))
        );
    }

    [Fact]
    public void A_newcomer_brings_an_absent_team_back_and_leaves_a_role_that_was_handed_over_to_its_autopilot()
    {
        var table = Table.Running(teams: _anyone);
        table.Do(CommandAuthor.Server, new SeatAbsent(Valley.Council));
        table.Sit("new", Valley.Council);
        Assert.Equal(Pilot.People, table.World.Actors[0].Pilot);
        table.Do(Table.Facilitator, new HandRole(Valley.Council, true));
        table.Sit("newer", Valley.Council);
        Assert.Equal(Pilot.Autopilot, table.World.Actors[0].Pilot);
        table.Refused(RefusalCode.OnAutopilot, "newer", new DeclareReady(true));
    }

    [Fact]
    public void What_two_of_a_team_do_at_once_is_done_once()
    {
        var table = Table.Running(teams: _anyone);
        table.Play(Valley.Council, "shut-dam");
        table.Refused(RefusalCode.LimitReached, "council2", Table.Choose("shut-dam"));
        var offer = table.Propose(Valley.Utility, "compact");
        table.Do(Valley.Council, new AcceptProposal(offer));
        var again = table.Refused(CommandAuthor.Person("council2"), new AcceptProposal(offer));
        Assert.Contains(again.Code, new[] { RefusalCode.NotLegal, RefusalCode.TooLate });
    }

    [Fact]
    public void The_team_and_the_facilitator_see_who_of_them_did_it_and_others_only_the_role()
    {
        var table = Table.Running(teams: _anyone);
        var before = table.World;
        var by = CommandAuthor.Person("council2");
        var events = table.Do(by, Table.Choose("release-order", Valley.Utility, "dam", parameters: ("deadline", 40)));
        var told = new NarratedEvents(before, [.. events], by);
        Assert.Equal("N. council2", Played(Viewer.Of(Valley.Council)));
        Assert.Equal("N. council2", Played(Viewer.Facilitator));
        Assert.Null(Played(Viewer.Of(Valley.Utility)));
        Assert.Null(Played(Viewer.Spectator));

        string? Played(Viewer viewer) =>
            NoticeProjection.Of(told, viewer).First(n => n.Kind == NoticeKind.Move).Person?.Name;
    }

    [Fact]
    public void Nobody_is_named_for_what_opens_at_the_end_of_the_round_nor_without_teams()
    {
        var table = Table.Running(pacing: Pacing.Turns, teams: _anyone);
        table.Do("council2", Table.Choose("shut-dam"));
        foreach (var actor in table.World.Scenario.Actors.Reverse())
            table.Do(actor.Id, new DeclareReady(true));
        foreach (var actor in table.World.Scenario.Actors.Skip(1))
            table.Do(actor.Id + 3, new DeclareReady(true));
        var before = table.World;
        var events = table.Do("council3", new DeclareReady(true));
        Assert.Contains(events, e => e is RoundEnded);
        var notices = NoticeProjection.Of(
            new NarratedEvents(before, [.. events], CommandAuthor.Person("council3")),
            Viewer.Of(Valley.Council)
        );
        Assert.All(notices, notice => Assert.Null(notice.Person));

        var alone = Table.Running();
        before = alone.World;
        var by = CommandAuthor.Person(Valley.Council);
        events = alone.Do(by, Table.Choose("shut-dam"));
        Assert.All(
            NoticeProjection.Of(new NarratedEvents(before, [.. events], by), Viewer.Facilitator),
            notice => Assert.Null(notice.Person)
        );
    }

    [Fact]
    public void What_a_team_says_to_itself_is_known_to_it_and_the_facilitator()
    {
        var table = Table.Running(teams: _anyone);
        var before = table.World;
        var events = table.Do("council2", new Say([Valley.Council], "Psst"));
        var told = new NarratedEvents(before, [.. events], CommandAuthor.Person("council2"));
        Assert.Single(NoticeProjection.Of(told, Viewer.Of(Valley.Council)));
        Assert.Single(NoticeProjection.Of(told, Viewer.Facilitator));
        Assert.Empty(NoticeProjection.Of(told, Viewer.Of(Valley.Utility)));
        Assert.Empty(NoticeProjection.Of(told, Viewer.Spectator));
    }

    [Fact]
    public void A_team_is_no_concern_of_other_roles()
    {
        var table = Table.Running(teams: _captain);
        Assert.Equal(Valley.Council, table.View(Valley.Council).Roles[Valley.Council].Team!.Captain);
        Assert.Null(table.View(Valley.Utility).Roles[Valley.Council].Team);
        Assert.NotNull(Projection.Of(table.World, Viewer.Facilitator).Roles[Valley.Council].Team);
        Assert.Null(Table.Running().View(Valley.Council).Roles[Valley.Council].Team);
    }

    private static TakeSeat Take(string seat, string role) => new(seat, "N.", role, SeatKind.Player, "hash");

    private static string? Captain(Table table, string role = Valley.Council) =>
        table.World.Actors[table.World.Scenario.Actor(role)].Captain;

    private static bool Ready(Table table) => table.World.Actors[table.World.Scenario.Actor(Valley.Council)].Ready;
}
