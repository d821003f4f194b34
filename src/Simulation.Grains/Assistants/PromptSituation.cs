using System.Globalization;
using Simulation.Grains.Choices;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Assistants;

/// <summary>How things stand for a role, as it knows them, in the parts of a prompt. Its notes stay with its people.</summary>
internal sealed record PromptSituation
{
    // Longer than the longest briefing; a prompt that is too long is shortened from here.
    private const int LongText = 8000;

    private const int ShortText = 600;

    public PromptSituation(AssistantInput told, PersonNames names)
    {
        var (sheet, view) = (told.Sheet, told.View);
        var me = sheet.Role!;
        var own = sheet.Roles.First(role => role.Id == me);
        var words = new OptionWords(told.Sheet, told.View);
        var now = view.Clock.At;
        Scenario = Long($"{sheet.Title}. {sheet.Summary}");
        Role = own.Title;
        Briefing = Long($"{own.Summary} {own.Briefing} {own.PrivateBriefing}");
        Goals =
        [
            .. sheet
                .Objectives.Where(goal => goal.Role == me)
                .Select(goal =>
                    Short(
                        $"{goal.Title} (weight {goal.Weight}, met {Met(view.Objectives.GetValueOrDefault(goal.Id))}). {goal.Text}"
                    )
                ),
        ];
        var round = sheet.Rounds[Math.Min(view.Session.Round, sheet.Rounds.Count - 1)];
        Round = Long(
            $"Round {view.Session.Round + 1} of {sheet.Rounds.Count}: {round.Title}."
                + $" {Minutes(Math.Max(0, view.Clock.RoundEnds - now))} game minutes are left. {round.Text}"
        );
        var state = view.Roles[me];
        MovesLeft = state.MovesLeft;
        Indicators =
        [
            .. sheet
                .Indicators.Where(indicator => view.Indicators.ContainsKey(indicator.Id))
                .Select(indicator =>
                    $"{indicator.Title}: {view.Indicators[indicator.Id].Value} of 100"
                    + $" (began at {view.Indicators[indicator.Id].Start}, {Polarity(indicator.Polarity)})"
                ),
        ];
        Means =
        [
            .. state.Resources.Select(has =>
                $"{sheet.Resources.FirstOrDefault(known => known.Id == has.Key)?.Title ?? has.Key}: {has.Value}"
            ),
        ];
        Regard =
        [
            .. state
                .Relations.Where(other => other.Value != 0)
                .Select(other => $"{words.Role(other.Key)}: {other.Value:+0;−0}"),
        ];
        Others = [.. sheet.Roles.Where(role => role.Id != me).Select(role => Short($"{role.Title}: {role.Summary}"))];
        Things =
        [
            .. sheet
                .Assets.Where(asset => view.Assets.ContainsKey(asset.Id))
                .Select(asset => Short(Thing(asset, view.Assets[asset.Id], words))),
        ];
        Demands =
        [
            .. view.Directives.Values.Select(demand =>
                Short(
                    $"{words.Role(demand.From)} to {words.Role(demand.To)}:"
                        + $" {sheet.Demands.FirstOrDefault(known => known.Id == demand.Demand)?.Title}."
                        + $" {EnumKeyword.Of(demand.Status)}"
                        + (
                            demand is { Status: DirectiveStatus.Issued, Deadline: { } due }
                                ? $", {Minutes(due - now)} game minutes left"
                                : ""
                        )
                )
            ),
        ];
        Agreements =
        [
            .. view.Agreements.Values.Select(agreement =>
                Short(
                    $"“{agreement.Title}”, {string.Join(", ", agreement.Parties.Select(words.Role))}:"
                        + $" {EnumKeyword.Of(agreement.Status)}. {agreement.Text}"
                )
            ),
        ];
        Permits =
        [
            .. view.Permits.Values.Select(permit => Short($"{words.Role(permit.Holder)} holds: {permit.Title}")),
        ];
        Claims = [.. view.Intel.Values.Select(claim => Short(Claim(claim)))];
        Facts =
        [
            .. sheet
                .Flags.Where(flag => view.Flags.ContainsKey(flag.Id))
                .Select(flag => $"{flag.Title}: {(view.Flags[flag.Id].Set ? "yes" : "no")}"),
        ];
        Heard = [.. told.Heard.Where(IsToldOf).Select(notice => Short(Notice(notice, words)))];

        string Long(string? text) => names.Replace(text, LongText);
        string Short(string? text) => names.Replace(text, ShortText);
    }

