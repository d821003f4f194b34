using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Simulation.Journal;
using Simulation.Lab.Exports;
using Simulation.Protocol;
using Simulation.Rules.Classes;
using Simulation.Rules.Debriefing;
using Simulation.Rules.Injects;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>A class over REST and the hub: one code, several tables, a console, a roster and assistants.</summary>
public sealed class ClassTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string Attempt = new('c', 32);

    private static readonly OpenClassRequest Asked = new(Attempt, "first-call", 3, Pacing.Turns, Seed: "class");

    [Fact]
    public async Task A_class_is_opened_once_however_often_it_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        ClassOpenedReply first;
        await using (var server = await TestServer.StartIn(folder.Path))
        {
            var replies = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Open(server)));
            first = Assert.Single(replies.Distinct());
        }

        await using var next = await TestServer.StartIn(folder.Path);
        Assert.Equal(first, await Open(next));
        Assert.NotEqual(first, await Open(next, Asked with { Id = new string('d', 32) }));
    }

    [Fact]
    public async Task What_cannot_be_opened_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var server = await TestServer.StartIn(folder.Path);
        await server.WarmUp();
        await Refused(server, Asked with { Id = "short" }, RefusalCode.Malformed);
        await Refused(server, Asked with { Tables = 0 }, RefusalCode.Malformed);
        await Refused(server, Asked with { Tables = 61 }, RefusalCode.Malformed);
        await Refused(server, Asked with { Kind = ClassKind.Homework, Tables = 301 }, RefusalCode.Malformed);
        await Refused(server, Asked with { Scenario = "nothing" }, RefusalCode.ScenarioRefused);
        await Refused(server, Asked with { Cast = "nobody" }, RefusalCode.ScenarioRefused);
        await Refused(server, Asked with { Pace = 0 }, RefusalCode.Malformed);
        await Refused(server, Asked with { Seed = new string('x', 101) }, RefusalCode.TooLarge);
        await Refused(server, Asked with { Indicators = ["joy"] }, RefusalCode.Unknown);
        var journal = server.Services.GetRequiredService<IJournal>();
        Assert.Empty(await journal.List("class/").ToListAsync());
        Assert.Empty(await journal.List("code/").ToListAsync());

        await using var guarded = await TestServer.Start("--HostKey=a-key-of-the-operator");
        await Refused(guarded, Asked, RefusalCode.HostKeyNeeded);
    }

    [Fact]
    public async Task People_join_by_the_code_and_the_address_they_share_is_no_bound()
    {
        await using var server = await TestServer.Start("--Limits:JoinsPerMinute=1");
        var opened = await Open(server, Asked with { ChooseTable = true, Groups = Grouping.Together });
        var preview = await TestServer.Read<JoinPreview>(await server.Http.GetAsync($"/api/join/{opened.Code}"));
        Assert.Equal(("", opened.Class), (preview.Session, preview.Class!.Class));
        Assert.Equal([1, 2, 3], preview.Class.Tables.Select(table => table.Table));
        Assert.Equal(Grouping.Together, preview.Class.AskGroup);
        Assert.Empty(preview.Roles);

        var chosen = await Join(server, opened, "Ana", "red", table: 2);
        Assert.Equal(2, chosen.Class!.Table);
        Assert.Equal(2, (await Join(server, opened, "Ben", "red")).Class!.Table);
        for (var i = 0; i < 6; i++)
            await Join(server, opened, "Person " + i);
        await using var ana = await Player.Enter(server.Address, chosen.Session, chosen.Ticket);
        Assert.Equal("Ana", ana.Snapshot.You.Name);

        await RefusedJoin(server, opened, RefusalCode.Unknown, table: 4);
        await RefusedJoin(server, opened, RefusalCode.NotLegal, role: "cloud");
        await RefusedJoin(server, opened, RefusalCode.NotLegal, spectator: true);
        await RefusedJoin(server, opened, RefusalCode.TooLarge, group: new string('g', 61));
    }

    [Fact]
    public async Task A_table_has_no_code_of_its_own()
    {
        await using var server = await TestServer.Start();
        var opened = await Open(server);
        var joined = await Join(server, opened, "Ana");
        await using var ana = await Player.Enter(server.Address, joined.Session, joined.Ticket);
        Assert.Equal(opened.Code, ana.Snapshot.Code);
    }

    [Fact]
    public async Task The_console_streams_the_board_beside_other_calls()
    {
        await using var server = await TestServer.Start();
        var opened = await Open(server);
        await using var hub = await SessionClient.Connect(server.Address);
        var board = new Dictionary<int, TableSummary>();
        var members = new Dictionary<string, MemberView>();
        var updates = hub.WatchClass(opened.Class, opened.Ticket).GetAsyncEnumerator();
        await Until(() => board.Count == 3 && board.Values.All(table => table.Session is not null));

        var ana = await Join(server, opened, "Ana");
        await Until(() => members.ContainsKey(ana.Class!.Member));
        var results = await AtTables(server, opened, new StartSession());
        Assert.All(results, result => Assert.Null(result.Refusal));
        await Until(() => board.Values.All(table => table.Phase == Phase.Running));
        var plan = new PlanInject(new InjectContent("Rain", "", []), new InjectTiming(InjectTrigger.RoundEnd, 0));
        results = await AtTables(server, opened, plan, 1, 3);
        Assert.Equal([(1, null), (3, null)], results.Select(result => (result.Table, result.Refusal)));

        // The same connection enters a table meanwhile.
        var console = await Console(server, opened, 1);
        Assert.NotNull((await hub.Enter(console.Session, console.Ticket)).Snapshot);
        Assert.Null((await hub.Submit(new Announce("Lunch."))).Refusal);
        Assert.Null((await hub.Submit(new EndSession())).Refusal);
        await Until(() => board[1].Ending is not null);

        async Task Until(Func<bool> holds)
        {
            while (!holds())
            {
                Assert.True(await updates.MoveNextAsync());
                Assert.Null(updates.Current.Refusal);
                foreach (var table in updates.Current.Tables)
                    board[table.Table] = table;
                foreach (var member in updates.Current.Members)
                    members[member.Member] = member;
            }
        }
    }

    [Theory]
    [InlineData("wrong", WireConstants.Version, RefusalCode.WrongTicket)]
    [InlineData(null, WireConstants.Version + 1, RefusalCode.OtherVersion)]
    public async Task Who_may_not_watch_is_told_why(string? ticket, int version, RefusalCode code)
    {
        await using var server = await TestServer.Start();
        var opened = await Open(server);
        await using var hub = await SessionClient.Connect(server.Address);
        var only = await hub.WatchClass(opened.Class, ticket ?? opened.Ticket, version).ToListAsync();
        Assert.Equal(code, Assert.Single(only).Refusal?.Code);
        foreach (var id in (string[])["nosuchclass", "../x", ""])
        {
            var unknown = await hub.WatchClass(id, opened.Ticket).ToListAsync();
            Assert.Equal(RefusalCode.UnknownSession, Assert.Single(unknown).Refusal?.Code);
        }
    }

    [Fact]
    public async Task Withdrawing_an_assistant_cuts_streams_and_seats_at_once()
    {
        await using var server = await TestServer.Start();
        var opened = await Open(server);
        var invite = new InviteAssistantRequest(new string('i', 32), "Ida", [1, 2]);
        var ida = await TestServer.Read<AssistantReply>(
            await server.PostWithTicket($"/api/classes/{opened.Class}/assistants", invite, opened.Ticket)
        );
        await using var hub = await SessionClient.Connect(server.Address);
        var updates = hub.WatchClass(opened.Class, ida.Ticket).GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal([1, 2], updates.Current.Tables.Select(table => table.Table).Order());
        Assert.Null(updates.Current.Assistants);
        var console = await Console(server, opened, 1, ida.Ticket);
        await using var table = await Player.Enter(server.Address, console.Session, console.Ticket);
        Assert.Equal(RefusalCode.NotYours, await RefusedConsole(server, opened, 3, ida.Ticket));

        await Do(server, opened, new WithdrawAssistant(ida.Assistant));

        while (await updates.MoveNextAsync() && updates.Current.Refusal is null) { }
        Assert.Equal(RefusalCode.WrongTicket, updates.Current.Refusal?.Code);
        Assert.False(await updates.MoveNextAsync());
        Assert.False((await table.UntilDismissed()).EnterAgain);
        Assert.Equal(RefusalCode.WrongTicket, await RefusedConsole(server, opened, 1, ida.Ticket));
    }

    [Fact]
    public async Task Players_get_nothing_of_an_ended_table_before_all_have_ended()
    {
        await using var server = await TestServer.Start();
        var opened = await Open(server, Asked with { Tables = 2 });
        var (ana, ben) = (await Join(server, opened, "Ana"), await Join(server, opened, "Ben"));
        await AtTables(server, opened, new StartSession(), 1, 2);
        await AtTables(server, opened, new EndSession(), 1);
        string[] paths =
        [
            "debrief",
            .. DataExport.Names.Select(name => $"data/{name}.csv"),
            "data/codebook.csv",
            "journal",
            "decisions",
            "analysis",
        ];
        foreach (var path in paths)
        {
            var answer = await server.GetWithTicket($"/api/sessions/{ana.Session}/{path}", ana.Ticket);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal(RefusalCode.Sealed, await TestServer.RefusalOf(answer));
            var console = await Console(server, opened, 1);
            answer = await server.GetWithTicket($"/api/sessions/{ana.Session}/{path}", console.Ticket);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await AtTables(server, opened, new EndSession(), 2);
        foreach (var seat in (JoinReply[])[ana, ben])
        {
            HttpStatusCode status;
            do status = (await server.GetWithTicket($"/api/sessions/{seat.Session}/debrief", seat.Ticket)).StatusCode;
            while (status == HttpStatusCode.Forbidden);
            Assert.Equal(HttpStatusCode.OK, status);
        }
    }

    [Fact]
    public async Task The_data_of_all_tables_is_one_archive_that_names_what_is_missing()
    {
        await using var server = await TestServer.Start();
        var opened = await Open(server);
        var (ana, ben) = (await Join(server, opened, "Ana"), await Join(server, opened, "Ben"));
        await AtTables(server, opened, new StartSession());
        await AtTables(server, opened, new EndSession(), 1, 2);

        var answer = await Get("data.zip", opened.Ticket);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("3", Assert.Single(answer.Headers.GetValues("Whitecell-Left-Out")));
        var files = await Unpack(answer);
        Assert.Equal(
            [.. DataExport.Names.Append("codebook").Append("tables").Select(name => name + ".csv").Order()],
            files.Keys.Order()
        );
        var sessions = files["sessions.csv"].TrimEnd().Split("\r\n");
        Assert.Equal([ana.Session, ben.Session], sessions.Skip(1).Select(line => line.Split(',')[0]));
        var console = await Console(server, opened, 1);
        var alone = await server.GetWithTicket($"/api/sessions/{ana.Session}/data/sessions.csv", console.Ticket);
        Assert.Equal(sessions[..2], (await alone.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n"));
        Assert.Contains(",no,,The session is not over yet.", files["tables.csv"], StringComparison.Ordinal);

        await AtTables(server, opened, new EndSession(), 3);
        answer = await Get("data.zip", opened.Ticket);
        Assert.False(answer.Headers.Contains("Whitecell-Left-Out"));
        Assert.Equal(4, (await Unpack(answer))["sessions.csv"].TrimEnd().Split("\r\n").Length);

        foreach (var ticket in (string[])[ana.Ticket, "wrong"])
            Assert.Equal(RefusalCode.WrongTicket, await TestServer.RefusalOf(await Get("data.zip", ticket)));
        var invite = new InviteAssistantRequest(new string('i', 32), "Ida", [2]);
        var ida = await TestServer.Read<AssistantReply>(
            await server.PostWithTicket($"/api/classes/{opened.Class}/assistants", invite, opened.Ticket)
        );
        sessions = (await Unpack(await Get("data.zip", ida.Ticket)))["sessions.csv"].TrimEnd().Split("\r\n");
        Assert.StartsWith(ben.Session, Assert.Single(sessions[1..]), StringComparison.Ordinal);

        Task<HttpResponseMessage> Get(string path, string ticket) =>
            server.GetWithTicket($"/api/classes/{opened.Class}/{path}", ticket);
    }

    [Fact]
    public async Task Who_has_taken_part_is_told_to_the_facilitator_also_as_a_table()
    {
        await using var server = await TestServer.Start();
        var opened = await Open(server, Asked with { Kind = ClassKind.Homework });
        var ana = await Join(server, opened, "=Ana");
        await Join(server, opened, "Zoë");
        await AtTables(server, opened, new EndSession(), 1);
        await using var player = await Player.Enter(server.Address, ana.Session, ana.Ticket);
        Assert.Null(await player.Refused(new AnswerQuestion(0, "Trust.")));

        var told = await TestServer.Read<ParticipationReport>(await Get("participation"));
        Assert.Equal(
            [("=Ana", ParticipationState.Finished, 1), ("Zoë", ParticipationState.Playing, 0)],
            told.Members.Select(member => (member.Name, member.State, member.Answers))
        );
        var answers = await TestServer.Read<MemberAnswers>(await Get($"members/{ana.Class!.Member}/answers"));
        Assert.Equal("Trust.", Assert.Single(answers.Answers).Text);
        Assert.Equal(RefusalCode.Unknown, await TestServer.RefusalOf(await Get("members/nobody/answers")));

        var table = await Get("participation.csv");
        Assert.Equal("text/csv", table.Content.Headers.ContentType?.MediaType);
        var bytes = await table.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.Preamble, bytes.AsSpan(0, 3));
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n");
        Assert.StartsWith("name,group,came,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("'=Ana,,yes,1,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Zoë,,yes,2,", lines[2], StringComparison.Ordinal);
        var codebook = await (await Get("participation-codebook.csv")).Content.ReadAsStringAsync();
        Assert.Contains("participation,minutes,", codebook, StringComparison.Ordinal);

        string[] paths = ["participation", "participation.csv", "participation-codebook.csv", "members/m/answers"];
        foreach (var path in paths)
            Assert.Equal(RefusalCode.WrongTicket, await TestServer.RefusalOf(await Get(path, ana.Ticket)));

        Task<HttpResponseMessage> Get(string path, string? ticket = null) =>
            server.GetWithTicket($"/api/classes/{opened.Class}/{path}", ticket ?? opened.Ticket);
    }

    [Fact]
    public async Task A_roster_is_taken_whole_or_not_at_all_and_its_fault_has_a_line()
    {
        await using var server = await TestServer.Start();
        var opened = await Open(server);
        var request = new RosterRequest(new string('r', 32), "name;table\nAna;2\nBen;\n");
        var roster = await TestServer.Read<RosterReply>(await Roster(request));
        Assert.Equal(["Ana", "Ben"], roster.Seats.Select(seat => seat.Name));
        var used = await server.Post($"/api/classes/{opened.Class}/link", new UseLinkRequest(roster.Seats[0].Link));
        var ana = await TestServer.Read<JoinReply>(used);
        Assert.Equal(2, ana.Class!.Table);
        await using var player = await Player.Enter(server.Address, ana.Session, ana.Ticket);

        await Broken("name\nCyd\n\"Dee", 3);
        await Broken("name\nCyd\nBen", 3);
        await Broken("name,table\nCyd,9", 2);
        await Broken("name\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i => "P" + i)), null);
        var large = await Roster(request with { Csv = "name\n" + new string('x', 62_000) });
        Assert.Equal(RefusalCode.TooLarge, await TestServer.RefusalOf(large));
        var link = await server.Post($"/api/classes/{opened.Class}/link", new UseLinkRequest("wrong"));
        Assert.Equal(RefusalCode.WrongTicket, await TestServer.RefusalOf(link));

        // A large one is no fault of the wire.
        var many = "name,group\n" + new string('\n', 30_000) + "Cyd,";
        Assert.Equal("Cyd", Assert.Single((await TestServer.Read<RosterReply>(await Roster(New(many)))).Seats).Name);

        Task<HttpResponseMessage> Roster(RosterRequest asked) =>
            server.PostWithTicket($"/api/classes/{opened.Class}/roster", asked, opened.Ticket);

        RosterRequest New(string csv) => new(Guid.NewGuid().ToString("N"), csv);

        async Task Broken(string csv, int? line)
        {
            var answer = await Roster(New(csv));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var problem = JsonSerializer.Deserialize<Problem>(await answer.Content.ReadAsStringAsync(), Json.Options)!;
            Assert.Equal(RefusalCode.RosterRefused, problem.Refusal.Code);
            Assert.True(line is null ? problem.Line > 1 : problem.Line == line);
        }
    }

    [Fact]
    public async Task An_ended_class_says_so()
    {
        await using var server = await TestServer.Start();
        var opened = await Open(server);
        await Do(server, opened, new EndClass());
        var preview = await server.Http.GetAsync($"/api/join/{opened.Code}");
        Assert.Equal(HttpStatusCode.Gone, preview.StatusCode);
        Assert.Equal(RefusalCode.ClassEnded, await TestServer.RefusalOf(preview));
        await RefusedJoin(server, opened, RefusalCode.ClassEnded);
    }

    [Fact]
    public async Task Deleting_needs_the_host_key_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var server = await TestServer.StartIn(folder.Path, "--HostKey=a-key-of-the-operator");
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", "a-key-of-the-operator");
        var opened = await Open(server);
        var joined = await Join(server, opened, "Ana");
        await using var ana = await Player.Enter(server.Address, joined.Session, joined.Ticket);
        server.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(
            RefusalCode.HostKeyNeeded,
            await TestServer.RefusalOf(await server.Http.DeleteAsync($"/api/classes/{opened.Class}"))
        );
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", "a-key-of-the-operator");
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await server.Http.DeleteAsync($"/api/classes/{opened.Class}")).StatusCode
        );
        Assert.False((await ana.UntilDismissed()).EnterAgain);
        var journal = server.Services.GetRequiredService<IJournal>();
        foreach (var kind in (string[])["class/", "code/", "session/"])
            Assert.Empty(await journal.List(kind).ToListAsync());
        Assert.Equal(
            RefusalCode.UnknownSession,
            await TestServer.RefusalOf(await server.Http.DeleteAsync($"/api/classes/{opened.Class}"))
        );
    }

    [Theory]
    [InlineData("commands", "{}")]
    [InlineData("commands", "{\"id\":\"12345678\",\"command\":{\"type\":\"join-member\"}}")]
    [InlineData("tables/commands", "{\"id\":\"12345678\",\"command\":{\"type\":\"take-seat\"}}")]
    [InlineData("roster", "[]")]
    [InlineData("assistants", "{\"id\":\"12345678\"}")]
    [InlineData("link", "{")]
    public async Task Malformed_bodies(string path, string body)
    {
        var server = await shared.Started;
        var opened = await Open(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/classes/{opened.Class}/{path}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers = { Authorization = new("Bearer", opened.Ticket) },
        };
        Assert.Equal(RefusalCode.Malformed, await TestServer.RefusalOf(await server.Http.SendAsync(request)));
    }

    [Theory]
    [InlineData("nosuchclass", RefusalCode.UnknownSession)]
    [InlineData("no.class", RefusalCode.UnknownSession)]
    public async Task Unknown_classes_and_missing_tickets(string id, RefusalCode code)
    {
        await using var server = await TestServer.Start();
        foreach (var path in (string[])["commands", "tables/commands", "roster", "assistants", "tables/1/console"])
        {
            var without = await server.Http.PostAsync($"/api/classes/{id}/{path}", null);
            Assert.Equal(RefusalCode.WrongTicket, await TestServer.RefusalOf(without));
        }

        var envelope = new ClassCommandEnvelope("12345678", new EndClass());
        var unknown = await server.PostWithTicket($"/api/classes/{id}/commands", envelope, "ticket");
        Assert.Equal(code, await TestServer.RefusalOf(unknown));
    }

    private static async Task<Dictionary<string, string>> Unpack(HttpResponseMessage answer)
    {
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var files = new Dictionary<string, string>();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            files.Add(entry.Name, await reader.ReadToEndAsync());
        }

        return files;
    }

    private static async Task<ClassOpenedReply> Open(TestServer server, OpenClassRequest? request = null) =>
        await TestServer.Read<ClassOpenedReply>(await server.Post("/api/classes", request ?? Asked));

    private static async Task Refused(TestServer server, OpenClassRequest request, RefusalCode code) =>
        Assert.Equal(code, await TestServer.RefusalOf(await server.Post("/api/classes", request)));

    private static async Task<JoinReply> Join(
        TestServer server,
        ClassOpenedReply opened,
        string name,
        string? group = null,
        int? table = null
    )
    {
        var request = new JoinRequest(Guid.NewGuid().ToString(), opened.Code, name, Group: group, Table: table);
        return await TestServer.Read<JoinReply>(await server.Post("/api/join", request));
    }

    private static async Task RefusedJoin(
        TestServer server,
        ClassOpenedReply opened,
        RefusalCode code,
        string? role = null,
        bool spectator = false,
        string? group = null,
        int? table = null
    )
    {
        var request = new JoinRequest(Guid.NewGuid().ToString(), opened.Code, "Eve", role, spectator, group, table);
        Assert.Equal(code, await TestServer.RefusalOf(await server.Post("/api/join", request)));
    }

    private static async Task Do(TestServer server, ClassOpenedReply opened, ClassDeskCommand command)
    {
        var envelope = new ClassCommandEnvelope(Guid.NewGuid().ToString(), command);
        var answer = await server.PostWithTicket($"/api/classes/{opened.Class}/commands", envelope, opened.Ticket);
        Assert.Null((await TestServer.Read<Receipt>(answer)).Refusal);
    }

    private static async Task<Sequence<TableResult>> AtTables(
        TestServer server,
        ClassOpenedReply opened,
        SeatCommand command,
        params int[] tables
    )
    {
        var request = new TableCommandsRequest(Guid.NewGuid().ToString(), [.. tables], command);
        var answer = await server.PostWithTicket(
            $"/api/classes/{opened.Class}/tables/commands",
            request,
            opened.Ticket
        );
        return (await TestServer.Read<TableCommandsReply>(answer)).Results;
    }

    private static async Task<JoinReply> Console(
        TestServer server,
        ClassOpenedReply opened,
        int table,
        string? ticket = null
    ) => await TestServer.Read<JoinReply>(await PostConsole(server, opened, table, ticket ?? opened.Ticket));

    private static async Task<RefusalCode> RefusedConsole(
        TestServer server,
        ClassOpenedReply opened,
        int table,
        string ticket
    ) => await TestServer.RefusalOf(await PostConsole(server, opened, table, ticket));

    private static Task<HttpResponseMessage> PostConsole(
        TestServer server,
        ClassOpenedReply opened,
        int table,
        string ticket
    ) => server.PostWithTicket($"/api/classes/{opened.Class}/tables/{table}/console", new { }, ticket);
}
