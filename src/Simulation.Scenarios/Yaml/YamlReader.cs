using System.Collections.Immutable;
using System.Text;
using Simulation.Scenarios.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Simulation.Scenarios.Yaml;

/// <summary>
/// Reads the plain part of YAML into <see cref="YamlNode"/>s: mappings with text keys, lists and scalars. Wraps the
/// event parser of YamlDotNet, which works without recursion; its own object model does not, and deep nesting overflows
/// its stack. Anchors, aliases, tags and directives are refused: a scenario needs none of them, and they are how small
/// files become large trees.
/// </summary>
public sealed class YamlReader
{
    private readonly string _file;
    private readonly DiagnosticList _diagnostics;
    private readonly Parser _parser;
    private readonly string[] _lines;
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private int _nodes;

    private YamlReader(string file, string text, DiagnosticList diagnostics)
    {
        _file = file;
        _diagnostics = diagnostics;
        _parser = new Parser(new StringReader(text));
        _lines = text.Split('\n');
    }

    /// <returns>The file's root, or null when a diagnostic says why it cannot be read.</returns>
    public static YamlNode? Read(string file, string text, DiagnosticList diagnostics)
    {
        if (Encoding.UTF8.GetByteCount(text) > YamlLimits.Bytes)
        {
            diagnostics.Error(
                Position.Whole(file),
                DiagnosticCodes.PackTooLarge,
                $"the file is larger than the {YamlLimits.Bytes / 1024} KiB that one YAML file may have"
            );
            return null;
        }

        if (text.StartsWith('\uFEFF'))
            text = text[1..];
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (!PackTextDecoder.Check(file, text, diagnostics) || !IsIndentedWithSpaces(file, text, diagnostics))
            return null;
        var reader = new YamlReader(file, text, diagnostics);
        try
        {
            return reader.ReadFile();
        }
        catch (Refusal refusal)
        {
            diagnostics.Error(refusal.At, refusal.Code, refusal.Message);
        }
        catch (YamlException wrong)
        {
            diagnostics.Error(
                reader.At(wrong.Start),
                DiagnosticCodes.NotYaml,
                $"this is not YAML: {Sentence(wrong.Message)}{Remedy(wrong.Message)}"
            );
        }
        catch (Exception wrong)
            when (wrong
                    is InvalidOperationException
                        or ArgumentException
                        or OverflowException
                        or FormatException
                        or IndexOutOfRangeException
            )
        {
            // The parser loses its footing on some malformed text, such as a list that is never closed.
            diagnostics.Error(
                reader.At(reader._parser.Current?.End ?? Mark.Empty),
                DiagnosticCodes.NotYaml,
                "this is not YAML: something near here is not closed or not indented as it should be"
            );
        }

        return null;
    }

    private YamlNode ReadFile()
    {
        Next<StreamStart>();
        if (!_parser.MoveNext() || _parser.Current is StreamEnd)
            throw new Refusal(Position.Whole(_file), DiagnosticCodes.Empty, "the file is empty");
        if (_parser.Current is not DocumentStart start)
            throw Unexpected();
        if (start.Version is not null || start.Tags is { Count: > 0 } && !start.IsImplicit && HasOwnTags(start))
        {
            throw new Refusal(
                At(start.Start),
                DiagnosticCodes.DirectiveRefused,
                "lines that begin with % are not used in scenarios; delete it"
            );
        }

        _parser.MoveNext();
        var root = ReadNode(0);
        Next<DocumentEnd>();
        _parser.MoveNext();
        if (_parser.Current is StreamEnd)
            return root;
        throw new Refusal(
            At(_parser.Current!.Start),
            DiagnosticCodes.SecondDocument,
            "a second document begins here; a scenario's file has one, so delete the line ---"
        );
    }

    // Recursive, and safe: the depth is checked on the way down.
    private YamlNode ReadNode(int depth)
    {
        var current = _parser.Current ?? throw Unexpected();
        var at = At(current.Start);
        if (current is AnchorAlias alias)
        {
            throw new Refusal(
                at,
                DiagnosticCodes.AnchorRefused,
                $"the alias *{alias.Value} is not allowed; write out what it stands for, or put the text in quotes"
            );
        }

        if (current is not NodeEvent node)
            throw Unexpected();
        Refuse(node, at, depth);
        switch (node)
        {
            case YamlDotNet.Core.Events.Scalar scalar:
                return ReadScalar(scalar, at);

            case SequenceStart:
                var items = ImmutableArray.CreateBuilder<YamlNode>();
                while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
                    items.Add(ReadNode(depth + 1));
                return new YamlNode.Sequence(at, items.ToImmutable());

            case MappingStart:
                return ReadMapping(at, depth);

            default:
                throw Unexpected();
        }
    }

