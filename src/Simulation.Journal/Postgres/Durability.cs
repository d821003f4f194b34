using Npgsql;

namespace Simulation.Journal.Postgres;

/// <summary>
/// What makes the commit of a transaction wait until it is on the disk of the server, whatever the connection, the role or
/// the database set: a commit that does not wait is lost when the server crashes soon after. Settings that wait for standby
/// servers, too, stay as they are.
/// </summary>
internal static class Durability
{
    /// <summary>The first command of a batch that changes something; it costs no round trip and ends with the transaction.</summary>
    public static NpgsqlBatchCommand Command() => new("""
        select set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off'
        """);
}
