using System.Collections.Immutable;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Sessions;

/// <summary>An entry of the journal as bytes: when, by whom, and the stored name and JSON of each event.</summary>
internal static class EntryPacking
{
    public static byte[] Write(JournalEntry stored)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(stored.At.UtcTicks);
        writer.Write(stored.By);
        writer.Write(stored.Events.Length);
        foreach (var (name, json) in stored.Events)
        {
            writer.Write(name);
            writer.Write(json.Length);
            writer.Write(json.Span);
        }

        return bytes.ToArray();
    }

    public static GameEntry Read(ReadOnlySpan<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()));
        var at = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
        var by = CommandAuthor.Parse(reader.ReadString());
        var events = ImmutableArray.CreateBuilder<SessionEvent>(reader.ReadInt32());
        while (events.Count < events.Capacity)
        {
            var name = reader.ReadString();
            events.Add(StoredEvents.Read(name, reader.ReadBytes(reader.ReadInt32())));
        }

        return new GameEntry(at, by, events.MoveToImmutable());
    }
}
