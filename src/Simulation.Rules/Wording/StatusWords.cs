using Simulation.Rules.Actors;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Wording;

/// <summary>Words for how things stand.</summary>
public static class StatusWords
{
    public static readonly SentencePattern Issued = new("directive.issued", "open");
    public static readonly SentencePattern Complied = new("directive.complied", "complied with");
    public static readonly SentencePattern CompliedInPart = new("directive.in-part", "complied with in part");
    public static readonly SentencePattern Contested = new("directive.contested", "contested");
    public static readonly SentencePattern Defied = new("directive.defied", "defied");
    public static readonly SentencePattern DirectiveWithdrawn = new("directive.withdrawn", "withdrawn");
    public static readonly SentencePattern Lapsed = new("directive.lapsed", "lapsed without an answer");
    public static readonly SentencePattern Demanded = new("directive.demanded", "demanded");

    public static readonly SentencePattern Proposed = new("agreement.proposed", "proposed");
    public static readonly SentencePattern Countered = new("agreement.countered", "answered with a counter-proposal");
    public static readonly SentencePattern Active = new("agreement.active", "in force");
    public static readonly SentencePattern Declined = new("agreement.declined", "declined");
    public static readonly SentencePattern AgreementWithdrawn = new("agreement.withdrawn", "withdrawn");
    public static readonly SentencePattern Expired = new("agreement.expired", "expired");
    public static readonly SentencePattern Fulfilled = new("agreement.fulfilled", "fulfilled");
    public static readonly SentencePattern Breached = new("agreement.breached", "breached");

    public static readonly SentencePattern Base = new("strategy.base", "weigh for itself");
    public static readonly SentencePattern Historical = new("strategy.historical", "do what is on record");
    public static readonly SentencePattern Random = new("strategy.random", "do anything legal");

    public static readonly SentencePattern Assistant = new(
        "strategy.assistant",
        "let the server's AI assistant choose"
    );

    public static readonly SentencePattern Balanced = new("temperament.balanced", "balanced");
    public static readonly SentencePattern HardLine = new("temperament.hard-line", "hard-line");
    public static readonly SentencePattern Conciliatory = new("temperament.conciliatory", "conciliatory");
    public static readonly SentencePattern Cautious = new("temperament.cautious", "cautious");
    public static readonly SentencePattern Opportunist = new("temperament.opportunist", "an opportunist");

    public static Sentence Of(DirectiveStatus status) =>
        status switch
        {
            DirectiveStatus.Issued => Issued,
            DirectiveStatus.Complied => Complied,
            DirectiveStatus.CompliedInPart => CompliedInPart,
            DirectiveStatus.Contested => Contested,
            DirectiveStatus.Defied => Defied,
            DirectiveStatus.Withdrawn => DirectiveWithdrawn,
            DirectiveStatus.Lapsed => Lapsed,
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };

    public static Sentence Of(AgreementStatus status) =>
        status switch
        {
            AgreementStatus.Proposed => Proposed,
            AgreementStatus.Countered => Countered,
            AgreementStatus.Active => Active,
            AgreementStatus.Declined => Declined,
            AgreementStatus.Withdrawn => AgreementWithdrawn,
            AgreementStatus.Expired => Expired,
            AgreementStatus.Fulfilled => Fulfilled,
            AgreementStatus.Breached => Breached,
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };

    public static Sentence Of(Strategy strategy) =>
        strategy switch
        {
            Strategy.Base => Base,
            Strategy.Historical => Historical,
            Strategy.Random => Random,
            Strategy.Assistant => Assistant,
            _ => throw new ArgumentOutOfRangeException(nameof(strategy)),
        };

    public static Sentence Of(Temperament temperament) =>
        temperament switch
        {
            Temperament.Balanced => Balanced,
            Temperament.HardLine => HardLine,
            Temperament.Conciliatory => Conciliatory,
            Temperament.Cautious => Cautious,
            Temperament.Opportunist => Opportunist,
            _ => throw new ArgumentOutOfRangeException(nameof(temperament)),
        };
}
