using System.Text.Json;
using Orleans.Concurrency;
using Simulation.Journal;
using Simulation.Rules.Language;

namespace Simulation.Grains.Codes;

/// <remarks>
/// Calls interleave, so that none queues behind one after which the grain leaves: Microsoft Orleans passes a call on to
/// another activation only twice.
/// </remarks>
[Reentrant]
public sealed class JoinCodeGrain(IJournal journal, TimeProvider time) : Grain, IJoinCodeGrain
{
    private const string Claimed = "code-claimed";

    private string? _session;

    private sealed record CodeClaimed(string Session);

    private string Stream => "code/" + this.GetPrimaryKeyString();

    public async Task<bool> Claim(string session)
    {
        if (await Find() is { } holder)
            return holder == session;
        var claim = JsonSerializer.SerializeToUtf8Bytes(new CodeClaimed(session), Json.Options);
        // The session is the id of the command, too, by which `whitecell delete` finds the code of a damaged one.
        var entry = new JournalEntry(1, time.GetUtcNow(), session, "server", [new StoredEvent(Claimed, claim)]);
        await journal.Append(Stream, 0, [entry]);
        return await Find() == session;
    }

    public async Task<string?> Find()
    {
        if (_session is not null)
            return _session;
        await foreach (var entry in journal.Read(Stream))
        {
            foreach (var happened in entry.Events.Where(e => e.Name == Claimed))
                _session ??= JsonSerializer.Deserialize<CodeClaimed>(happened.Json.Span, Json.Options)?.Session;
        }

        // A guessed code leaves no grain behind.
        if (_session is null)
            DeactivateOnIdle();
        return _session;
    }
}
