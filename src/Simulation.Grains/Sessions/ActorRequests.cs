using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>What the institutions' actors ask of the session; nothing comes of it while time may not pass.</summary>
/// <param name="online">Seats with a connection.</param>
internal sealed class ActorRequests(SessionState state, CommandExecutor commands, Func<Sequence<string>> online)
{
    private ConnectedSeats Connected => new(state.Durable!, online());

    public Situation? SituationOf(string role) =>
        Connected.LetPlay ? ActorDuties.SituationOf(state.Durable!, role, commands.Now) : null;

    public async Task<Refusal?> Absent(string role, bool absent)
    {
        var connected = Connected;
        return connected.LetPlay && connected.Hold(role) != absent
            ? await commands.Execute(absent ? new SeatAbsent(role) : new SeatReturned(role))
            : null;
    }
}
