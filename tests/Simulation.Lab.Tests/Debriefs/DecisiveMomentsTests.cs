using System.Text.Json;
using Simulation.Lab.Debriefs;
using Simulation.Lab.Tests.Sweeps;
using Simulation.Rules.Agreements;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.Tests.Debriefs;

/// <summary>The moments that a debrief tells first.</summary>
public sealed class DecisiveMomentsTests
{
    private readonly HousesTable _table = new();

    [Fact]
    public void They_say_what_moved_what_came_out_who_broke_their_word_and_end_with_the_ending()
    {
        _table.Do("north", new Propose(null, ["south"], "Peace.", Terms: [new RefrainsTerm("check", "north", 30)]));
        _table.Do("south", new AcceptProposal(_table.World.Agreements[0].Id));
        _table.Play("north", new MoveChoice("ask", "south"));
        _table.Play("south", new MoveChoice("keep-quiet", Directive: _table.World.Directives[0].Id));
        _table.Play("north", new MoveChoice("bribe"));
        _table.Play("north", new MoveChoice("check"));
        _table.Play("west", new MoveChoice("print"));
        var debrief = _table.Debrief();
        Assert.Equal(
            [
                "It bound North and South; what became of it: breached.",
                "What became of the demand on South: complied with.",
                "The demand of North was complied with.",
                "Noise rose by 1 to 51.",
                "What North had done in secret came out.",
                "North broke its word to South.",
                "The claim was false.",
                "With it the session was over.",
            ],
            debrief.Moments.Select(moment => moment.Why)
        );
        Assert.Equal("Dawn", debrief.Timeline[debrief.Moments[^1].First].Headline);
    }

    [Fact]
    public void What_only_was_said_is_not_decisive()
    {
        _table.Do("north", new Say([], "Good evening."));
        _table.Do("north", new Propose(null, ["south"], "Let us talk."));
        Assert.Equal("With it the session was over.", Assert.Single(_table.Debrief().Moments).Why);
    }

    [Theory]
    [InlineData("first-call", 6)]
    [InlineData("clean-water", 4)]
    [InlineData("ninety-minutes", 1)]
    public void There_are_ten_at_most_apart_from_each_other_and_in_order_and_the_largest_shift_is_among_them(
        string id,
        int games
    )
    {
        var scenario = new DeliveredScenario(id, games: 1).Scenario;
        for (var game = 0; game < games; game++)
        {
            var entries = HeadlessGame.Play(scenario, $"decisive/{game}", Lineup.All(Strategy.Base)).Entries;
            var (debrief, facilitators) = (
                DebriefReader.Of(scenario, entries)!,
                DebriefReader.Of(scenario, entries, forFacilitator: true)!
            );
            var moments = debrief.Moments;
            Assert.InRange(moments.Count, 1, 10);
            Assert.All(
                moments.Zip(moments.Skip(1)),
                pair => Assert.True(pair.First.First + pair.First.Lines <= pair.Second.First)
            );
            Assert.Equal(NoticeKind.Ending, debrief.Timeline[moments[^1].First].Kind);
            Assert.Equal(Told(debrief), Told(facilitators));
            var shifts = debrief.Timeline.Select(Shift).ToList();
            var largest = shifts.IndexOf(shifts.Max());
            Assert.Contains(moments, moment => moment.First <= largest && largest < moment.First + moment.Lines);
            // They are chosen and told; that costs little beside what is told.
            Assert.True(Bytes(moments) < Bytes(debrief) / 10);
        }
    }

    [Fact]
    public void A_point_of_a_curve_leads_to_the_line_that_moved_it()
    {
        var entries = HeadlessGame.Play(FirstCall.Scenario, "lines").Entries;
        var debrief = DebriefReader.Of(FirstCall.Scenario, entries)!;
        foreach (var curve in debrief.Curves)
        {
            Assert.Null(curve.Points[0].Line);
            Assert.All(
                curve.Points.Skip(1),
                point =>
                    Assert.Contains(
                        debrief.Timeline[point.Line!.Value].Changes,
                        change => change.Id == curve.Indicator && change.To == point.Value
                    )
            );
        }
    }

    private static IEnumerable<string> Told(Debrief debrief) =>
        debrief.Moments.Select(moment => $"{debrief.Timeline[moment.First].Headline}: {moment.Why}");

    private static int Shift(Notice notice) =>
        notice.Changes.Where(change => change.Kind == ChangeKind.Indicator).Sum(change => Math.Abs(change.By));

    private static int Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json.Options).Length;
}