    public string Scenario { get; init; }

    public string Role { get; init; }

    public string Briefing { get; init; }

    public string[] Goals { get; init; }

    public string Round { get; init; }

    public int? MovesLeft { get; init; }

    public string[] Indicators { get; init; }

    public string[] Means { get; init; }

    public string[] Regard { get; init; }

    public string[] Others { get; init; }

    public string[] Things { get; init; }

    public string[] Demands { get; init; }

    public string[] Agreements { get; init; }

    public string[] Permits { get; init; }

    public string[] Claims { get; init; }

    public string[] Facts { get; init; }

    /// <summary>Oldest first.</summary>
    public string[] Heard { get; init; }

    public PromptOption[] Options { get; init; } = [];

    /// <summary>With so many of the last things heard, and so many characters of each long text.</summary>
    public PromptSituation Shortened(int heard, int text) =>
        this with
        {
            Heard = Heard[^Math.Min(heard, Heard.Length)..],
            Scenario = Cut(Scenario, text),
            Briefing = Cut(Briefing, text),
            Round = Cut(Round, text),
            Goals = [.. Goals.Select(goal => Cut(goal, text / 2))],
            Others = [.. Others.Select(other => Cut(other, text / 4))],
            Agreements = [.. Agreements.Select(agreement => Cut(agreement, text / 4))],
        };

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";

    // Who came and went names people, and notes are the facilitator's.
    private static bool IsToldOf(Notice notice) =>
        notice.Kind
            is not (NoticeKind.Seat or NoticeKind.Note or NoticeKind.Help or NoticeKind.Plan or NoticeKind.Session);

    private static string Notice(Notice notice, OptionWords words) =>
        notice.Kind == NoticeKind.Message
            ? $"{(notice.Actor is { } speaker ? words.Role(speaker) : "The facilitator")}"
                + (
                    notice.With.Count == 0
                        ? " says to all"
                        : $" says to {string.Join(", ", notice.With.Select(words.Role).Where(role => role.Length > 0))}"
                )
                + $": “{notice.Text}”"
            : $"{notice.Headline}. {notice.Text}";

    private static string Met(ObjectiveView? goal) =>
        goal?.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value} %") : "unknown";

    private static string Minutes(long seconds) => (seconds / 60).ToString(CultureInfo.InvariantCulture);

    private static string Polarity(Polarity polarity) =>
        polarity switch
        {
            Rules.Sessions.Polarity.MoreIsBetter => "more is better for the world",
            Rules.Sessions.Polarity.LessIsBetter => "less is better for the world",
            _ => "neither is better",
        };

    private static string Thing(AssetSheet asset, AssetView known, OptionWords words)
    {
        var status = asset.Statuses.FirstOrDefault(status => status.Id == known.Status)?.Title ?? known.Status;
        var attributes = asset
            .Attributes.Where(attribute => known.Attributes.ContainsKey(attribute.Id))
            .Select(attribute => $"{attribute.Title} {known.Attributes[attribute.Id]}");
        return string.Join("; ", new[] { $"{asset.Title} of {words.Role(asset.Owner)}: {status}" }.Concat(attributes));
    }

    private static string Claim(IntelView claim) =>
        $"“{claim.Title}” ({claim.Source}), "
        + (
            claim.True is { } isTrue
                ? isTrue
                    ? "verified: true"
                    : "verified: false"
                : claim.Confidence is { } sure
                    ? string.Create(CultureInfo.InvariantCulture, $"you are {sure} % sure")
                    : "unverified"
        );
}
