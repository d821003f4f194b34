using Simulation.Grains.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>Whom a session tells, and what it makes of a host that it cannot tell.</summary>
public sealed class AttendanceTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly ManualTimeProvider _time = new();
    private readonly Recorder _watcher = new();
    private readonly Attendance _attendance;

    public AttendanceTests()
    {
        _attendance = new Attendance(_time, Lease);
        _attendance.Watch("near", _watcher, ["ada"]);
        _attendance.Watch("gone", _watcher, ["ben"]);
    }

    [Fact]
    public void People_of_a_host_that_could_not_be_told_are_at_once_not_here_any_more_and_still_online()
    {
        _attendance.Tell("gone", _ => Task.FromException(new TimeoutException()));

        Assert.Equal(["ada"], _attendance.Here);
        Assert.Equal(["ada", "ben"], _attendance.Online);
        Assert.False(_attendance.IsTold("gone", _watcher));
        Assert.True(_attendance.IsWatched);
    }

    [Fact]
    public void That_holds_when_the_failure_comes_later_and_until_the_host_renews_its_watch()
    {
        var answer = new TaskCompletionSource();
        _attendance.Tell("gone", _ => answer.Task);
        Assert.Equal(["ada", "ben"], _attendance.Here);

        answer.SetException(new TimeoutException());

        Assert.Equal(["ada"], _attendance.Here);
        Assert.False(_attendance.Watch("gone", _watcher, ["ben"]));
        Assert.Equal(["ada", "ben"], _attendance.Here);
    }

    [Fact]
    public void What_waited_behind_a_word_that_was_not_heard_is_not_said_before_what_was_missed()
    {
        var answer = new TaskCompletionSource();
        var heard = new List<string>();
        _attendance.Tell("gone", _ => answer.Task);
        _attendance.Tell("gone", Hear("waited"));
        _attendance.Tell("near", Hear("told"));

        answer.SetException(new TimeoutException());
        Assert.Equal(["told"], heard);

        _attendance.Watch("gone", _watcher, ["ben"]);
        _attendance.Tell("gone", Hear("missed"));
        Assert.Equal(["told", "missed"], heard);

        Func<ISessionWatcher, Task> Hear(string word) => _ =>
        {
            heard.Add(word);
            return Task.CompletedTask;
        };
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_that_waits_is_said_to_a_host_that_has_gone(bool bySaying)
    {
        var answer = new TaskCompletionSource();
        var hasHeard = false;
        _attendance.Tell("gone", _ => answer.Task);
        _attendance.Tell("gone", _ => Task.FromResult(hasHeard = true));
        _time.Advance(Lease + TimeSpan.FromTicks(1));
        if (bySaying) _attendance.Unwatch("gone");
        else _attendance.DropSilent();
        _attendance.Watch("gone", _watcher, ["ben"]);

        answer.SetResult();

        Assert.False(hasHeard);
        Assert.True(_attendance.IsTold("gone", _watcher));
    }

    [Fact]
    public void A_host_that_has_begun_to_watch_anew_is_not_blamed_for_the_watch_before()
    {
        var answer = new TaskCompletionSource();
        var hasHeard = false;
        var watcher = new Recorder();
        _attendance.Tell("gone", _ => answer.Task);
        Assert.False(_attendance.IsTold("gone", watcher));
        _attendance.Watch("gone", watcher, ["ben"]);
        _attendance.Tell("gone", _ => Task.FromResult(hasHeard = true));

        answer.SetException(new TimeoutException());

        Assert.True(hasHeard);
        Assert.Equal(["ada", "ben"], _attendance.Here);
        Assert.True(_attendance.IsTold("gone", watcher));
    }
}
