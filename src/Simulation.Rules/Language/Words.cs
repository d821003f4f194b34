using System.Globalization;
using Simulation.Rules.Actors;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;

namespace Simulation.Rules.Language;

/// <summary>The English words for values, in one place.</summary>
public static class Words
{
    public static string Of(DirectiveStatus status) =>
        status switch
        {
            DirectiveStatus.Issued => "open",
            DirectiveStatus.Complied => "complied with",
            DirectiveStatus.CompliedInPart => "complied with in part",
            DirectiveStatus.Contested => "contested",
            DirectiveStatus.Defied => "defied",
            DirectiveStatus.Withdrawn => "withdrawn",
            DirectiveStatus.Lapsed => "lapsed without an answer",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };

    public static string Of(AgreementStatus status) =>
        status switch
        {
            AgreementStatus.Proposed => "proposed",
            AgreementStatus.Countered => "answered with a counter-proposal",
            AgreementStatus.Active => "in force",
            AgreementStatus.Declined => "declined",
            AgreementStatus.Withdrawn => "withdrawn",
            AgreementStatus.Expired => "expired",
            AgreementStatus.Fulfilled => "fulfilled",
            AgreementStatus.Breached => "breached",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };

    public static string Of(Strategy strategy) =>
        strategy switch
        {
            Strategy.Base => "weigh for itself",
            Strategy.Historical => "do what is on record",
            Strategy.Random => "do anything legal",
            _ => throw new ArgumentOutOfRangeException(nameof(strategy)),
        };

    public static string Of(Temperament temperament) =>
        temperament switch
        {
            Temperament.Balanced => "balanced",
            Temperament.HardLine => "hard-line",
            Temperament.Conciliatory => "conciliatory",
            Temperament.Cautious => "cautious",
            Temperament.Opportunist => "an opportunist",
            _ => throw new ArgumentOutOfRangeException(nameof(temperament)),
        };

    /// <summary>With a sign: +8, −3.</summary>
    public static string Signed(int number) =>
        number < 0
            ? "−" + (-number).ToString(CultureInfo.InvariantCulture)
            : "+" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Game time in the largest unit that says it exactly: "90 game minutes", "22 game hours".</summary>
    public static string Duration(int minutes) =>
        minutes >= 120 && minutes % 60 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} game hours")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes} game minutes");

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) =>
        items.Count switch
        {
            0 => "",
            1 => items[0],
            _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
        };
}
