using System.IO.Compression;
using System.Text.Json;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Lab.Debriefs;
using Simulation.Rules;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Replays;

/// <summary>
/// Computes replays on the server that is asked for one, from the journal and beside the session's grain: at most one
/// of a session at a time, and of all sessions as many as half of the processor's cores.
/// </summary>
public sealed class ReplayService(IJournal journal)
{
    /// <summary>How long somebody waits for those who came before.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private static readonly Refusal _busy = new(
        RefusalCode.TryAgain,
        "The server puts other replays together at the moment; please try again in a few seconds."
    );

    // All replays of a session take the same slot.
    private readonly SemaphoreSlim[] _slots =
    [
        .. Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount / 2)).Select(_ => new SemaphoreSlim(1)),
    ];

    /// <param name="session">Id of a session that is over.</param>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    /// <exception cref="JournalDamagedException">The stream is not as it was written.</exception>
    public async Task<Result<PackedReplay>> Of(string session, ReplayAccess access, CancellationToken cancellationToken)
    {
        var slot = _slots[(uint)string.GetHashCode(session, StringComparison.Ordinal) % _slots.Length];
        if (!await slot.WaitAsync(_patience, cancellationToken))
            return _busy;
        try
        {
            var (scenario, entries) = await SessionReader.Read(journal, session, cancellationToken);
            if (scenario is null)
                return SessionRefusals.NoSession;
            return await Task.Run(() => PackedReplay.Of(scenario, entries, access), cancellationToken);
        }
        finally
        {
            slot.Release();
        }
    }
}

/// <summary>
/// A replay as compressed JSON. It takes a tenth of the memory until a slow reader has it; it is sent as plain JSON,
/// for the length of a compressed answer could give away what is in it.
/// </summary>
public sealed class PackedReplay
{
    private readonly ArraySegment<byte> _compressed;

    private PackedReplay(ArraySegment<byte> compressed) => _compressed = compressed;

    /// <param name="entries">All entries of the journal.</param>
    public static PackedReplay Of(Scenario scenario, IReadOnlyList<GameEntry> entries, ReplayAccess access)
    {
        var viewer = access.ViewerIn(scenario);
        var replay = ReplayReader.Of(scenario, entries, viewer, access.Asker, access.CountsHidden, access.Choices);
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(gzip, replay, Json.Options);
        return new PackedReplay(new ArraySegment<byte>(compressed.GetBuffer(), 0, (int)compressed.Length));
    }

    /// <summary>Writes the JSON of a <see cref="Rules.Visibility.Replay"/>.</summary>
    public async Task WriteTo(Stream output)
    {
        await using var json = new GZipStream(
            new MemoryStream(_compressed.Array!, 0, _compressed.Count),
            CompressionMode.Decompress
        );
        await json.CopyToAsync(output);
    }
}
