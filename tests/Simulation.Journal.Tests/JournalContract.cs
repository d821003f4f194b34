using System.Data.Common;
using static Simulation.Journal.Tests.Entries;

namespace Simulation.Journal.Tests;

/// <summary>What every journal promises. A class per journal runs the whole of it.</summary>
public abstract class JournalContract : IAsyncLifetime
{
    protected IJournal Journal { get; private set; } = null!;

    /// <summary>Opens the journal of this test; called again after the journal before was disposed.</summary>
    protected abstract Task<IJournal> Open();

    /// <summary>Removes what the test left.</summary>
    protected abstract Task Clean();

    public virtual async Task InitializeAsync() => Journal = await Open();

    public virtual async Task DisposeAsync()
    {
        if (Journal is not null)
        {
            await Journal.DisposeAsync();
            await Clean();
        }
    }

    protected async Task Restart()
    {
        await Journal.DisposeAsync();
        Journal = await Open();
    }

    [ContractFact]
    public async Task A_stream_that_does_not_exist_is_empty_and_at_version_0()
    {
        Assert.Equal(0, await Journal.Version("session/none"));
        Assert.Empty(await Journal.All("session/none"));
        Assert.Empty(await Journal.Names(""));
    }

    [ContractFact]
    public async Task What_was_appended_is_read_back_as_it_was()
    {
        JournalEntry entry = new(
            1,
            new DateTimeOffset(2031, 5, 6, 14, 30, 15, TimeSpan.FromHours(2)).AddTicks(1234567),
            "c-1~!",
            "Zoë \"Z\" 李 🎲",
            [
                Event("opened/1", """{"title":"Żółw <b> \"quoted\" \\ \u00e9","n":[1,2.50,-3e4],"deep":{"a":null}}"""),
                Event("drawn/2", "17"),
                Event("said/1", "\"hash\\\":\\\"\""),
            ]
        );

        Assert.Equal(new AppendResult.Appended(3), await Journal.Add("session/a", entry));

        Assert.Equal(new[] { entry }.Texts(), (await Journal.All("session/a")).Texts());
        Assert.Equal(TimeSpan.Zero, (await Journal.All("session/a"))[0].At.Offset);
        await Restart();
        Assert.Equal(new[] { entry }.Texts(), (await Journal.All("session/a")).Texts());
        Assert.Equal(3, await Journal.Version("session/a"));
    }

    [ContractFact]
    public async Task A_command_is_kept_beside_its_events()
    {
        JournalEntry[] entries =
        [
            Entry(1, "a") with
            {
                Command = Command("play/1", """{"move":"Żółw \"x\"","n":[1,2.50]}"""),
            },
            Entry(2, "b", events: 2),
            Entry(4, "c") with
            {
                Command = Command("declare-ready/1", "null"),
            },
        ];

        await Journal.Append("session/a", 0, entries);

        Assert.Equal(entries.Texts(), (await Journal.All("session/a")).Texts());
        await Restart();
        Assert.Equal(entries.Texts(), (await Journal.All("session/a")).Texts());
        Assert.Null((await Journal.All("session/a"))[1].Command);
    }

    [ContractFact]
    public async Task A_long_stream_is_read_to_its_end()
    {
        for (var first = 1; first <= 1501; first += 500)
        {
            await Journal.Append(
                "session/a",
                first - 1,
                [.. Enumerable.Range(first, 500).Select(n => Entry(n, $"c{n}"))]
            );
        }

        Assert.Equal(Enumerable.Range(1, 2000), (await Journal.All("session/a")).Select(entry => (int)entry.First));
        foreach (var after in (int[])[1, 499, 500, 1000, 1500, 1999])
        {
            Assert.Equal(
                Enumerable.Range(after + 1, 2000 - after),
                (await Journal.All("session/a", after)).Select(entry => (int)entry.First)
            );
        }
    }

    [ContractFact]
    public async Task What_is_appended_while_a_stream_is_read_is_not_read()
    {
        await Journal.Append("session/a", 0, [.. Enumerable.Range(1, 1000).Select(n => Entry(n, $"c{n}"))]);
        await using var reading = Journal.Read("session/a").GetAsyncEnumerator();
        Assert.True(await reading.MoveNextAsync());

        await Journal.Append("session/a", 1000, [.. Enumerable.Range(1001, 1000).Select(n => Entry(n, $"c{n}"))]);

        for (var read = 1; read < 1000; read++)
            Assert.True(await reading.MoveNextAsync());
        Assert.Equal(1000, reading.Current.Last);
        Assert.False(await reading.MoveNextAsync());
    }

