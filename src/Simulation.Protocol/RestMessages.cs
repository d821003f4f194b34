// What goes over the REST endpoints, beside what the rules define. PROTOCOL.md explains it; the TypeScript twin of
// every record here is generated into client-web/src/protocol.ts.
using Simulation.Rules.Autopilot;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Protocol;

/// <summary>
/// <c>POST /api/sessions/{id}/expected</c>, asked with a <c>MoveChoice</c>: what its role may expect of it.
/// </summary>
public sealed record ExpectedReply(Sequence<Expectation> Expected);

/// <summary><c>GET /api/host</c>.</summary>
/// <param name="KeyNeeded">Whether opening a session needs the host key.</param>
/// <param name="Addresses">Addresses of this server that others on the network can reach.</param>
/// <param name="RetentionDays">
/// Sessions are deleted so many days after the last thing that happened in them; null for never.
/// </param>
/// <param name="Assistant">The language model that facilitators may seat; null when the server has none.</param>
public sealed record ServerInfo(
    string Version,
    string Journal,
    bool KeyNeeded,
    Sequence<string> Addresses,
    int? RetentionDays = null,
    AssistantModel? Assistant = null
);

/// <summary><c>GET /api/hub</c>: the hub takes a connection now. Refused as the hub would refuse it.</summary>
/// <param name="Version">The server's <see cref="WireConstants.Version"/>.</param>
public sealed record HubInfo(int Version);

/// <summary><c>GET /api/scenarios</c>: one entry per pack, broken ones with what is wrong.</summary>
public sealed record ScenarioCard(
    string Id,
    string Title,
    string Summary,
    int Minutes,
    int Rounds,
    Sequence<RoleCard> Roles,
    Sequence<CastCard> Casts,
    Sequence<string> Errors
);

/// <summary>A set of names that a session can be opened with; the first one is the default.</summary>
/// <param name="Names">The names themselves, so that one sees who will be at the table.</param>
/// <param name="Roles">The scenario's roles under these names.</param>
public sealed record CastCard(string Id, string Title, Sequence<string> Names, Sequence<RoleCard> Roles);

/// <param name="MostPeople">So many may play it together in a session with teams.</param>
public sealed record RoleCard(string Id, string Title, string Kind, string Summary, int MostPeople);

/// <summary><c>POST /api/sessions</c>; the host key, where needed, as <c>Authorization: Bearer …</c>.</summary>
/// <param name="Pace">Game seconds per real second, 0.1 to 3600; null for the scenario's own.</param>
/// <param name="Seed">For repeatable runs, at most 100 characters; null for chance.</param>
/// <param name="Cast">
/// Id of one of the scenario's casts; null for the first one, or for a scenario without casts.
/// </param>
/// <param name="Unattended">What becomes of the game while nobody is connected.</param>
/// <param name="Teams">How several people play one role; null for one person in each role.</param>
/// <param name="Deadlines">When the rounds end in play over days; null in the other pacings.</param>
public sealed record OpenSessionRequest(
    string Scenario,
    Pacing Pacing,
    decimal? Pace = null,
    string? Seed = null,
    string? Cast = null,
    Unattended Unattended = Unattended.Waits,
    TeamSettings? Teams = null,
    RoundDeadlines? Deadlines = null
);

/// <param name="Code">What players type to join.</param>
/// <param name="Ticket">The facilitator's.</param>
public sealed record SessionOpenedReply(string Session, string Code, string Ticket);

/// <summary>
/// <c>POST /api/sessions/{id}/runs</c> with the facilitator's ticket, and the host key, where needed, as
/// <c>Whitecell-Host-Key: …</c>. Opens a session that begins where this one stood, without anybody in it; answered with
/// <see cref="SessionOpenedReply"/>. Either the entry or the minute.
/// </summary>
/// <param name="Entry">
/// How many entries of this session's journal it takes over, from 1: the numbers of the facilitator's replay.
/// </param>
/// <param name="Minute">Game minutes since the first round began, from 0.</param>
/// <param name="Luck">How the dice fall from there on.</param>
/// <param name="Seed">For repeatable runs, at most 100 characters; null for what the luck says.</param>
/// <param name="Pacing">Null as in this session.</param>
/// <param name="Pace">Game seconds per real second, 0.1 to 3600; null as it was at that moment.</param>
/// <param name="Unattended">What becomes of the game while nobody is connected.</param>
/// <param name="Teams">How several people play one role; null as in this session.</param>
/// <param name="Deadlines">
/// When the rounds end in play over days, one for each round of the scenario, of which those that are over do not
/// count; null in the other pacings.
/// </param>
public sealed record OpenRunRequest(
    int? Entry = null,
    int? Minute = null,
    RunLuck Luck = RunLuck.Same,
    string? Seed = null,
    Pacing? Pacing = null,
    decimal? Pace = null,
    Unattended Unattended = Unattended.Waits,
    TeamSettings? Teams = null,
    RoundDeadlines? Deadlines = null
);

