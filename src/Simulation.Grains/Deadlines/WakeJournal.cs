using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Simulation.Journal;
using Simulation.Rules.Language;

namespace Simulation.Grains.Deadlines;

/// <summary>
/// Which sessions and classes have something to do at a moment of real time. It is kept in the journal, as streams
/// whose names begin with that moment: those who sleep do not wake by themselves, and after an outage nobody is there
/// to remember. Servers look through it and wake who is listed. An entry too many wakes somebody for nothing; one that
/// is missing could let a deadline pass unnoticed, so it is written first.
/// </summary>
public sealed class WakeJournal(IJournal journal, TimeProvider time)
{
    private const string Prefix = "wake/";

    private const string Listed = "wake-listed";

    private const int SecondsDigits = 10; // Of Unix time, until the year 2286.

    /// <summary>Lists a stream until it is removed. To list it twice for the same moment does no harm.</summary>
    /// <param name="stream">Of a session or a class, as the journal names it.</param>
    /// <exception cref="JournalUnavailableException">It cannot be written.</exception>
    public Task Add(string stream, DateTimeOffset at)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new Sleeper(stream), Json.Options);
        var entry = new JournalEntry(1, time.GetUtcNow(), "list", "server", [new StoredEvent(Listed, json)]);
        return journal.Append(NameOf(stream, at), 0, [entry]);
    }

    /// <summary>What is listed for a moment that has come, earliest first.</summary>
    /// <param name="now">Real time.</param>
    /// <exception cref="JournalUnavailableException">It cannot be read.</exception>
    public async IAsyncEnumerable<ListedWake> Due(
        DateTimeOffset now,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var name in journal.List(Prefix, cancellationToken))
        {
            if (SecondsOf(name) > now.ToUnixTimeSeconds())
                yield break;
            await foreach (var entry in journal.Read(name, 0, cancellationToken))
            {
                foreach (var (_, json) in entry.Events)
                    yield return new ListedWake(
                        name,
                        JsonSerializer.Deserialize<Sleeper>(json.Span, Json.Options)!.Stream
                    );
            }
        }
    }

    /// <summary>Removes an entry that does not stand for what its stream waits for.</summary>
    /// <param name="next">What that is now; null for nothing.</param>
    public async Task RemoveUnless(ListedWake listed, DateTimeOffset? next)
    {
        if (next is not { } at || NameOf(listed.Stream, at) != listed.Name)
            await journal.Delete(listed.Name);
    }

    // A digest, because names are short; the entry says whose it is.
    private static string NameOf(string stream, DateTimeOffset at)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stream)).AsSpan(0, 16));
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{at.ToUnixTimeSeconds():D10}-{digest}");
    }

    private static long SecondsOf(string name) =>
        long.Parse(name.AsSpan(Prefix.Length, SecondsDigits), NumberStyles.None, CultureInfo.InvariantCulture);

    private sealed record Sleeper(string Stream);
}

/// <param name="Name">Of the entry in the list.</param>
/// <param name="Stream">Of the session or class that is to be woken.</param>
public sealed record ListedWake(string Name, string Stream);
