using System.Collections.Immutable;
using Simulation.Rules.Directives;
using Simulation.Rules.Moves;
using Simulation.Rules.Scoring;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Autopilot;

/// <summary>
/// What a role's legal choices are worth to it, in points of its own score, reckoned with the rules' own formulas on the
/// world as it may know it.
/// </summary>
/// <param name="seen">The world redacted for the role.</param>
internal sealed class Judgement(World seen, int actor)
{
    /// <summary>Choices that are thought through, of those that are best at first sight.</summary>
    private const int ThoughtThrough = 4;

    /// <summary>Of those that make a demand, whose worth lies in the answer, as many again.</summary>
    private const int Demanding = 3;

    /// <summary>Of those that open other choices, as many again.</summary>
    private const int Opening = 2;

    /// <summary>How much a next move counts that the role still has in this round.</summary>
    private const decimal NextMove = 0.9m;

    /// <summary>How much one counts that must wait for the next round: much happens until then.</summary>
    private const decimal NextRound = 0.6m;

    /// <summary>Gains below this many points of score move nobody.</summary>
    public const decimal WorthIt = 0.1m;

    /// <summary>Points of score that a unit of a resource is worth which the role is sure to need.</summary>
    private const decimal UnitNeeded = 1.5m;

    private readonly Outlook _outlook = new(seen, actor);
    private readonly ReadSet _unsure = PossibleWorlds.Unsure(seen, actor);
    private ImmutableArray<(World World, Outlook Outlook)>? _beliefs;

    /// <summary>All legal choices with what they gain at once, the best first.</summary>
    /// <param name="answers">Whether answers to demands are meant, or moves.</param>
    public List<JudgedChoice> AtFirstSight(bool answers)
    {
        var judged = new List<JudgedChoice>();
        foreach (var (move, reads) in seen.Scenario.Dependencies.Moves(actor))
        {
            if (move.Answers is not null != answers || Legality.Closed(seen, actor, move) is not null)
                continue;
            foreach (var choice in Legality.Choices(seen, actor, move))
                judged.Add(Judge(move, reads, choice));
        }

        judged.Sort((one, other) => other.Gain.CompareTo(one.Gain));
        return judged;
    }

    /// <summary>
    /// Adds to the best choices, and to the best of those that open others, what those who are touched would do next and
    /// what the role could do next itself. The others keep what they gain at once, with the next move that stays open.
    /// </summary>
    public void ThinkThrough(List<JudgedChoice> judged, bool answers)
    {
        if (judged.Count == 0)
            return;
        var shut = answers ? [] : Shut(judged);
        var best = judged.Take(ThoughtThrough).ToList();
        var others = judged.Skip(ThoughtThrough).ToList();
        var demanding = others.Where(choice => Demands(choice.After).Any()).Take(Demanding);
        var opening = others.Where(choice => Opens(choice, shut)).Take(Opening);
        // As objects: their values hold whole worlds, which would all be hashed.
        var thought = best.Concat(demanding).Concat(opening).Distinct<JudgedChoice>(ReferenceEqualityComparer.Instance);
        foreach (var choice in thought.ToList())
        {
            choice.Next = FollowUp(choice, best) + Reactions(choice);
            choice.IsThoughtThrough = true;
        }

        var least = judged.Where(choice => choice.IsThoughtThrough).Min(choice => choice.Next);
        foreach (var choice in judged.Where(choice => !choice.IsThoughtThrough))
            choice.Next = least;
    }

    private JudgedChoice Judge(MoveDefinition move, ReadSet reads, MoveChoice choice)
    {
        decimal gain = 0,
            worst = decimal.MaxValue,
            highest = decimal.MinValue;
        World? likeliest = null;
        decimal most = 0;
        var worlds = reads.Meets(_unsure) ? Believed() : [(seen, _outlook)];
        foreach (var (world, outlook) in worlds)
        {
            foreach (var (after, likelihood) in Lookahead.Play(world, actor, move, choice))
            {
                var change = outlook.Of(after) - outlook.Score;
                gain += change * likelihood / worlds.Length;
                worst = Math.Min(worst, change);
                highest = Math.Max(highest, change);
                if (likelihood > most)
                    (likeliest, most) = (after, likelihood);
            }
        }

        var price = Price(move);
        return new JudgedChoice(move, choice, gain - price, price, highest - worst, likeliest!);
    }

