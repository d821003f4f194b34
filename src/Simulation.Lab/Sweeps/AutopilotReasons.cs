using System.Collections.Immutable;
using Simulation.Lab.Studies;
using Simulation.Rules;
using Simulation.Rules.Agreements;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Directives;
using Simulation.Rules.Injects;
using Simulation.Rules.Moves;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.Sweeps;

/// <summary>
/// Why autopilots played a sweep's games as they did: what their options were worth to them, what they declined, what
/// came to nothing, and what a move always waited for. Single games are played again and looked into.
/// </summary>
/// <param name="Games">How many: the first ones of the sweep.</param>
/// <param name="Options">By role and move; answers too.</param>
/// <param name="Declined">Prepared agreements that a role declined or answered with another one.</param>
/// <param name="Failures">What lapsed, leaked and broke, the commonest first.</param>
/// <param name="Causes">
/// Moves that were only ever played after something, which chance would hardly bring about: were the games with the
/// move and those with what came before drawn independently of each other, fewer than one such report in twenty would
/// name anything.
/// </param>
public sealed record AutopilotReasons(
    int Games,
    ImmutableArray<OptionRating> Options,
    ImmutableArray<DeclinedAgreement> Declined,
    ImmutableArray<(string What, int Times)> Failures,
    ImmutableArray<OnlyAfter> Causes
)
{
    /// <summary>Games in which a move has to be played before something is made of what came before it.</summary>
    private const int EnoughGames = 5;

    /// <summary>Chance that a report names anything that is coincidence.</summary>
    private const double Coincidence = 0.05;

    /// <param name="games">At most; those of the sweep when it has fewer.</param>
    public static AutopilotReasons Of(Sweep sweep, int games)
    {
        var count = Math.Min(games, sweep.Games.Length);
        var reader = new Reader(sweep.Scenario, sweep.Lineup);
        for (var game = 0; game < count; game++)
            reader.Read(sweep.Play(game));
        return reader.Sum(count);
    }

    private sealed class Reader(Scenario scenario, Lineup lineup)
    {
        private readonly Dictionary<
            (string Role, string Move),
            (List<decimal> Values, List<decimal> Gaps, int Chosen)
        > _options = [];

        private readonly Dictionary<(string Role, string Agreement), List<decimal>> _declined = [];
        private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
        private readonly Dictionary<
            (string Role, string Move),
            (int Plays, int Games, HashSet<string> Before)
        > _before = [];
        private readonly Dictionary<string, int> _happened = new(StringComparer.Ordinal);

        public void Read(GameRecord game)
        {
            var world = World.Open(game.End.Scenario, (SessionOpened)game.Entries[0].Events[0]);
            var before = new HashSet<string>(StringComparer.Ordinal);
            var moves = new HashSet<(string Role, string Move)>();
            foreach (var entry in game.Entries.Skip(1))
            {
                if (entry.By.Kind == AuthorKind.Autopilot)
                    Decided(world, entry);
                foreach (var happened in entry.Events)
                {
                    if (happened is MovePlayed played)
                        Follow(played, before, moves);
                    Note(world, happened, before);
                    world = world.Evolve(happened);
                }
            }

            foreach (var name in before)
                _happened[name] = _happened.GetValueOrDefault(name) + 1;
        }

        public AutopilotReasons Sum(int games) =>
            new(
                games,
                [
                    .. _options
                        .OrderBy(one => scenario.Actor(one.Key.Role))
                        .ThenByDescending(one => one.Value.Values.Average())
                        .Select(one => new OptionRating(
                            one.Key.Role,
                            one.Key.Move,
                            one.Value.Values.Count,
                            one.Value.Chosen,
                            one.Value.Values.Average(),
                            one.Value.Gaps.Average()
                        )),
                ],
                [
                    .. _declined
                        .OrderByDescending(one => one.Value.Count)
                        .Select(one => new DeclinedAgreement(
                            one.Key.Role,
                            one.Key.Agreement,
                            one.Value.Count,
                            one.Value.Average()
                        )),
                ],
                [
                    .. _failures
                        .OrderByDescending(one => one.Value)
                        .ThenBy(one => one.Key, StringComparer.Ordinal)
                        .Select(one => (one.Key, one.Value)),
                ],
                Causes(games)
            );

        private ImmutableArray<OnlyAfter> Causes(int games)
        {
            var moves = _before
                .Where(one => one.Value.Games >= EnoughGames)
                .OrderBy(one => scenario.Actor(one.Key.Role))
                .ToList();

            // With so many pairs some come together by chance; each is given its part of what is allowed for all.
            var allowed = Coincidence / Math.Max(1, moves.Count * _happened.Count);
            return
            [
                .. from one in moves
                let after = one
                    .Value.Before.Where(name => Statistics.AllWithin(one.Value.Games, _happened[name], games) < allowed)
                    .Order(StringComparer.Ordinal)
                    .ToImmutableArray()
                where !after.IsEmpty
                select new OnlyAfter(one.Key.Role, one.Key.Move, one.Value.Plays, one.Value.Games, after),
            ];
        }

        private void Decided(World world, GameEntry entry)
        {
            var role = entry.By.Id;
            var actor = scenario.Actor(role);
            foreach (var happened in entry.Events)
            {
                switch (happened)
                {
                    case MovePlayed it when it.Role == role:
                        Rate(world, role, it.Choice);
                        return;
                    case MoveSealed it when it.Role == role:
                        Rate(world, role, it.Choice);
                        return;
                    case AgreementSettled { Status: AgreementStatus.Declined or AgreementStatus.Countered } it
                        when world.Agreement(it.Agreement) is { Template: { } template } offered && it.By == role:
                        var worth = AgreementAppraisal.Own(Redaction.For(world, Viewer.Of(role)), actor, offered);
                        Add(_declined, (role, template), worth);
                        return;
                }
            }
        }

        private void Rate(World world, string role, MoveChoice chosen)
        {
            if (lineup.Of(role) != Strategy.Base)
                return;
            var seen = Redaction.For(world, Viewer.Of(role));
            var rated = HeuristicStrategy
                .Rate(seen, scenario.Actor(role), answers: chosen.Directive is not null)
                .GroupBy(choice => choice.Choice.Move, StringComparer.Ordinal)
                .Select(move => (Move: move.Key, Value: move.Max(choice => choice.Value)))
                .ToList();
            if (rated.Find(one => one.Move == chosen.Move) is not { Move: not null } taken)
                return;
            foreach (var (move, value) in rated)
            {
                var (values, gaps, times) = _options.GetValueOrDefault((role, move), ([], [], 0));
                values.Add(value);
                gaps.Add(value - taken.Value);
                _options[(role, move)] = (values, gaps, times + (move == chosen.Move ? 1 : 0));
            }
        }

        private void Follow(MovePlayed played, HashSet<string> before, HashSet<(string Role, string Move)> moves)
        {
            var key = (played.Role, played.Choice.Move);
            var game = moves.Add(key) ? 1 : 0;
            if (_before.TryGetValue(key, out var known))
            {
                known.Before.IntersectWith(before);
                _before[key] = (known.Plays + 1, known.Games + game, known.Before);
            }
            else
            {
                _before[key] = (1, game, new HashSet<string>(before, StringComparer.Ordinal));
            }
        }

        private void Note(World world, SessionEvent happened, HashSet<string> before)
        {
            switch (happened)
            {
                case Injected it:
                    before.Add($"the inject {it.Inject}");
                    break;
                case MovePlayed it:
                    before.Add($"{it.Choice.Move} by {it.Role}");
                    break;
                case AgreementSettled { Status: AgreementStatus.Active } it
                    when world.Agreement(it.Agreement) is { Template: { } template }:
                    before.Add($"the agreement {template}");
                    break;
                case AgreementSettled { Status: AgreementStatus.Breached } it
                    when world.Agreement(it.Agreement) is { Template: { } template }:
                    Fail($"{it.By} broke {template}");
                    break;
                case AgreementSettled { Status: AgreementStatus.Expired } it
                    when world.Agreement(it.Agreement) is { Template: { } template } offered:
                    Fail(
                        $"{template} expired, proposed by {offered.From} and not signed by "
                            + string.Join(", ", offered.Parties.Except(offered.Signed))
                    );
                    break;
                case DirectiveSettled { Status: DirectiveStatus.Lapsed } it
                    when world.Directive(it.Directive) is { } demand:
                    Fail($"{demand.To} let {demand.Demand} of {demand.From} lapse");
                    break;
                case MoveLeaked it:
                    Fail($"{it.Choice.Move} of {it.Role} leaked");
                    break;
            }
        }

        private void Fail(string what) => _failures[what] = _failures.GetValueOrDefault(what) + 1;

        private static void Add<TKey>(Dictionary<TKey, List<decimal>> all, TKey key, decimal value)
            where TKey : notnull
        {
            if (!all.TryGetValue(key, out var values))
                all[key] = values = [];
            values.Add(value);
        }
    }
}

/// <summary>A move or an answer as a role rated it.</summary>
/// <param name="Times">Decisions in which it was an option.</param>
/// <param name="Chosen">Decisions in which it was taken.</param>
/// <param name="Value">Mean points of the role's own score that it was reckoned to bring, less its price.</param>
/// <param name="Gap">Mean points to the one that was taken; below 0 when that was worth more.</param>
public sealed record OptionRating(string Role, string Move, int Times, int Chosen, decimal Value, decimal Gap);

/// <summary>A prepared agreement that a role did not want.</summary>
/// <param name="Worth">Mean points that the role reckoned it to bring.</param>
public sealed record DeclinedAgreement(string Role, string Agreement, int Times, decimal Worth);

/// <summary>A move that was only ever played after something.</summary>
/// <param name="Plays">How often it was played.</param>
/// <param name="Games">In how many games.</param>
/// <param name="After">All that came before it each time, more often than by chance.</param>
public sealed record OnlyAfter(string Role, string Move, int Plays, int Games, ImmutableArray<string> After);
