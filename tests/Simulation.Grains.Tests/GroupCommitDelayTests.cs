using Simulation.Grains.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>When commands that gather are let go, on a clock and with a load that the test sets.</summary>
public sealed class GroupCommitDelayTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly Queue<IThreadPoolWorkItem> _looks = new();
    private readonly GroupCommitDelay _gathering;
    private long _pending;

    public GroupCommitDelayTests() => _gathering = new GroupCommitDelay(_time, () => _pending, _looks.Enqueue);

    [Fact]
    public void Without_load_nothing_is_held_back()
    {
        _pending = GroupCommitDelay.Idle;
        Assert.True(_gathering.Next().IsCompletedSuccessfully);
        Assert.Empty(_looks);
    }

    [Fact]
    public void Under_load_it_waits_until_the_load_is_gone()
    {
        _pending = GroupCommitDelay.Idle + 1;
        var next = _gathering.Next();
        for (var look = 0; look < 5; look++)
            Look();
        Assert.False(next.IsCompleted);
        _pending = 0;
        Look();
        Assert.True(next.IsCompletedSuccessfully);
        Assert.Empty(_looks);
    }

    [Fact]
    public void Under_lasting_load_it_lets_go_once_the_time_is_over()
    {
        _pending = 1000;
        var next = _gathering.Next();
        _time.Advance(GroupCommitDelay.AtMost - TimeSpan.FromTicks(1));
        Look();
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));
        Look();
        Assert.True(next.IsCompletedSuccessfully);
    }

    [Fact]
    public void Whoever_comes_meanwhile_shares_it_and_does_not_prolong_it()
    {
        _pending = 1000;
        var first = _gathering.Next();
        _time.Advance(GroupCommitDelay.AtMost / 2);
        var second = _gathering.Next();
        Assert.Same(first, second);
        Assert.Single(_looks);
        _time.Advance(GroupCommitDelay.AtMost / 2);
        Look();
        Assert.True(second.IsCompletedSuccessfully);
    }

    [Fact]
    public void Whoever_comes_afterwards_waits_for_a_gathering_of_its_own()
    {
        _pending = 1000;
        var first = _gathering.Next();
        _time.Advance(GroupCommitDelay.AtMost);
        Look();
        var second = _gathering.Next();
        Look();
        Assert.True(first.IsCompletedSuccessfully);
        Assert.NotSame(first, second);
        Assert.False(second.IsCompleted);
    }

    [Fact]
    public Task The_one_of_the_process_lets_go() => GroupCommitDelay.Shared.Next();

    private void Look() => _looks.Dequeue().Execute();
}
