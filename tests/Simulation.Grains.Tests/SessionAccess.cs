using Simulation.Grains.Sessions;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;
using Simulation.Testing;

namespace Simulation.Grains.Tests;

/// <summary>How people reach the one session of a test through a host.</summary>
/// <param name="name">What the server calls itself.</param>
public class SessionAccess(IGrainFactory grains, string name)
{
    public const string Session = "session1";
    public const string Code = "ABCDEF";

    public static readonly ScenarioPack Pack = ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!.Pack!;

    public IGrainFactory Grains => grains;

    public ISessionGrain Table => grains.GetGrain<ISessionGrain>(Session);

    /// <summary>Whether the session is awake somewhere.</summary>
    public async Task<bool> IsAwake() =>
        (await grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics()).Any(activation =>
            activation.GrainId.Equals(Table.GetGrainId())
        );

    /// <summary>Opens the session; the answer holds the facilitator's ticket.</summary>
    public async Task<string> Open(
        Pacing pacing = Pacing.Live,
        decimal pace = 60,
        Unattended unattended = Unattended.Waits,
        string? ticket = null,
        TeamSettings? teams = null,
        RoundDeadlines? deadlines = null
    )
    {
        var request = new OpenSessionRequest(
            "first-call",
            pacing,
            pace,
            "seed",
            Unattended: unattended,
            Teams: teams,
            Deadlines: deadlines
        );
        var opened = await Table.Open(Pack, request, Code, ticket ?? Ticket.Draw());
        Assert.Null(opened.Refusal);
        return opened.Value!.Ticket;
    }

    /// <summary>Somebody plays the cloud alone.</summary>
    /// <param name="attempt">The id of the request.</param>
    public Task<Result<PlayAloneReply>> PlayAlone(string attempt) =>
        Table.PlayAlone(
            Pack,
            new PlayAloneRequest(attempt, "first-call", "cloud", "Ada", Seed: "seed"),
            new AloneDraws(Code, Ticket.Draw(), Ticket.Draw())
        );

    public async Task<JoinReply> Join(string name, string? role = null, bool spectator = false)
    {
        var joined = await Table.Join(
            new JoinRequest($"the-attempt-to-join-the-session-of-{name.Replace(' ', '-')}", Code, name, role, spectator)
        );
        Assert.Null(joined.Refusal);
        return joined.Value!;
    }

    public Task<Receipt> Submit(string ticket, SeatCommand command, string? id = null) =>
        Table.Submit(ticket, new CommandEnvelope(id ?? Guid.NewGuid().ToString(), command));

    public async Task Do(string ticket, SeatCommand command) => Assert.Null((await Submit(ticket, command)).Refusal);

    public async Task<Snapshot> Look(string ticket) => (await Table.Enter(ticket, null, null)).Reply.Snapshot!;

    /// <summary>
    /// A game that has begun, with Ada as the cloud; she and the facilitator are connected to the host that listens.
    /// </summary>
    public async Task<(string Ticket, JoinReply Ada, Recorder Recorder)> Play(Pacing pacing, decimal pace = 60)
    {
        var ticket = await Open(pacing, pace);
        var ada = await Join("Ada", "cloud");
        var recorder = await Subscribe("facilitator", ada.Seat);
        await Do(ticket, new StartSession());
        return (ticket, ada, recorder);
    }

    /// <summary>Subscribes as a server does on which these seats are connected.</summary>
    public async Task<Recorder> Subscribe(params string[] seats)
    {
        var recorder = Recorder.For(Grains);
        await recorder.Renew(Table, name, seats);
        return recorder;
    }
}
