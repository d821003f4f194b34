using System.Security.Cryptography;
using System.Text;
using Orleans;
using Orleans.Runtime;
using Simulation.Grains.Sessions;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Actors;

public sealed class ActorGrain(SessionSettings settings) : Grain, IActorGrain
{
    /// <summary>Decisions in one round after which a role is held to be ready, whatever its autopilot wants.</summary>
    private const int MostDecisions = 60;

    private string _session = "";
    private string _role = "";
    private RoleNews _news = RoleNews.None;
    private IGrainTimer _grace = null!;
    private IGrainTimer _thinking = null!;
    private bool _waits;
    private bool _thinks;
    private int _thoughts;
    private int _round;
    private int _decisions;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        (_session, _role) = (key[..slash], key[(slash + 1)..]);
        var never = new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _grace = this.RegisterGrainTimer(TakeOver, never);
        _thinking = this.RegisterGrainTimer(Think, never);
        return Task.CompletedTask;
    }

    public Task Heed(RoleNews news)
    {
        _news = news;
        var mayBeAbsent = news is { Running: true, Pilot: Pilot.People, Present: false };
        if (mayBeAbsent != _waits)
        {
            _waits = mayBeAbsent;
            var wait = mayBeAbsent ? settings.AbsenceGrace : Timeout.InfiniteTimeSpan;
            _grace.Change(wait, wait);
        }

        if (news is { Running: true, StandIn: true, Present: true }) return Table.Absent(_role, absent: false);
        if (news is { Running: true, Pilot: Pilot.Autopilot }) ThinkLater();
        return Task.CompletedTask;
    }

    private ISessionGrain Table => GrainFactory.GetGrain<ISessionGrain>(_session);

    private async Task TakeOver(CancellationToken cancellationToken)
    {
        if (_news is { Running: true, Pilot: Pilot.People, Present: false }) await Table.Absent(_role, absent: true);
    }

    private async Task Think(CancellationToken cancellationToken)
    {
        _thinks = false;
        if (await Table.Situation(_role) is not { } situation) return;
        if (situation.World.Round != _round) (_round, _decisions) = (situation.World.Round, 0);
        var wants = Choose(situation);
        if (wants.Command is not null)
        {
            _decisions++;
            if (await Table.Act(_role, situation.ThinkKey, wants.Command) is { Code: RefusalCode.TryAgain }) ThinkLater();
        }
        else if (wants.AskAgain is { } gameTime)
        {
            ThinkLater(situation.World.Clock.RealTime(gameTime) - situation.Now);
        }
    }

    private Intention Choose(Situation situation)
    {
        if (_decisions >= MostDecisions) return new Intention(new DeclareReady(true));
        var actor = situation.World.Scenario.Actor(_role);
        return Strategies.Choose(situation.World.Actors[actor].Strategy, situation.World, _role, situation.ThinkKey, situation.Now);
    }

    /// <summary>Thinks after a pause; news that come earlier make it think earlier.</summary>
    private void ThinkLater(TimeSpan atLeast = default)
    {
        if (_thinks) return;
        _thinks = atLeast == default;
        var pause = NextThought();
        _thinking.Change(pause > atLeast ? pause : atLeast, Timeout.InfiniteTimeSpan);
    }

    // Half to one and a half of the mean, in an order that differs from role to role but not from run to run.
    private TimeSpan NextThought()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_session}/{_role}/{_thoughts++}"));
        return settings.Thinking * (0.5 + (hash[0] / 255.0));
    }
}
