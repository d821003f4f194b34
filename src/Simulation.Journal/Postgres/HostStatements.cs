using Npgsql;
using NpgsqlTypes;

namespace Simulation.Journal.Postgres;

/// <summary>What the line between the hosts asks of PostgreSQL. See <see cref="HostLine"/>.</summary>
internal static class HostStatements
{
    private const string Key = """hashtextextended(current_schema()::text || '/' || stream collate "C", 0)""";

    /// <summary>Begins to listen to what other hosts say.</summary>
    /// <returns>The channel: one for each schema, so that two journals in one database do not hear each other.</returns>
    public static async Task<string> Listen(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("select 'journal_' || md5(current_schema())", connection);
        var channel = (string)(await ask.ExecuteScalarAsync(cancellation))!;

        await using var listen = new NpgsqlCommand(
            $"select set_config(name, value, false) from (values {CutOff.Settings}) as wanted (name, value); listen {channel}", connection);
        await listen.ExecuteNonQueryAsync(cancellation);
        return channel;
    }

    public static async Task Notify(
        NpgsqlConnection connection, string channel, IReadOnlyCollection<string> messages, CancellationToken cancellation)
    {
        await using var say = new NpgsqlCommand("select pg_notify($1, message) from unnest($2) as message", connection)
        {
            Parameters = { new() { Value = channel }, Texts(messages) },
        };
        await say.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>How far the streams have grown; those that are not there are left out.</summary>
    public static async Task<Dictionary<string, long>> Versions(
        NpgsqlConnection connection, IReadOnlyCollection<string> streams, CancellationToken cancellation)
    {
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var ask = new NpgsqlCommand("select stream, version from journal_stream where stream = any($1)", connection)
        {
            Parameters = { Texts(streams) },
        };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) versions[rows.GetString(0)] = rows.GetInt64(1);
        return versions;
    }

    /// <summary>Takes the advisory locks of those streams that no other connection holds.</summary>
    /// <returns>The streams whose lock was taken.</returns>
    public static async Task<List<string>> Lock(
        NpgsqlConnection connection, IReadOnlyCollection<string> streams, CancellationToken cancellation)
    {
        var taken = new List<string>();
        await using var take = new NpgsqlCommand($"select stream, pg_try_advisory_lock({Key}) from unnest($1) as stream", connection)
        {
            Parameters = { Texts(streams) },
        };
        await using var rows = await take.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            if (rows.GetBoolean(1)) taken.Add(rows.GetString(0));
        }

        return taken;
    }

    public static async Task Unlock(
        NpgsqlConnection connection, IReadOnlyCollection<string> streams, CancellationToken cancellation)
    {
        await using var unlock = new NpgsqlCommand($"select pg_advisory_unlock({Key}) from unnest($1) as stream", connection)
        {
            Parameters = { Texts(streams) },
        };
        await unlock.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlParameter Texts(IEnumerable<string> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
