using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Simulation.Journal;
using Simulation.Testing;

namespace Simulation.Cli.Tests;

/// <summary>delete --server, against a real server that has the journal.</summary>
public sealed class DeleteThroughServerTests(DeleteThroughServerTests.KeyedServer server)
    : IClassFixture<DeleteThroughServerTests.KeyedServer>
{
    private const string Key = "open-sesame-please";

    [Fact]
    public async Task The_session_and_its_code_are_gone_and_the_others_stay()
    {
        var (deleted, code) = await Open();
        var (other, otherCode) = await Open();

        var (exitCode, output) = await Delete(Key, deleted);

        Assert.True(exitCode == 0, output);
        Assert.Contains($"Session {deleted} is deleted.", output, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await Ask(code), await Ask(otherCode)));
        await using (var journal = SqlJournal.OpenSqliteReadOnly(server.Data))
        {
            Assert.Equal(
                (0L, 0L),
                (await journal.Version("session/" + deleted), await journal.Version("code/" + code))
            );
            Assert.NotEqual(0, await journal.Version("session/" + other));
        }

        (exitCode, output) = await Delete(Key, deleted);
        Assert.Equal(1, exitCode);
        Assert.Contains("There is no such session.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_found_by_its_code_as_people_type_it()
    {
        var (session, code) = await Open();

        var (exitCode, output) = await Delete(Key, $"{code[..4]}-{code[4..]}".ToLowerInvariant());

        Assert.True(exitCode == 0, output);
        Assert.Contains($"Session {session} is deleted.", output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Ask(code));
    }

    [Theory]
    [InlineData(null, "Set the environment variable HostKey to it.")]
    [InlineData("another-key", "The environment variable HostKey holds another one.")]
    [InlineData("two\nlines", "is no host key")]
    public async Task Without_the_host_key_nothing_is_deleted(string? key, string words)
    {
        var (session, code) = await Open();

        var (exitCode, output) = await Delete(key, session);

        Assert.Equal(1, exitCode);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Ask(code));
    }

    [Fact]
    public async Task A_journal_that_a_server_has_is_not_changed_beside_it()
    {
        var (session, code) = await Open();

        var (exitCode, output) = await WhitecellProcess.Run(null, "delete", session, "--data", server.Data);

        Assert.Equal(1, exitCode);
        Assert.Contains("another process uses it", output, StringComparison.Ordinal);
        Assert.Contains("--server", output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Ask(code));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("no/session")]
    [InlineData("unknown")]
    public async Task A_session_that_is_not_there_is_refused_in_words(string session)
    {
        var (exitCode, output) = await Delete(Key, session);

        Assert.Equal(1, exitCode);
        Assert.Contains("There is no ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "is no address of a server")]
    [InlineData("ftp://localhost", "is no address of a server")]
    [InlineData("http://127.0.0.1:1", "No server answers at http://127.0.0.1:1/: ")]
    public async Task A_server_that_cannot_be_asked_is_named(string server, string words)
    {
        var (exitCode, output) = await WhitecellProcess.Run(Key, "delete", "abc", "--server", server);

        Assert.Equal(1, exitCode);
        Assert.Contains(words, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_is_not_secure_says_what_is_wrong()
    {
        // It speaks plain HTTP there.
        var address = new UriBuilder(server.Address) { Scheme = "https" }.Uri.ToString();
        var (exitCode, output) = await WhitecellProcess.Run(Key, "delete", "abc", "--server", address);

        Assert.Equal(1, exitCode);
        Assert.Contains($"There is no secure connection to {address}: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("inner exception", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_not_the_servers_own_is_no_success()
    {
        // Below a path where nothing of its own is.
        var (exitCode, output) = await WhitecellProcess.Run(
            Key,
            "delete",
            "abc",
            "--server",
            new Uri(server.Address, "elsewhere").ToString()
        );

        Assert.Equal(1, exitCode);
        Assert.Contains("answers 404 Not Found, as no server of this release does.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--data", "data")]
    [InlineData("--database")]
    public async Task A_journal_beside_the_server_is_refused(params string[] journal)
    {
        var (exitCode, output) = await WhitecellProcess.Run(
            Key,
            ["delete", "abc", "--server", "http://127.0.0.1:1", .. journal]
        );

        Assert.Equal(1, exitCode);
        Assert.Contains("A server knows its journal", output, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output)> Delete(string? key, string session) =>
        WhitecellProcess.Run(key, "delete", session, "--server", server.Address.ToString());

    private async Task<(string Session, string Code)> Open()
    {
        var answer = await server.Http.PostAsJsonAsync(
            "/api/sessions",
            new { scenario = "first-call", pacing = "turns" }
        );
        using var opened = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var session = opened.RootElement;
        return (session.GetProperty("session").GetString()!, session.GetProperty("code").GetString()!);
    }

    private async Task<HttpStatusCode> Ask(string code)
    {
        using var answer = await server.Http.GetAsync("/api/join/" + code);
        return answer.StatusCode;
    }

    /// <summary>A server that asks for a host key, one for all tests: each opens sessions of its own.</summary>
    public sealed class KeyedServer : IAsyncLifetime
    {
        private readonly ServerProcess _server = WhitecellProcess.Server("--HostKey=" + Key);

        public string Data => _server.Data;

        public Uri Address => _server.Address;

        public HttpClient Http { get; } = new();

        public async Task InitializeAsync()
        {
            await _server.Start();
            Http.BaseAddress = Address;
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        }

        public async Task DisposeAsync()
        {
            Http.Dispose();
            await _server.DisposeAsync();
        }
    }
}
