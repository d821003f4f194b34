using Simulation.Rules.Sessions;

namespace Chaos.Tests;

/// <summary>
/// One command as a client remembers it: when it was first sent, and when and how it was finally answered.
/// </summary>
/// <param name="Session">Its session.</param>
/// <param name="Seat">Who asks.</param>
/// <param name="Id">The id that the client made for it.</param>
/// <param name="Sent">Stopwatch ticks of the first attempt.</param>
internal sealed record SentCommand(string Session, string Seat, string Id, SeatCommand Command, long Sent)
{
    /// <summary>Stopwatch ticks of the answer.</summary>
    public long Answered { get; set; }

    /// <summary>The connection of the last attempt.</summary>
    public ConnectionTimes? Connection { get; set; }

    /// <summary>Stopwatch ticks of the last attempt.</summary>
    public long LastSent { get; set; }

    /// <summary>Null when it was accepted.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>How often the answer was to try again.</summary>
    public int PutOff { get; set; }

    /// <summary>As the journal names it.</summary>
    public string CommandId => $"{Seat}:{Id}";
}