    private ImmutableArray<(World World, Outlook Outlook)> Believed() =>
        _beliefs ??= [.. PossibleWorlds.Of(seen, actor).Select(world => (world, new Outlook(world, actor)))];

    /// <summary>
    /// What the resources that a move costs would be worth later: the more, the scarcer they are for the moves that are
    /// left; nothing in the last round.
    /// </summary>
    private decimal Price(MoveDefinition move)
    {
        var scenario = seen.Scenario;
        var moves = (scenario.Rounds.Length - 1 - seen.Round) * scenario.Actors[actor].MovesPerRound;
        if (moves == 0)
            return 0;
        var own = scenario.Dependencies.Moves(actor).Length;
        decimal price = 0;
        foreach (var (resource, amount) in scenario.Facts.Of(move).Prices)
        {
            var needed = (decimal)moves * scenario.Facts.CostOfAllMoves[actor].GetValueOrDefault(resource) / own;
            price += amount * UnitNeeded * needed / (needed + seen.Resource(actor, resource));
        }

        return price;
    }

    /// <summary>Own moves of which no choice is legal now, with what it depends on.</summary>
    private List<(MoveDefinition Move, ReadSet Reads)> Shut(List<JudgedChoice> judged) =>
        [
            .. seen
                .Scenario.Dependencies.Moves(actor)
                .Where(own => own.Move.Answers is null && judged.All(choice => choice.Move != own.Move)),
        ];

    private bool Opens(JudgedChoice choice, List<(MoveDefinition Move, ReadSet Reads)> shut)
    {
        var (after, _) = WithMovesLeft(choice.After);
        var changed = ReadSet.Between(seen, choice.After, actor);
        return shut.Exists(own =>
            own.Reads.Meets(changed)
            && Legality.Closed(after, actor, own.Move) is null
            && Legality.Choices(after, actor, own.Move).Any()
        );
    }

    /// <summary>
    /// What the best next move of the role gains: one that the choice has opened, or one of the best of now.
    /// </summary>
    private decimal FollowUp(JudgedChoice choice, List<JudgedChoice> best)
    {
        var (after, counts) = WithMovesLeft(choice.After);
        if (counts == 0)
            return 0;
        var changed = ReadSet.Between(seen, choice.After, actor);
        var score = _outlook.Of(after);
        decimal gain = 0;
        foreach (var (move, reads) in seen.Scenario.Dependencies.Moves(actor))
        {
            if (move.Answers is not null || Legality.Closed(after, actor, move) is not null)
                continue;
            foreach (var next in Legality.Choices(after, actor, move))
            {
                if (
                    best.Exists(known => known.Choice == next)
                    || (reads.Meets(changed) && !IsLegalNow(actor, move, next))
                )
                    gain = Math.Max(gain, Expected(after, actor, move, next, score) - Price(move));
            }
        }

        return gain * counts;
    }

    /// <summary>The world in which the role may move again, and how much such a move counts.</summary>
    private (World After, decimal Counts) WithMovesLeft(World after)
    {
        if (after.Phase != Phase.Running)
            return (after, 0);
        if (after.Actors[actor].MovesUsed < seen.Scenario.Actors[actor].MovesPerRound)
            return (after, NextMove);
        return after.Round == seen.Scenario.Rounds.Length - 1
            ? (after, 0)
            : (
                after with
                {
                    Actors = after.Actors.SetItem(actor, after.Actors[actor] with { MovesUsed = 0 }),
                },
                NextRound
            );
    }

