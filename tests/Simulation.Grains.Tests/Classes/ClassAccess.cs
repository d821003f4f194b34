using Simulation.Grains.Classes;
using Simulation.Grains.Codes;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Protocol;
using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Scenarios.Packs;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Classes;

/// <summary>How people reach the one class of a test through a host.</summary>
internal sealed class ClassAccess(IGrainFactory grains, FaultyJournal journal, ManualTimeProvider time)
{
    public const string Id = "class1";
    public const string Code = "ABCDEFGH";
    public const string Ticket = "the-ticket-of-the-facilitator-of-the-class";

    private static readonly ScenarioPack Pack = ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!.Pack!;

    private static readonly OpenClassRequest Asked = new("", "first-call", 3, Pacing.Turns, Seed: "seed");

    public IClassGrain Class => grains.GetGrain<IClassGrain>(Id);

    public ISessionGrain Session(string session) => grains.GetGrain<ISessionGrain>(session);

    public static ClassAccess Of(TestHost host) => new(host.Grains, host.Journal, host.Time);

    public static async Task<ClassAccess> Open(TestHost host, Func<OpenClassRequest, OpenClassRequest>? asked = null)
    {
        var access = Of(host);
        await access.Open(asked);
        return access;
    }

    public async Task Open(Func<OpenClassRequest, OpenClassRequest>? asked = null)
    {
        Assert.True(await grains.GetGrain<IJoinCodeGrain>(Code).ClaimForClass(Id));
        var opened = await TryOpen(asked ?? (request => request));
        Assert.Equal(new ClassOpenedReply(Id, Code, Ticket), opened.Value);
    }

    public Task<Result<ClassOpenedReply>> TryOpen(Func<OpenClassRequest, OpenClassRequest> asked) =>
        Class.Open(Pack, asked(Asked), Code, Ticket);

    public Task<Result<JoinReply>> TryJoin(string name, string? group = null, int? table = null) =>
        Class.Join(new JoinRequest($"the-attempt-to-join-the-class-of-{name}", Code, name, Group: group, Table: table));

    public async Task<JoinReply> Join(string name, string? group = null, int? table = null)
    {
        var joined = await TryJoin(name, group, table);
        Assert.Null(joined.Refusal);
        return joined.Value!;
    }

    public async Task<Refusal?> Submit(ClassDeskCommand command, string ticket = Ticket, string? id = null) =>
        (await Class.Submit(ticket, new ClassCommandEnvelope(id ?? Guid.NewGuid().ToString(), command))) switch
        {
            { Value: { } receipt } => receipt.Refusal,
            var refused => refused.Refusal,
        };

    public async Task Do(ClassDeskCommand command) => Assert.Null(await Submit(command));

    public async Task<Sequence<TableResult>> AtTables(SeatCommand command, params int[] tables)
    {
        var request = new TableCommandsRequest(Guid.NewGuid().ToString(), [.. tables], command);
        var reply = await Class.Command(Ticket, request);
        Assert.Null(reply.Refusal);
        return reply.Value!.Results;
    }

    public async Task<JoinReply> Console(int table, string ticket = Ticket)
    {
        var console = await Class.Console(ticket, table);
        Assert.Null(console.Refusal);
        return console.Value!;
    }

    /// <summary>Has somebody at a table do something.</summary>
    public async Task Play(JoinReply seat, SeatCommand command)
    {
        var envelope = new CommandEnvelope(Guid.NewGuid().ToString(), command);
        Assert.Null((await Session(seat.Session).Submit(seat.Ticket, envelope)).Refusal);
    }

    public async Task<Snapshot> Look(JoinReply seat) =>
        (await Session(seat.Session).Enter(seat.Ticket, null, null)).Reply.Snapshot!;

    public async Task<RefusalCode?> Refused(JoinReply seat) =>
        (await Session(seat.Session).Enter(seat.Ticket, null, null)).Reply.Refusal?.Code;

    /// <summary>The class as its journal has it.</summary>
    public async Task<ClassWorld> World()
    {
        ClassWorld? world = null;
        await foreach (var entry in journal.Read("class/" + Id))
        {
            foreach (var (name, json) in entry.Events)
            {
                var happened = StoredClassEvents.Read(name, json.Span);
                world = world is null
                    ? ClassWorld.Open(ScenarioReader.Read(Pack, null).Scenario!, (ClassOpened)happened)
                    : world.Evolve(happened);
            }
        }

        return world!;
    }

    /// <summary>Waits until the tables have done all that the class has written down.</summary>
    public async Task<ClassWorld> CarriedOut()
    {
        while (true)
        {
            var world = await World();
            if (world.Pending.IsEmpty)
                return world;
            time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
            await Class.Preview();
        }
    }

    /// <summary>How many seats of players all tables together have.</summary>
    public async Task<int> Seats()
    {
        var seats = 0;
        await foreach (var stream in journal.List("session/"))
        {
            var session = stream["session/".Length..];
            seats += await journal.Count(session, "seat-taken") - await journal.Count(session, "seat-removed");
            await foreach (var entry in journal.Read(stream))
                seats -= entry.Events.Count(e => IsFacilitators(e));
        }

        return seats;
    }

    private static bool IsFacilitators(StoredEvent stored) =>
        stored.Name == "seat-taken"
        && StoredEvents.Read(stored.Name, stored.Json.Span) is SeatTaken { Kind: SeatKind.Facilitator };
}
