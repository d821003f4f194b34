using Simulation.Lab.Studies;
using Simulation.Lab.WhatIfs;
using Simulation.Rules;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Sessions;
using Simulation.Rules.Visibility;

namespace Simulation.Lab.Tests.WhatIfs;

/// <summary>One decision of a game is changed, and the luck stays.</summary>
public sealed class WhatIfTests
{
    private static readonly Scenario _scenario = FirstCall.Scenario;
    private static readonly string[] _two = [_scenario.Actors[0].Id, _scenario.Actors[1].Id];

    private static readonly RecordedGame _peopled = PeopledGame.Play(_scenario, "what-if", Pacing.Live, _two);

    public static TheoryData<Pacing> Pacings => [Pacing.Live, Pacing.Turns];

    [Theory]
    [MemberData(nameof(Pacings))]
    public void Without_a_change_it_is_the_game_itself(Pacing pacing)
    {
        var game = PeopledGame.Play(_scenario, "same", pacing, _two);
        foreach (var entry in Spread(game))
        {
            var same = Ask(game, entry, new DecisionChange.AsPlayed());
            Assert.Equal(StateHash.Of(game.End), same.Other.State);
            Assert.Equal(same.Played.State, same.Other.State);
            Assert.Null(same.Parting);
            Assert.All(
                same.Other.Decisions,
                one => Assert.True(one.Mark is DecisionMark.Replayed or DecisionMark.AsBefore)
            );
        }
    }

    [Fact]
    public void A_decision_replaced_by_itself_changes_nothing()
    {
        foreach (var entry in Spread(_peopled))
        {
            var itself = new DecisionChange.Instead((SeatCommand)_peopled.Entries[entry].Command!);
            var same = Ask(_peopled, entry, itself);
            Assert.Equal(StateHash.Of(_peopled.End), same.Other.State);
            Assert.Null(same.Parting);
            Assert.Equal(DecisionMark.Changed, same.Other.Decisions[0].Mark);
        }
    }

    [Fact]
    public void A_change_that_matters_nothing_changes_nothing()
    {
        var said = Enumerable
            .Range(1, _peopled.Entries.Length - 1)
            .First(i => _peopled.Entries[i] is { Command: Say, By.Kind: AuthorKind.Person });
        foreach (
            var change in new DecisionChange[]
            {
                new DecisionChange.Without(),
                new DecisionChange.Instead(new Say([], "Something else.")),
            }
        )
        {
            var other = Ask(_peopled, said, change);
            Assert.Null(other.Parting);
            Assert.Equal((other.Played.Ending, other.Played.Scores), (other.Other.Ending, other.Other.Scores));
            Assert.Equal(
                other.Played.Decisions.Select(one => (one.Entry, one.Text)),
                other.Other.Decisions.Select(one => (one.Entry, one.Text))
            );
        }
    }

    [Theory]
    [MemberData(nameof(Pacings))]
    public void A_game_ends_without_any_of_its_decisions_and_is_the_same_each_time(Pacing pacing)
    {
        var game = PeopledGame.Play(_scenario, "ends", pacing, _two);
        foreach (var entry in Spread(game))
        {
            var without = Ask(game, entry, new DecisionChange.Without());
            Assert.Equal(without.Other.State, Ask(game, entry, new DecisionChange.Without()).Other.State);
            Assert.Contains(_scenario.Endings, ending => ending.Id == without.Other.Ending);
            var taken = (game.Before(entry).Round, game.Entries[entry].Command);
            Assert.DoesNotContain(
                without.Other.Decisions,
                one =>
                    one.Entry == entry
                    || (
                        (one.Round, (Command)one.Command) == taken
                        && one.Mark is DecisionMark.Anew
                        && one.Role == RoleAt(game, entry)
                    )
            );
            // Each recorded decision of a person is done again, replaced, or named as dropped.
            var people = RecordedDecisions
                .In(game)
                .Where(i => i > entry && game.Entries[i].By.Kind == AuthorKind.Person)
                .Select(i => (int?)i);
            Assert.Empty(people.Except(without.Other.Decisions.Select(one => one.Entry)));
        }
    }

    /// <summary>
    /// Decided by headless autopilots, a game goes on as it went: who does not meet the change decides as before.
    /// </summary>
    [Fact]
    public void Autopilots_that_decide_anew_decide_as_before_until_something_differs()
    {
        var game = new RecordedGame(_scenario, HeadlessGame.Play(_scenario, "anew").Entries);
        var entry = RecordedDecisions.In(game).First(i => game.Before(i).Round == 1);
        var without = Ask(game, entry, new DecisionChange.Without());
        Assert.Contains(without.Other.Decisions, one => one.Mark == DecisionMark.AsBefore);
        var parted = without.Parting!;
        Assert.All(
            without.Other.Decisions.Where(one => (one.Round, one.At).CompareTo((parted.Round, parted.At)) < 0),
            one => Assert.Equal(DecisionMark.AsBefore, one.Mark)
        );
    }

