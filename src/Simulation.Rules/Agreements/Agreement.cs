using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Serialization;
using Simulation.Rules.Conditions;
using Simulation.Rules.Effects;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Agreements;

/// <summary>An agreement that the scenario has prepared; one of its parties proposes it, and all must sign.</summary>
public sealed record AgreementDefinition(
    string Id,
    [Description("Title on the screens.")] string Title,
    [Description("The institutions that must sign.")] ImmutableArray<string> Between,
    [Description("What is agreed; Markdown.")] string Text = "",
    [Description("What each party promises.")] ImmutableArray<TermDefinition> Terms = default,
    [Description("It can be proposed and signed only while all of these hold.")]
        ImmutableArray<Condition> When = default,
    [Description("What happens when the last party signs; self is who proposed it, target the other of two parties.")]
        ImmutableArray<Effect> OnSigning = default,
    [Description("What happens when a party breaks it; self is who broke it.")]
        ImmutableArray<Effect> OnBreach = default,
    [Description("Whether only the parties know of it.")] bool Secret = false,
    [Description("Game minutes until an open proposal lapses.")] [Range(1, 1_000_000)] int ExpiresAfter = 240,
    [Description("How much autopilots like it for its own sake, in points of score.")] [Range(-100, 100)] int Appeal = 0
)
{
    public ImmutableArray<TermDefinition> Terms { get; init; } = Terms.IsDefault ? [] : Terms;

    public ImmutableArray<Condition> When { get; init; } = When.IsDefault ? [] : When;

    public ImmutableArray<Effect> OnSigning { get; init; } = OnSigning.IsDefault ? [] : OnSigning;

    public ImmutableArray<Effect> OnBreach { get; init; } = OnBreach.IsDefault ? [] : OnBreach;
}

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
    [Description("Game minutes after signing.")] [Range(1, 1_000_000)] int Within
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
    [Description("Game minutes after signing.")] [Range(1, 1_000_000)] int For
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
    [Range(1, 1_000_000)]
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

/// <summary>A proposal or agreement in a session.</summary>
/// <param name="Id">A name without a meaning.</param>
/// <param name="Parties">Role ids, the proposer first.</param>
/// <param name="Signed">Parties that have agreed so far.</param>
/// <param name="Terms">In the order of the template's terms.</param>
/// <param name="Expires">Game time, seconds, at which an open proposal lapses.</param>
public sealed record Agreement(
    string Id,
    string? Template,
    string From,
    ImmutableArray<string> Parties,
    string Text,
    bool Secret,
    ImmutableArray<string> Signed,
    ImmutableArray<TermState> Terms,
    AgreementStatus Status,
    long Expires,
    string? CounterTo
)
{
    [JsonIgnore]
    public bool IsOpen => Status == AgreementStatus.Proposed;
}

/// <param name="Due">Game time, seconds, at which it is judged; null before signing and for terms not watched.</param>
public sealed record TermState(TermStatus Status, long? Due);
