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

    private CodeTarget? _target;

    // As journals hold it: one of the two is there.
    private sealed record CodeClaimed(string? Session, string? Class = null);

    private string Stream => "code/" + this.GetPrimaryKeyString();

    public Task<bool> Claim(string session) => Claim(new CodeTarget(session, null), session);

    public Task<bool> ClaimForClass(string classId) => Claim(new CodeTarget(null, classId), classId);

    public async Task<CodeTarget?> Find()
    {
        if (_target is not null)
            return _target;
        await foreach (var entry in journal.Read(Stream))
        {
            foreach (var happened in entry.Events.Where(e => e.Name == Claimed))
            {
                if (JsonSerializer.Deserialize<CodeClaimed>(happened.Json.Span, Json.Options) is { } claimed)
                    _target ??= new CodeTarget(claimed.Session, claimed.Class);
            }
        }

        // A guessed code leaves no grain behind.
        if (_target is null)
            DeactivateOnIdle();
        return _target;
    }

    private async Task<bool> Claim(CodeTarget target, string id)
    {
        if (await Find() is { } holder)
            return holder == target;
        var claimed = new CodeClaimed(target.Session, target.Class);
        var claim = JsonSerializer.SerializeToUtf8Bytes(claimed, Json.Options);
        // The id is that of the command, too, by which `whitecell delete` finds the code of a damaged session.
        var entry = new JournalEntry(1, time.GetUtcNow(), id, "server", [new StoredEvent(Claimed, claim)]);
        await journal.Append(Stream, 0, [entry]);
        return await Find() == target;
    }
}
