using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Placement;
using Simulation.Grains.Assistants;
using Simulation.Grains.Sessions;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Actors;

// Unlike placement on the silo of the caller, this one heeds the silo that a call names, also when a grain migrates.
[Orleans.Placement.RandomPlacement]
public sealed class ActorGrain(IOptions<SessionSettings> settings, AssistantService service)
    : Grain,
        IActorGrain,
        IGrainMigrationParticipant
{
    /// <summary>Game seconds by the clock for which a language model gathers news before it is asked.</summary>
    private const decimal GatherNews = 60;

    private string _session = "";
    private string _role = "";
    private Duty _duty;

    // One at most, made when there is something to wait for: most roles of most sessions need none.
    private IGrainTimer? _timer;
    private bool _gathers;
    private bool _letBaseDecide;
    private int _questions;
    private int _round;
    private int _decisions;
    private Duty? _moved;
    private RoleAssistant? _assistant;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        (_session, _role) = (key[..slash], key[(slash + 1)..]);
        _assistant = new RoleAssistant(_session, _role, service);
        return _moved is { } duty ? SetDuty(duty) : Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _assistant?.Cancel();
        return Task.CompletedTask;
    }

    public Task SetDuty(Duty duty, SiloAddress silo)
    {
        if (!IsBeside(silo))
        {
            _duty = duty;
            return Task.CompletedTask;
        }

        return SetDuty(duty);
    }

    public async Task<AutopilotAnswer?> Decide(SiloAddress silo)
    {
        if (!IsBeside(silo))
            return null;
        if (await Table.Situation(_role, Silo) is not { } situation)
            return AutopilotAnswer.Nothing;
        if (situation.World.Round != _round)
            (_round, _decisions) = (situation.World.Round, 0);
        if (RoleAssistant.Decides(situation, _role) && !_letBaseDecide && _decisions < Autopilots.MostDecisions)
        {
            AskAssistantLater(situation.World);
            return AutopilotAnswer.Nothing;
        }

        _letBaseDecide = false;
        var wants = Choose(situation);
        _decisions += wants.Command is null ? 0 : 1;
        return new AutopilotAnswer(wants, LinesOf(situation, wants.Command), situation.DecisionId);
    }

    public void OnDehydrate(IDehydrationContext dehydrationContext) =>
        dehydrationContext.TryAddValue(nameof(Duty), (int)_duty);

    public void OnRehydrate(IRehydrationContext rehydrationContext) =>
        _moved = rehydrationContext.TryGetValue<int>(nameof(Duty), out var duty) ? (Duty)duty : null;

    // It decides beside its session, which hands it the world by reference; elsewhere it moves there.
    private bool IsBeside(SiloAddress silo)
    {
        if (silo.Equals(Silo))
            return true;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        MigrateOnIdle();
        return false;
    }

    private Task SetDuty(Duty duty)
    {
        if (duty != _duty)
            TakeOver(duty);
        else if (duty == Duty.AwaitPeople)
            return Task.CompletedTask;
        switch (duty)
        {
            case Duty.Fly:
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
        (_duty, _gathers) = (duty, false);
        _assistant?.Cancel();
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
                await AskAssistant();
        }
        catch (Exception failure) when (failure is OperationCanceledException or OrleansException)
        {
            // The host is stopping. Wherever the session goes on, it says anew what its roles have to do.
        }
    }

    /// <summary>Asks after a pause; more news until then change nothing.</summary>
    private void AskAssistantLater(World world)
    {
        if (_gathers)
            return;
        _gathers = true;
        SetTimer(NextPause(world), Timeout.InfiniteTimeSpan);
    }

    private async Task AskAssistant()
    {
        _gathers = false;
        if (await Table.Situation(_role, Silo) is { } situation && RoleAssistant.Decides(situation, _role))
            _ = AskAssistant(situation);
    }

    // Beside the mailbox: the question may take long, and whoever comes back to the role ends it.
    private async Task AskAssistant(Situation situation)
    {
        if (_assistant!.IsAsking)
            return;
        try
        {
            if (await _assistant.Choose(situation, () => Table.Consult(_role, Silo)) is { } chosen)
            {
                _decisions += chosen.Command is null ? 0 : 1;
                if (await Table.ActAsAssistant(_role, situation.DecisionId, chosen.Command, chosen.Say) is not null)
                    AskAssistantLater(situation.World);
            }
            else if (_duty is Duty.Fly)
            {
                _letBaseDecide = true;
                await Table.AskSoon(_role);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or OrleansException)
        {
            // The role is somebody else's now, or the host is stopping.
        }
    }

    private Intention Choose(Situation situation)
    {
        if (_decisions >= Autopilots.MostDecisions)
            return new Intention(new DeclareReady(true));
        var actor = situation.World.Scenario.Actor(_role);
        return Autopilots.Choose(
            situation.World.Actors[actor].Strategy,
            situation.World,
            _role,
            situation.RoundKey,
            situation.Now
        );
    }

    private ImmutableArray<Speech.Line> LinesOf(Situation situation, SeatCommand? command) =>
        situation.World.Actors[situation.World.Scenario.Actor(_role)].Strategy == Strategy.Random
            ? []
            : Speech.Lines(situation.World, _role, command, situation.RoundKey);

    private void SetTimer(TimeSpan due, TimeSpan period)
    {
        if (_timer is not null)
            _timer.Change(due, period);
        else
            _timer = this.RegisterGrainTimer(Due, new GrainTimerCreationOptions(due, period));
    }

    // A half to one and a half of the mean, in an order that differs from role to role but not from run to run; by the
    // clock a quarter of that, and a game minute at most.
    private TimeSpan NextPause(World world)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_session}/{_role}/{_questions++}"));
        var pause = settings.Value.Thinking * (0.5 + (hash[0] / 255.0));
        if (world.Pacing != Pacing.Live)
            return pause;
        var gathering = TimeSpan.FromSeconds((double)(GatherNews / world.Clock.Pace));
        return pause / 4 < gathering ? pause / 4 : gathering;
    }
}
