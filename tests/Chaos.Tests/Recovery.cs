namespace Chaos.Tests;

/// <summary>
/// What one kill cost, step by step, on the way of the client whose command was the first to be accepted again; in
/// seconds.
/// </summary>
/// <param name="Start">Until the killed server's place was taken: another one listened.</param>
/// <param name="Pause">Until that client's next attempt to connect.</param>
/// <param name="Connect">Until its connection stood.</param>
/// <param name="Enter">
/// Until it had what it missed: its session was read again, for it or for somebody before it.
/// </param>
/// <param name="Think">Until it gave a command, or repeated one.</param>
/// <param name="Answer">Until that was accepted.</param>
internal sealed record Recovery(double Start, double Pause, double Connect, double Enter, double Think, double Answer)
{
    public double Total => Start + Pause + Connect + Enter + Think + Answer;

    /// <param name="killed">Stopwatch ticks of the kill.</param>
    /// <param name="listened">
    /// Stopwatch ticks at which a new server said that it listens; that it takes somebody in shows it earlier.
    /// </param>
    public static Recovery Of(long killed, long listened, SentCommand accepted)
    {
        var connection = accepted.Connection!;
        var up = Math.Max(killed, Math.Min(listened, connection.Began));
        return new Recovery(
            Report.Seconds(killed, up),
            Report.Seconds(up, connection.Began),
            Report.Seconds(connection.Began, connection.Connected),
            Report.Seconds(connection.Connected, connection.Entered),
            Report.Seconds(connection.Entered, accepted.LastSent),
            Report.Seconds(accepted.LastSent, accepted.Answered)
        );
    }
}
