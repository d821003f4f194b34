using System.Globalization;
using Npgsql;
using Simulation.Testing;
using static Simulation.Journal.Tests.Entries;
using Direction = Simulation.Journal.Tests.Postgres.CuttingProxy.Direction;

namespace Simulation.Journal.Tests.Postgres;

/// <summary>
/// A connection that is lost in the middle of an append: whatever the moment, the append is acknowledged and there, or
/// its fate is unknown and the same command, sent again, finds it there or puts it there, once.
/// </summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class BrokenConnectionTests(PostgresServer server) : IAsyncLifetime
{
    private const string Stream = "session/a";

    /// <summary>
    /// Places at which the line is cut in each direction, spread over an append; WHITECELL_CUTS=100000 cuts at every
    /// byte.
    /// </summary>
    private static readonly int s_cuts = int.Parse(
        Environment.GetEnvironmentVariable("WHITECELL_CUTS") ?? "100",
        CultureInfo.InvariantCulture
    );

    private static readonly string[] s_streams = [Stream, "session/b", "session/c"];

    private string _schema = "";
    private SqlJournal _direct = null!;

    public async Task InitializeAsync()
    {
        if (PostgresServer.Missing is null)
        {
            _schema = await server.NewSchema();
            _direct = await SqlJournal.OpenPostgres(_schema);
        }
    }

    public async Task DisposeAsync()
    {
        if (_direct is not null)
        {
            await _direct.DisposeAsync();
        }
    }

    [PostgresFact]
    public async Task Cut_on_the_way_to_the_server()
    {
        Assert.InRange(await CutEverywhere(Direction.ToServer), 1, int.MaxValue);
    }

    [PostgresFact]
    public async Task Cut_on_the_way_back()
    {
        Assert.InRange(await CutEverywhere(Direction.ToClient), 1, int.MaxValue);
    }

    [PostgresFact]
    public async Task The_answer_to_the_commit_is_lost()
    {
        await using var line = new CuttingProxy(_schema);
        await using var journal = await SqlJournal.OpenPostgres(line.ConnectionString);
        for (var version = 1; version <= 20; version++)
        {
            line.Lose("COMMIT");
            Assert.Null(await Try(journal, Stream, version));
            Assert.Equal(
                new AppendResult.Duplicate($"c{version}", version, version),
                await UntilAnswered(() => Try(journal, Stream, version))
            );
        }

        await IsThereOnce(Stream, 20);
    }

    [PostgresFact]
    public async Task A_reading_that_is_cut_is_refused_and_not_taken_for_the_end()
    {
        await using var line = new CuttingProxy(_schema);
        await using var journal = await SqlJournal.OpenPostgres(line.ConnectionString);
        var entries = Enumerable.Range(1, 30).Select(version => Entry(version, $"c{version}")).ToArray();
        await journal.Add(Stream, entries);
        await journal.All(Stream);
        var before = line.Passed(Direction.ToClient);
        await journal.All(Stream);
        var length = line.Passed(Direction.ToClient) - before;

        var refused = 0;
        foreach (var cut in Places(length))
        {
            line.CutAfter(Direction.ToClient, cut);
            var read = await TryAll(journal);
            line.Mend();

            // Behind the last entry nothing is missed.
            if (read is null)
                refused++;
            else
                Assert.Equal(entries.Texts(), read.Texts());
            Assert.Equal(entries.Texts(), (await UntilAnswered(() => TryAll(journal))).Texts());
        }

        Assert.InRange(refused, 1, int.MaxValue);
    }

    [PostgresFact]
    public async Task A_backend_that_is_ended_while_an_append_waits()
    {
        const string Victim = "victim";
        await using var journal = await SqlJournal.OpenPostgres(_schema + ";Application Name=" + Victim);
        await journal.Add(Stream, Entry(1, "a"));
        await using var database = NpgsqlDataSource.Create(_schema);
        await using var connection = await database.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using (
                var hold = new NpgsqlCommand("select 1 from journal_stream for update", connection, transaction)
            )
            {
                await hold.ExecuteNonQueryAsync();
            }

            var append = journal.Add(Stream, Entry(2, "b"));
            while (await End(database, Victim, "and wait_event_type = 'Lock'") == 0)
            {
                // It is on its way to the lock.
            }

            await Assert.ThrowsAsync<JournalUnavailableException>(() => append);
        }

        Assert.Equal(1, await _direct.Version(Stream));
        Assert.Equal(new AppendResult.Appended(2), await journal.Add(Stream, Entry(2, "b")));
    }

    [PostgresFact]
    public async Task A_host_that_is_cut_off_in_the_middle_of_an_append_does_not_stop_the_others()
    {
        const string Victim = "cut off";
        await using var line = new CuttingProxy(_schema);
        await using var journal = await SqlJournal.OpenPostgres(
            $"{line.ConnectionString};Application Name={Victim};Command Timeout=120"
        );
        await journal.Add(Stream, Entry(1, "a"));
        line.Swallow("insert into journal_stream");
        var append = journal.Add(Stream, Entry(2, "b"));
        await using var database = NpgsqlDataSource.Create(_schema);
        while (await Count(database, Victim, "and state = 'idle in transaction'") == 0)
        {
            // It is on its way to the lock.
        }

        Assert.Equal(new AppendResult.Appended(2), await _direct.Add(Stream, Entry(2, "c")));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => append);
    }

    [PostgresFact]
    public async Task Backends_that_are_ended_again_and_again()
    {
        const string Victim = "victims";
        const int Each = 40;
        await using var journal = await SqlJournal.OpenPostgres(_schema + ";Application Name=" + Victim);
        await using var database = NpgsqlDataSource.Create(_schema);
        using var acknowledged = new SemaphoreSlim(0);
        var unknown = 0;
        var writing = Task.WhenAll(
            s_streams.Select(stream =>
                Task.Run(async () =>
                {
                    for (var version = 1; version <= Each; version++)
                    {
                        while (await Try(journal, stream, version) is null)
                        {
                            // It is sent again until it is answered.
                            Interlocked.Increment(ref unknown);
                        }

                        acknowledged.Release();
                    }
                })
            )
        );

        // One goes through between one killing and the next, so that it comes to an end.
        while (!writing.IsCompleted)
        {
            await Task.WhenAny(writing, acknowledged.WaitAsync());
            await End(database, Victim, "");
        }

        await writing;
        Assert.InRange(unknown, 1, int.MaxValue);
        foreach (var stream in s_streams)
        {
            await IsThereOnce(stream, Each);
        }
    }

    /// <summary>Cuts one append after the other, each a little later than the one before.</summary>
    /// <returns>How many were not there.</returns>
    private async Task<int> CutEverywhere(Direction direction)
    {
        await using var line = new CuttingProxy(_schema);
        await using var journal = await SqlJournal.OpenPostgres(line.ConnectionString);
        await journal.Add(Stream, Entry(1, "c1"));
        var before = line.Passed(direction);
        await journal.Add(Stream, Entry(2, "c2"));
        var length = line.Passed(direction) - before;
        var version = 2;
        var notThere = 0;
        foreach (var cut in Places(length))
        {
            version++;
            line.CutAfter(direction, cut);
            var result = await Try(journal, Stream, version);
            line.Mend();
            var again = await UntilAnswered(() => Try(journal, Stream, version));
            if (result is not null)
                Assert.Equal(new AppendResult.Appended(version), result);
            if (again == new AppendResult.Appended(version))
            {
                Assert.Null(result);
                notThere++;
            }
            else
            {
                Assert.Equal(new AppendResult.Duplicate($"c{version}", version, version), again);
            }
        }

        await IsThereOnce(Stream, version);
        return notThere;
    }

    private static IEnumerable<long> Places(long length)
    {
        for (var cut = 0L; cut <= length; cut += Math.Max(1, length / s_cuts))
        {
            yield return cut;
        }
    }

    private static async Task<AppendResult?> Try(SqlJournal journal, string stream, int version)
    {
        try
        {
            return await journal.Add(stream, Entry(version, $"c{version}"));
        }
        catch (JournalUnavailableException)
        {
            return null;
        }
    }

    private static async Task<List<JournalEntry>?> TryAll(SqlJournal journal)
    {
        try
        {
            return await journal.All(Stream);
        }
        catch (JournalUnavailableException)
        {
            return null;
        }
    }

    // A connection that broke behind its last answer is noticed at the next use only.
    private static async Task<T> UntilAnswered<T>(Func<Task<T?>> ask)
        where T : class
    {
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }
        }
    }

    private async Task IsThereOnce(string stream, int count)
    {
        var expected = Enumerable.Range(1, count).Select(version => Entry(version, $"c{version}"));
        Assert.Equal(expected.Texts(), (await _direct.All(stream)).Texts());
    }

    private static Task<long> End(NpgsqlDataSource database, string application, string condition) =>
        Count(database, application, condition, "pg_terminate_backend(pid)");

    private static async Task<long> Count(
        NpgsqlDataSource database,
        string application,
        string condition,
        string what = "*"
    )
    {
        await using var command = database.CreateCommand(
            $"select count({what}) from pg_stat_activity where application_name = '{application}' {condition}"
        );
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
