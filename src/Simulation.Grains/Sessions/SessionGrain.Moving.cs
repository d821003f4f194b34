// When a session has moved to another silo, those who listen to it have stayed where they are: between the last word of the
// activation before this one and the renewal of their watch they were told nothing, not even that a role is theirs no more.
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

public sealed partial class SessionGrain
{
    private static readonly Refusal TooFarBehind = new(RefusalCode.TryAgain, "Much has happened meanwhile; the table is shown anew.");

    /// <summary>Tells a host that is new what its people have missed; and any whose eyes its people have lost, should they not know it yet.</summary>
    private void TellMissed(string host, Sequence<Reached> reached, bool isNew)
    {
        var world = _log.Durable!;
        var bytes = new BatchBytes(_notices);
        foreach (var viewer in reached.GroupBy(one => one.Viewer, StringComparer.Ordinal))
        {
            foreach (var gone in viewer.Where(one => !world.Seats.ContainsKey(one.Seat)))
                _attendance.Tell(host, watcher => watcher.Dismissed(Session, gone.Seat, new Dismissed(NoSeat, EnterAgain: false)));
            foreach (var changed in viewer.Where(one => world.Seats.ContainsKey(one.Seat) && world.ViewerOf(one.Seat).Key != one.Viewer))
                _attendance.Tell(host, watcher => watcher.Dismissed(Session, changed.Seat, new Dismissed(RoleChanged, EnterAgain: true)));
            if (isNew) TellMissed(host, [.. viewer.Where(one => world.Seats.ContainsKey(one.Seat) && world.ViewerOf(one.Seat).Key == one.Viewer)], bytes);
        }
    }

    /// <param name="same">Seats of one viewer. All get what the one furthest behind has missed; what the others have they know by its number.</param>
    private void TellMissed(string host, Sequence<Reached> same, BatchBytes bytes)
    {
        if (same.Count == 0) return;
        var stream = StreamOf(_log.Durable!.ViewerOf(same[0].Seat));
        if (stream.Since(stream.Name, same.Min(one => one.At)) is not { } missed)
        {
            foreach (var behind in same) _attendance.Tell(host, watcher => watcher.Dismissed(Session, behind.Seat, new Dismissed(TooFarBehind, EnterAgain: true)));
            return;
        }

        foreach (var batch in missed) _attendance.Tell(host, watcher => watcher.Told(Session, [new ViewerBatch(same[0].Viewer, batch.To, bytes.Of(batch))]));
    }
}