    /// <summary>What it changes for the role that those who are touched by a choice do what is then best for them.</summary>
    private decimal Reactions(JudgedChoice choice)
    {
        var after = choice.After;
        if (after.Phase != Phase.Running)
            return 0;
        var changed = ReadSet.Between(seen, after, actor);
        decimal change = 0;
        foreach (var other in Touched(choice))
            change += Reaction(after, other, changed);
        return change;
    }

    /// <summary>
    /// Who has a new demand to answer, whose demand was answered, at whom the choice is aimed and whose asset it is about.
    /// </summary>
    private IEnumerable<int> Touched(JudgedChoice choice)
    {
        var scenario = seen.Scenario;
        var touched = new SortedSet<int>
        {
            scenario.Actor(choice.Choice.Target),
            scenario.Asset(choice.Choice.Asset) is var asset && asset >= 0
                ? scenario.Actor(scenario.Assets[asset].Owner)
                : -1,
            scenario.Actor(seen.Directive(choice.Choice.Directive)?.From),
        };
        touched.UnionWith(Demands(choice.After).Select(demand => scenario.Actor(demand.To)));
        return touched.Where(other => other >= 0 && other != actor);
    }

    /// <summary>Demands that are open after a choice and have not been made yet.</summary>
    private IEnumerable<Directive> Demands(World after) =>
        after.Directives.Where(directive => directive.IsOpen && seen.Directive(directive.Id) is null);

    /// <summary>
    /// What it changes for the role that another does what is best for it, of what it could not do before: it answers a
    /// new demand in the way that settles it, or plays a move that has become legal and helps it.
    /// </summary>
    private decimal Reaction(World after, int other, ReadSet changed)
    {
        var score = Scores.OfPublicGoals(after, other);
        // What else a demand makes possible does not answer it.
        var mustAnswer = Demands(after).Any(demand => demand.To == seen.Scenario.Actors[other].Id);
        (MoveDefinition Move, MoveChoice Choice)? best = null;
        var most = decimal.MinValue;
        foreach (var (move, reads) in seen.Scenario.Dependencies.Moves(other))
        {
            if (mustAnswer && move.Answers is null)
                continue;
            if (!reads.Meets(changed) || Legality.Closed(after, other, move) is not null)
                continue;
            foreach (var choice in Legality.Choices(after, other, move))
            {
                if (IsLegalNow(other, move, choice) || (move.Answers is not null && move.Resolves is null))
                    continue;
                var gain = Lookahead.Expected(
                    after,
                    other,
                    move,
                    choice,
                    then => Scores.OfPublicGoals(then, other),
                    score
                );
                if (gain > most && (move.Answers is not null || gain > WorthIt))
                    (best, most) = ((move, choice), gain);
            }
        }

        return best is { } does ? Expected(after, other, does.Move, does.Choice, _outlook.Of(after)) : 0;
    }

    /// <summary>What a choice of somebody is expected to change of the role's own score.</summary>
    private decimal Expected(World world, int by, MoveDefinition move, MoveChoice choice, decimal score) =>
        Lookahead.Expected(world, by, move, choice, _outlook.Of, score);

    private bool IsLegalNow(int by, MoveDefinition move, MoveChoice choice) =>
        Legality.Closed(seen, by, move) is null && Legality.Choice(seen, by, move, choice, out _) is null;
}

/// <summary>A legal choice and what it is worth.</summary>
/// <param name="Gain">Points of the role's own score that it is expected to bring at once, less its price.</param>
/// <param name="Price">Points of score that what it costs would bring later.</param>
/// <param name="Spread">Points between its best and its worst outcome.</param>
/// <param name="After">The likeliest world after it.</param>
internal sealed record JudgedChoice(
    MoveDefinition Move,
    MoveChoice Choice,
    decimal Gain,
    decimal Price,
    decimal Spread,
    World After
)
{
    /// <summary>Points that what comes next is expected to bring.</summary>
    public decimal Next { get; set; }

    public bool IsThoughtThrough { get; set; }
}
