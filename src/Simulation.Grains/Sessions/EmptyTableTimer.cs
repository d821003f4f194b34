using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Lets a running game wait when nobody has been connected for the grace time, and go on when somebody is back.
/// </summary>
/// <param name="grace">How long nobody may be connected; fast games wait earlier.</param>
/// <param name="online">Seats with a connection.</param>
internal sealed class EmptyTableTimer(
    SessionState state,
    CommandExecutor commands,
    TimeSpan grace,
    Func<Sequence<string>> online,
    StartTimer startTimer
)
{
    private IGrainTimer? _timer;
    private decimal _pace;

    /// <summary>Looks at who is connected, and at whether the game waits.</summary>
    /// <param name="isAwake">Whether the session's clock runs; before that nothing waits.</param>
    public void Update(World world, bool isAwake)
    {
        var isAttended = new ConnectedSeats(world, online()).Any;
        if (isAttended && commands.Newest is { Phase: Phase.Running, IsWaiting: true })
            _ = commands.Execute(new TableAttended());

        var mayWait =
            !isAttended && isAwake && world is { Phase: Phase.Running, Unattended: Unattended.Waits, IsWaiting: false };
        if (mayWait == _timer is not null && (!mayWait || _pace == world.Clock.Pace))
            return;
        _timer?.Dispose();
        _timer = null;
        if (!mayWait)
            return;
        _pace = world.Clock.Pace;
        var wait = TablePresence.GraceOf(world, grace);
        _timer = startTimer(Wait, new(wait, wait) { Interleave = true });
    }

    private async Task Wait(CancellationToken cancellationToken)
    {
        if (state.Durable is { } world && !new ConnectedSeats(world, online()).Any)
            await commands.Execute(new TableEmpty());
    }
}
