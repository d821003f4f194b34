using System.ComponentModel;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;
using Simulation.Rules.Wording;

namespace Simulation.Rules.Agreements;

/// <summary>A promise that the engine watches.</summary>
[Union(UnionStyle.Inline)]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PlaysTerm), "plays")]
[JsonDerivedType(typeof(RefrainsTerm), "refrains")]
[JsonDerivedType(typeof(GivesTerm), "gives")]
[JsonDerivedType(typeof(PermitsTerm), "permits")]
[JsonDerivedType(typeof(SaysTerm), "says")]
public abstract record TermDefinition
{
    private protected TermDefinition() { }

    /// <summary>The institution that is bound.</summary>
    public abstract string By { get; init; }

    /// <summary>Game minutes after signing at which the promise is judged; null for at once.</summary>
    internal abstract int? Minutes { get; }

    /// <summary>What is promised.</summary>
    /// <param name="due">
    /// Game time, seconds, by which a signed promise is judged; the words give the span from the signing without it.
    /// </param>
    internal abstract Sentence Describe(Scenario scenario, long? due = null);

    private protected static string Title(Scenario scenario, string role) =>
        scenario.Actors[scenario.Actor(role)].Title;
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

    internal override Sentence Describe(Scenario scenario, long? due = null) =>
        due is { } at
            ? PromiseSentences.WillPlayBy.With(
                Title(scenario, By),
                scenario.Move(Plays)!.Title,
                TimeWords.Time(scenario, at)
            )
            : PromiseSentences.WillPlay.With(
                Title(scenario, By),
                scenario.Move(Plays)!.Title,
                TimeWords.Duration(Within)
            );
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

    internal override Sentence Describe(Scenario scenario, long? due = null) =>
        due is { } at
            ? PromiseSentences.WillNotPlayUntil.With(
                Title(scenario, By),
                scenario.Move(Refrains)!.Title,
                TimeWords.Time(scenario, at)
            )
            : PromiseSentences.WillNotPlay.With(
                Title(scenario, By),
                scenario.Move(Refrains)!.Title,
                TimeWords.Duration(For)
            );
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

    internal override Sentence Describe(Scenario scenario, long? due = null) =>
        PromiseSentences.WillGive.With(
            Title(scenario, By),
            Amount,
            scenario.Resources[scenario.Resource(Gives)].Title,
            Title(scenario, To)
        );
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

    internal override Sentence Describe(Scenario scenario, long? due = null)
    {
        var (by, to) = (Title(scenario, By), Title(scenario, To));
        var permit = scenario.Permits[scenario.Permit(Permits)].Title;
        return For is { } minutes
            ? PromiseSentences.WillGrantFor.With(by, to, permit, TimeWords.Duration(minutes))
            : PromiseSentences.WillGrant.With(by, to, permit);
    }
}

/// <summary>A promise in words, which the engine does not watch.</summary>
[Keyword("says")]
public sealed record SaysTerm(
    [Description("The words.")] string Says,
    [Description("The institution that is bound.")] string By
) : TermDefinition
{
    internal override int? Minutes => null;

    internal override Sentence Describe(Scenario scenario, long? due = null) =>
        PromiseSentences.Says.With(Title(scenario, By), Says);
}
