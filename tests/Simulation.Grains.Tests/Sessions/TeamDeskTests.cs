using System.Collections.Immutable;
using System.Text.Json;
using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Sessions;

public sealed class TeamDeskTests
{
    private readonly List<PublishedDrafts> _published = [];
    private readonly ManualTimeProvider _time = new();
    private readonly TeamDesk _desk;
    private World _world = Teams(Playing("ana", "cloud"), Playing("ben", "cloud"), Playing("cid", "ai-lab"));

    public TeamDeskTests() => _desk = new TeamDesk(_time, _published.Add);

    [Fact]
    public void What_one_writes_goes_to_the_team_field_by_field_and_the_last_writer_wins()
    {
        var draft = Write("ana", ("target", "ai-lab"), ("words", "Now"));
        Assert.Equal(draft, Write("ben", ("words", "Now!")));
        var read = Assert.Single(Last().Drafts);
        Assert.Equal("ana", read.By);
        Assert.Equal([new DraftField("target", "ai-lab", "ana"), new DraftField("words", "Now!", "ben")], read.Fields);
        Assert.All(_published, published => Assert.Equal("role-cloud", published.Viewer));

        // A field that is emptied is left out, and what changes nothing is published to nobody.
        Write("ana", ("words", ""));
        Assert.Equal(["target"], Assert.Single(Last().Drafts).Fields.Select(field => field.Name));
        var before = _published.Count;
        Write("ben", ("target", "ai-lab"));
        Assert.Equal(before, _published.Count);
        Assert.Equal([1L, 2L, 3L], _published.Select(Read).Select(team => team.Number));
    }

    [Fact]
    public void Teams_have_their_own_drafts_and_who_is_in_none_has_none()
    {
        var mine = Write("ana", ("words", "Now"));
        Assert.Equal(RefusalCode.TooLate, Refused("cid", new VoteOnDraft(mine, true)));
        Assert.Equal(RefusalCode.TooLate, Refused("cid", new DiscardDraft(mine)));
        var other = Write("cid", ("words", "Never"));
        Assert.NotEqual(mine, other);
        Assert.Equal("Never", Assert.Single(_desk.Of(_world, _world.Seats["cid"])!.Drafts).Fields[0].Value);
        Assert.Equal("Now", Assert.Single(_desk.Of(_world, _world.Seats["ben"])!.Drafts).Fields[0].Value);

        _world = Teams(Playing("idle", null));
        Assert.Null(_desk.Of(_world, _world.Seats["idle"]));
        Assert.Equal(RefusalCode.NotYours, Refused("idle", new DiscardDraft(mine)));
        _world = _world with { Teams = null };
        Assert.Equal(RefusalCode.NotLegal, Refused("idle", new DiscardDraft(mine)));
    }

    [Fact]
    public void Votes_are_for_what_a_draft_says_now()
    {
        var draft = Write("ana", ("words", "Now"));
        Edit("ana", new VoteOnDraft(draft, true));
        Edit("ben", new VoteOnDraft(draft, false));
        Edit("ben", new VoteOnDraft(draft, true));
        Assert.Equal([new DraftVote("ana", true), new DraftVote("ben", true)], Last().Drafts[0].Votes);
        Edit("ana", new VoteOnDraft(draft, null));
        Assert.Equal([new DraftVote("ben", true)], Last().Drafts[0].Votes);
        Write("ana", ("words", "Later"));
        Assert.Empty(Last().Drafts[0].Votes);
    }

    [Fact]
    public void Who_leaves_takes_the_vote_along_and_the_last_one_the_drafts()
    {
        var draft = Write("ana", ("words", "Now"));
        Edit("ben", new VoteOnDraft(draft, true));
        _world = Teams(Playing("ana", "cloud"), Playing("ben", "ai-lab"));
        _desk.OnCommitted(_world);
        Assert.Empty(Last().Drafts[0].Votes);
        Assert.Empty(_desk.Of(_world, _world.Seats["ben"])!.Drafts);

        _world = Teams(Playing("ben", "ai-lab"));
        _desk.OnCommitted(_world);
        _world = Teams(Playing("ben", "cloud"));
        Assert.Empty(_desk.Of(_world, _world.Seats["ben"])!.Drafts);
    }

