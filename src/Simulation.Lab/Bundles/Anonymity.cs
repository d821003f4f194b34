using System.Globalization;
using Simulation.Rules.Notes;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;

namespace Simulation.Lab.Bundles;

/// <summary>
/// Takes out of commands what is nobody's business outside the session: names, tickets, notes that only their writers
/// read, and what people answered in the survey. What the rules decide by stays, so that the game is the same.
/// </summary>
internal sealed class Anonymity
{
    private readonly Dictionary<string, string> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _joins = new(StringComparer.Ordinal);

    /// <summary>The opening without what leads to the session: its id, its code, its class.</summary>
    public static SessionOpened Of(SessionOpened opened) =>
        opened with
        {
            Session = "bundle",
            Code = "",
            Class = null,
            Sealed = null,
        };

    public Command Of(Command command) =>
        command switch
        {
            TakeSeat seat => seat with
            {
                Name = Numbered(_people, seat.Seat, "Person "),
                TicketHash = "",
                Join = seat.Join is { } join ? Numbered(_joins, join, "join-") : null,
            },
            ContinueRun run => run with { Session = "" },
            RecordRun => new AdvanceClock(),
            ReissueTicket ticket => ticket with { TicketHash = "" },
            // What was due at that moment happens all the same.
            WriteRoleNote or DeleteRoleNote or TakeNote or AnswerSurvey => new AdvanceClock(),
            _ => command,
        };

    private static string Numbered(Dictionary<string, string> known, string key, string word)
    {
        if (!known.TryGetValue(key, out var numbered))
            known[key] = numbered = word + (known.Count + 1).ToString(CultureInfo.InvariantCulture);
        return numbered;
    }
}
