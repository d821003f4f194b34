using System.Security.Cryptography;
using Simulation.Protocol;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>The commands that seat somebody. Their ids are drawn here, so that nobody can choose one.</summary>
internal static class NewSeat
{
    public const string Facilitator = "facilitator";

    public static TakeSeat ForFacilitator(string ticket) =>
        new(Facilitator, "Facilitator", null, SeatKind.Facilitator, Ticket.Hash(ticket));

    /// <param name="join">As <see cref="TakeSeat"/> holds it.</param>
    public static TakeSeat For(JoinRequest request, string join, string ticket) =>
        new(
            "s" + RandomNumberGenerator.GetHexString(12, lowercase: true),
            request.Name,
            request.Role,
            request.Spectator ? SeatKind.Spectator : SeatKind.Player,
            Ticket.Hash(ticket),
            join
        );
}
