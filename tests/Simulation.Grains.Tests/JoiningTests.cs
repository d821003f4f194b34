using System.Text;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>Who asks again is given the same seat, and nobody else is.</summary>
public sealed class JoiningTests
{
    private static readonly string Attempt = new('a', 32);

    [Fact]
    public async Task The_same_attempt_gets_the_same_seat_also_at_the_same_moment_and_after_a_restart()
    {
        await using var host = await TestHost.Start();
        await host.Open();
        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Join(host, Attempt)));
        var seat = Assert.Single(replies.Select(reply => reply.Seat).Distinct());

        await using var next = await host.Restart();
        Assert.Equal(seat, (await Join(next, Attempt)).Seat);
        Assert.NotEqual(seat, (await Join(next, new string('b', 32))).Seat);
    }

    [Fact]
    public async Task A_seat_is_drawn_and_tells_nothing_of_the_attempt()
    {
        await using var first = await TestHost.Start();
        await using var second = await TestHost.Start();
        await first.Open();
        await second.Open();
        Assert.NotEqual((await Join(first, Attempt)).Seat, (await Join(second, Attempt)).Seat);
        Assert.NotEqual(await DigestIn(first), await DigestIn(second));
    }

    [Fact]
    public async Task The_digest_of_an_attempt_is_kept_and_its_key_is_in_no_session()
    {
        await using var host = await TestHost.Start();
        await host.Open();
        await Join(host, Attempt);
        var journal = host.Journal.Inner;
        var key = Text((await journal.Read("key/join").ToListAsync()).Single().Events[0]).Trim('"');
        Assert.Equal(64, key.Length);
        foreach (var stored in (await host.Entries()).SelectMany(entry => entry.Events))
        {
            Assert.DoesNotContain(key, Text(stored), StringComparison.Ordinal);
            Assert.DoesNotContain(Attempt, Text(stored), StringComparison.Ordinal);
        }

        // Another server of the database makes the same digest, also when both draw a key at the same moment.
        var digests = await DigestsOfServers(journal, SessionAccess.Session, 4);
        Assert.Equal(await DigestIn(host), Assert.Single(digests.Distinct()));
    }

    [Fact]
    public async Task Servers_that_draw_a_key_at_the_same_moment_agree_on_one()
    {
        using var folder = new TemporaryFolder();
        await using var journal = SqlJournal.OpenSqlite(folder.Path);
        var digest = Assert.Single((await DigestsOfServers(journal, "s", 8)).Distinct());
        Assert.NotEqual(digest, Assert.Single(await DigestsOfServers(journal, "another", 1)));
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("")]
    [InlineData("0123456789abcdef 0123456789abcdef")]
    public async Task An_attempt_of_under_128_bits_is_refused(string id)
    {
        await using var host = await TestHost.Start();
        await host.Open();
        var refused = await host.Table.Join(new JoinRequest(id, SessionAccess.Code, "Ada"));
        Assert.Equal(RefusalCode.Malformed, refused.Refusal?.Code);
        Assert.Single((await host.Entries()).SelectMany(entry => entry.Events), stored => stored.Name == "seat-taken");
    }

    private static async Task<JoinReply> Join(TestHost host, string attempt)
    {
        var joined = await host.Table.Join(new JoinRequest(attempt, SessionAccess.Code, "Ada", Spectator: true));
        Assert.Null(joined.Refusal);
        return joined.Value!;
    }

    private static string Text(StoredEvent stored) => Encoding.UTF8.GetString(stored.Json.Span);

    // Each with a key of its own to draw or to read, all at the same moment.
    private static Task<string[]> DigestsOfServers(IJournal journal, string session, int servers) =>
        Task.WhenAll(
            Enumerable
                .Range(0, servers)
                .Select(_ => new JoinKey(journal, TimeProvider.System).DigestOf(session, Attempt))
        );

    private static async Task<string?> DigestIn(TestHost host) =>
        (await host.Entries())
            .SelectMany(entry => entry.Events)
            .Where(stored => stored.Name == "seat-taken")
            .Select(stored => (SeatTaken)StoredEvents.Read(stored.Name, stored.Json.Span))
            .Last()
            .Join;
}
