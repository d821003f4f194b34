using Simulation.Lab.Debriefs;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Tests.Debriefs;

/// <summary>Who came to believe which claim how far.</summary>
public sealed class ClaimTrailsTests
{
    [Fact]
    public void Each_step_says_who_learned_it_how_and_how_sure_that_left_them()
    {
        var table = new HousesTable();
        table.Do("south", new ShareIntel("letter", ["west"]));
        table.Play("north", new MoveChoice("check"));
        table.Do("south", new ShareIntel("letter", ["north"]));
        table.Play("west", new MoveChoice("print"));
        var claims = table.Debrief().Claims;
        Assert.Equal(
            [("The letter is forged", true), ("The well is dry", false), ("There is gold", false)],
            claims.Select(claim => (claim.Title, claim.True))
        );
        // Whoever knows for certain is not made less sure by what others tell.
        Assert.Equal(
            [
                ("north", BeliefCause.Start, 60, null),
                ("south", BeliefCause.Start, 60, null),
                ("west", BeliefCause.Told, 60, "south"),
                ("north", BeliefCause.Verified, 100, null),
            ],
            claims[0].Steps.Select(step => (step.Role, step.Cause, step.Sure, step.From))
        );
        Assert.Equal(
            [("west", BeliefCause.Start), (null, BeliefCause.Published)],
            claims[1].Steps.Select(step => (step.Role, step.Cause))
        );
        Assert.Empty(claims[2].Steps);
    }

    [Fact]
    public void The_last_step_of_each_role_is_what_it_believed_at_the_end()
    {
        for (var game = 0; game < 4; game++)
        {
            var played = HeadlessGame.Play(FirstCall.Scenario, $"believed/{game}");
            var (world, scenario) = (played.End, FirstCall.Scenario);
            foreach (var claim in DebriefReader.Of(scenario, played.Entries)!.Claims)
            {
                var intel = world.Intel[scenario.Intel.ToList().FindIndex(known => known.Title == claim.Title)];
                Assert.Equal(intel.True, claim.True);
                foreach (var last in claim.Steps.Where(step => step.Role is not null).GroupBy(step => step.Role))
                    Assert.Equal(intel.Held[scenario.Actor(last.Key)]!.Confidence, last.Last().Sure);
            }
        }
    }
}
