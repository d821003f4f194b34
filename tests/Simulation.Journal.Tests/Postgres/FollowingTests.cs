using Npgsql;
using Simulation.Testing;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests.Postgres;

/// <summary>What hosts of one database hear of each other, and which of them leads a stream.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class FollowingTests(PostgresServer server) : IAsyncLifetime
{
    private const string Stream = "session/a";

    private readonly List<PostgresJournal> _hosts = [];
    private string _schema = "";

    public async Task InitializeAsync()
    {
        if (PostgresServer.Missing is null)
        {
            _schema = await server.NewSchema();
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    [PostgresFact]
    public async Task A_follower_hears_of_what_another_host_appends()
    {
        var (one, other) = (await Host(), await Host());
        await one.Add(Stream, Entry(1, "a"));
        var ear = new Ear();
        using var following = other.Follow(Stream, ear);
        await ear.Until(1L);

        await one.Add(Stream, Entry(2, "b", 3));

        await ear.Until(4L);
    }

    [PostgresFact]
    public async Task Of_the_hosts_that_follow_a_stream_one_leads_and_another_one_when_it_goes()
    {
        var hosts = new[] { await Host(), await Host(), await Host() };
        await hosts[0].Add(Stream, Entry(1, "a"));
        var ears = hosts.Select(_ => new Ear()).ToArray();
        var following = hosts.Select((host, n) => host.Follow(Stream, ears[n])).ToArray();
        await Task.WhenAny(ears.Select(ear => ear.Until("lead")));
        foreach (var ear in ears)
        {
            await ear.Until(1L);
        }

        var leader = Array.FindIndex(following, one => one.Leads);
        Assert.Single(following, one => one.Leads);

        await hosts[leader].DisposeAsync();
        _hosts.Remove(hosts[leader]);

        var left = Enumerable.Range(0, 3).Where(n => n != leader).ToArray();
        await Task.WhenAny(left.Select(n => ears[n].Until("lead")));
        Assert.Single(left, n => following[n].Leads);
    }

    [PostgresFact]
    public async Task A_host_that_leaves_a_stream_gives_up_its_lead()
    {
        var (one, other) = (await Host(), await Host());
        await one.Add(Stream, Entry(1, "a"));
        var (first, second) = (new Ear(), new Ear());
        var leading = one.Follow(Stream, first);
        await first.Until(_ => leading.Leads);
        using var waiting = other.Follow(Stream, second);
        await second.Until(all => all.Length > 0);
        Assert.False(waiting.Leads);

        leading.Dispose();

        await second.Until("lead");
        Assert.True(waiting.Leads);
    }

    [PostgresFact]
    public async Task A_lead_that_is_left_and_taken_up_again_at_once_is_given_up_with_the_last_following()
    {
        var (one, other) = (await Host(), await Host());
        await one.Add(Stream, Entry(1, "a"));
        var (first, second) = (new Ear(), new Ear());
        var leading = one.Follow(Stream, first);
        await first.Until(all => leading.Leads && all.Contains(1L));

        leading.Dispose();
        var again = one.Follow(Stream, first);
        await first.Until(all => again.Leads && all.Count(heard => heard is 1L) == 2);
        using var waiting = other.Follow(Stream, second);
        await second.Until(1L);
        Assert.False(waiting.Leads);

        again.Dispose();

        await second.Until("lead");
        Assert.True(waiting.Leads);
    }

    [PostgresFact]
    public async Task Nobody_leads_a_stream_that_does_not_exist_and_its_end_is_heard_of()
    {
        var host = await Host();
        var ear = new Ear();
        using var following = host.Follow(Stream, ear);
        await ear.Until(0L);
        Assert.False(following.Leads);

        await (await Host()).Add(Stream, Entry(1, "a"));
        await ear.Until(1L);
        await _hosts[1].Delete(Stream);
        await ear.Until(all => all[^1] is 0L && all.Length == 3);
    }

    [PostgresFact]
    public async Task What_one_host_says_the_others_hear_and_itself_does_not()
    {
        var (one, other) = (await Host(), await Host());
        var (mine, theirs) = (new Ear(), new Ear());
        using var speaking = one.Follow(Stream, mine);
        using var listening = other.Follow(Stream, theirs);
        await mine.Until(all => all.Length > 0);
        await theirs.Until(all => all.Length > 0);

        speaking.Tell("online s1 s2");
        await theirs.Until("online s1 s2");
        listening.Tell("back");
        await mine.Until("back");

        Assert.DoesNotContain("online s1 s2", mine.All);
        Assert.Throws<ArgumentOutOfRangeException>(() => speaking.Tell(new string('x', Following.LongestText + 1)));
    }

    [PostgresFact]
    public async Task After_an_outage_leads_are_taken_again_and_everything_is_told_again()
    {
        var host = await Host();
        await host.Add(Stream, Entry(1, "a"));
        var ear = new Ear();
        using var following = host.Follow(Stream, ear);
        await ear.Until(all => following.Leads && all.Contains(1L));

        await server.Stop();
        await ear.Until(_ => !following.Leads);
        await server.Start();

        await ear.Until(all => following.Leads && all.Count(heard => heard is 1L) == 2);
    }

    [PostgresFact]
    public async Task A_host_that_gets_no_answer_gives_up_its_lead_by_itself()
    {
        await using var line = new CuttingLine(_schema);
        await using var host = await PostgresJournal.Open(line.ConnectionString + ";Command Timeout=0");
        await host.Add(Stream, Entry(1, "a"));
        var ear = new Ear();
        using var following = host.Follow(Stream, ear);
        await ear.Until(all => following.Leads && all.Contains(1L));

        line.Swallow("select stream, version from journal_stream");

        await ear.Until(all => all.Count(heard => heard is "lead") > 1);
    }

    [PostgresFact]
    public async Task A_stream_that_is_followed_anew_while_an_outage_is_told_is_not_led()
    {
        string[] streams = [Stream, "session/b"];
        var host = await Host();
        var isOut = false;
        List<bool> leads = [];
        List<(IFollowing Following, Ear Ear)> all = [];
        foreach (var stream in streams)
        {
            await host.Add(stream, Entry(1, "a"));
            var ear = new Ear(FollowAnew);
            all.Add((host.Follow(stream, ear), ear));
        }

        foreach (var (following, ear) in all) await ear.Until(_ => following.Leads);

        isOut = true;
        await server.Stop();
        foreach (var (_, ear) in all) await ear.Until(heard => heard.Count(one => one is "lead") == 2);
        await server.Start();

        Assert.Equal([false, false, false, false], leads);

        void FollowAnew()
        {
            if (isOut) leads.AddRange(streams.Select(stream => host.Follow(stream, new Ear()).Leads));
        }
    }

    [PostgresFact]
    public async Task A_message_that_nobody_can_read_does_not_end_the_following()
    {
        var host = await Host();
        await host.Add(Stream, Entry(1, "a"));
        var ear = new Ear();
        using var following = host.Follow(Stream, ear);
        await ear.Until(all => following.Leads && all.Contains(1L));

        await using var database = NpgsqlDataSource.Create(_schema);
        await using var say = database.CreateCommand($"select pg_notify('journal_' || md5(current_schema()), 'x {Stream} grown much')");
        await say.ExecuteNonQueryAsync();

        await ear.Until(all => following.Leads && all.Count(heard => heard is 1L) == 2);
    }

    [PostgresFact]
    public async Task A_follower_that_cannot_be_told_takes_nothing_from_the_others()
    {
        var (one, other) = (await Host(), await Host());
        await one.Add(Stream, Entry(1, "a"));
        await one.Add("session/b", Entry(1, "a"));
        var ear = new Ear();
        using var failing = other.Follow("session/b", new Failing());
        using var following = other.Follow(Stream, ear);
        await ear.Until(all => following.Leads && all.Contains(1L));

        await one.Add("session/b", Entry(2, "b"));
        await one.Add(Stream, Entry(2, "b"));

        await ear.Until(2L);
        Assert.Equal([1L, 2L], ear.All.OfType<long>());
        Assert.Single(ear.All, "lead");
    }

    private async Task<PostgresJournal> Host()
    {
        var host = await PostgresJournal.Open(_schema);
        _hosts.Add(host);
        return host;
    }

    private sealed class Failing : IFollower
    {
        public void Grown(long version) => throw new InvalidOperationException("Cannot be told.");

        public void LeadChanged() => throw new InvalidOperationException("Cannot be told.");

        public void Heard(string host, string text) => throw new InvalidOperationException("Cannot be told.");
    }

    /// <summary>Keeps what it hears, in order.</summary>
    private sealed class Ear(Action? leadChanged = null) : IFollower
    {
        private readonly Lock _gate = new();
        private readonly List<object> _all = [];
        private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public object[] All
        {
            get
            {
                lock (_gate)
                {
                    return [.. _all];
                }
            }
        }

        public void Grown(long version) => Keep(version);

        public void LeadChanged()
        {
            leadChanged?.Invoke();
            Keep("lead");
        }

        public void Heard(string host, string text) => Keep(text);

        public Task Until(object heard) => Until(all => all.Contains(heard));

        public async Task Until(Func<object[], bool> holds)
        {
            while (true)
            {
                Task changed;
                lock (_gate)
                {
                    changed = _changed.Task;
                }

                if (holds(All))
                {
                    return;
                }

                await changed;
            }
        }

        private void Keep(object heard)
        {
            lock (_gate)
            {
                _all.Add(heard);
                _changed.SetResult();
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
