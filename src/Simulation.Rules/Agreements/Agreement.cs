using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Agreements;

/// <summary>A proposal or agreement in a session.</summary>
/// <param name="Id">A name without a meaning.</param>
/// <param name="Parties">Role ids, the proposer first.</param>
/// <param name="Signed">Parties that have agreed so far.</param>
/// <param name="Terms">How each term stands, in the order of <see cref="TermsIn"/>.</param>
/// <param name="Expires">Game time, seconds, at which an open proposal lapses.</param>
/// <param name="MarkedBy">
/// Who said that an agreement in free words was kept or broken: a role, or <c>facilitator</c>.
/// </param>
/// <param name="Composed">
/// All of its terms, where the proposer changed or added some; null for those that the scenario has prepared.
/// </param>
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
    string? CounterTo,
    string? MarkedBy = null,
    Sequence<TermDefinition>? Composed = null
)
{
    [JsonIgnore]
    public bool IsOpen => Status == AgreementStatus.Proposed;

    /// <summary>Whether it is a proposal that a role may still sign or decline.</summary>
    public bool Awaits(string role) => IsOpen && Parties.Contains(role) && !Signed.Contains(role);

    /// <summary>What is promised in it; nothing for words alone.</summary>
    public IReadOnlyList<TermDefinition> TermsIn(Scenario scenario) =>
        Composed is { } composed ? composed
        : scenario.Agreement(Template) is { } template ? template.Terms
        : [];
}

/// <param name="Due">Game time, seconds, at which it is judged; null before signing and for terms not watched.</param>
public sealed record TermState(TermStatus Status, long? Due);
