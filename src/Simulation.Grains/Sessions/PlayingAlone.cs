using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Scenarios.Packs;

namespace Simulation.Grains.Sessions;

/// <summary>What a request to play alone asks of a new session.</summary>
public static class PlayingAlone
{
    /// <summary>
    /// Looks at a request before anything is written for it, by seating the person in a world that is kept nowhere.
    /// </summary>
    /// <returns>Why no such session can be opened; null when it can.</returns>
    public static Refusal? Refuse(ScenarioPack pack, PlayAloneRequest request, DateTimeOffset now)
    {
        if (!ClientCommandId.IsValid(request.Id, ClientCommandId.SecretAtLeast))
            return ClientCommandId.Refuse(ClientCommandId.SecretAtLeast);
        var opened = SessionOpenedFactory.Of("alone", pack, OpeningOf(request), "", now);
        if (opened.Value is not { } first)
            return opened.Refusal;
        var seating = TakeSeat(request, ticket: "", join: "");
        return
            Rulebook.Decide(SessionState.Open(first).World, CommandAuthor.Server, seating, now)
                is Decision.Refused refused
            ? refused.Refusal
            : null;
    }

    internal static OpenSessionRequest OpeningOf(PlayAloneRequest request) =>
        new(request.Scenario, request.Pacing, Pace: null, request.Seed, request.Cast);

    /// <param name="join">Digest of the request's id.</param>
    internal static TakeSeat TakeSeat(PlayAloneRequest request, string ticket, string join) =>
        new(SeatTickets.DrawSeat(), request.Name, request.Role, SeatKind.Player, Ticket.Hash(ticket), join);
}
