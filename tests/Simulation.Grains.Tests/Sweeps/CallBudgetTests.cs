using Simulation.Grains.Sweeps;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Sweeps;

/// <summary>A call plays for a fifth of a second, and for longer only when a single piece takes longer.</summary>
public sealed class CallBudgetTests
{
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(50, 4)]
    [InlineData(66, 3)]
    [InlineData(150, 1)]
    [InlineData(900, 1)]
    public void So_many_pieces_fit_in(int milliseconds, int pieces)
    {
        var share = new CallBudget(_time);
        var played = 0;
        while (share.HasRoom)
        {
            _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            share.Finished();
            played++;
        }

        Assert.Equal(pieces, played);
    }

    [Fact]
    public void The_longest_piece_until_now_has_to_fit_in()
    {
        var share = new CallBudget(_time);
        _time.Advance(TimeSpan.FromMilliseconds(40));
        share.Prepared();
        Assert.True(share.HasRoom);
        _time.Advance(TimeSpan.FromMilliseconds(70));
        share.Finished();
        Assert.True(share.HasRoom);
        _time.Advance(TimeSpan.FromMilliseconds(30));
        share.Finished();
        Assert.False(share.HasRoom);
    }
}
