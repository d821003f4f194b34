using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Simulation.Journal.Postgres;

/// <summary>
/// The journal in PostgreSQL, for the servers of one cluster: what decides an append is locked, not cached.
/// </summary>
internal sealed class PostgresStore : SqlStore
{
    // Any number that nothing else in the database uses: "wcjl" in ASCII.
    private const long MigrationLock = 0x77636A6C;

    // A stream created, or a lock taken the other way round, by another server; the next attempt sees it.
    private const int Attempts = 10;

    private readonly NpgsqlDataSource _reading;
    private readonly NpgsqlDataSource _writing;

    private readonly ClusterContract _contract;

    private PostgresStore(NpgsqlDataSource reading, NpgsqlDataSource writing, ClusterContract contract) =>
        (_reading, _writing, _contract) = (reading, writing, contract);

    /// <exception cref="JournalUnavailableException">The database cannot be reached or used.</exception>
    /// <exception cref="ArgumentException">This is no connection string.</exception>
    public static async Task<PostgresStore> Open(
        string connectionString,
        int contract,
        CancellationToken cancellationToken
    )
    {
        var settings = Read(connectionString);
        settings.MaxPoolSize = PostgresPools.ReadingOf(connectionString);
        var reading = NpgsqlDataSource.Create(settings.ConnectionString);
        settings.MinPoolSize = 0;
        settings.MaxPoolSize = PostgresPools.Writing;
        var store = new PostgresStore(
            reading,
            NpgsqlDataSource.Create(settings.ConnectionString),
            new ClusterContract(contract)
        );
        try
        {
            await store.Migrate(cancellationToken);
            if (contract != 0)
                store.Advice = await PostgresPools.Check(reading, connectionString, cancellationToken);
            return store;
        }
        catch (Exception error)
        {
            await store.DisposeAsync();
            if (store.Translate(error) is { } translated)
                throw translated;
            throw;
        }
    }

    /// <summary>Which database a connection string means, without the secret in it.</summary>
    /// <exception cref="ArgumentException">This is no connection string.</exception>
    public static string Describe(string connectionString)
    {
        var settings = Read(connectionString);
        return $"database {settings.Database ?? settings.Username} of PostgreSQL on {settings.Host ?? "localhost"}";
    }

    public override async Task<T> Read<T>(Func<DbConnection, Task<T>> query, CancellationToken cancellationToken)
    {
        await using var connection = await _reading.OpenConnectionAsync(cancellationToken);
        return await query(connection);
    }

    public override async Task Append(IReadOnlyList<AppendOperation> appends, NdjsonLineWriter lines)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AppendTransaction.Run(_writing, _contract, appends, lines);
                return;
            }
            catch (PostgresException error)
                when (attempt < Attempts
                    && error.SqlState
                        is PostgresErrorCodes.UniqueViolation
                            or PostgresErrorCodes.ForeignKeyViolation
                            or PostgresErrorCodes.SerializationFailure
                            or PostgresErrorCodes.DeadlockDetected
                ) { }
        }
    }

    public override async Task Delete(string stream)
    {
        await using var batch = _writing.CreateBatch();
        batch.BatchCommands.Add(Durability.Command());
        batch.BatchCommands.Add(
            new("delete from journal_stream where stream = $1") { Parameters = { new() { Value = stream } } }
        );
        await batch.ExecuteNonQueryAsync();
    }

    // Status 6 is Dead in Orleans' membership; a silo that lives says so every five seconds.
    public override async Task<string?> FindUsers(CancellationToken cancellationToken)
    {
        await using var command = _reading.CreateCommand(
            "select count(*) from orleans_silo where status <> 6 and alive > now() - interval '15 seconds'"
        );
        return await command.ExecuteScalarAsync(cancellationToken) is long and > 0 and var silos
            ? $"{silos} {(silos == 1 ? "server uses" : "servers use")} the database"
            : null;
    }

    public override Exception? Translate(Exception error) =>
        error is NpgsqlException or IOException or SocketException or TimeoutException
            ? new JournalUnavailableException($"PostgreSQL: {error.Message}", error)
            : null;

    public override async ValueTask DisposeAsync()
    {
        await _reading.DisposeAsync();
        await _writing.DisposeAsync();
    }

    private Task Migrate(CancellationToken cancellationToken) =>
        _contract.Take(
            Begin,
            transaction => Migrations.Run(transaction, "postgres", cancellationToken),
            cancellationToken
        );

    // Servers that start together take turns. The caller closes the connection of the transaction.
    private async Task<NpgsqlTransaction> Begin()
    {
        var connection = await _writing.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await Scalar($"select pg_advisory_xact_lock({MigrationLock})");
        if (await Scalar("show server_encoding") is "UTF8")
            return transaction;
        await connection.DisposeAsync();
        throw new JournalUnavailableException("The journal needs a database whose encoding is UTF8.");

        async Task<object?> Scalar(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return await command.ExecuteScalarAsync();
        }
    }

    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error)
            when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new ArgumentException("This is no connection string for PostgreSQL.", nameof(connectionString));
        }
    }
}
