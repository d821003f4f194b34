using System.Globalization;
using System.Text.RegularExpressions;
using Simulation.Lab.Tests.Sweeps;
using Simulation.Rules;
using Simulation.Rules.Agreements;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;
using Xunit.Abstractions;

namespace Simulation.Lab.Tests;

/// <summary>How autopilots negotiate and speak in games of Ninety Minutes.</summary>
public sealed class NegotiationTests(ITestOutputHelper output)
{
    private const int Games = 24;

    private static readonly Scenario _scenario = new DeliveredScenario("ninety-minutes", games: 1).Scenario;

    private static readonly Lazy<GameRecord[]> _games = new(() =>
        [.. Enumerable.Range(0, Games).AsParallel().AsOrdered().Select(i => Play(i, talk: false))]
    );

    [Fact]
    public void Counters_occur_and_are_accepted()
    {
        var all = _games.Value.SelectMany(game => game.End.Agreements).ToList();
        foreach (var status in all.GroupBy(one => one.Status).OrderByDescending(group => group.Count()))
            output.WriteLine($"{status.Key}: {status.Count()} of {all.Count}");
        var counters = all.Where(one => one.CounterTo is not null).ToList();
        foreach (var status in counters.GroupBy(one => one.Status))
            output.WriteLine($"counters, {status.Key}: {status.Count()} of {counters.Count}");
        output.WriteLine($"proposed with composed terms: {all.Count(one => one.Composed is not null)}");
        foreach (var one in counters.Take(12))
        {
            output.WriteLine(
                $"{one.Template} by {one.From}, {one.Status}: "
                    + string.Join("; ", one.TermsIn(_scenario).Select(term => term.ToString()))
            );
        }

        foreach (var template in all.GroupBy(one => one.Template))
        {
            output.WriteLine(
                $"{template.Key}: "
                    + string.Join(", ", template.GroupBy(one => one.Status).Select(g => $"{g.Key} {g.Count()}"))
            );
        }

        Assert.NotEmpty(counters);
        Assert.Contains(counters, IsSigned);
    }

    [Fact]
    public void Nobody_proposes_in_a_game_what_it_has_declined_or_has_had_declined_with_the_same_terms()
    {
        foreach (var game in _games.Value)
        {
            var declined = new HashSet<(string Role, string Template)>();
            var refused = new List<Agreement>();
            foreach (var happened in game.Entries.SelectMany(entry => entry.Events))
            {
                if (happened is AgreementSettled { Status: AgreementStatus.Declined, By: { } by } settled)
                {
                    var agreement = game.End.Agreement(settled.Agreement)!;
                    declined.Add((by, agreement.Template!));
                    refused.Add(agreement);
                }

                if (happened is not AgreementProposed { Agreement: var proposed })
                    continue;
                Assert.DoesNotContain((proposed.From, proposed.Template!), declined);
                Assert.DoesNotContain(
                    refused,
                    one =>
                        one.Template == proposed.Template
                        && one.From == proposed.From
                        && one.Composed == proposed.Composed
                );
            }
        }
    }

    [Fact]
    public void Nobody_has_more_than_three_proposals_open_at_once()
    {
        foreach (var game in _games.Value)
        {
            var open = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var happened in game.Entries.SelectMany(entry => entry.Events))
            {
                if (happened is AgreementProposed { Agreement: var proposed })
                    open[proposed.Id] = proposed.From;
                if (happened is AgreementSettled settled)
                    open.Remove(settled.Agreement);

                // A counter takes the place of a proposal of somebody else, so that it is not counted among two.
                Assert.All(open.Values.GroupBy(from => from), own => Assert.InRange(own.Count(), 0, 3));
            }
        }
    }

    [Fact]
    public void Talk_is_little_names_no_ids_and_changes_nothing_of_what_is_done()
    {
        var said = 0;
        for (var i = 0; i < 4; i++)
        {
            var (silent, talking) = (_games.Value[i], Play(i, talk: true));
            Assert.Equal(Deeds(silent), Deeds(talking));
            var world = World.Open(_scenario, (SessionOpened)talking.Entries[0].Events[0]);
            var lines = new Dictionary<(string Role, int Round), int>();
            foreach (var happened in talking.Entries.Skip(1).SelectMany(entry => entry.Events))
            {
                world = world.Evolve(happened);
                if (happened is not Said line)
                    continue;
                said++;
                if (i == 0)
                    output.WriteLine($"{line.From} to {string.Join(", ", line.To)}: {line.Text}");
                lines[(line.From, world.Round)] = lines.GetValueOrDefault((line.From, world.Round)) + 1;
                Assert.DoesNotContain('{', line.Text);
                Assert.All(world.Agreements, agreement => Assert.DoesNotContain(agreement.Id, line.Text));
                Assert.All(
                    _scenario.Moves.Where(move => move.Id.Contains('-', StringComparison.Ordinal)),
                    move => Assert.DoesNotContain(move.Id, line.Text)
                );
                Assert.All(
                    _scenario.Moves.Where(move => move.Secret && move.Title.Length > 12),
                    move => Assert.DoesNotContain(move.Title, line.Text)
                );
            }

            Assert.All(lines.Values, count => Assert.InRange(count, 1, Speech.MostInRound));
        }

        output.WriteLine($"{said} lines in 4 games");
        Assert.True(said > 40);
    }

    private static string Deeds(GameRecord game) =>
        // What is scheduled is named by its place in the journal, in which talk stands, too.
        Regex.Replace(
            string.Join('\n', game.Entries.SelectMany(entry => entry.Events).Where(one => one is not Said)),
            @"\bs\d+\b",
            "s"
        );

    private static bool IsSigned(Agreement agreement) =>
        agreement.Status is AgreementStatus.Active or AgreementStatus.Fulfilled or AgreementStatus.Breached;

    private static GameRecord Play(int game, bool talk) =>
        HeadlessGame.Play(
            _scenario,
            string.Create(CultureInfo.InvariantCulture, $"negotiation/{game}"),
            Lineup.Base,
            talk
        );
}
