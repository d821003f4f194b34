using Simulation.Rules.Debriefing;
using Simulation.Rules.Sessions;
using Simulation.Rules.Surveys;
using Simulation.Rules.Tests.RandomPlay;
using Simulation.Rules.Visibility;
using Simulation.Testing;

namespace Simulation.Rules.Tests.Visibility;

/// <summary>Whoever folds all changes into its first view has the view of who comes anew.</summary>
public sealed class ViewChangesTests
{
    /// <summary>Most commands whose changes are told as one.</summary>
    private const int CommandsTogether = 4;

    [Fact]
    public void Folding_the_changes_gives_the_view_of_every_viewer()
    {
        var changed = new HashSet<string>();
        foreach (var scenario in Cases.Scenarios)
            Cases.Check(12, 100, steps => Play(scenario, steps, changed));

        // Every field was another at some time, so that none can be left out unnoticed.
        Assert.Empty(typeof(View).GetProperties().Select(field => field.Name).Except(changed));
    }

    private static void Play(string scenario, int[] steps, HashSet<string> changed)
    {
        var world = Table.Lobby(Cases.Scenario(scenario)).World;
        var now = Table.Opening;
        var followers = Viewers.All(world).Select(viewer => new Follower(viewer, world)).ToList();
        var together = new Random(steps.Length);
        foreach (var (by, command, at) in RandomGame.Commands(() => world, steps))
        {
            now = at;
            Decide(by, command);
            if (together.Next(CommandsTogether) > 0)
                continue;
            foreach (var follower in followers)
                follower.Follow(world, changed);
        }

        Decide(Table.Facilitator, new EndSession());
        foreach (var actor in world.Scenario.Actors)
        {
            Decide(CommandAuthor.Person(actor.Id), new AnswerQuestion(0, "Words."));
            Decide(CommandAuthor.Person(actor.Id), new AnswerSurvey(SurveyWave.After, [new SurveyAnswer("trust", 3)]));
        }

        foreach (var follower in followers)
            follower.Follow(world, changed);

        void Decide(CommandAuthor by, Command command)
        {
            if (Rulebook.Decide(world, by, command, now) is Decision.Accepted accepted)
                world = accepted.After;
        }
    }

    /// <summary>A viewer that is told changes.</summary>
    private sealed class Follower(Viewer viewer, World world)
    {
        private readonly FoldedView _folded = new(ViewerProjection.Of(world, viewer).View);
        private ViewerProjection _sight = ViewerProjection.Of(world, viewer);

        public void Follow(World world, HashSet<string> changed)
        {
            var before = _sight.View;
            _sight = _sight.Next(world);
            if (ReferenceEquals(before, _sight.View))
                return;
            foreach (var field in typeof(View).GetProperties())
            {
                if (!ReferenceEquals(field.GetValue(before), field.GetValue(_sight.View)))
                    changed.Add(field.Name);
            }

            _folded.Fold(ViewChanges.Between(before, _sight.View));
            Assert.Empty(_folded.DifferencesFrom(_sight.View));
        }
    }
}
