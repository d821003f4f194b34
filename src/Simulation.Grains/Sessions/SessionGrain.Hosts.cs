// What two activations of one session, on two hosts over one journal, have to do with each other. The journal's expected
// version alone keeps them from contradicting each other; here they hear of each other's entries and people, and agree
// on which of them acts of its own accord. docs/architecture.md says why that is enough.
using Simulation.Journal;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

public sealed partial class SessionGrain
{
    private const string Online = "online";

    private const string WhoIsThere = "who";

    private IFollowing _following = null!;

    public async Task Grown(long version)
    {
        await _log.Refresh();

        // Nobody here needs to follow what is played elsewhere. Whoever is about to listen would listen to the dead.
        if (!Leads && !_attendance.IsWatched && _arriving == 0) DeactivateOnIdle();
    }

    public async Task LeadChanged()
    {
        if (_log.Durable is not { } world || !_isAwake) return;
        GoOn(world);

        // From now on it is seen that somebody keeps the clock.
        if (Leads) await MarkClock(CancellationToken.None);
    }

    public Task Heard(string host, string text)
    {
        if (text == WhoIsThere) TellHosts();
        else if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [Online, .. var seats] && _attendance.Hear(host, seats.ToSequence()))
            TellPresence();
        return Task.CompletedTask;
    }

    /// <summary>Whether this activation keeps the clock and lets autopilots act. Another one may tell and accept commands.</summary>
    private bool Leads => _following.Leads;

    private void FollowJournal()
    {
        _following = journal.Follow("session/" + Session, new Ear(this.AsReference<ISessionGrain>()));
        _following.Tell(WhoIsThere);
    }

    private void TellHosts() => _following.Tell($"{Online} {string.Join(' ', _attendance.Here)}");

    public async Task<bool> Expire()
    {
        if (await Fresh() is not null || _log.Durable is not { } world) return false;
        if (!(_log.Entries.LastAt + settings.Retention < time.GetUtcNow())) return false;
        await journal.Delete("code/" + world.Code);
        await journal.Delete("session/" + Session);
        await _log.Refresh();
        return true;
    }

    private void TellDeleted(World before)
    {
        _streams.Clear();
        _notices = new NoticeStore();
        _isAwake = false;
        SetClock();
        MindAttendance(before);
        foreach (var seat in _attendance.Online.Where(before.Seats.ContainsKey)) TellDismissed(seat, new Protocol.Dismissed(NoSession, EnterAgain: false));
        DeactivateOnIdle();
    }

    /// <summary>Brings what the journal's own threads hear into the grain's mailbox.</summary>
    private sealed class Ear(ISessionGrain grain) : IFollower
    {
        public void Grown(long version) => _ = grain.Grown(version);

        public void LeadChanged() => _ = grain.LeadChanged();

        public void Heard(string host, string text) => _ = grain.Heard(host, text);
    }
}