    [Fact]
    public void Another_legal_decision_of_the_role_is_taken_instead()
    {
        var entry = RecordedDecisions
            .In(_peopled)
            .First(i => _peopled.Entries[i] is { By.Kind: AuthorKind.Person, Command: PlayMove });
        var role = RecordedDecisions.RoleOf(_peopled.Before(entry), _peopled.Entries[entry].By)!;
        var instead = LegalOptions
            .Of(Redaction.For(_peopled.Before(entry), Viewer.Of(role)), role)
            .First(option => option is PlayMove && option != _peopled.Entries[entry].Command);
        var other = Ask(_peopled, entry, new DecisionChange.Instead(instead));
        var first = other.Other.Decisions[0];
        Assert.Equal((role, instead, DecisionMark.Changed), (first.Role, first.Command, first.Mark));
        Assert.NotEmpty(first.Text);
    }

    [Fact]
    public void What_cannot_be_asked_is_refused_by_field_and_reason()
    {
        var decision = RecordedDecisions.In(_peopled).First();
        Refused(_peopled, 0, new DecisionChange.AsPlayed(), WhatIfRefusalCode.NoSuchEntry, "entry");
        Refused(_peopled, 99_999, new DecisionChange.AsPlayed(), WhatIfRefusalCode.NoSuchEntry, "entry");
        Refused(_peopled, 1, new DecisionChange.AsPlayed(), WhatIfRefusalCode.NotADecision, "entry");
        var unknown = new DecisionChange.Instead(new PlayMove(new MoveChoice("unknown")));
        Refused(_peopled, decision, unknown, WhatIfRefusalCode.NotLegal, "instead");
        var silent = new RecordedGame(_scenario, _peopled.Entries.Select(entry => entry with { Command = null }));
        Refused(silent, decision, new DecisionChange.AsPlayed(), WhatIfRefusalCode.NotExecutable, "session");
        var running = new RecordedGame(_scenario, _peopled.Entries.Take(decision + 1));
        Refused(running, decision, new DecisionChange.AsPlayed(), WhatIfRefusalCode.NotEnded, "session");
    }

    [Fact]
    public void Continuations_are_the_same_for_any_number_of_workers()
    {
        var entry = RecordedDecisions.In(_peopled).First();
        var without = Ask(_peopled, entry, new DecisionChange.Without());
        var expected = without.Continuations(pairs: 9).Play(workers: 1);
        foreach (var workers in new[] { 2, 7 })
        {
            var plan = without.Continuations(pairs: 9);
            var played = plan.Play(workers);
            Assert.Equal(without.Compare(expected), without.Compare(played));
        }

        // Slices come in any order, and some of them twice.
        var shared = without.Continuations(pairs: 9);
        var slices = shared.Slices.Reverse().Concat(shared.Slices.Take(2)).Select(shared.Play);
        Assert.Equal(without.Compare(expected), without.Compare(shared.Merge(slices)));
        Assert.Throws<ArgumentException>(() => shared.Merge([]));

        // Of a part, those games count before which none is missing from either start.
        var missing = slices.Where(slice => slice.Slice is not { Start: 1, First: 4 });
        var first = shared.MergeFirst(missing);
        Assert.Equal(without.Compare([.. expected.Select(start => start.Slice(0, 4))]), without.Compare(first));
        Assert.Equal(4, without.Compare(first).Pairs);
    }

    [Fact]
    public void Pairs_of_a_decision_as_it_was_do_not_differ()
    {
        var same = Ask(_peopled, RecordedDecisions.In(_peopled).First(), new DecisionChange.AsPlayed());
        var compared = same.Compare(same.Continuations(pairs: 4).Play(workers: 1));
        Assert.Equal(0, compared.Distance.Value);
        Assert.All(compared.Roles, shift => Assert.Equal(new Estimate(0, 0, 0), shift.Difference));
    }

    private static void Refused(
        RecordedGame game,
        int entry,
        DecisionChange change,
        WhatIfRefusalCode code,
        string field
    )
    {
        Assert.Null(WhatIf.Ask(game, entry, change, out var refusal));
        Assert.Equal((code, field), (refusal!.Code, refusal.Field));
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    private static WhatIf Ask(RecordedGame game, int entry, DecisionChange change)
    {
        var asked = WhatIf.Ask(game, entry, change, out var refusal);
        Assert.Null(refusal);
        return asked!;
    }

    private static string? RoleAt(RecordedGame game, int entry) =>
        RecordedDecisions.RoleOf(game.Before(entry), game.Entries[entry].By);

    /// <summary>A dozen decisions from all of a game.</summary>
    private static IEnumerable<int> Spread(RecordedGame game)
    {
        var decisions = RecordedDecisions.In(game).ToList();
        return decisions.Where((_, i) => i % Math.Max(1, decisions.Count / 12) == 0);
    }
}
