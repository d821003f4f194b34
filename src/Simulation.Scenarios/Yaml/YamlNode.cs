using System.Collections.Immutable;
using Simulation.Scenarios.Diagnostics;

namespace Simulation.Scenarios.Yaml;

/// <summary>A piece of a YAML file that knows where it stands. Read by <see cref="YamlReader"/>.</summary>
public abstract record YamlNode
{
    private YamlNode(Position at) => At = at;

    public Position At { get; }

    /// <summary>What this is, as messages name it.</summary>
    public abstract string Kind { get; }

    /// <param name="IsPlain">Written without quotes, so that it may be a number, true, false or nothing.</param>
    public sealed record Scalar(Position At, string Text, bool IsPlain) : YamlNode(At)
    {
        public bool IsNull => IsPlain && (Text is "" or "~" or "null");

        public override string Kind => IsNull ? "nothing" : $"'{Shorten(Text)}'";

        /// <summary>As much of a text as a message has room for.</summary>
        public static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
    }

    public sealed record Sequence(Position At, ImmutableArray<YamlNode> Items) : YamlNode(At)
    {
        public override string Kind => "a list";
    }

    /// <summary>Keys are unique and in the order of the file.</summary>
    public sealed record Mapping(Position At, ImmutableArray<Entry> Entries) : YamlNode(At)
    {
        public override string Kind => "a mapping";

        public YamlNode? Find(string key)
        {
            foreach (var entry in Entries)
            {
                if (entry.Key.Text == key)
                    return entry.Value;
            }

            return null;
        }
    }

    public sealed record Entry(Scalar Key, YamlNode Value);
}
