using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Placement;
using Simulation.Grains.Sessions;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Actors;

// Unlike placement on the silo of the caller, this one heeds the silo that a call names, also when a grain migrates.
[Orleans.Placement.RandomPlacement]
public sealed class ActorGrain(IOptions<SessionSettings> settings) : Grain, IActorGrain, IGrainMigrationParticipant
{
    /// <summary>Decisions in one round after which a role is held to be ready, whatever its autopilot wants.</summary>
    private const int MostDecisions = 60;

    private string _session = "";
    private string _role = "";
    private Duty _duty;

    // One at most, made when there is something to wait for: most roles of most sessions need none.
    private IGrainTimer? _timer;
    private bool _thinks;
    private int _thoughts;
    private int _round;
    private int _decisions;
    private Duty? _moved;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        (_session, _role) = (key[..slash], key[(slash + 1)..]);
        return _moved is { } duty ? SetDuty(duty) : Task.CompletedTask;
    }

    // It decides beside its session, which hands it the world by reference.
    public Task SetDuty(Duty duty, SiloAddress silo)
    {
        if (silo.Equals(Silo))
            return SetDuty(duty);
        _duty = duty;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        MigrateOnIdle();
        return Task.CompletedTask;
    }

    public void OnDehydrate(IDehydrationContext dehydrationContext) =>
        dehydrationContext.TryAddValue(nameof(Duty), (int)_duty);

    public void OnRehydrate(IRehydrationContext rehydrationContext) =>
        _moved = rehydrationContext.TryGetValue<int>(nameof(Duty), out var duty) ? (Duty)duty : null;

    private Task SetDuty(Duty duty)
    {
        if (duty != _duty)
            TakeOver(duty);
        else if (duty == Duty.AwaitPeople)
            return Task.CompletedTask;
        switch (duty)
        {
            case Duty.Fly:
                ThinkLater();
                break;
            case Duty.AwaitPeople:
                SetTimer(settings.Value.AbsenceGrace, settings.Value.AbsenceGrace);
                break;
            case Duty.HandBack:
                return Table.Absent(_role, absent: false);
            default:
                DeactivateOnIdle();
                break;
        }

        return Task.CompletedTask;
    }

    private SiloAddress Silo => GrainContext.Address.SiloAddress!;

    private ISessionGrain Table => GrainFactory.GetGrain<ISessionGrain>(_session);

    // With a timer of its own: a tick of the one before may be waiting for its turn, and came due for something else.
    private void TakeOver(Duty duty)
    {
        (_duty, _thinks) = (duty, false);
        _timer?.Dispose();
        _timer = null;
    }

    private async Task Due(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return;
        try
        {
            if (_duty is Duty.AwaitPeople)
                await Table.Absent(_role, absent: true);
            else if (_duty is Duty.Fly)
                await Think();
        }
        catch (Exception failure) when (failure is SiloUnavailableException or OrleansMessageRejectionException)
        {
            // The host is stopping. Wherever the session goes on, it says anew what its roles have to do.
        }
    }

    private async Task Think()
    {
        _thinks = false;
        if (await Table.Situation(_role, Silo) is not { } situation)
            return;
        if (situation.World.Round != _round)
            (_round, _decisions) = (situation.World.Round, 0);
        var wants = Choose(situation);
        if (wants.Command is not null)
        {
            _decisions++;
            if (await Table.Act(_role, situation.ThinkKey, wants.Command) is { Code: RefusalCode.TryAgain })
                ThinkLater();
        }
        else if (wants.AskAgain is { } gameTime)
        {
            ThinkLater(situation.World.Clock.RealTime(gameTime) - situation.Now);
        }
    }

    private Intention Choose(Situation situation)
    {
        if (_decisions >= MostDecisions)
            return new Intention(new DeclareReady(true));
        var actor = situation.World.Scenario.Actor(_role);
        return Strategies.Choose(
            situation.World.Actors[actor].Strategy,
            situation.World,
            _role,
            situation.ThinkKey,
            situation.Now
        );
    }

    /// <summary>Thinks after a pause; news that come earlier make it think earlier.</summary>
    private void ThinkLater(TimeSpan atLeast = default)
    {
        if (_thinks)
            return;
        _thinks = atLeast == default;
        var pause = NextThought();
        SetTimer(pause > atLeast ? pause : atLeast, Timeout.InfiniteTimeSpan);
    }

    private void SetTimer(TimeSpan due, TimeSpan period)
    {
        if (_timer is not null)
            _timer.Change(due, period);
        else
            _timer = this.RegisterGrainTimer(Due, new GrainTimerCreationOptions(due, period));
    }

    // Half to one and a half of the mean, in an order that differs from role to role but not from run to run.
    private TimeSpan NextThought()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_session}/{_role}/{_thoughts++}"));
        return settings.Value.Thinking * (0.5 + (hash[0] / 255.0));
    }
}
