using Simulation.Grains.Actors;
using Simulation.Grains.Sessions;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests.Sessions;

/// <summary>What the institutions' actors are told to do.</summary>
public sealed class AutopilotsTests
{
    private readonly PlayedSession _played = new();
    private readonly List<(string Role, Duty Duty)> _calls = [];
    private readonly Autopilots _autopilots;

    public AutopilotsTests()
    {
        _autopilots = new Autopilots((role, duty) => _calls.Add((role, duty)));
        _played.Add();
    }

    [Fact]
    public void Before_the_start_nobody_is_called()
    {
        Update(online: []);
        Assert.Empty(_calls);
    }

    [Fact]
    public void Autopilots_are_called_after_everything_that_happens_and_only_while_somebody_is_there()
    {
        _played.Add();
        Take("ada", role: null);
        Update(online: ["ada"]);
        Assert.Equal(_played.Roles, Flying());
        Update(online: ["ada"]);
        Assert.Equal(_played.Roles, Flying());

        Update(online: []);
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

    private void Update(Sequence<string> online) =>
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
