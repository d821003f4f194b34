using System.Collections.Immutable;
using System.Globalization;
using Simulation.Rules;
using Simulation.Rules.Conditions;
using Simulation.Rules.Intel;
using Simulation.Rules.Moves;
using Simulation.Rules.Studies;

namespace Simulation.Lab;

/// <summary>
/// How headless games differ from the scenario as it is written: who decides how, what nobody can do, which hidden
/// values are set. What is taken away is taken from the scenario itself, so that legality says no to every autopilot.
/// </summary>
public sealed record Variation(Lineup Lineup)
{
    public static readonly Variation None = new(Lineup.Base);

    /// <summary>A condition that holds in no round.</summary>
    private static readonly Condition _never = new RoundAtLeastCondition(RoundAtLeast: 1, AtMost: 0);

    /// <summary>Ids of moves and answers that nobody can play.</summary>
    public ImmutableArray<string> BannedMoves { get; init; } = [];

    /// <summary>Ids of prepared agreements that nobody can propose or sign.</summary>
    public ImmutableArray<string> BannedAgreements { get; init; } = [];

    /// <summary>
    /// Ids of injects that neither the calendar nor a condition lets happen, and that change nothing where a move does.
    /// </summary>
    public ImmutableArray<string> BannedInjects { get; init; } = [];

    /// <summary>Moves that single roles cannot play.</summary>
    public ImmutableArray<DirectedRestraint> Restraints { get; init; } = [];

    /// <summary>Hidden values that are not drawn but set.</summary>
    public ImmutableArray<GivenValue> Given { get; init; } = [];

    /// <summary>The scenario that the games are played on.</summary>
    public Scenario Apply(Scenario scenario) =>
        scenario with
        {
            Moves = [.. scenario.Moves.Select(move => WithoutPlayers(scenario, move))],
            Agreements =
            [
                .. scenario.Agreements.Select(agreement =>
                    BannedAgreements.Contains(agreement.Id)
                        ? agreement with
                        {
                            When = agreement.When.Add(_never),
                        }
                        : agreement
                ),
            ],
            Injects =
            [
                .. scenario.Injects.Select(inject =>
                    BannedInjects.Contains(inject.Id)
                        ? inject with
                        {
                            When = inject.When.IsDefault ? [_never] : inject.When.Add(_never),
                            Effects = [],
                        }
                        : inject
                ),
            ],
            Intel = [.. scenario.Intel.Select(WithTruth)],
            Assets =
            [
                .. scenario.Assets.Select(asset =>
                    asset with
                    {
                        Attributes = [.. asset.Attributes.Select(attribute => WithValue(asset.Id, attribute))],
                    }
                ),
            ],
        };

    /// <summary>The same in words, so that two runs can be told apart; the same text for the same variation.</summary>
    public override string ToString() =>
        string.Join(
            "; ",
            [
                Word(Lineup.Everybody),
                .. Lineup.Roles.Select(role => $"{role.Key}={Word(role.Value)}"),
                .. Lineup.OnePly.Select(role => $"{role} looks one ply ahead"),
                .. BannedMoves.Select(move => $"without move {move}"),
                .. BannedAgreements.Select(agreement => $"without agreement {agreement}"),
                .. BannedInjects.Select(inject => $"without inject {inject}"),
                .. Restraints.Select(restraint => $"{restraint.Role} refrains {string.Join(' ', restraint.Moves)}"),
                .. Given.Select(given => given.ToString()),
                .. Lineup.Directed.Select(play =>
                    $"{play.Role} plays {string.Join(' ', play.Moves)} from {play.FromRound} until {play.UntilRound}"
                ),
            ]
        );

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private MoveDefinition WithoutPlayers(Scenario scenario, MoveDefinition move)
    {
        if (BannedMoves.Contains(move.Id))
            return move with { By = [] };
        var restrained = Restraints
            .Where(restraint => restraint.Moves.Contains(move.Id))
            .Select(restraint => restraint.Role)
            .ToHashSet(StringComparer.Ordinal);
        return restrained.Count == 0
            ? move
            : move with
            {
                By =
                [
                    .. scenario
                        .Actors.Where(actor => actor.IsNamedBy(move.By) && !restrained.Contains(actor.Id))
                        .Select(actor => actor.Id),
                ],
            };
    }

    private IntelDefinition WithTruth(IntelDefinition intel) =>
        Given.OfType<GivenTruth>().LastOrDefault(given => given.Intel == intel.Id) is { } given
            ? intel with
            {
                Truth = new CertainTruth(given.IsTrue),
            }
            : intel;

    private AttributeDefinition WithValue(string asset, AttributeDefinition attribute) =>
        Given.OfType<GivenAttribute>().LastOrDefault(given => given.Asset == asset && given.Attribute == attribute.Id)
            is { } given
            ? attribute with
            {
                Given = given.Value,
            }
            : attribute;
}

/// <summary>A hidden value that is set and not drawn.</summary>
public abstract record GivenValue
{
    private protected GivenValue() { }
}

/// <summary>Whether a piece of intel is true.</summary>
public sealed record GivenTruth(string Intel, bool IsTrue) : GivenValue
{
    public override string ToString() => $"intel {Intel} is {(IsTrue ? "true" : "false")}";
}

/// <summary>An attribute's value at the start, 0 to 100.</summary>
public sealed record GivenAttribute(string Asset, string Attribute, int Value) : GivenValue
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Attribute} of {Asset} is {Value}");
}
