using System.Diagnostics;
using Simulation.Protocol;
using Simulation.Testing;

namespace Simulation.Bench.Returns;

/// <summary>A client that loses its connection and comes back to where it was.</summary>
internal sealed class Visitor(Uri server, string session, string ticket)
{
    private SessionClient? _client;
    private string? _stream;
    private long _at;

    /// <summary>What went wrong: gaps, repeats, refusals.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Enters for the first time, or anew as a page that was loaded again.</summary>
    public async Task Enter()
    {
        _client = await SessionClient.Connect(server);
        Begin(await _client.Enter(session, ticket));
    }

    /// <summary>Loses the connection; what it heard until then is taken in first.</summary>
    public async Task Drop()
    {
        if (_client is null)
            return;
        await _client.DisposeAsync();
        await foreach (var heard in _client.Received.ReadAllAsync())
        {
            if (heard is Batch batch)
                Follow(batch);
        }

        _client = null;
    }

    /// <summary>Comes back.</summary>
    /// <param name="anew">Whether it remembers nothing.</param>
    /// <param name="missed">Entries of the journal that it must have been told of afterwards.</param>
    /// <returns>Stopwatch ticks from connecting until it has everything.</returns>
    public async Task<long> Return(bool anew, int missed)
    {
        var (from, start) = (_at, Stopwatch.GetTimestamp());
        _client = await SessionClient.Connect(server);
        var reply = anew ? await _client.Enter(session, ticket) : await _client.Enter(session, ticket, _stream, _at);
        if (!anew && reply.Missed is null)
            Faults.Add($"was not told what it missed since {from}: {reply.Refusal?.Message ?? "a snapshot"}");
        if (reply.Snapshot is not null)
            Begin(reply);
        foreach (var batch in reply.Missed ?? [])
            Follow(batch);
        var took = Stopwatch.GetTimestamp() - start;
        if (_at < from + missed)
            Faults.Add($"has {_at}, and should have {from + missed}");
        return took;
    }

    /// <summary>Asks once more: what has come since, by whichever way, goes on where it stands.</summary>
    public async Task CheckStream()
    {
        var reply = await _client!.Enter(session, ticket, _stream, _at);
        if (reply.Missed is null)
            Faults.Add($"could not go on at {_at}");
        foreach (var batch in reply.Missed ?? [])
            Follow(batch);
        while (_client.Received.TryRead(out var heard))
        {
            if (heard is Batch batch)
                Follow(batch);
        }
    }

    private void Begin(EnterReply reply)
    {
        if (reply.Snapshot is { } snapshot)
            (_stream, _at) = (snapshot.Stream, snapshot.At);
        else
            Faults.Add($"was not let in: {reply.Refusal?.Message}");
    }

    // What it hears of an entrance and of the broadcast both, it knows by its number.
    private void Follow(Batch batch)
    {
        if (batch.To <= _at)
            return;
        if (batch.From != _at)
            Faults.Add($"was told {batch.From}–{batch.To} at {_at}");
        _at = batch.To;
    }
}
