using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;
using Simulation.Rules.Studies;

namespace Simulation.Lab;

/// <summary>How the autopilots of a headless game decide.</summary>
/// <param name="Everybody">Of every role that is not named.</param>
/// <param name="Roles">Of single roles, by their ids.</param>
/// <param name="OnePly">
/// Roles whose autopilot looks no further than to what a choice brings at once, if it decides by the base strategy: the
/// measure of what looking further is worth. No table has such autopilots.
/// </param>
public sealed record Lineup(
    Strategy Everybody,
    ImmutableSortedDictionary<string, Strategy> Roles,
    ImmutableSortedSet<string> OnePly
)
{
    public Strategy Everybody
    {
        get;
        init => field = WithoutModel(value);
    } = WithoutModel(Everybody);

    public ImmutableSortedDictionary<string, Strategy> Roles
    {
        get;
        init => field = WithoutModel(value);
    } = WithoutModel(Roles);

    public static readonly Lineup Base = All(Strategy.Base);

    /// <summary>What roles play before anything that they would choose themselves.</summary>
    public ImmutableArray<DirectedPlay> Directed { get; init; } = [];

    /// <summary>Reads <c>historical</c> for all roles and <c>commerce=random</c> for one; a later word wins.</summary>
    /// <param name="fault">Why it cannot be: a sentence for who wrote it.</param>
    public static Lineup? Read(Scenario scenario, IEnumerable<string> words, out string fault)
    {
        const string onePly = "one-ply";
        var lineup = Base;
        fault = "";
        foreach (var word in words)
        {
            var (role, name) = word.Split('=', 2) is [var named, var rest] ? (named, rest) : (null, word);
            var roles = scenario.Actors.Select(actor => actor.Id);
            if (role is not null && scenario.Actor(role) < 0)
                fault = $"'{scenario.Id}' has no role '{role}'; it has {string.Join(", ", roles)}.";
            else if (name == onePly)
                lineup = lineup with { OnePly = lineup.OnePly.Union(role is null ? roles : [role]) };
            // An assistant is for seats at a table, not for thousands of games.
            else if (
                !Enum.TryParse<Strategy>(name, ignoreCase: true, out var strategy)
                || !Enum.IsDefined(strategy)
                || strategy == Strategy.Assistant
            )
                fault = $"There is no way to decide '{name}'; there are base, one-ply, historical and random.";
            else if (strategy == Strategy.Historical && scenario.History is null)
                fault = $"'{scenario.Id}' has no history to play.";
            else
                lineup = role is null ? lineup with { Everybody = strategy } : lineup.With(role, strategy);
            if (fault.Length > 0)
                return null;
        }

        return lineup;
    }

    public static Lineup All(Strategy strategy) =>
        new(strategy, ImmutableSortedDictionary.Create<string, Strategy>(StringComparer.Ordinal), []);

    public Strategy Of(string role) => Roles.GetValueOrDefault(role, Everybody);

    /// <summary>The same with another strategy in one seat.</summary>
    public Lineup With(string role, Strategy strategy) => this with { Roles = Roles.SetItem(role, strategy) };

    /// <summary>
    /// What the autopilot of a role wants; the parameters are those of <see cref="Autopilots.Choose"/>.
    /// </summary>
    public Intention Choose(World seen, string role, string key, DateTimeOffset now) =>
        DirectedPlaying.Choose(seen, role, Directed) is { } directed
            ? new Intention(directed)
            : Autopilots.Choose(Of(role), seen, role, key, now, ForesightOf(role));

    public Foresight ForesightOf(string role) => OnePly.Contains(role) ? Foresight.OnePly : Foresight.TwoPly;

    private static Strategy WithoutModel(Strategy strategy) =>
        strategy == Strategy.Assistant
            ? throw new ArgumentException("A headless game asks no language model.", nameof(strategy))
            : strategy;

    private static ImmutableSortedDictionary<string, Strategy> WithoutModel(
        ImmutableSortedDictionary<string, Strategy> roles
    )
    {
        foreach (var strategy in roles.Values)
            WithoutModel(strategy);
        return roles;
    }
}
