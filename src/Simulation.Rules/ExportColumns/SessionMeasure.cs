using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.ExportColumns;

/// <summary>
/// Something that is read off a finished session: off its last world and what happened in it. Each case is a file of
/// this folder.
/// </summary>
[Union(UnionStyle.Inline)]
public abstract record SessionMeasure
{
    private protected SessionMeasure() { }

    /// <summary>The value as it stands in a cell; empty when there is none.</summary>
    public abstract string Value(PlayedSession session);

    /// <summary>What the values are, for the codebook: "0 to 100", "id of an ending".</summary>
    public abstract string Values(Scenario scenario);

    private protected static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A finished session.</summary>
/// <param name="End">The last world.</param>
/// <param name="Events">All that happened, in order.</param>
public sealed record PlayedSession(World End, ImmutableArray<SessionEvent> Events);