    [Fact]
    public void A_draft_goes_when_it_is_sent_discarded_or_the_game_ends()
    {
        var draft = Write("ana", ("words", "Now"));
        _desk.OnSent(_world.Seats["ben"], draft);
        Assert.Empty(Last().Drafts);
        Assert.Equal(RefusalCode.TooLate, Refused("ana", new VoteOnDraft(draft, true)));

        // The same again is another draft: what was sent is not sent again under its id.
        Assert.NotEqual(draft, Write("ana", ("words", "Now")));
        Edit("ben", new DiscardDraft(Last().Drafts[0].Id));
        Assert.Empty(Last().Drafts);

        Write("ana", ("words", "Now"));
        _world = _world with { Phase = Phase.Debrief };
        _desk.OnCommitted(_world);
        Assert.Empty(Last().Drafts);
        Assert.Equal(RefusalCode.WrongPhase, Refused("ana", Writing("a", ("words", "Now"))));
    }

    [Fact]
    public void Drafts_fields_characters_and_changes_have_bounds()
    {
        for (var i = 0; i < DraftLimits.MostDrafts; i++)
        {
            Edit("ana", Writing("move-" + i, ("words", "Now")));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(RefusalCode.LimitReached, Refused("ana", Writing("one-more", ("words", "Now"))));
        var many = Enumerable.Range(0, DraftLimits.MostFields + 1).Select(i => ("f" + i, "x")).ToArray();
        Assert.Equal(RefusalCode.TooLarge, Refused("ana", Writing("move-0", many)));
        Assert.Equal(RefusalCode.TooLarge, Refused("ana", Writing("move-0", ("words", new string('x', 1001)))));
        Assert.Equal(RefusalCode.Malformed, Refused("ana", Writing("move-0", ("words", new string(' ', 1001)))));
        Assert.Equal(RefusalCode.Malformed, Refused("ana", Writing("move-0", ("words", "\0"))));
        Assert.Equal(RefusalCode.Malformed, Refused("ana", Writing("move-0", ("", "x"))));
        Assert.Equal(RefusalCode.Malformed, Refused("ana", Writing("move-0", ("<b>", "x"))));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(RefusalCode.TooLarge, Refused("ana", Writing(new string('x', 401), ("words", "x"))));
        Edit("ana", Writing("move-0", ("words", "  ")));

        _time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < DraftLimits.MostChangesInSecond; i++)
            Edit("ana", Writing("move-0", ("words", "x" + i)));
        Assert.Equal(RefusalCode.TooMany, Refused("ana", Writing("move-0", ("words", "x"))));
        Edit("ben", Writing("move-0", ("words", "x")));
        _time.Advance(TimeSpan.FromSeconds(1));
        Edit("ana", Writing("move-0", ("words", "y")));
    }

    [Fact]
    public void Who_is_muted_prepares_moves_and_no_messages()
    {
        var seat = _world.Seats["ana"] with { Muted = true };
        _world = _world with { Seats = _world.Seats.SetItem("ana", seat) };
        Edit("ana", Writing("dam", ("words", "Now")));
        Assert.Equal(
            RefusalCode.Muted,
            Refused("ana", new WriteDraft(DraftKind.Message, "", Fields([("text", "Psst")])))
        );
    }

    private string Write(string seat, params (string, string)[] fields) => Edit(seat, Writing("dam", fields));

    private string Edit(string seat, DraftEdit edit)
    {
        var reply = _desk.Edit(_world, _world.Seats[seat], edit);
        Assert.Null(reply.Refusal);
        return reply.Draft!;
    }

    private RefusalCode Refused(string seat, DraftEdit edit)
    {
        var before = _published.Count;
        var code = _desk.Edit(_world, _world.Seats[seat], edit).Refusal!.Code;
        Assert.Equal(before, _published.Count);
        return code;
    }

    private TeamDrafts Last() => Read(_published[^1]);

    private static TeamDrafts Read(PublishedDrafts published) =>
        JsonSerializer.Deserialize<TeamDrafts>(published.Json.Span, Json.Options)!;

    private static WriteDraft Writing(string subject, params (string, string)[] fields) =>
        new(DraftKind.Move, subject, Fields(fields));

    private static ImmutableSortedDictionary<string, string> Fields((string Name, string Value)[] fields) =>
        fields.ToImmutableSortedDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

    private static Seat Playing(string id, string? role) => new(id, "N. " + id, role, SeatKind.Player, "hash");

    private static World Teams(params Seat[] seats) =>
        World.Open(
            ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!.Scenario!,
            new SessionOpened(
                "session",
                "CODE",
                ImmutableSortedDictionary<string, string>.Empty,
                "seed",
                Pacing.Turns,
                60,
                Teams: new TeamSettings(TeamDecides.Anyone, TeamReady.Majority)
            )
        ) with
        {
            Seats = seats.ToImmutableSortedDictionary(seat => seat.Id, seat => seat, StringComparer.Ordinal),
        };
}
