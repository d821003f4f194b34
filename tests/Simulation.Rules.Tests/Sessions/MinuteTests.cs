using Simulation.Rules.Injects;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Tests.Sessions;

/// <summary>Conditions on the minutes since a round began.</summary>
public sealed class MinuteTests
{
    [Fact]
    public void A_condition_begins_to_hold_at_its_minute()
    {
        var table = Table.Running();
        Assert.DoesNotContain(table.PassMinutes(50), e => e is Injected { Inject: "noon" });
        table.EndRound();
        Assert.DoesNotContain(table.Pass(2699), e => e is MinuteCame or Injected { Inject: "noon" });
        var events = table.Pass(1);
        Assert.Equal(45, Assert.Single(events.OfType<MinuteCame>()).Minute);
        Assert.Contains(events, e => e is Injected { Inject: "noon", At: 13_500 });
    }

    [Fact]
    public void A_condition_ceases_to_hold_after_its_greatest_minute()
    {
        var table = Table.Running();
        table.PassMinutes(49);
        table.Play(Valley.Council, "search", Valley.Utility);
        table.PassMinutes(1);
        table.Refused(RefusalCode.NotLegal, Valley.Council, Table.Choose("search", Valley.Utility));
        Assert.Equal(RefusalCode.NotLegal, table.View(Valley.Council).Moves["search"].Why?.Code);
    }

    [Fact]
    public void Every_round_counts_its_own_minutes()
    {
        var table = Table.Running();
        table.PassMinutes(50);
        table.EndRound();
        Assert.Equal(0, table.World.Minute);
        table.Play(Valley.Council, "search", Valley.Utility);
        Assert.Equal([45, 50], table.PassMinutes(55).OfType<MinuteCame>().Select(e => e.Minute));
    }

    [Fact]
    public void Without_a_clock_the_minutes_pass_when_the_round_ends()
    {
        var table = Table.Running(pacing: Pacing.Turns);
        table.Now = table.Now.AddHours(3);
        table.Do(CommandAuthor.Server, new AdvanceClock());
        Assert.Equal(0, table.World.Minute);
        table.EndRound();
        Assert.Contains(table.EndRound(), e => e is Injected { Inject: "noon" });
    }

    [Fact]
    public void A_condition_on_a_round_holds_in_that_round_only()
    {
        var table = Table.Running(
            Valley.With(
                moves: Valley.Moves("speech", m => m with { When = [new Rules.Conditions.InRoundCondition("july")] })
            )
        );
        table.Refused(RefusalCode.NotLegal, Valley.Council, Table.Choose("speech"));
        table.EndRound();
        table.Play(Valley.Council, "speech");
        table.EndRound();
        table.Refused(RefusalCode.NotLegal, Valley.Council, Table.Choose("speech"));
    }
}
