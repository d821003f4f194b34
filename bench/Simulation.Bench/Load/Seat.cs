using System.Collections.Immutable;
using System.Text.Json;
using Simulation.Protocol;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Bench.Load;

/// <summary>
/// One client of a room: its connection, its place in its stream, and what it needs to know to choose a move.
/// </summary>
internal sealed class Seat : IDisposable
{
    private readonly HubSocket _socket;
    private readonly BatchReader _reader;
    private readonly Action<Seat, BatchReader, int, long> _told;
    private readonly Action<Seat, long, RefusalCode?, long> _acknowledged;
    private readonly Action<Seat, string> _failed;
    private readonly bool _wantsMoves;
    private readonly int _lastRole;
    private readonly TaskCompletionSource<JsonElement> _entered = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private Seat(HubSocket socket, int index, string? role, IRoom room, bool wantsMoves)
    {
        _socket = socket;
        _reader = new BatchReader(room.Roles);
        _wantsMoves = wantsMoves;
        _told = room.Told;
        _acknowledged = room.Acknowledge;
        _failed = room.Fail;
        _lastRole = room.Roles.Count - 1;
        Index = index;
        Role = role;
    }

    /// <summary>
    /// Place in <see cref="IRoom.Roles"/>; spectators come after them. −1 until the server has told the role.
    /// </summary>
    public int Index { get; private set; }

    /// <summary>Null for the facilitator and spectators.</summary>
    public string? Role { get; private set; }

    public bool IsLastRole => Index == _lastRole;

    /// <summary>Number of the last batch; −1 before the snapshot.</summary>
    public long At { get; set; } = -1;

    /// <summary>Whether the own role is ready, as the view has it.</summary>
    public bool IsReady { get; set; }

    /// <summary>Own moves as the view has them.</summary>
    public ImmutableSortedDictionary<string, MoveView> Moves { get; private set; } =
        ImmutableSortedDictionary<string, MoveView>.Empty;

    /// <summary>Own moves that everybody sees at once.</summary>
    public ImmutableHashSet<string> OpenMoves { get; private set; } = [];

    public static async Task<Seat> Enter(
        Uri hub,
        int index,
        string? role,
        string session,
        string ticket,
        IRoom room,
        bool wantsMoves,
        CancellationToken cancellationToken
    )
    {
        var seat = new Seat(await HubSocket.Connect(hub, cancellationToken), index, role, room, wantsMoves);
        var snapshot = await seat.Enter(session, ticket, cancellationToken);
        seat.Begin(room, snapshot);
        return seat;
    }

    /// <summary>Enters a seat whose role the server has chosen.</summary>
    public static async Task<Seat> Enter(
        Uri hub,
        string session,
        string ticket,
        IRoom room,
        CancellationToken cancellationToken
    )
    {
        var socket = await HubSocket.Connect(hub, cancellationToken);
        var seat = new Seat(socket, -1, role: null, room, wantsMoves: true);
        var snapshot = await seat.Enter(session, ticket, cancellationToken);
        seat.Role = snapshot.GetProperty("you").GetProperty("role").GetString();
        seat.Index = room.Roles.ToList().IndexOf(seat.Role);
        seat.Begin(room, snapshot);
        return seat;
    }

    public ValueTask Submit(long number, SeatCommand command, CancellationToken cancellationToken) =>
        Invoke(number, "Submit", new CommandEnvelope($"c{number:D9}", command), cancellationToken);

    public ValueTask Ping(CancellationToken cancellationToken) => _socket.Ping(cancellationToken);

    public void Dispose() => _socket.Dispose();

    /// <returns>The snapshot.</returns>
    private async Task<JsonElement> Enter(string session, string ticket, CancellationToken cancellationToken)
    {
        _ = Receive(cancellationToken);
        await Invoke(
            0,
            "Enter",
            new EnterRequest(WireConstants.Version, session, ticket, null, null),
            cancellationToken
        );
        var reply = await _entered.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        return reply.TryGetProperty("snapshot", out var snapshot)
            ? snapshot
            : throw new InvalidOperationException($"Entering was answered with {reply}");
    }

    private void Begin(IRoom room, JsonElement snapshot)
    {
        room.Begin(this, snapshot.GetProperty("at").GetInt64());
        if (_wantsMoves)
            ReadMoves(snapshot);
    }

    private ValueTask Invoke<T>(long number, string target, T argument, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(argument, Json.Options);
        var record = (byte[])
            [
                .. System.Text.Encoding.UTF8.GetBytes(
                    $"{{\"type\":1,\"invocationId\":\"{number}\",\"target\":\"{target}\",\"arguments\":["
                ),
                .. json,
                .. "]}"u8,
                HubSocket.End,
            ];
        return _socket.Send(record, cancellationToken);
    }

    private async Task Receive(CancellationToken cancellationToken)
    {
        try
        {
            await _socket.Receive(Read, cancellationToken);
        }
        catch (Exception failure)
        {
            // Whatever ends the connection ends this client; the table says so unless it was closed on purpose.
            _failed(this, failure.Message);
            _entered.TrySetException(failure);
            _ = _entered.Task.Exception;
        }
    }

    private void Read(ReadOnlySpan<byte> record, long at)
    {
        var reader = new Utf8JsonReader(record);
        reader.Read();
        var type = 0;
        var isBatch = false;
        long invocation = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("invocationId"u8))
            {
                reader.Read();
                invocation = long.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            }
            else if (reader.ValueTextEquals("target"u8))
            {
                reader.Read();
                isBatch = reader.ValueTextEquals("Batch"u8);
                if (reader.ValueTextEquals("Dismissed"u8))
                    _failed(this, "was dismissed");
            }
            else if (isBatch && reader.ValueTextEquals("arguments"u8))
            {
                reader.Read();
                reader.Read();
                _reader.Read(ref reader, _wantsMoves);
                if (_reader.Moves is { } changed)
                    Apply(changed);
                _told(this, _reader, record.Length + 1, at);
                return;
            }
            else if (type == 3 && reader.ValueTextEquals("result"u8))
            {
                Complete(ref reader, invocation, at);
                return;
            }
            else if (type is 3 or 7 && reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                throw new InvalidOperationException($"The server answered with an error: {reader.GetString()}");
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void Complete(ref Utf8JsonReader reader, long invocation, long at)
    {
        if (invocation == 0)
        {
            _entered.TrySetResult(JsonElement.ParseValue(ref reader));
            return;
        }

        var receipt = JsonSerializer.Deserialize<Receipt>(ref reader, Json.Options)!;
        _acknowledged(this, invocation, receipt.Refusal?.Code, at);
    }

    private void ReadMoves(JsonElement snapshot)
    {
        Moves = snapshot
            .GetProperty("view")
            .GetProperty("moves")
            .Deserialize<ImmutableSortedDictionary<string, MoveView>>(Json.Options)!;
        OpenMoves =
        [
            .. snapshot
                .GetProperty("sheet")
                .GetProperty("moves")
                .Deserialize<Sequence<MoveSheet>>(Json.Options)
                .Where(move => !move.Secret && (move.Timing == MoveTiming.Immediate || move.Answers is not null))
                .Select(move => move.Id),
        ];
    }

    private void Apply(ImmutableSortedDictionary<string, MoveView?> changed)
    {
        foreach (var (id, move) in changed)
            Moves = move is null ? Moves.Remove(id) : Moves.SetItem(id, move);
    }
}
