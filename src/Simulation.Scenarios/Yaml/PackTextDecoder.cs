using System.Text;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Yaml;

/// <summary>
/// Turns the bytes of a pack's file into text, strictly: UTF-8 with or without a mark at its start, no control
/// characters, line ends as LF so that a pack has the same hash whatever machine it was checked out on.
/// </summary>
public static class PackTextDecoder
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <returns>The text, or null when a diagnostic says what is wrong with it.</returns>
    public static string? Decode(string file, ReadOnlySpan<byte> bytes, DiagnosticList diagnostics)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException failure)
        {
            var good = Strict.GetString(bytes[..ValidPrefix(bytes)]);
            diagnostics.Error(
                At(file, good, good.Length),
                DiagnosticCodes.NotUtf8,
                $"the file is not UTF-8 ({failure.BytesUnknown?.Length ?? 1} byte(s) make no character); "
                    + "save it with the encoding UTF-8"
            );
            return null;
        }

        if (text.StartsWith('\uFEFF'))
            text = text[1..];
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return Check(file, text, diagnostics) ? text : null;
    }

    /// <summary>
    /// Whether the text has only characters that a pack's files may have; if not, a diagnostic says where.
    /// </summary>
    public static bool Check(string file, string text, DiagnosticList diagnostics)
    {
        var wrong = IndexOfControl(text);
        if (wrong < 0)
            return true;
        diagnostics.Error(
            At(file, text, wrong),
            DiagnosticCodes.ControlCharacter,
            $"the control character U+{(int)text[wrong]:X4} is not allowed in a scenario; delete it"
        );
        return false;
    }

    /// <summary>The first character that would not show, or half of a surrogate pair; -1 when there is none.</summary>
    public static int IndexOfControl(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (c is not ('\t' or '\n') && (char.IsControl(c) || char.IsSurrogate(c) || IsLineBreakOrNone(c)))
                return i;
        }

        return -1;
    }

    /// <summary>Where the character at an index stands.</summary>
    public static Position At(string file, string text, int index)
    {
        var before = text.AsSpan(0, index);
        return new Position(file, 1 + before.Count('\n'), index - before.LastIndexOf('\n'));
    }

    // Line and paragraph separators would shift every position after them; U+FFFE and U+FFFF are no characters.
    private static bool IsLineBreakOrNone(char c) => c is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' or '\uFEFF';

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
            at += length;
        return at;
    }
}
