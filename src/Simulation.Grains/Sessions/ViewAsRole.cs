using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;
using Simulation.Rules.Wording;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Shows a facilitator the table as a role sees it. The first look of a seat at a role is written into the journal;
/// looks that only bring it up to date are not. What the people of the role note for themselves stays theirs.
/// </summary>
internal sealed class ViewAsRole(SessionState state, ViewerFeeds feeds, CommandExecutor commands)
{
    private readonly HashSet<(string Seat, string Role)> _recorded = [];

    public async Task<Result<Snapshot>> Show(Seat seat, string role, Presence presence)
    {
        if (seat.Kind != SeatKind.Facilitator)
            return TableRefusals.FacilitatorOnly.Refuse(RefusalCode.FacilitatorOnly);
        if (state.Durable!.Scenario.Actor(role) < 0)
            return TableRefusals.NoSuchRole.Refuse(RefusalCode.Unknown);
        if (!_recorded.Contains((seat.Id, role)))
        {
            if (await commands.Execute(new RecordRoleView(seat.Id, role)) is { } refusal)
                return refusal;
            _recorded.Add((seat.Id, role));
        }

        // Deleted while the look was written down.
        if (state.Durable is not { } world)
            return SessionRefusals.NoSession;
        var viewer = Viewer.Of(role);
        var snapshot = EntranceReplyFactory.SnapshotOf(
            world,
            viewer,
            new SeatIdentity(seat.Id, seat.Name, SeatKind.Player, role),
            feeds.Of(viewer),
            presence,
            commands.Now
        );
        return snapshot with { View = snapshot.View with { Notes = snapshot.View.Notes.Clear() } };
    }
}
