using System.Data.Common;
using Npgsql;

namespace Simulation.Journal.Postgres;

/// <summary>
/// How many connections one server opens at most, by what they are for. Those of all servers together have to fit what
/// PostgreSQL allows, which is 100 by default: three servers fit.
/// </summary>
public static class PostgresPools
{
    /// <summary>For reading, unless the connection string says another number; who comes later waits.</summary>
    public const int Reading = 20;

    /// <summary>For what is written, so that readers cannot use them up.</summary>
    public const int Writing = 4;

    /// <summary>For the membership of the cluster.</summary>
    public const int Membership = 4;

    private const string Setting = "Maximum Pool Size";

    private static readonly string[] s_names = [Setting, "MaxPoolSize"];

    /// <summary>Connections of one server at most.</summary>
    /// <exception cref="ArgumentException">This is no connection string.</exception>
    public static int Of(string connectionString) => ReadingOf(connectionString) + Writing + Membership;

    /// <summary>The connection string for the membership of the cluster; it holds the same secret.</summary>
    /// <exception cref="ArgumentException">This is no connection string.</exception>
    public static string ForMembership(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            MinPoolSize = 0,
            MaxPoolSize = Membership,
        }.ConnectionString;

    internal static int ReadingOf(string connectionString)
    {
        // Npgsql's own reader of these strings does not tell its default from a number that was written.
        var written = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return s_names.Any(written.ContainsKey)
            ? new NpgsqlConnectionStringBuilder(connectionString).MaxPoolSize
            : Reading;
    }

    /// <summary>Compares what the servers of the database open with what it allows.</summary>
    /// <returns>What the operator should mend, although this server can run; null for nothing.</returns>
    /// <exception cref="JournalUnavailableException">Not even one server fits.</exception>
    internal static async Task<string?> Check(
        NpgsqlDataSource database,
        string connectionString,
        CancellationToken cancellationToken
    )
    {
        var one = Of(connectionString);
        var (allowed, others) = await Ask(database, cancellationToken);
        if (one > allowed)
        {
            throw new JournalUnavailableException(
                $"PostgreSQL allows {allowed} connections, and a server opens up to {one}. {Remedy}"
            );
        }

        var all = (others + 1) * one;
        return all > allowed
            ? $"PostgreSQL allows {allowed} connections, and {others + 1} servers open up to {all}. {Remedy}"
            : null;
    }

    private static string Remedy =>
        $"Raise max_connections of PostgreSQL, or write a lower '{Setting}' into Journal:ConnectionString.";

    // Status 6 is Dead in Orleans' membership. What is kept back for superusers is nobody else's.
    private static async Task<(int Allowed, int Others)> Ask(
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(
            """
            select least(
                    current_setting('max_connections')::int
                        - current_setting('superuser_reserved_connections')::int
                        - coalesce(current_setting('reserved_connections', true), '0')::int,
                    nullif(role.rolconnlimit, -1),
                    nullif(own.datconnlimit, -1)),
                (select count(*)::int from orleans_silo where status <> 6 and alive > now() - interval '15 seconds')
            from pg_roles role, pg_database own
            where role.rolname = current_user and own.datname = current_database()
            """
        );
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return (rows.GetInt32(0), rows.GetInt32(1));
    }
}