/// <summary>How the dice fall in a session that begins where another one stood.</summary>
public enum RunLuck
{
    /// <summary>As in that session: the same choices have the same consequences.</summary>
    Same,

    /// <summary>By chance.</summary>
    New,
}

/// <summary>
/// <c>POST /api/sessions/alone</c>; the host key, where needed, as <c>Authorization: Bearer …</c>. Opens a session that
/// one person plays with autopilots in all other roles; it runs at once, and waits while nobody is connected.
/// </summary>
/// <param name="Id">
/// Made by the client of at least 128 random bits, 32 to 64 letters, digits and hyphens; asking again with the same id
/// gives the same session and seats new tickets, whatever else is asked.
/// </param>
/// <param name="Role">The role that the person plays.</param>
/// <param name="Name">The person's: 1 to 40 characters; a pseudonym is welcome.</param>
/// <param name="Cast">As in <see cref="OpenSessionRequest"/>.</param>
/// <param name="Pacing">In turns, unless the clock is asked for.</param>
/// <param name="Seed">For repeatable runs; null for chance.</param>
public sealed record PlayAloneRequest(
    string Id,
    string Scenario,
    string Role,
    string Name,
    string? Cast = null,
    Pacing Pacing = Pacing.Turns,
    string? Seed = null
);

/// <param name="Code">What others type to join.</param>
/// <param name="FacilitatorTicket">The same person's, for the console.</param>
/// <param name="Seat">The person's seat as a player.</param>
/// <param name="Ticket">Of that seat.</param>
public sealed record PlayAloneReply(string Session, string Code, string FacilitatorTicket, string Seat, string Ticket);

/// <summary><c>GET /api/join/{code}</c>.</summary>
/// <param name="Session">Empty for a class.</param>
/// <param name="RetentionDays">
/// The session is deleted so many days after the last thing that happened in it; null for never.
/// </param>
/// <param name="Class">When the code is that of a class: what may be chosen; then no role is offered.</param>
public sealed record JoinPreview(
    string Session,
    string Scenario,
    string Title,
    string Summary,
    Phase Phase,
    bool Locked,
    Sequence<RoleOffer> Roles,
    int? RetentionDays = null,
    ClassOffer? Class = null
);

/// <param name="Free">Whether one more person may take it.</param>
/// <param name="People">How many have taken it.</param>
/// <param name="MostPeople">So many may play it together.</param>
/// <param name="Assistant">The language model that plays it while nobody does; null when none is to.</param>
public sealed record RoleOffer(
    string Id,
    string Title,
    string Kind,
    string Summary,
    bool Free,
    int People,
    int MostPeople,
    AssistantModel? Assistant = null
);

/// <summary><c>POST /api/join</c>.</summary>
/// <param name="Id">
/// Made by the client of at least 128 random bits, 32 to 64 letters, digits and hyphens; asking again with the same id
/// gives the same seat a new ticket.
/// </param>
/// <param name="Name">1 to 40 characters; a pseudonym is welcome.</param>
/// <param name="Role">A role to take at once, or null to choose in the lobby.</param>
/// <param name="Spectator">True to watch the public view without a role.</param>
/// <param name="Group">In a class that asks for groups; at most 60 characters.</param>
/// <param name="Table">In a class that lets people choose their table; null for any.</param>
public sealed record JoinRequest(
    string Id,
    string Code,
    string Name,
    string? Role = null,
    bool Spectator = false,
    string? Group = null,
    int? Table = null
);

/// <param name="Ticket">256 random bits; the server keeps only their hash.</param>
/// <param name="Class">
/// Where the seat is at a table of a class. When it is dismissed as <c>moved-table</c>, asking again with the same id
/// gives the seat at the other table.
/// </param>
public sealed record JoinReply(string Session, string Seat, string Ticket, ClassSeat? Class = null);

/// <summary>Body of every refused REST request, with a fitting status code.</summary>
/// <param name="Line">Of a roster, from 1, where the fault is.</param>
public sealed record Problem(Refusal Refusal, int? Line = null);
