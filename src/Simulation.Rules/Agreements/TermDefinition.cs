using System.ComponentModel;
using Simulation.Rules.Language;

namespace Simulation.Rules.Agreements;

/// <summary>A promise that the engine watches.</summary>
[Union(UnionStyle.Inline)]
public abstract record TermDefinition
{
    private protected TermDefinition() { }

    /// <summary>The institution that is bound.</summary>
    public abstract string By { get; init; }

    /// <summary>Game minutes after signing at which the promise is judged; null for at once.</summary>
    internal abstract int? Minutes { get; }

    internal abstract string Describe(Scenario scenario);
}

/// <summary>A promise to play a move within a time.</summary>
[Keyword("plays")]
public sealed record PlaysTerm(
    [Description("The move.")] string Plays,
    [Description("The institution that is bound.")] string By,
    [Description("Game minutes after signing.")] [Range(1, RangeAttribute.YearInMinutes)] int Within
) : TermDefinition
{
    internal override int? Minutes => Within;

    internal override string Describe(Scenario scenario) =>
        $"{scenario.Actors[scenario.Actor(By)].Title} will: {scenario.Move(Plays)!.Title}, within {Words.Duration(Within)}";
}

/// <summary>A promise not to play a move for a time.</summary>
[Keyword("refrains")]
public sealed record RefrainsTerm(
    [Description("The move.")] string Refrains,
    [Description("The institution that is bound.")] string By,
    [Description("Game minutes after signing.")] [Range(1, RangeAttribute.YearInMinutes)] int For
) : TermDefinition
{
    internal override int? Minutes => For;

    internal override string Describe(Scenario scenario) =>
        $"{scenario.Actors[scenario.Actor(By)].Title} will not: {scenario.Move(Refrains)!.Title}, for {Words.Duration(For)}";
}

/// <summary>A payment at signing.</summary>
[Keyword("gives")]
public sealed record GivesTerm(
    [Description("The resource.")] string Gives,
    [Description("The institution that pays.")] string By,
    [Description("The institution that is paid.")] string To,
    [Description("How much.")] [Range(1, 1000)] int Amount
) : TermDefinition
{
    internal override int? Minutes => null;

    internal override string Describe(Scenario scenario) =>
        $"{scenario.Actors[scenario.Actor(By)].Title} gives {Amount} {scenario.Resources[scenario.Resource(Gives)].Title} "
        + $"to {scenario.Actors[scenario.Actor(To)].Title}";
}

/// <summary>A permit granted at signing.</summary>
[Keyword("permits")]
public sealed record PermitsTerm(
    [Description("The permit.")] string Permits,
    [Description("The institution that grants it.")] string By,
    [Description("The institution that gets it.")] string To,
    [Description("Game minutes after signing until it lapses; it stays when left out.")]
    [Range(1, RangeAttribute.YearInMinutes)]
        int? For = null
) : TermDefinition
{
    internal override int? Minutes => null;

    internal override string Describe(Scenario scenario) =>
        $"{scenario.Actors[scenario.Actor(By)].Title} grants {scenario.Actors[scenario.Actor(To)].Title}: {scenario.Permits[scenario.Permit(Permits)].Title}"
        + (For is { } minutes ? $", for {Words.Duration(minutes)}" : "");
}

/// <summary>A promise in words, which the engine does not watch.</summary>
[Keyword("says")]
public sealed record SaysTerm(
    [Description("The words.")] string Says,
    [Description("The institution that is bound.")] string By
) : TermDefinition
{
    internal override int? Minutes => null;

    internal override string Describe(Scenario scenario) => $"{scenario.Actors[scenario.Actor(By)].Title}: {Says}";
}
