using Npgsql;

namespace Simulation.Journal.Postgres;

/// <summary>
/// Keeps servers that do not understand each other from using one database at the same time
/// (docs/adr/0004-rolling-upgrades.md).
/// </summary>
/// <param name="number">The contract version of this server; 0 for a tool that is not part of a cluster.</param>
internal sealed class ClusterContract(int number)
{
    // Three times the interval at which a silo says that it lives. One that was killed looks alive for so long.
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan s_lookAgain = TimeSpan.FromSeconds(1);

    /// <param name="found">The number in the database, read with each append.</param>
    /// <exception cref="JournalUnavailableException">
    /// Servers of another contract version have taken the database over.
    /// </exception>
    public void Check(int found)
    {
        if (number == 0 || found == number)
            return;
        throw new JournalUnavailableException(
            $"Servers of contract version {found} use this database now; this one is of version {number}. Stop it."
        );
    }

    /// <summary>
    /// Waits until no server of another contract version lives, and has the database migrated under the same lock.
    /// </summary>
    /// <param name="begin">Begins a transaction that keeps others from doing the same.</param>
    /// <exception cref="JournalUnavailableException">
    /// Such a server goes on living, or a newer one has used the database.
    /// </exception>
    public async Task Take(
        Func<Task<NpgsqlTransaction>> begin,
        Func<NpgsqlTransaction, Task> migrate,
        CancellationToken cancellationToken
    )
    {
        DateTime? firstSeen = null;
        while (true)
        {
            await using var transaction = await begin();
            await using var connection = transaction.Connection!;
            if (number == 0 || await LastSignOfOthers(transaction, cancellationToken) is not { } seen)
            {
                await migrate(transaction);
                if (number != 0)
                    await Store(transaction, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return;
            }

            // It has said again that it lives, so it was not killed before this server started.
            if (seen > (firstSeen ??= seen))
            {
                throw new JournalUnavailableException(
                    $"Servers of another version than this one (contract version {number}) use the database."
                        + " Stop all of them, then start this one; nothing is lost, and browsers come back by themselves."
                );
            }

            await transaction.RollbackAsync(cancellationToken);
            await Task.Delay(s_lookAgain, cancellationToken);
        }
    }

    private async Task<DateTime?> LastSignOfOthers(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        // A database that no cluster has used yet has no such table.
        if (await Scalar("select to_regclass('orleans_silo') is not null") is not true)
            return null;
        return await Scalar(
                "select max(alive) from orleans_silo"
                    + " where status <> 6 and cluster not like '%-' || $1 and alive > now() - $2"
            ) as DateTime?;

        async Task<object?> Scalar(string sql)
        {
            await using var command = new NpgsqlCommand(sql, transaction.Connection, transaction);
            if (sql.Contains('$', StringComparison.Ordinal))
            {
                command.Parameters.Add(
                    new() { Value = number.ToString(System.Globalization.CultureInfo.InvariantCulture) }
                );
                command.Parameters.Add(new() { Value = s_lifetime });
            }

            return await command.ExecuteScalarAsync(cancellationToken);
        }
    }

    private async Task Store(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "update journal_contract set number = $1 where number <= $1",
            transaction.Connection,
            transaction
        )
        {
            Parameters = { new() { Value = number } },
        };
        if (await command.ExecuteNonQueryAsync(cancellationToken) > 0)
            return;
        throw new JournalUnavailableException(
            $"A newer version of the server has used this database; this one is of contract version {number}."
                + " Start the newer one."
        );
    }
}
