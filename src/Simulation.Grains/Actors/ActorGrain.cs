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
    /// <summary>Game seconds for which it gathers news by the clock before it looks at them.</summary>
    private const decimal GatherNews = 60;

    private string _session = "";
    private string _role = "";
    private Duty _duty;

    // One at most, made when there is something to wait for: most roles of most sessions need none.
    private IGrainTimer? _timer;

    // For the game time at which the autopilot wants to be asked again; news do not put it off.
    private IGrainTimer? _moment;

    // Whether it has seen that the session plays by the clock.
    private bool _byClock;
    private decimal _pace = 1;
    private bool _thinks;
    private int _thoughts;
    private int _round;
    private int _decisions;
    private Duty? _moved;
    private AssistantSeat? _assistant;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        (_session, _role) = (key[..slash], key[(slash + 1)..]);
        _assistant = new AssistantSeat(_session, _role, service);
        return _moved is { } duty ? SetDuty(duty) : Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _assistant?.Cancel();
        return Task.CompletedTask;
    }

    // It decides beside its session, which hands it the world by reference.
    public Task SetDuty(Duty duty, decimal pace, SiloAddress silo)
    {
        _pace = pace;
        if (silo.Equals(Silo))
            return SetDuty(duty);
        _duty = duty;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        MigrateOnIdle();
        return Task.CompletedTask;
    }

    public void OnDehydrate(IDehydrationContext dehydrationContext)
    {
        dehydrationContext.TryAddValue(nameof(Duty), (int)_duty);
        dehydrationContext.TryAddValue(nameof(Clock.Pace), _pace);
    }

    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        _moved = rehydrationContext.TryGetValue<int>(nameof(Duty), out var duty) ? (Duty)duty : null;
        if (rehydrationContext.TryGetValue<decimal>(nameof(Clock.Pace), out var pace))
            _pace = pace;
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
        _assistant?.Cancel();
        _timer?.Dispose();
        _moment?.Dispose();
        (_timer, _moment) = (null, null);
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
        catch (Exception failure) when (failure is OperationCanceledException or OrleansException)
        {
            // The host is stopping. Wherever the session goes on, it says anew what its roles have to do.
        }
    }

    private async Task Think()
    {
        _thinks = false;
        _moment?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        while (await Table.Situation(_role, Silo) is { } situation)
        {
            if (situation.World.Round != _round)
                (_round, _decisions) = (situation.World.Round, 0);
            if (AssistantSeat.Decides(situation, _role) && _decisions < AutopilotDecision.MostDecisions)
            {
                _ = AskAssistant(situation);
                return;
            }

            if (!await Decide(situation))
                return;
        }
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
                    ThinkLater();
            }
            else if (_duty is Duty.Fly && await Table.Situation(_role, Silo) is { } now)
            {
                await Decide(now);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or OrleansException)
        {
            // The role is somebody else's now, or the host is stopping.
        }
    }

    /// <summary>Does what the autopilot wants now; tells whether it may want more at the same moment.</summary>
    private async Task<bool> Decide(Situation situation)
    {
        var world = situation.World;
        _byClock = world.Pacing == Pacing.Live;
        var wants = Choose(situation);
        var lines = LinesOf(situation, wants.Command);
        await Speak(situation, lines, first: true);
        if (wants.Command is null)
        {
            if (wants.AskAgain is { } gameTime)
                SetMoment(world.Clock.RealTime(gameTime) - situation.Now);
            return false;
        }

        _decisions++;
        var refusal = await Table.Act(_role, situation.DecisionId, wants.Command);
        if (refusal is { Code: RefusalCode.TryAgain })
            ThinkLater();
        if (refusal is not null)
            return false;
        await Speak(situation, lines, first: false);
        // By the clock all that is due at a moment is done at that moment, whatever the pace.
        return _byClock;
    }

    private Intention Choose(Situation situation)
    {
        if (_decisions >= AutopilotDecision.MostDecisions)
            return new Intention(new DeclareReady(true));
        var actor = situation.World.Scenario.Actor(_role);
        return AutopilotDecision.Choose(
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

    // A line that is refused is left unsaid: nothing hangs on it.
    private async Task Speak(Situation situation, ImmutableArray<Speech.Line> lines, bool first)
    {
        foreach (var line in lines)
        {
            if (line.First == first)
                await Table.Act(_role, LineKey(situation, line), line.Say);
        }
    }

    private static string LineKey(Situation situation, Speech.Line line) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{situation.DecisionId}/{line.Say.About}")));

    /// <summary>Thinks after a pause; more news until then change nothing.</summary>
    private void ThinkLater()
    {
        if (_thinks)
            return;
        _thinks = true;
        SetTimer(NextThought(), Timeout.InfiniteTimeSpan);
    }

    private void SetTimer(TimeSpan due, TimeSpan period)
    {
        if (_timer is not null)
            _timer.Change(due, period);
        else
            _timer = this.RegisterGrainTimer(Due, new GrainTimerCreationOptions(due, period));
    }

    private void SetMoment(TimeSpan due)
    {
        due = due > TimeSpan.Zero ? due : TimeSpan.Zero;
        if (_moment is not null)
            _moment.Change(due, Timeout.InfiniteTimeSpan);
        else
            _moment = this.RegisterGrainTimer(Due, new GrainTimerCreationOptions(due, Timeout.InfiniteTimeSpan));
    }

    // Half to one and a half of the mean, in an order that differs from role to role but not from run to run; less in a
    // game that is played faster, or its rounds would be over before the first decision. By the clock the autopilot's
    // moments set the pace: there it only gathers news, for a game minute at most.
    private TimeSpan NextThought()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_session}/{_role}/{_thoughts++}"));
        var pause = settings.Value.Thinking * (0.5 + (hash[0] / 255.0));
        if (!_byClock)
            return pause / (double)Math.Max(1, _pace);
        var gathering = TimeSpan.FromSeconds((double)(GatherNews / _pace));
        return pause / 4 < gathering ? pause / 4 : gathering;
    }
}
