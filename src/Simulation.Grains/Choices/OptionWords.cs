using System.Collections.Immutable;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Choices;

/// <summary>Says in words what each legal option is, from what the role may read.</summary>
internal sealed class OptionWords(Sheet sheet, View view)
{
    /// <summary>Characters of one option.</summary>
    public const int Longest = 400;

    /// <summary>Options that are offered; a model that has more to read chooses no better.</summary>
    private const int Most = 80;

    /// <summary>The options that are offered, in the order of their numbers.</summary>
    public static ImmutableArray<SeatCommand?> Number(ImmutableArray<SeatCommand> options)
    {
        // Whoever has declared itself ready need not answer a proposal; to others this is what readiness is for.
        var mayWait = options.All(option => option is AcceptProposal or DeclineProposal);
        var last = options[^1];
        IEnumerable<SeatCommand?> offered =
            options.Length > Most ? options.Take(Most - 1).Append(last) : options.AsEnumerable();
        return [.. mayWait ? offered.Append(null) : offered];
    }

    public string Of(SeatCommand? option) =>
        option switch
        {
            null => "Leave the open proposals as they are for now",
            PlayMove play => Play(play.Choice),
            AcceptProposal accept => $"Sign {Agreement(accept.Agreement)}",
            DeclineProposal decline => $"Decline {Agreement(decline.Agreement)}",
            Propose { Template: { } template } => Proposal(template),
            ShareIntel share => Share(share),
            DeclareReady => "Do nothing more in this round",
            _ => throw new ArgumentOutOfRangeException(nameof(option), option.GetType().Name, "It has no words."),
        };

    /// <summary>What it is and whom it is about, without what it costs or brings.</summary>
    public string Brief(SeatCommand option) =>
        option switch
        {
            PlayMove play => Title(Move(play.Choice), play.Choice),
            AcceptProposal accept => $"Sign “{AgreementTitle(accept.Agreement)}”",
            DeclineProposal decline => $"Decline “{AgreementTitle(decline.Agreement)}”",
            Propose { Template: { } template } => $"Propose “{Template(template).Title}” to {Others(template)}",
            _ => Of(option),
        };

    public string Role(string? id) => sheet.Roles.FirstOrDefault(role => role.Id == id)?.Title ?? "";

    private string Play(MoveChoice choice)
    {
        var move = Move(choice);
        var cost = string.Join(", ", move.Cost.Select(cost => $"{Resource(cost.Resource)} {cost.Amount}"));
        var expected = view
            .Moves.GetValueOrDefault(choice.Move)
            ?.Options.FirstOrDefault(option =>
                (option.Target, option.Asset, option.Directive) == (choice.Target, choice.Asset, choice.Directive)
            )
            ?.Expected;
        return string.Join(
            ' ',
            new[]
            {
                $"{(move.Answers is null ? "Play" : "Answer")}: {Title(move, choice)}.",
                move.Timing == MoveTiming.Sealed ? "It opens at the end of the round." : "",
                move.Secret ? "It is secret." : "",
                cost.Length > 0 ? $"It costs {cost}." : "",
                expected is { Count: > 0 }
                    ? $"Expected: {string.Join("; ", expected.Value.AsEnumerable().Take(5).Select(Expected))}."
                    : "",
                move.Text,
            }.Where(part => part.Length > 0)
        );
    }

    private MoveSheet Move(MoveChoice choice) => sheet.Moves.First(move => move.Id == choice.Move);

    private string Title(MoveSheet move, MoveChoice choice)
    {
        var aim = string.Join(
            ", ",
            new[] { Role(choice.Target), Asset(choice.Asset), Demand(choice.Directive) }.Where(word => word.Length > 0)
        );
        return aim.Length > 0 ? $"{move.Title} ({aim})" : move.Title;
    }

    private static string Expected(Expectation expectation) =>
        expectation.Label
        + (expectation.By is { } by ? $" {by:+0;−0}" : "")
        + (expectation.Chance is { } chance ? $" ({chance} %)" : "");

    private string Agreement(string id)
    {
        if (!view.Agreements.TryGetValue(id, out var agreement))
            return "the proposal";
        var terms = string.Join("; ", agreement.Terms.Select(term => $"{Role(term.By)}: {term.Text}"));
        return $"the agreement “{agreement.Title}” of {Roles(agreement.Parties)}, proposed by {Role(agreement.From)}."
            + $" {agreement.Text} {terms}".TrimEnd();
    }

    private string Proposal(string template)
    {
        var agreement = Template(template);
        return $"Propose to {Others(template)} the agreement “{agreement.Title}”."
            + $" {string.Join("; ", agreement.Terms)}";
    }

    private AgreementSheet Template(string id) => sheet.Agreements.First(agreement => agreement.Id == id);

    private string Others(string template) =>
        Roles(Template(template).Parties.Where(party => party != sheet.Role).ToSequence());

    private string AgreementTitle(string id) => view.Agreements.GetValueOrDefault(id)?.Title ?? "the proposal";

    private string Share(ShareIntel share) =>
        $"Tell {Roles(share.To)}: “{view.Intel.GetValueOrDefault(share.Intel)?.Title}”";

    private string Roles(Sequence<string> ids) => string.Join(", ", ids.Select(Role));

    private string Asset(string? id) => sheet.Assets.FirstOrDefault(asset => asset.Id == id)?.Title ?? "";

    private string Resource(string id) => sheet.Resources.FirstOrDefault(known => known.Id == id)?.Title ?? id;

    private string Demand(string? directive) =>
        directive is not null && view.Directives.TryGetValue(directive, out var known)
            ? $"the demand of {Role(known.From)}: {sheet.Demands.FirstOrDefault(d => d.Id == known.Demand)?.Title}"
            : "";
}