    private YamlNode.Scalar ReadScalar(YamlDotNet.Core.Events.Scalar scalar, Position at)
    {
        // An escape in a quoted text can still make what the file itself may not contain.
        var wrong = PackTextDecoder.IndexOfControl(scalar.Value);
        if (wrong >= 0)
        {
            throw new Refusal(
                at,
                DiagnosticCodes.ControlCharacter,
                $"this text has the control character U+{(int)scalar.Value[wrong]:X4}; delete it"
            );
        }

        if (scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded))
            WarnOfComment(scalar);
        return new YamlNode.Scalar(at, Once(scalar.Value), scalar.Style == ScalarStyle.Plain);
    }

    /// <summary>
    /// One and the same object for equal texts: ids are looked up all the time, and the same object is found faster.
    /// </summary>
    private string Once(string text)
    {
        if (_texts.TryGetValue(text, out var known))
            return known;
        _texts.Add(text);
        return text;
    }

    // "Case #7" is read as "Case". Comments are written with a space after the #, or on lines of their own.
    private void WarnOfComment(YamlDotNet.Core.Events.Scalar scalar)
    {
        var end = At(scalar.End);
        if (end.Line > _lines.Length)
            return;
        var line = _lines[end.Line - 1];
        var rest = line.AsSpan(Math.Min(end.Column - 1, line.Length));
        var sign = rest.TrimStart(" \t");
        if (sign.Length < 2 || sign[0] != '#' || sign[1] is ' ' or '\t' or '#')
            return;
        _diagnostics.Warning(
            new Position(_file, end.Line, line.Length - sign.Length + 1),
            DiagnosticCodes.TextTakenForComment,
            "YAML takes this for a comment; put the whole text in quotes, or write a space after the # if it is one"
        );
    }

    private YamlNode.Mapping ReadMapping(Position at, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlNode.Entry>();
        var seen = new Dictionary<string, Position>(StringComparer.Ordinal);
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            if (_parser.Current is SequenceStart or MappingStart)
            {
                throw new Refusal(
                    At(_parser.Current.Start),
                    DiagnosticCodes.KeyNotText,
                    "a key must be a text, not a list or a mapping; put a text that begins with [ or { in quotes"
                );
            }

            var key = (YamlNode.Scalar)ReadNode(depth + 1);
            _parser.MoveNext();
            var value = ReadNode(depth + 1);
            if (seen.TryAdd(key.Text, key.At))
            {
                entries.Add(new YamlNode.Entry(key, value));
            }
            else
            {
                _diagnostics.Error(
                    key.At,
                    DiagnosticCodes.DuplicateKey,
                    $"the key '{key.Text}' is already given in line {seen[key.Text].Line}; keep one of the two"
                );
            }
        }

        return new YamlNode.Mapping(at, entries.ToImmutable());
    }

    private void Refuse(NodeEvent node, Position at, int depth)
    {
        if (!node.Anchor.IsEmpty)
        {
            throw new Refusal(
                at,
                DiagnosticCodes.AnchorRefused,
                $"the anchor &{node.Anchor.Value} is not allowed; delete it, or put the text in quotes"
            );
        }

        if (!node.Tag.IsEmpty)
        {
            var tag = node.Tag.IsNonSpecific ? "!" : node.Tag.Value;
            throw new Refusal(
                at,
                DiagnosticCodes.TagRefused,
                $"the tag {tag} is not allowed; delete it, or put the text in quotes"
            );
        }

        if (node is not YamlDotNet.Core.Events.Scalar && depth >= YamlLimits.Depth)
        {
            throw new Refusal(
                at,
                DiagnosticCodes.TooDeep,
                $"mappings and lists are nested deeper than {YamlLimits.Depth}"
            );
        }

        if (++_nodes > YamlLimits.Nodes)
        {
            throw new Refusal(
                at,
                DiagnosticCodes.TooManyNodes,
                $"the file has more than {YamlLimits.Nodes} keys, values and items"
            );
        }
    }

    private static bool IsIndentedWithSpaces(string file, string text, DiagnosticList diagnostics)
    {
        var line = 1;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var written = text.AsSpan()[range];
            var indent = written[..(written.Length - written.TrimStart(" \t").Length)];
            var tab = indent.IndexOf('\t');
            if (tab >= 0 && indent.Length < written.Length)
            {
                diagnostics.Error(
                    new Position(file, line, tab + 1),
                    DiagnosticCodes.TabIndentation,
                    "this line is indented with a tab; indent with spaces"
                );
                return false;
            }

            line++;
        }

        return true;
    }

    // A document start always carries the default handles ! and !!; only a %TAG line adds to them or changes them.
    private static bool HasOwnTags(DocumentStart start) =>
        start.Tags!.Any(tag =>
            tag is not { Handle: "!", Prefix: "!" } and not { Handle: "!!", Prefix: "tag:yaml.org,2002:" }
        );

    private void Next<T>()
        where T : ParsingEvent
    {
        if (!_parser.MoveNext() || _parser.Current is not T)
            throw Unexpected();
    }

    private Refusal Unexpected() =>
        new(
            At(_parser.Current?.Start ?? Mark.Empty),
            DiagnosticCodes.NotYaml,
            "this is not YAML: something is missing here"
        );

    private Position At(Mark mark) => new(_file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    // The parser's words for a second colon in a line name no cause that an author would recognise.
    private static string Remedy(string message) =>
        message.Contains("invalid mapping", StringComparison.OrdinalIgnoreCase)
        || message.Contains("mapping value", StringComparison.OrdinalIgnoreCase)
            ? "; put quotes around a text that contains a colon and a space"
            : "";

    private static string Sentence(string message)
    {
        var text = message.Trim().TrimEnd('.');
        return text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
    }

    /// <summary>Leaves the recursion at the first thing that makes the rest of the file unreadable.</summary>
    private sealed class Refusal(Position at, string code, string message) : Exception(message)
    {
        public Position At { get; } = at;

        public string Code { get; } = code;
    }
}
