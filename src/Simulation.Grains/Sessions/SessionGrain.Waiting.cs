// A game that nobody attends stands still: nobody's autopilot acts while no one is connected, and after the grace time
// the journal says that the game waits, until somebody is back.
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

public sealed partial class SessionGrain
{
    private IGrainTimer? _empty;

    /// <summary>Whether somebody is connected: a player, the facilitator or a spectator.</summary>
    private bool IsAttended(World world)
    {
        foreach (var seat in _subscribers.Online)
        {
            if (world.Seats.ContainsKey(seat)) return true;
        }

        return false;
    }

    private bool IsOn(World world) => world.Phase == Phase.Running && (world.Unattended == Unattended.PlaysOn || IsAttended(world));

    private void MindAttendance(World world)
    {
        var isAttended = IsAttended(world);
        if (isAttended && _log.Newest is { IsWaiting: true }) _ = _log.Execute(SessionLog.NewId(), Author.Server, new TableAttended());

        var mayWait = !isAttended && _isAwake
            && world is { Phase: Phase.Running, Unattended: Unattended.Waits, IsWaiting: false };
        if (mayWait == _empty is not null) return;
        _empty?.Dispose();
        _empty = mayWait
            ? this.RegisterGrainTimer(Wait, new GrainTimerCreationOptions(settings.UnattendedGrace, settings.UnattendedGrace) { Interleave = true })
            : null;
    }

    private async Task Wait(CancellationToken cancellationToken)
    {
        if (_log.Durable is { } world && !IsAttended(world))
        {
            await _log.Execute(SessionLog.NewId(), Author.Server, new TableEmpty());
        }
    }
}
