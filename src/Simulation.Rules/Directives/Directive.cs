using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Serialization;
using Simulation.Rules.Effects;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Directives;

/// <summary>What one institution can demand of another; moves that answer it name it.</summary>
public sealed record DemandDefinition(
    string Id,
    [Description("Title on the screens.")] string Title,
    [Description("What is demanded.")] string Text = "",
    [Description("What happens when its deadline passes; self is the issuer, target the recipient.")]
        ImmutableArray<Effect> OnLapse = default
);

/// <summary>A demand that was made in a session.</summary>
/// <param name="Id">Issuer, recipient and number, as council.utility.1; secret ones are counted apart.</param>
/// <param name="Deadline">Game time, seconds; null when there is none.</param>
/// <param name="Secret">Whether only its two parties know of it.</param>
/// <param name="Answer">The move that resolved it.</param>
public sealed record Directive(
    string Id,
    string Demand,
    string From,
    string To,
    string? Asset,
    string? Authority,
    long IssuedAt,
    long? Deadline,
    bool Secret,
    DirectiveStatus Status = DirectiveStatus.Issued,
    string? Answer = null
)
{
    /// <summary>Whether it came out with which secret move it was answered.</summary>
    [JsonIgnore]
    public bool AnswerLeaked { get; init; }

    [JsonIgnore]
    public bool IsOpen => Status == DirectiveStatus.Issued;
}
