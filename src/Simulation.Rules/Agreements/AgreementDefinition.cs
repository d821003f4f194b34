using System.Collections.Immutable;
using System.ComponentModel;
using Simulation.Rules.Conditions;
using Simulation.Rules.Effects;
using Simulation.Rules.Language;

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
    [Description("Game minutes until an open proposal lapses.")]
    [Range(1, RangeAttribute.YearInMinutes)]
        int ExpiresAfter = 240,
    [Description("How much autopilots like it for its own sake, in points of score.")] [Range(-100, 100)] int Appeal = 0
)
{
    public ImmutableArray<TermDefinition> Terms { get; init; } = Terms.IsDefault ? [] : Terms;

    public ImmutableArray<Condition> When { get; init; } = When.IsDefault ? [] : When;

    public ImmutableArray<Effect> OnSigning { get; init; } = OnSigning.IsDefault ? [] : OnSigning;

    public ImmutableArray<Effect> OnBreach { get; init; } = OnBreach.IsDefault ? [] : OnBreach;
}
