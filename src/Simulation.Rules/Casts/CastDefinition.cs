using System.Collections.Immutable;
using System.ComponentModel;

namespace Simulation.Rules.Casts;

/// <summary>
/// One set of names for the same roles: the organisations of the news, or invented ones. Every text of the pack may
/// hold {{name}}; it stands for what the cast that the session is opened with calls it.
/// </summary>
public sealed record CastDefinition(
    string Id,
    [Description("Title where a cast is chosen.")] string Title,
    [Description("What stands for {{name}} in every text, by name.")] ImmutableSortedDictionary<string, string> Names
);
