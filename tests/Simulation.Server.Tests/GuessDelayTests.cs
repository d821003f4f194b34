using Simulation.Server.Security;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>After too many wrong attempts an address is answered late, and never refused.</summary>
public sealed class GuessDelayTests
{
    private const int WrongPerMinute = 3;
    private const string School = "192.0.2.1";

    private readonly ManualTimeProvider _time = new();
    private readonly GuessDelay _answers;
    private int _reported;

    public GuessDelayTests() => _answers = new GuessDelay(WrongPerMinute, _time, () => _reported++);

    [Fact]
    public async Task Right_attempts_are_answered_at_once_however_many()
    {
        for (var n = 0; n < 1000; n++)
            Assert.False(await Attempt(isWrong: false));
        Assert.Equal(0, _reported);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_the_last_wrong_one_that_is_allowed_right_and_wrong_ones_are_late(bool isWrong)
    {
        await Guess();
        var attempt = Attempt(isWrong);
        _time.Advance(GuessDelay.Delay - TimeSpan.FromMilliseconds(1));
        Assert.False(attempt.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await attempt);
        Assert.True(GuessDelay.Delay <= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Other_addresses_are_not_late()
    {
        await Guess();
        Assert.False(await _answers.Wait("192.0.2.2", isWrong: true, CancellationToken.None));
    }

    [Fact]
    public async Task A_minute_later_the_address_is_answered_at_once_again()
    {
        await Guess();
        _time.Advance(TimeSpan.FromMinutes(1));
        await Guess();
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await Attempt(isWrong: false));
        Assert.Equal(2, _reported);
    }

    [Fact]
    public async Task Guessing_is_reported_once_a_minute()
    {
        await Guess();
        var late = Enumerable.Range(0, 10).Select(_ => Attempt(isWrong: true)).ToArray();
        _time.Advance(GuessDelay.Delay);
        await Task.WhenAll(late);
        Assert.Equal(1, _reported);
    }

    [Fact]
    public async Task When_too_many_wait_those_that_have_waited_longest_are_answered_and_nobody_is_refused()
    {
        await Guess();
        var waiting = Enumerable.Range(0, GuessDelay.WaitingAtMost).Select(_ => Attempt(isWrong: true)).ToArray();
        Assert.DoesNotContain(waiting, attempt => attempt.IsCompleted);

        var right = Attempt(isWrong: false);
        Assert.True(await waiting[0]);
        Assert.DoesNotContain(waiting[1..], attempt => attempt.IsCompleted);

        _time.Advance(GuessDelay.Delay);
        Assert.True(await right);
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Whoever_goes_away_waits_no_longer()
    {
        await Guess();
        using var connection = new CancellationTokenSource();
        var attempt = _answers.Wait(School, isWrong: true, connection.Token);
        await connection.CancelAsync();
        Assert.True(await attempt);
        Assert.Equal(0, _time.ArmedTimers);
    }

    private Task<bool> Attempt(bool isWrong) => _answers.Wait(School, isWrong, CancellationToken.None);

    private async Task Guess()
    {
        for (var n = 0; n < WrongPerMinute; n++)
            Assert.False(await Attempt(isWrong: true));
    }
}
