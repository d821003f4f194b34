using System.Security.Cryptography;
using System.Text;
using Simulation.Journal;

namespace Simulation.Grains.Sessions;

/// <summary>
/// Recognises an attempt to join that is made again. The key is drawn once for a database and kept in a stream of its
/// own, which no export holds, so nobody but the servers of that database can make such a digest.
/// </summary>
public sealed class JoinKey(IJournal journal, TimeProvider time)
{
    private const string Stream = "key/join";
    private const int KeyBytes = 32;

    // Characters of hexadecimal: 96 bits, so that no two attempts meet in one session.
    private const int IdLength = 24;

    private byte[]? _key;

    /// <param name="id">What the client calls its attempt.</param>
    /// <returns>HMAC-SHA-256, in lower-case hexadecimal.</returns>
    /// <exception cref="JournalUnavailableException">The key cannot be read or written now.</exception>
    public async Task<string> DigestOf(string session, string id)
    {
        _key ??= await Read() ?? await Draw();
        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{session}\n{id}")));
    }

    /// <summary>
    /// The id of a session or class that follows from an attempt, so that the attempt finds it again.
    /// </summary>
    public async Task<string> IdOf(string purpose, string id) => (await DigestOf(purpose, id))[..IdLength];

    private async Task<byte[]?> Read()
    {
        await foreach (var entry in journal.Read(Stream))
            return Convert.FromHexString(entry.Events[0].Json.Span[1..^1]);
        return null;
    }

    private async Task<byte[]> Draw()
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var drawn = new StoredEvent("join-key", Encoding.ASCII.GetBytes($"\"{Convert.ToHexStringLower(key)}\""));
        var entry = new JournalEntry(1, time.GetUtcNow(), Guid.CreateVersion7().ToString("N"), "server", [drawn]);
        if (await journal.Append(Stream, 0, [entry]) is AppendResult.Appended)
            return key;

        // Another server was faster.
        return await Read()
            ?? throw new JournalUnavailableException(
                "The key of attempts to join is neither there nor can it be written."
            );
    }
}
