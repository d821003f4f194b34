using Simulation.Bench.Load;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Bench.Returns;

/// <summary>One session: a facilitator who stays, and visitors who go and come back.</summary>
internal sealed class Room(SessionClient facilitator, IReadOnlyList<Visitor> visitors) : IAsyncDisposable
{
    /// <summary>Most visitors in a room: with the facilitator they make eight.</summary>
    public const int Visitors = 7;

    public IReadOnlyList<Visitor> All => visitors;

    /// <summary>Opens a session with a person in every role and spectators, and starts it.</summary>
    public static async Task<Room> Open(
        Uri server,
        SessionApi api,
        string scenario,
        IReadOnlyList<string> roles,
        int visitors,
        CancellationToken cancellationToken
    )
    {
        var opened = await api.Open(scenario, cancellationToken);
        var facilitator = await SessionClient.Connect(server);
        await facilitator.Enter(opened.Session, opened.Ticket);
        var seated = new List<Visitor>();
        for (var i = 0; i < visitors; i++)
        {
            var joined = await api.Join(
                opened.Code,
                $"Person {i}",
                i < roles.Count ? roles[i] : null,
                cancellationToken
            );
            var visitor = new Visitor(server, joined.Session, joined.Ticket);
            await visitor.Enter();
            seated.Add(visitor);
        }

        var room = new Room(facilitator, seated);
        await room.Order(new StartSession());
        return room;
    }

    /// <summary>Tells everybody something, so many times.</summary>
    public async Task Announce(int times)
    {
        for (var i = 1; i <= times; i++)
            await Order(new Announce($"While some of you were away, this was said as number {i}."));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors)
            await visitor.Drop();
        await facilitator.DisposeAsync();
    }

    private async Task Order(SeatCommand command)
    {
        var receipt = await facilitator.Submit(command);
        if (receipt.Refusal is { } refusal)
            throw new InvalidOperationException($"{command.GetType().Name} was refused: {refusal.Message}");
    }
}
