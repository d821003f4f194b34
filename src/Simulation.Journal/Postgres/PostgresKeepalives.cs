namespace Simulation.Journal.Postgres;

/// <summary>
/// Settings by which PostgreSQL closes the connections of a server that is out of reach after some ten seconds, not
/// after the hours that are usual.
/// </summary>
internal static class PostgresKeepalives
{
    /// <summary>
    /// Names and values as rows of SQL. Linux sends no keepalives while something is not acknowledged; the last of them
    /// is for that time, which is a quarter of an hour otherwise.
    /// </summary>
    public const string Settings = """
        ('tcp_keepalives_idle', '5'), ('tcp_keepalives_interval', '2'), ('tcp_keepalives_count', '3'), ('tcp_user_timeout', '11000')
        """;
}
