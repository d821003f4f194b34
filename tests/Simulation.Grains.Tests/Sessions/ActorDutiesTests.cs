using System.Collections.Immutable;
using Simulation.Grains.Actors;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests.Sessions;

/// <summary>What the institutions' actors are told to do.</summary>
public sealed class ActorDutiesTests
{
    private readonly PlayedSession _played = new();
    private readonly List<(string Role, Duty Duty)> _calls = [];
    private ImmutableArray<int> _flown = [];
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(1);

    private readonly ActorDuties _autopilots;
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    public ActorDutiesTests()
    {
        _autopilots = new ActorDuties(
            (role, duty) => _calls.Add((role, duty)),
            (_, flown) => _flown = flown,
            s_grace,
            () => _now
        );
        _played.Add();
    }

    [Fact]
    public void Before_the_start_nobody_is_called()
    {
        Update(online: []);
        Assert.Empty(_calls);
    }

    [Fact]
    public void Autopilots_are_called_once_and_fly_only_while_somebody_is_there()
    {
        _played.Add();
        Take("ada", role: null);
        Update(online: ["ada"]);
        Assert.Equal(_played.Roles, Flying());
        Assert.Equal(Enumerable.Range(0, _played.Roles.Count), _flown);
        Update(online: ["ada"]);
        Assert.Empty(_calls);
        Assert.Equal(Enumerable.Range(0, _played.Roles.Count), _flown);

        Update(online: []);
        Assert.Empty(_flown);
        Assert.All(_calls, call => Assert.Equal(Duty.None, call.Duty));
        Assert.Equal(_played.Roles.Count, _calls.Count);
        Flying();
        Update(online: []);
        Assert.Empty(_calls);
    }

    [Fact]
    public void A_role_with_people_is_left_to_them_and_watched_once_while_none_of_them_is_connected()
    {
        var role = _played.Roles[0];
        _played.Add();
        Take("ada", role);
        Take("ben", role: null);
        Update(online: ["ada"]);
        Assert.DoesNotContain(_calls, call => call.Role == role);

        _calls.Clear();
        Update(online: ["ben"]);
        Update(online: ["ben"]);
        Assert.Equal((role, Duty.AwaitPeople), Assert.Single(_calls, call => call.Role == role));

        _calls.Clear();
        _autopilots.Forget();
        Update(online: ["ben"]);
        Assert.Equal((role, Duty.AwaitPeople), Assert.Single(_calls, call => call.Role == role));
    }

    [Fact]
    public void A_role_that_waits_for_its_people_says_until_when()
    {
        var role = _played.Roles[0];
        _played.Add();
        Take("ada", role);
        Take("ben", role: null);
        Assert.False(Update(online: ["ada", "ben"]));
        Assert.Empty(_autopilots.Away);

        Assert.True(Update(online: ["ben"]));
        var due = (_now + s_grace).ToUnixTimeMilliseconds();
        Assert.Equal([new AwayRole(role, due)], _autopilots.Away);

        // What is asked anew later has begun before.
        _now += TimeSpan.FromSeconds(10);
        _autopilots.Forget();
        Assert.False(Update(online: ["ben"]));
        Assert.Equal([new AwayRole(role, due)], _autopilots.Away);

        Assert.True(Update(online: ["ada", "ben"]));
        Assert.Empty(_autopilots.Away);
    }

    private bool Update(Sequence<string> online) =>
        _autopilots.Update(_played.State.Durable!, new ConnectedSeats(_played.State.Durable!, online));

    private string[] Flying()
    {
        string[] flying = [.. _calls.Where(call => call.Duty == Duty.Fly).Select(call => call.Role)];
        _calls.Clear();
        return flying;
    }

    private void Take(string seat, string? role) =>
        _played.Do(CommandAuthor.Server, new TakeSeat(seat, seat, role, SeatKind.Player, seat));
}
