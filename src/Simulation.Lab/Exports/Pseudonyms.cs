using System.Globalization;
using Simulation.Rules.Sessions;

namespace Simulation.Lab.Exports;

/// <summary>
/// What the people of a session are called where their names must not stand: person-1, person-2 and so on, in the order
/// in which the journal first has them. The same in all tables and downloads of one session, and of no meaning in
/// another.
/// </summary>
public sealed class Pseudonyms
{
    private readonly Dictionary<string, string> _ofSeats = new(StringComparer.Ordinal);

    /// <param name="entries">All entries of a journal, or those so far.</param>
    public static Pseudonyms Of(IEnumerable<GameEntry> entries)
    {
        var pseudonyms = new Pseudonyms();
        foreach (var entry in entries)
            pseudonyms.Add(entry);
        return pseudonyms;
    }

    /// <param name="entry">The one after the last that was added.</param>
    public void Add(GameEntry entry)
    {
        if (entry.By.Kind == AuthorKind.Person)
            OfSeat(entry.By.Id);
        foreach (var taken in entry.Events.OfType<SeatTaken>())
            OfSeat(taken.Seat);
    }

    /// <param name="seat">Id of a seat; one that was not met before gets the next pseudonym.</param>
    public string OfSeat(string seat)
    {
        if (!_ofSeats.TryGetValue(seat, out var pseudonym))
        {
            pseudonym = "person-" + (_ofSeats.Count + 1).ToString(CultureInfo.InvariantCulture);
            _ofSeats.Add(seat, pseudonym);
        }

        return pseudonym;
    }
}
