using Simulation.Rules.Classes;

namespace Simulation.Grains.Classes;

/// <summary>
/// The facilitators' seats at the tables of a class. Their tickets follow from the class ticket of the one who asks.
/// </summary>
internal static class ConsoleSeats
{
    private const string OfFacilitator = "facilitator";

    /// <param name="assistant">Id of the assistant; empty for the facilitator.</param>
    public static string SeatOf(string assistant) =>
        assistant.Length == 0 ? OfFacilitator : $"{OfFacilitator}-{assistant}";

    /// <param name="ticket">The class ticket.</param>
    public static string TicketOf(string id, int table, string ticket) =>
        DerivedSecret.Of(ticket, $"console\n{id}\n{table}");

    /// <returns>What seats the author at a table.</returns>
    public static ConsoleInstruction InstructionFor(ClassWorld world, ClassAuthor by, int table, string ticket) =>
        new(
            world.Class,
            SeatOf(by.Id),
            world.Assistants.GetValueOrDefault(by.Id)?.Name ?? "Facilitator",
            Sessions.Ticket.Hash(TicketOf(world.Class, table, ticket))
        );
}
