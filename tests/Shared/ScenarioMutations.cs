using System.Text;

namespace Simulation.Testing;

/// <summary>
/// Makes hostile scenario files out of sound ones: damaged bytes and lines, pieces elsewhere, nests, bombs, tags, other
/// encodings. The same number makes the same file.
/// </summary>
public static class ScenarioMutations
{
    private static readonly string[] Tokens =
    [
        "{",
        "}",
        "[",
        "]",
        ": ",
        "- ",
        ",",
        "#",
        "&a ",
        "*a",
        "!!str ",
        "!",
        "|",
        ">",
        "'",
        "\"",
        "%YAML 1.1\n",
        "---\n",
        "...\n",
        "\t",
        "\0",
        "~",
        "?",
        "<<: *a\n",
        "{{",
        "}}",
        "{{lab}}",
        "{{ x }}",
        "\u2028",
        "\uFEFF",
        "\uD800",
        "99999999999999999999",
        "-1",
        "1e9",
        "NaN",
        ".inf",
        "0x7f",
        "null",
        "self",
        "owner",
        "file: ../../../etc/passwd",
        "{file: scenario.yaml}",
        "true",
        "2026-06-12 13:15",
        "\r\n",
        "é",
        "\U0001F600",
        "ending",
        "any: []",
    ];

    private static readonly string[] Nests =
    [
        "[",
        "{a: ",
        "- ",
        "all: [{not: {",
        "'",
        "\"\\u0000",
        "? ",
        "&a [*a, *a, ",
    ];

    /// <param name="sound">Files to begin with.</param>
    public static byte[] Make(IReadOnlyList<string> sound, int number)
    {
        var random = new Random(number);
        var text = Piece(sound[random.Next(sound.Count)], random);
        for (var n = random.Next(1, 6); n > 0; n--)
            text = Change(text, sound, random);
        var bytes = random.Next(40) == 0 ? Encoding.Unicode.GetBytes(text) : Encoding.UTF8.GetBytes(text);
        for (var n = random.Next(8) == 0 ? random.Next(1, 8) : 0; n > 0 && bytes.Length > 0; n--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    /// <summary>
    /// The whole file sometimes, otherwise some of its lines: small files are read faster, and begin anywhere.
    /// </summary>
    private static string Piece(string text, Random random)
    {
        if (random.Next(50) == 0)
            return text;
        var lines = text.Split('\n');
        var from = random.Next(4) == 0 ? 0 : random.Next(lines.Length);
        return string.Join('\n', lines.Skip(from).Take(random.Next(1, 40)));
    }

    private static string Change(string text, IReadOnlyList<string> sound, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 200), text.Length - at);
        return random.Next(9) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text.Insert(random.Next(text.Length + 1), Piece(sound[random.Next(sound.Count)], random)),
            3 => text.Remove(at, Math.Min(1, length)).Insert(at, ((char)random.Next(1, 0x300)).ToString()),
            4 => text.Insert(
                at,
                string.Concat(Enumerable.Repeat(Nests[random.Next(Nests.Length)], random.Next(1, 200)))
            ),
            5 => string.Join('\n', text.Split('\n').OrderBy(_ => random.Next())),
            _ => text.Insert(at, Tokens[random.Next(Tokens.Length)]),
        };
    }
}
