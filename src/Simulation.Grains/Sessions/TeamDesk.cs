using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Channels;
using Simulation.Rules.Improvised;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Sessions;

/// <summary>
/// The drafts of a session's teams, in memory: they are part of no world and no journal, and end with the activation.
/// What a team has is published to the people of its role alone.
/// </summary>
internal sealed class TeamDesk(TimeProvider time, Action<PublishedDrafts> publish)
{
    private const string SentId = "draft:"; // No client can give such an id: those of seats begin with the seat.

    private readonly Dictionary<string, TeamDrafts> _teams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Second, int Changes)> _pace = new(StringComparer.Ordinal);
    private object? _seats;

    /// <summary>The drafts of a team; null for a seat without one.</summary>
    public TeamDrafts? Of(World world, Seat seat) =>
        world.Teams is not null && seat.Role is { } role ? TeamOf(role) : null;

    public DraftReply Edit(World world, Seat seat, DraftEdit edit)
    {
        if (DraftLimits.Refuse(world, seat, (edit as WriteDraft)?.Kind) is { } refusal)
            return new DraftReply(refusal, null);
        if (IsTooFast(seat.Id))
            return new DraftReply(DraftLimits.TooFast(), null);
        var team = TeamOf(seat.Role!);
        return edit switch
        {
            WriteDraft write => Write(team, seat.Id, write),
            VoteOnDraft vote => Change(team, vote.Draft, draft => WithVote(draft, seat.Id, vote.For)),
            DiscardDraft discard => Change(team, discard.Draft, _ => null),
            _ => throw new InvalidOperationException($"Nothing is done with {edit.GetType().Name}."),
        };
    }

    /// <summary>
    /// The id under which a command is carried out: that of the draft it sends, so that two people of the team who send
    /// the draft at once have it carried out once, and else of the person's own. What no draft can hold sends none.
    /// </summary>
    public static string CommandIdOf(World world, Seat seat, CommandEnvelope envelope) =>
        world.Teams is not null && seat.Role is { } role && DraftOf(envelope) is { } draft
            ? $"{SentId}{role}:{draft}:{envelope.Command.GetType().Name}"
            : $"{seat.Id}:{envelope.Id}";

    /// <summary>The draft that a command sends; null for none.</summary>
    public static string? DraftOf(CommandEnvelope envelope) =>
        envelope.Command is PlayMove or Propose or Improvise or Say or SayInChannel ? envelope.Draft : null;

    /// <summary>A draft has been sent and is carried out.</summary>
    public void OnSent(Seat seat, string? draft)
    {
        if (draft is not null && seat.Role is { } role)
            Change(TeamOf(role), draft, _ => null);
    }

    /// <summary>People who left a team have no vote in it; a team without people or a game has no drafts.</summary>
    public void OnCommitted(World world)
    {
        if (ReferenceEquals(_seats, world.Seats) && world.Phase != Phase.Debrief)
            return;
        _seats = world.Seats;
        foreach (var team in _teams.Values.ToList())
        {
            var people = world.Seats.Values.Where(seat => seat.Role == team.Role).Select(seat => seat.Id).ToHashSet();
            var drafts =
                people.Count == 0 || world.Phase == Phase.Debrief
                    ? []
                    : team.Drafts.Select(draft => Without(draft, people)).ToSequence();
            if (drafts != team.Drafts)
                Keep(team, drafts);
        }

        foreach (var gone in _pace.Keys.Where(seat => !world.Seats.ContainsKey(seat)).ToList())
            _pace.Remove(gone);
    }

    private DraftReply Write(TeamDrafts team, string seat, WriteDraft write)
    {
        if (DraftLimits.RefuseSubject(write.Subject) is { } noSubject)
            return new DraftReply(noSubject, null);
        foreach (var (name, value) in write.Fields)
        {
            if (DraftLimits.RefuseField(name, value) is { } noField)
                return new DraftReply(noField, null);
        }

        var found = team.Drafts.FirstOrDefault(draft => draft.Kind == write.Kind && draft.Subject == write.Subject);
        if (found is null && team.Drafts.Count >= DraftLimits.MostDrafts)
            return new DraftReply(DraftLimits.TooManyDrafts(), null);
        var before = found ?? new Draft(DrawId(), write.Kind, write.Subject, seat, [], []);
        var fields = FieldsOf(before, seat, write.Fields);
        if (fields.Count > DraftLimits.MostFields)
            return new DraftReply(DraftLimits.TooManyFields(), null);
        if (found is not null && fields == before.Fields)
            return new DraftReply(null, before.Id);

        // Nobody has voted for what it says now.
        var after = before with
        {
            Fields = fields,
            Votes = [],
        };
        Keep(team, found is null ? [.. team.Drafts, after] : Replace(team.Drafts, found, after));
        return new DraftReply(null, after.Id);
    }

    private static Sequence<DraftField> FieldsOf(
        Draft draft,
        string seat,
        ImmutableSortedDictionary<string, string> written
    )
    {
        var fields = draft.Fields.ToImmutableSortedDictionary(
            field => field.Name,
            field => field,
            StringComparer.Ordinal
        );
        foreach (var (name, value) in written)
        {
            if (value.Length == 0)
                fields = fields.Remove(name);
            else if (fields.GetValueOrDefault(name)?.Value != value)
                fields = fields.SetItem(name, new DraftField(name, value, seat));
        }

        return fields.Values.ToSequence();
    }

    private static Draft WithVote(Draft draft, string seat, bool? vote) =>
        draft with
        {
            Votes =
            [
                .. draft.Votes.Where(other => other.Seat != seat),
                .. vote is { } isFor ? [new DraftVote(seat, isFor)] : Array.Empty<DraftVote>(),
            ],
        };

    private static Draft Without(Draft draft, HashSet<string> people) =>
        draft with
        {
            Votes = draft.Votes.Where(vote => people.Contains(vote.Seat)).ToSequence(),
        };

    /// <param name="change">Null for a draft that goes.</param>
    private DraftReply Change(TeamDrafts team, string id, Func<Draft, Draft?> change)
    {
        if (team.Drafts.FirstOrDefault(draft => draft.Id == id) is not { } found)
            return new DraftReply(DraftLimits.Gone(), null);
        Keep(team, Replace(team.Drafts, found, change(found)));
        return new DraftReply(null, id);
    }

    private static Sequence<Draft> Replace(Sequence<Draft> drafts, Draft before, Draft? after) =>
        drafts.Select(draft => ReferenceEquals(draft, before) ? after : draft).OfType<Draft>().ToSequence();

    private void Keep(TeamDrafts team, Sequence<Draft> drafts)
    {
        var next = team with { Number = team.Number + 1, Drafts = drafts };
        _teams[team.Role] = next;
        publish(new PublishedDrafts(Viewer.Of(team.Role).Key, JsonSerializer.SerializeToUtf8Bytes(next, Json.Options)));
    }

    private TeamDrafts TeamOf(string role) => _teams.GetValueOrDefault(role) ?? new TeamDrafts(role, 0, []);

    private bool IsTooFast(string seat)
    {
        var second = time.GetTimestamp() / time.TimestampFrequency;
        var (last, changes) = _pace.GetValueOrDefault(seat);
        changes = last == second ? changes + 1 : 1;
        _pace[seat] = (second, changes);
        return changes > DraftLimits.MostChangesInSecond;
    }

    private static string DrawId() => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
