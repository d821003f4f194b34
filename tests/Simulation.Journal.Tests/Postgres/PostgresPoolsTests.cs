using Npgsql;
using Simulation.Journal.Postgres;
using Simulation.Testing;

namespace Simulation.Journal.Tests.Postgres;

/// <summary>What all servers open together is compared with what PostgreSQL allows.</summary>
[NeedsPostgres]
[Collection(PostgresCollection.Name)]
public sealed class PostgresPoolsTests(PostgresServer server)
{
    [Theory]
    [InlineData("Host=db", 28)]
    [InlineData("Host=db;Maximum Pool Size=50", 58)]
    [InlineData("Host=db;maxpoolsize=100", 108)]
    public void A_server_opens_so_many_at_most(string connection, int expected) =>
        Assert.Equal(expected, PostgresPools.Of(connection));

    [Fact]
    public void The_membership_of_the_cluster_has_a_small_pool_of_its_own()
    {
        var membership = new NpgsqlConnectionStringBuilder(
            PostgresPools.ForMembership("Host=db;Password='a;b';Minimum Pool Size=9;Maximum Pool Size=50")
        );
        Assert.Equal(
            ("a;b", 0, PostgresPools.Membership),
            (membership.Password, membership.MinPoolSize, membership.MaxPoolSize)
        );
    }

    [PostgresFact]
    public async Task A_server_that_does_not_fit_refuses_to_start_and_a_tool_does_not_ask()
    {
        var connection = await server.NewSchema() + ";Maximum Pool Size=90";
        var refused = await Assert.ThrowsAsync<JournalUnavailableException>(() =>
            SqlJournal.OpenPostgres(connection, contract: 1)
        );
        Assert.Equal(
            "PostgreSQL allows 97 connections, and a server opens up to 98. Raise max_connections of PostgreSQL, or write"
                + " a lower 'Maximum Pool Size' into Journal:ConnectionString.",
            refused.Message
        );
        await using var tool = await SqlJournal.OpenPostgres(connection);
        Assert.Null(tool.Advice);
    }

    [PostgresFact]
    public async Task A_role_of_its_own_needs_no_more_than_its_schema_and_its_limit_counts()
    {
        await using var owner = NpgsqlDataSource.Create(server.ConnectionString);
        await Execute(
            owner,
            "create role limited login connection limit 40; create schema limited authorization limited"
        );
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Username = "limited",
            SearchPath = "limited",
        }.ConnectionString;
        await using (var one = await SqlJournal.OpenPostgres(connection, contract: 1))
            Assert.Null(one.Advice);

        await Execute(
            owner,
            """
            insert into limited.orleans_cluster values ('whitecell-1', 0);
            insert into limited.orleans_silo
            values ('whitecell-1', '10.0.0.1', 11111, 1, 'a', 'a', 3, 0, null, now(), now())
            """
        );
        await using var second = await SqlJournal.OpenPostgres(connection, contract: 1);
        Assert.StartsWith(
            "PostgreSQL allows 40 connections, and 2 servers open up to 56.",
            second.Advice,
            StringComparison.Ordinal
        );
    }

    private static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
