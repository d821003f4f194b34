using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Bench.Load;

/// <summary>What kind of outcome a client recognises in a batch.</summary>
internal enum OutcomeKind
{
    /// <summary>A text that begins with the tag of the command that brought it.</summary>
    Text,

    /// <summary>A role's move, by the role and the move's id.</summary>
    Move,

    /// <summary>A role's readiness, by the role and the new value.</summary>
    Ready,

    /// <summary>Another round, or the end.</summary>
    Round,
}

/// <summary>Something that a client saw happen, as far as it is needed to tell whose command it was.</summary>
/// <param name="Sender">Index of the sending client in its room.</param>
/// <param name="Number">The tag's number of a text; 1 or 0 for readiness.</param>
internal readonly record struct Outcome(OutcomeKind Kind, int Sender, long Number = 0, string? Move = null);

/// <summary>
/// Reads batches in one pass without making objects of them: hundreds of thousands go through here in a run, beside the
/// server on the same machine. The records of the wire are what it must agree with (HubMessages.cs, Visibility/).
/// </summary>
internal sealed class BatchReader(IReadOnlyList<string?> roles)
{
    private readonly byte[][] _roles = [.. roles.Select(role => Encoding.UTF8.GetBytes(role ?? "-"))];

    /// <summary>Outcomes of the batch read last.</summary>
    public List<Outcome> Outcomes { get; } = [];

    public long From { get; private set; }

    public long To { get; private set; }

    public bool Ended { get; private set; }

    /// <summary>The viewer's own moves that changed, when they are wanted.</summary>
    public ImmutableSortedDictionary<string, MoveView?>? Moves { get; private set; }

    /// <param name="reader">At the start of the batch's object.</param>
    /// <param name="wantsMoves">Whether the viewer chooses its moves from its view.</param>
    public void Read(ref Utf8JsonReader reader, bool wantsMoves)
    {
        Outcomes.Clear();
        From = To = -1;
        Ended = false;
        Moves = null;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("from"u8))
                From = Long(ref reader);
            else if (reader.ValueTextEquals("to"u8))
                To = Long(ref reader);
            else if (reader.ValueTextEquals("notices"u8))
                ReadNotices(ref reader);
            else if (reader.ValueTextEquals("changes"u8))
                ReadChanges(ref reader, wantsMoves);
            else
                reader.Skip();
        }
    }

    private void ReadNotices(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            ReadNotice(ref reader);
    }

    private void ReadNotice(ref Utf8JsonReader reader)
    {
        var sender = -1;
        string? move = null;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("headline"u8) || reader.ValueTextEquals("text"u8))
            {
                reader.Read();
                if (
                    reader.TokenType == JsonTokenType.String
                    && Tag.TryRead(reader.ValueSpan, out var from, out var number)
                )
                {
                    Outcomes.Add(new Outcome(OutcomeKind.Text, from, number));
                }
            }
            else if (reader.ValueTextEquals("actor"u8))
            {
                reader.Read();
                sender = SenderOf(ref reader);
            }
            else if (reader.ValueTextEquals("move"u8))
            {
                reader.Read();
                move = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }

        if (move is not null && sender >= 0)
            Outcomes.Add(new Outcome(OutcomeKind.Move, sender, Move: move));
    }

    private void ReadChanges(ref Utf8JsonReader reader, bool wantsMoves)
    {
        reader.Read();
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("session"u8))
                ReadSession(ref reader);
            else if (reader.ValueTextEquals("roles"u8))
                ReadRoles(ref reader);
            else if (wantsMoves && reader.ValueTextEquals("moves"u8))
                Moves = JsonSerializer.Deserialize<ImmutableSortedDictionary<string, MoveView?>>(
                    ref reader,
                    Json.Options
                );
            else
                reader.Skip();
        }
    }

    private void ReadSession(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (NextProperty(ref reader))
        {
            if (!reader.ValueTextEquals("phase"u8))
            {
                reader.Skip();
                continue;
            }

            reader.Read();
            Ended |= reader.ValueTextEquals("debrief"u8);
        }

        Outcomes.Add(new Outcome(OutcomeKind.Round, 0));
    }

    private void ReadRoles(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (NextProperty(ref reader))
        {
            var sender = SenderOf(ref reader);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                continue;
            while (NextProperty(ref reader))
            {
                if (reader.ValueTextEquals("ready"u8))
                {
                    reader.Read();
                    Outcomes.Add(new Outcome(OutcomeKind.Ready, sender, reader.GetBoolean() ? 1 : 0));
                }
                else
                {
                    reader.Skip();
                }
            }
        }
    }

    private int SenderOf(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < _roles.Length; i++)
        {
            if (reader.ValueTextEquals(_roles[i]))
                return i;
        }

        return -1;
    }

    private static long Long(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }

    // The value that Skip passes over belongs to the property, so that the next token is another one or the end.
    private static bool NextProperty(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName;
}

/// <summary>The beginning of a text by which its sender and number are known: "[2.17] ".</summary>
internal static class Tag
{
    public static string Of(int sender, long number) => $"[{sender}.{number}] ";

    public static bool TryRead(ReadOnlySpan<byte> text, out int sender, out long number)
    {
        sender = 0;
        number = 0;
        if (
            text.Length < 5
            || text[0] != '['
            || !Utf8Parser.TryParse(text[1..], out sender, out int read)
            || text.Length < read + 3
        )
            return false;
        var rest = text[(read + 1)..];
        return rest[0] == '.'
            && Utf8Parser.TryParse(rest[1..], out number, out int digits)
            && rest.Length > digits + 1
            && rest[digits + 1] == ']';
    }
}
