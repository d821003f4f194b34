using Simulation.Rules.Autopilot;

namespace Simulation.Rules.Tests.Autopilot;

public sealed class ImaginedDiceTests
{
    [Fact]
    public void They_fall_in_every_way_and_the_chances_add_up_to_one()
    {
        var dice = new ImaginedDice();
        var ways = new List<(string Fell, decimal Likelihood)>();
        do
        {
            // A second throw follows only a success.
            var first = dice.Throw(30) <= 30;
            var fell = first
                ? dice.Throw(80) <= 80
                    ? "both"
                    : "first"
                : "none";
            ways.Add((fell, dice.Likelihood));
        } while (dice.TurnToNext());

        Assert.Equal([("both", 0.24m), ("first", 0.06m), ("none", 0.7m)], ways);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(100, true)]
    public void What_is_certain_falls_in_one_way(int chance, bool succeeds)
    {
        var dice = new ImaginedDice();
        Assert.Equal(succeeds, dice.Throw(chance) <= chance);
        Assert.Equal(1, dice.Likelihood);
        Assert.False(dice.TurnToNext());
    }

    [Fact]
    public void Many_throws_are_not_all_tried()
    {
        var dice = new ImaginedDice();
        var ways = 0;
        do
        {
            for (var i = 0; i < 10; i++)
                dice.Throw(60);
            ways++;
        } while (dice.TurnToNext());

        Assert.Equal(8, ways);
    }
}
