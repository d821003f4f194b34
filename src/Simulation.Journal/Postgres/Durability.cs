using Npgsql;

namespace Simulation.Journal.Postgres;

/// <summary>
/// What makes the commit of a transaction wait until it is on the disk of the server, whatever the connection, the role
/// or the database set: a commit that does not wait is lost when the server crashes soon after. Settings that wait for
/// standby servers, too, stay as they are. And what ends a transaction whose host is cut off or stands still, so that
/// nobody waits long for the rows that it has locked: no longer than until the other servers declare one dead that
/// stands still.
/// </summary>
internal static class Durability
{
    /// <summary>
    /// The first command of a batch that changes something; it costs no round trip and ends with the transaction.
    /// </summary>
    public static NpgsqlBatchCommand Command() =>
        new(
            $"""
            select set_config(name, value, true)
            from (values ('synchronous_commit', 'on'), ('idle_in_transaction_session_timeout', '5s'), {PostgresKeepalives.Settings}) as wanted (name, value)
            where name <> 'synchronous_commit' or current_setting(name) = 'off'
            """
        );
}
