using System.Globalization;
using Simulation.Rules.Autopilot;
using Simulation.Rules.Effects;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.RandomPlay;
using Simulation.Rules.Tests.Visibility;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Dice;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData("valley")]
    [InlineData("first-call")]
    [InlineData("clean-water")]
    public void The_same_seed_and_commands_give_the_same_events_and_words_in_every_culture(string scenario)
    {
        var expected = PlayedByAutopilots(scenario, "seed");
        Assert.NotEqual(expected, PlayedByAutopilots(scenario, "another"));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var odd in OddCultures())
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = odd;
                Assert.Equal(expected, PlayedByAutopilots(scenario, "seed"));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        }
    }

    [Theory]
    [InlineData(-12)]
    [InlineData(-3.5)]
    [InlineData(5.75)]
    [InlineData(14)]
    public void The_same_moment_said_in_another_time_zone_is_the_same_moment(double hours)
    {
        var (here, there) = (Table.Running(), Table.Running());
        there.Now = there.Now.ToOffset(TimeSpan.FromHours(hours));
        foreach (var table in new[] { here, there })
        {
            table.Now = table.Now.AddSeconds(31);
            table.Play(Valley.Council, "speech");
            table.Do(Table.Facilitator, new SetPace(7));
        }

        Assert.Equal(here.World.Clock.Time(here.Now.AddMinutes(1)), there.World.Clock.Time(here.Now.AddMinutes(1)));
        Assert.Equal(here.World.NextDue, there.World.NextDue);
        Assert.Equal(here.View(Valley.Council).Clock, there.View(Valley.Council).Clock);
    }

    [Fact]
    public void Another_move_more_or_less_leaves_the_luck_of_all_others_as_it_was()
    {
        var (plain, busy) = (Table.Running(), Table.Running());
        busy.Play(Valley.Gazette, "expose");
        busy.Play(Valley.Council, "whisper", Valley.Growers);
        busy.Do(Valley.Growers, new AcceptProposal(busy.Propose(Valley.Utility, "pact")));
        busy.Play(Valley.Growers, "rally");
        foreach (var table in new[] { plain, busy })
        {
            table.Play(Valley.Growers, "dig");
            var directive = table.Order();
            table.Play(Valley.Utility, "sue", directive: directive);
            table.EndRound();
            table.Order(10);
            table.PassMinutes(11);
        }

        foreach (var title in new[] { "Does the court stay the order?", "Is the pipe found?", "Does the council sue?" })
        {
            Assert.Equal(Assert.Single(Rolls(plain, title)), Assert.Single(Rolls(busy, title)));
        }
    }

    [Fact]
    public void Each_use_of_a_move_has_its_own_luck()
    {
        var rolls = new HashSet<int>();
        var table = Table.Running();
        for (var round = 0; round < 3; round++)
        {
            table.Play(Valley.Growers, "dig");
            table.EndRound();
        }

        rolls.UnionWith(Rolls(table, "Is the pipe found?"));
        Assert.Equal(3, rolls.Count);
    }

    private static List<int> Rolls(Table table, string title) =>
        [.. table.Happened.OfType<Rolled>().Where(r => r.Title == title).Select(r => r.Roll)];

    /// <summary>A whole game by autopilots, with everything that is told of it to everybody.</summary>
    private static string PlayedByAutopilots(string scenario, string seed)
    {
        var world = Table.Lobby(Cases.Scenario(scenario), seed: seed).World;
        var now = Table.Opening;
        var texts = new List<string>();
        Do(Table.Facilitator, new StartSession());
        for (var step = 0; step < 60 && world.Phase == Phase.Running; step++)
        {
            foreach (var actor in world.Scenario.Actors)
            {
                var choice = HeuristicStrategy.Choose(
                    Redaction.For(world, Viewer.Of(actor.Id)),
                    actor.Id,
                    $"{seed}/{step}"
                );
                if (choice is not null)
                    Do(CommandAuthor.Autopilot(actor.Id), choice);
            }

            now = now.AddSeconds(5);
            Do(CommandAuthor.Server, new AdvanceClock());
        }

        return string.Join('\n', texts);

        void Do(CommandAuthor by, Command command)
        {
            if (Rulebook.Decide(world, by, command, now) is not Decision.Accepted accepted)
                return;
            texts.Add(Worlds.Text(accepted.Events));
            foreach (var viewer in world.Scenario.Actors.Select(a => Viewer.Of(a.Id)).Append(Viewer.Facilitator))
            {
                texts.Add(Observation.Of(NoticeProjection.Of(new NarratedEvents(world, accepted.Events), viewer)));
                texts.Add(Observation.Of(accepted.After, viewer));
            }

            world = accepted.After;
        }
    }

    /// <summary>Made up, so that they are odd on every machine, whatever languages it knows.</summary>
    private static IEnumerable<CultureInfo> OddCultures()
    {
        foreach (
            var (minus, point, group) in new[]
            {
                ("−", ",", "."),
                ("~", "'", " "),
                ("(", "٫", "٬"),
                ("minus ", "·", ""),
                ("-", ",", "\u00a0"),
            }
        )
        {
            foreach (var turned in new[] { false, true })
            {
                var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
                culture.NumberFormat.NegativeSign = minus;
                culture.NumberFormat.PositiveSign = "plus ";
                culture.NumberFormat.NumberDecimalSeparator = point;
                culture.NumberFormat.PercentSymbol = "v. H.";
                if (group.Length > 0)
                    culture.NumberFormat.NumberGroupSeparator = group;
                culture.DateTimeFormat.DateSeparator = turned ? "." : "\\";
                culture.DateTimeFormat.TimeSeparator = turned ? "h" : ".";
                yield return culture;
            }
        }
    }
}
