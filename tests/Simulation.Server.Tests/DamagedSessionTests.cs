using System.Net;
using Microsoft.Data.Sqlite;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Server.Tests;

/// <summary>A session whose journal cannot be read answers everything with a refusal that says so.</summary>
public sealed class DamagedSessionTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    [Fact]
    public async Task A_session_with_a_changed_line() => await IsRefused(ChangeLine);

    [Fact]
    public async Task A_session_with_an_event_that_does_not_exist() => await IsRefused(AppendUnknownEvent);

    [Fact]
    public async Task A_code_with_a_changed_line()
    {
        var session = await Open();
        await ChangeLine("code/" + session.Code);
        await using var server = await TestServer.StartIn(_data.Path);
        await IsDamaged(await server.Http.GetAsync("/api/join/" + session.Code));
    }

    public void Dispose() => _data.Dispose();

    private async Task IsRefused(Func<string, Task> damage)
    {
        var session = await Open();
        await damage("session/" + session.Session);

        await using var server = await TestServer.StartIn(_data.Path);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await using var hub = await SessionClient.Connect(server.Address);
            var reply = await hub.Enter(session.Session, session.Ticket);
            Assert.Equal(RefusalCode.SessionDamaged, reply.Refusal?.Code);
        }

        await IsDamaged(await server.Http.GetAsync("/api/join/" + session.Code));
        await IsDamaged(await server.PostJoin(session.Code, "Ada"));
        await IsDamaged(await server.GetWithTicket($"/api/sessions/{session.Session}/debrief", session.Ticket));

        // The others go on.
        await using var facilitator = await server.Facilitate(await server.Open());
        await facilitator.Do(new Announce("Unharmed."));
    }

    private static async Task IsDamaged(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(RefusalCode.SessionDamaged, await TestServer.RefusalOf(answer));
    }

    private async Task<SessionOpenedReply> Open()
    {
        await using var server = await TestServer.StartIn(_data.Path);
        return await server.Open();
    }

    private Task ChangeLine(string stream)
    {
        using var database = new SqliteConnection(
            $"Data Source={Path.Combine(_data.Path, "whitecell.db")};Pooling=False"
        );
        database.Open();
        using var change = database.CreateCommand();
        change.CommandText =
            "update journal_record set line = replace(line, 'server', 'sewer') "
            + "where stream_id = (select id from journal_stream where stream = $stream)";
        change.Parameters.AddWithValue("$stream", stream);
        Assert.True(change.ExecuteNonQuery() > 0);
        return Task.CompletedTask;
    }

    private async Task AppendUnknownEvent(string stream)
    {
        await using var journal = SqlJournal.OpenSqlite(_data.Path);
        var version = await journal.Version(stream);
        var entry = new JournalEntry(
            version + 1,
            TimeProvider.System.GetUtcNow(),
            "elsewhere",
            "server",
            [new StoredEvent("never-heard-of", "{}"u8.ToArray())]
        );
        Assert.IsType<AppendResult.Appended>(await journal.Append(stream, version, [entry]));
    }
}
