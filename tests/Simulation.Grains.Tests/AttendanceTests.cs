using Simulation.Grains.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>Whom a session tells, and what it makes of a host that it cannot tell.</summary>
public sealed class AttendanceTests
{
    private readonly Attendance _attendance = new(new ManualTimeProvider(), TimeSpan.FromMinutes(1));
    private readonly Recorder _watcher = new();

    public AttendanceTests()
    {
        _attendance.Watch("near", _watcher, ["ada"]);
        _attendance.Watch("gone", _watcher, ["ben"]);
    }

    [Fact]
    public void People_of_a_host_that_could_not_be_told_are_at_once_not_here_any_more_and_still_online()
    {
        _attendance.Tell("gone", _ => Task.FromException(new TimeoutException()));

        Assert.Equal(["ada"], _attendance.Here);
        Assert.Equal(["ada", "ben"], _attendance.Online);
        Assert.False(_attendance.IsTold("gone"));
        Assert.True(_attendance.IsWatched);
    }

    [Fact]
    public async Task That_holds_when_the_failure_comes_later_and_until_the_host_renews_its_watch()
    {
        var answer = new TaskCompletionSource();
        var failed = new TaskCompletionSource();
        _attendance.Tell("gone", _ => answer.Task);
        _attendance.Tell("gone", _ =>
        {
            failed.SetResult();
            return Task.CompletedTask;
        });
        Assert.Equal(["ada", "ben"], _attendance.Here);

        answer.SetException(new TimeoutException());
        await failed.Task;

        Assert.Equal(["ada"], _attendance.Here);
        Assert.False(_attendance.Watch("gone", _watcher, ["ben"]));
        Assert.Equal(["ada", "ben"], _attendance.Here);
    }

    [Fact]
    public async Task A_host_that_has_begun_to_watch_anew_is_not_blamed_for_the_watch_before()
    {
        var answer = new TaskCompletionSource();
        var told = new TaskCompletionSource();
        _attendance.Tell("gone", _ => answer.Task);
        _attendance.Watch("gone", new Recorder(), ["ben"]);
        _attendance.Tell("gone", _ =>
        {
            told.SetResult();
            return Task.CompletedTask;
        });

        answer.SetException(new TimeoutException());
        await told.Task;

        Assert.Equal(["ada", "ben"], _attendance.Here);
        Assert.True(_attendance.IsTold("gone"));
    }
}