    [ContractFact]
    public async Task A_stream_deleted_while_it_is_read_is_not_taken_for_its_beginning()
    {
        await Journal.Append("session/a", 0, [.. Enumerable.Range(1, 1500).Select(n => Entry(n, $"c{n}"))]);
        foreach (var isCreatedAgain in (bool[])[false, true])
        {
            await using var reading = Journal.Read("session/a").GetAsyncEnumerator();
            Assert.True(await reading.MoveNextAsync());
            await Journal.Delete("session/a");
            if (isCreatedAgain)
                await Journal.Add("session/a", Entry(1, "again"));

            await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
            {
                while (await reading.MoveNextAsync()) { }
            });
            await Journal.Delete("session/a");
            await Journal.Append("session/a", 0, [.. Enumerable.Range(1, 1500).Select(n => Entry(n, $"c{n}"))]);
        }
    }

    [ContractFact]
    public async Task Appends_and_deletions_take_effect_in_the_order_of_the_calls()
    {
        Task<AppendResult>[] appends = new Task<AppendResult>[20];
        List<Task> deletions = [];
        for (var n = 0; n < appends.Length; n++)
        {
            appends[n] = Journal.Add("session/a", Entry(1, "a", 2));
            if (n < appends.Length - 1)
                deletions.Add(Journal.Delete("session/a"));
        }

        await Task.WhenAll(deletions);
        Assert.All(await Task.WhenAll(appends), result => Assert.Equal(new AppendResult.Appended(2), result));
        Assert.Equal(2, await Journal.Version("session/a"));
    }

    [ContractFact]
    public async Task Who_no_longer_wants_a_stream_is_not_given_the_rest()
    {
        await Journal.Append("session/a", 0, [.. Enumerable.Range(1, 10).Select(n => Entry(n, $"c{n}"))]);
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var entry in Journal.Read("session/a", 0, source.Token))
                await source.CancelAsync();
        });
    }

    [ContractFact]
    public async Task An_exported_stream_has_the_lines_and_hashes_of_the_format()
    {
        await Journal.Add("session/example", FormatTests.Example[0]);
        await Journal.Add("session/example", FormatTests.Example[1..]);
        using var exported = new MemoryStream();

        Assert.Equal(3, await ((SqlJournal)Journal).Export("session/example", exported));

        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "format-1.ndjson")),
            System.Text.Encoding.UTF8.GetString(exported.ToArray())
        );
    }

    [ContractFact]
    public async Task The_queries_of_the_format_page_find_something()
    {
        await Journal.Add(
            "session/7f3a",
            Entry(1, "c-17") with
            {
                Events = [Event("seat-taken", """{"name":"Ada"}"""), Event("said", "1")],
            },
            Entry(3, "b") with
            {
                Command = Command("play/1", "{}"),
            }
        );
        await Journal.Add(
            "code/QX7K",
            Entry(1, "7f3a") with
            {
                Events = [Event("code-claimed", """{"session":"7f3a"}""")],
            }
        );
        var queries = FormatTests.Queries();
        Assert.Equal(7, queries.Length);

        var found = new List<string>();
        foreach (var query in queries)
            found.Add(string.Join(", ", await First(query)));

        Assert.StartsWith("session/7f3a, 2, 3, ", found[0], StringComparison.Ordinal);
        Assert.EndsWith(", Ada Okafor, seat-taken, {\"name\":\"Ada\"}", found[1], StringComparison.Ordinal);
        Assert.Equal("Ada Okafor, 2", found[2]);
        Assert.EndsWith(", 1, 1", found[3], StringComparison.Ordinal);
        Assert.Equal("7f3a", found[4]);
        Assert.Equal("seat-taken, {\"name\":\"Ada\"}", found[5]);
        Assert.StartsWith("session/7f3a, ", found[6], StringComparison.Ordinal);
    }

    /// <summary>The first row of a query on the database of this test.</summary>
    protected abstract Task<object[]> First(string query);

    protected static async Task<object[]> First(DbConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var rows = await command.ExecuteReaderAsync();
        Assert.True(await rows.ReadAsync(), query);
        var values = new object[rows.FieldCount];
        rows.GetValues(values);
        return values;
    }

    [ContractFact]
    public async Task Entries_of_one_append_stand_together()
    {
        JournalEntry[] entries = [Entry(1, "a", events: 3), Entry(4, "b"), Entry(5, "c", events: 2)];

        Assert.Equal(new AppendResult.Appended(6), await Journal.Append("session/a", 0, entries));

        Assert.Equal(entries.Texts(), (await Journal.All("session/a")).Texts());
    }

    [ContractFact]
    public async Task An_append_at_another_version_is_a_conflict_and_changes_nothing()
    {
        await Journal.Add("session/a", Entry(1, "a", events: 2));

        Assert.Equal(new AppendResult.Conflict(2), await Journal.Add("session/a", Entry(1, "b")));
        Assert.Equal(new AppendResult.Conflict(2), await Journal.Add("session/a", Entry(2, "c")));
        Assert.Equal(new AppendResult.Conflict(2), await Journal.Add("session/a", Entry(4, "d")));
        Assert.Equal(new AppendResult.Conflict(0), await Journal.Add("session/b", Entry(2, "e")));

        Assert.Equal(["a"], (await Journal.All("session/a")).Select(entry => entry.CommandId));
        Assert.Equal(["session/a"], await Journal.Names(""));
    }

    [ContractFact]
    public async Task A_repeated_command_gets_its_first_receipt()
    {
        await Journal.Add("session/a", Entry(1, "a"), Entry(2, "b", events: 3));
        await Journal.Add("session/a", Entry(5, "c"));
        var receipt = new AppendResult.Duplicate("b", 2, 4);

        Assert.Equal(receipt, await Journal.Add("session/a", Entry(2, "b", events: 3)));
        Assert.Equal(receipt, await Journal.Add("session/a", Entry(6, "b")));
        Assert.Equal(receipt, await Journal.Add("session/a", Entry(6, "new"), Entry(7, "b")));
        await Restart();
        Assert.Equal(receipt, await Journal.Add("session/a", Entry(6, "b")));

        Assert.Equal(5, await Journal.Version("session/a"));
        Assert.Equal(new AppendResult.Appended(1), await Journal.Add("session/other", Entry(1, "b")));
    }

    [ContractFact]
    public async Task A_command_repeated_before_its_first_receipt_counts_once()
    {
        var appends = Enumerable.Range(0, 20).Select(_ => Journal.Add("session/a", Entry(1, "a", events: 2))).ToList();

        var results = await Task.WhenAll(appends);

        Assert.Single(results, new AppendResult.Appended(2));
        Assert.Equal(19, results.Count(result => result == new AppendResult.Duplicate("a", 1, 2)));
        Assert.Single(await Journal.All("session/a"));
    }

    [ContractFact]
    public async Task One_append_may_not_hold_a_command_twice()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Journal.Add("session/a", Entry(1, "a"), Entry(2, "a")));

        Assert.Equal(0, await Journal.Version("session/a"));
    }

    [ContractFact]
    public async Task Appends_may_build_on_one_that_is_under_way()
    {
        var appends = Enumerable.Range(1, 50).Select(n => Journal.Add("session/a", Entry(n, $"c{n}"))).ToList();

        var results = await Task.WhenAll(appends);

        Assert.Equal(Enumerable.Range(1, 50).Select(n => new AppendResult.Appended(n)), results);
        Assert.Equal(
            Enumerable.Range(1, 50).Select(n => $"c{n}"),
            (await Journal.All("session/a")).Select(entry => entry.CommandId)
        );
    }

    [ContractFact]
    public async Task Of_a_hundred_writers_at_one_version_one_wins()
    {
        for (var version = 0; version < 3; version++)
        {
            var round = version;
            var results = await Task.WhenAll(
                Enumerable
                    .Range(0, 100)
                    .Select(writer => Task.Run(() => Journal.Add("session/a", Entry(round + 1, $"{round}-{writer}"))))
            );

            Assert.Single(results, new AppendResult.Appended(version + 1));
            Assert.Equal(99, results.Count(result => result == new AppendResult.Conflict(round + 1)));
        }

        await Restart();
        Assert.Equal(3, (await Journal.All("session/a")).Count);
    }

    [ContractFact]
    public async Task A_hundred_writers_that_try_again_all_get_in()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        var version = 0L;
                        while (
                            await Journal.Add("session/a", Entry(version + 1, $"w{writer}"))
                                is AppendResult.Conflict conflict
                        )
                        {
                            version = conflict.Actual;
                        }
                    })
                )
        );

        await Restart();
        var entries = await Journal.All("session/a");
        Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), entries.Select(entry => entry.First));
        Assert.Equal(100, entries.Select(entry => entry.CommandId).Distinct().Count());
    }

    [ContractFact]
    public async Task Streams_do_not_mix()
    {
        var streams = Enumerable.Range(0, 40).Select(n => $"session/s{n}").ToList();
        await Task.WhenAll(
            streams.Select(stream =>
                Task.Run(async () =>
                {
                    for (var version = 1; version <= 5; version++)
                    {
                        await Journal.Add(stream, Entry(version, $"{stream}#{version}"));
                    }
                })
            )
        );

        await Restart();
        foreach (var stream in streams)
        {
            Assert.Equal(
                Enumerable.Range(1, 5).Select(n => $"{stream}#{n}"),
                (await Journal.All(stream)).Select(entry => entry.CommandId)
            );
        }
    }

    [ContractFact]
    public async Task Reading_begins_after_a_version()
    {
        await Journal.Add("session/a", Entry(1, "a", events: 2), Entry(3, "b"), Entry(4, "c", events: 2));

        Assert.Equal(["a", "b", "c"], await Ids(0));
        Assert.Equal(["a", "b", "c"], await Ids(1));
        Assert.Equal(["b", "c"], await Ids(2));
        Assert.Equal(["c"], await Ids(3));
        Assert.Empty(await Ids(5));
        Assert.Empty(await Ids(99));

        async Task<IEnumerable<string>> Ids(long after) =>
            (await Journal.All("session/a", after)).Select(entry => entry.CommandId);
    }

    [ContractFact]
    public async Task Large_entries_are_kept()
    {
        var json = "\"" + new string('x', 300_000) + "\"";
        JournalEntry large = new(2, Noon, "large", "Ada", [Event("said/1", json), Event("said/1", json)]);
        await Journal.Add("session/a", Entry(1, "small"), large, Entry(4, "after"));

        await Restart();

        Assert.Equal(
            new[] { Entry(1, "small"), large, Entry(4, "after") }.Texts(),
            (await Journal.All("session/a")).Texts()
        );
    }

    [ContractFact]
    public async Task Lists_by_prefix_in_order()
    {
        foreach (var stream in new[] { "session/b", "code/QX7K", "session/a1", "session/a-2", "session/A" })
        {
            await Journal.Add(stream, Entry(1, "a"));
        }

        Assert.Equal(["code/QX7K", "session/A", "session/a-2", "session/a1", "session/b"], await Journal.Names(""));
        Assert.Equal(["session/a-2", "session/a1"], await Journal.Names("session/a"));
        Assert.Equal(["code/QX7K"], await Journal.Names("code/"));
        Assert.Empty(await Journal.Names("nothing/"));
        await Assert.ThrowsAsync<ArgumentException>(() => Journal.Names("../"));
        await Assert.ThrowsAsync<ArgumentException>(() => Journal.Names("session/%"));
    }

    [ContractFact]
    public async Task A_deleted_stream_never_was()
    {
        await Journal.Add("session/a", Entry(1, "a"), Entry(2, "b"));
        await Journal.Add("session/b", Entry(1, "a"));

        await Journal.Delete("session/a");

        Assert.Equal(0, await Journal.Version("session/a"));
        Assert.Empty(await Journal.All("session/a"));
        Assert.Equal(["session/b"], await Journal.Names(""));
        Assert.Equal(new AppendResult.Conflict(0), await Journal.Add("session/a", Entry(3, "c")));
        Assert.Equal(new AppendResult.Appended(1), await Journal.Add("session/a", Entry(1, "b")));
        await Restart();
        Assert.Equal(["b"], (await Journal.All("session/a")).Select(entry => entry.CommandId));
    }

    [ContractFact]
    public async Task Deleting_what_is_not_there_is_no_error()
    {
        await Journal.Delete("session/none");
        await Journal.Add("session/a", Entry(1, "a"));
        await Journal.Delete("session/a");
        await Journal.Delete("session/a");

        Assert.Empty(await Journal.Names(""));
    }

    [ContractTheory]
    [InlineData("")]
    [InlineData("session")]
    [InlineData("session/")]
    [InlineData("/a")]
    [InlineData("session/a/b")]
    [InlineData("session/..")]
    [InlineData("../session")]
    [InlineData("session/../../etc")]
    [InlineData("/etc/passwd")]
    [InlineData("session/a.ndjson")]
    [InlineData("session/a\n")]
    [InlineData("session/a\0")]
    [InlineData("session/a b")]
    [InlineData("session/é")]
    [InlineData("Session/a")]
    [InlineData("session\\a")]
    [InlineData("session/%2e%2e")]
    [InlineData("session/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_hostile_name_is_refused(string stream)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Journal.Add(stream, Entry(1, "a")));
        await Assert.ThrowsAsync<ArgumentException>(() => Journal.All(stream));
        await Assert.ThrowsAsync<ArgumentException>(() => Journal.Version(stream));
        await Assert.ThrowsAsync<ArgumentException>(() => Journal.Delete(stream));
    }

    [ContractFact]
    public async Task The_longest_names_are_usable()
    {
        var stream = $"a-kind-0123456789-0123456789-012/{new string('Z', 64)}";

        Assert.Equal(new AppendResult.Appended(1), await Journal.Add(stream, Entry(1, new string('~', 128))));
        await Restart();
        Assert.Equal([stream], await Journal.Names(""));
        Assert.Single(await Journal.All(stream));
    }

    public static TheoryData<string, JournalEntry[]> Unstorable() =>
        new()
        {
            { "no entries", [] },
            { "wrong first version", [Entry(2, "a")] },
            { "a gap between entries", [Entry(1, "a", events: 2), Entry(2, "b")] },
            { "no events", [Entry(1, "a") with { Events = [] }] },
            { "no command", [Entry(1, "")] },
            { "long command", [Entry(1, new string('a', 129))] },
            { "command of two lines", [Entry(1, "a\nb")] },
            { "nobody", [Entry(1, "a", by: "")] },
            { "half a character", [Entry(1, "a", by: "\ud83c")] },
            { "control character", [Entry(1, "a", by: "a\0")] },
            { "no event name", [Entry(1, "a") with { Events = [Event("", "{}")] }] },
            { "no JSON", [Entry(1, "a") with { Events = [Event("x", "")] }] },
            { "not JSON", [Entry(1, "a") with { Events = [Event("x", "{")] }] },
            { "two values", [Entry(1, "a") with { Events = [Event("x", "{},{}")] }] },
            { "two lines", [Entry(1, "a") with { Events = [Event("x", "{\n}")] }] },
            { "not UTF-8", [Entry(1, "a") with { Events = [new("x", new byte[] { (byte)'"', 0xC3, (byte)'"' })] }] },
            { "no command name", [Entry(1, "a") with { Command = Command("", "{}") }] },
            { "command not JSON", [Entry(1, "a") with { Command = Command("x", "{") }] },
            { "command of two lines of JSON", [Entry(1, "a") with { Command = Command("x", "{\n}") }] },
            {
                "command too deep",
                [Entry(1, "a") with { Command = Command("x", new string('[', 201) + new string(']', 201)) }]
            },
            { "too deep", [Entry(1, "a") with { Events = [Event("x", new string('[', 201) + new string(']', 201))] }] },
        };

    [ContractTheory]
    [MemberData(nameof(Unstorable))]
    public async Task What_could_not_be_read_back_is_not_written(string why, JournalEntry[] entries)
    {
        Assert.NotEmpty(why);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Journal.Append("session/a", 0, entries));

        Assert.Equal(0, await Journal.Version("session/a"));
    }

    [ContractFact]
    public async Task The_deepest_JSON_is_read_back()
    {
        var entry = Entry(1, "a") with { Events = [Event("x", new string('[', 200) + new string(']', 200))] };
        await Journal.Add("session/a", entry);

        Assert.Equal(new[] { entry }.Texts(), (await Journal.All("session/a")).Texts());
    }

    [ContractFact]
    public async Task A_cancelled_append_is_not_made()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Journal.Append("session/a", 0, [Entry(1, "a")], new CancellationToken(canceled: true))
        );

        Assert.Equal(0, await Journal.Version("session/a"));
    }

    [ContractFact]
    public async Task A_closed_journal_says_so()
    {
        await Journal.Add("session/a", Entry(1, "a"));
        await Journal.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Journal.Add("session/a", Entry(2, "b")));
        Journal = await Open();
        Assert.Equal(1, await Journal.Version("session/a"));
    }
}
