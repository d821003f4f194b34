using System.Collections.Immutable;
using Simulation.Lab.Exports;
using Simulation.Lab.Runs;
using Simulation.Lab.Sweeps;
using Simulation.Rules.Actors;
using Simulation.Testing;

namespace Simulation.Lab.Tests.Sweeps;

/// <summary>Values that are set for all games of a sweep, and values that are drawn for each.</summary>
public sealed class SweepDesignTests : IDisposable
{
    private const int Games = 12;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_set_all_games_have_and_what_is_varied_each_draws_for_itself()
    {
        var design = Design(
            ["white-house.temperament=cautious"],
            ["indicators.public-trust.start=30..70", "ai-lab.temperament=hard-line,conciliatory"]
        );
        var scenario = design.BaseOf(FirstCall.Scenario);
        Assert.Equal(Temperament.Cautious, scenario.Actors[scenario.Actor("white-house")].Temperament);
        var drawn = Enumerable
            .Range(0, 200)
            .Select(game => design.ScenarioOf(scenario, $"sweep/{game}"))
            .Select(game =>
                (
                    Trust: game.Indicators[game.Indicator("public-trust")].Start,
                    Lab: game.Actors[game.Actor("ai-lab")].Temperament
                )
            )
            .ToList();
        Assert.All(drawn, game => Assert.InRange(game.Trust, 30, 70));
        Assert.True(drawn.Select(game => game.Trust).Distinct().Count() > 30);
        Assert.Equal(30, drawn.Min(game => game.Trust));
        Assert.Equal(70, drawn.Max(game => game.Trust));
        Assert.InRange(drawn.Count(game => game.Lab == Temperament.HardLine), 80, 120);
    }

    [Fact]
    public void A_draw_depends_on_its_game_and_its_path_alone()
    {
        var alone = Design([], ["indicators.public-trust.start=30..70"]);
        var beside = Design(["pace=20"], ["indicators.media-heat.start=0..50", "indicators.public-trust.start=30..70"]);
        for (var game = 0; game < 20; game++)
            Assert.Equal(alone.Varied[0].Draw($"s/{game}"), beside.Varied[1].Draw($"s/{game}"));
        Assert.NotEqual(
            Enumerable.Range(0, 20).Select(game => beside.Varied[0].Draw($"s/{game}")),
            Enumerable.Range(0, 20).Select(game => beside.Varied[1].Draw($"s/{game}"))
        );
    }

    [Fact]
    public void A_number_that_need_not_be_whole_is_drawn_in_small_steps()
    {
        var path = "actors.white-house.objectives.trusted.measure.plus.2.times";
        var varied = Assert.Single(Design([], [$"{path}=-0.5..0.5"]).Varied);
        var drawn = Enumerable
            .Range(0, 50)
            .Select(game => decimal.Parse(varied.Draw($"{game}"), System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        Assert.All(drawn, value => Assert.InRange(value, -0.5m, 0.5m));
        Assert.True(drawn.Distinct().Count() > 40);
        Assert.All(drawn, value => Assert.Equal(value, Math.Round(value, 3)));
    }

    [Theory]
    [InlineData("pace", "'pace' is no path with a value, such as indicators.security-risk.start=40.")]
    [InlineData("pace=", "'pace=' is no path with a value")]
    [InlineData("paze=3", "'paze=3' cannot be: the scenario has no 'paze'")]
    [InlineData("pace=quick", "'pace=quick' cannot be: ")]
    [InlineData("pace=0", "'pace=0' cannot be: 0 is out of range; expected a whole number from 1 to 3600.")]
    [InlineData("takedown-order.cost.money=1", "The scenario's checks refuse moves.takedown-order.cost.money=1: ")]
    public void A_value_that_cannot_be_set_is_refused(string text, string refusal)
    {
        Assert.Null(SweepDesign.Read(FirstCall.Scenario, [text], [], out var fault));
        Assert.StartsWith(refusal, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pace=10", "'pace=10' cannot be: two values or more can vary, as a..b or a,b,c; --set sets one.")]
    [InlineData("pace=10..5", "'pace=10..5' cannot be: a range goes from the least to the greatest number.")]
    [InlineData("pace=0..5", "'pace=0..5' cannot be: 0 is out of range")]
    [InlineData("pace=5,10,05", "'pace=5,10,05' cannot be: '5' stands there twice.")]
    [InlineData("ai-lab.temperament=cautious..bold", "'ai-lab.temperament=cautious..bold' cannot be: it takes one of")]
    [InlineData(
        "takedown-order.parameters.deadline.from=30..100",
        "The scenario's checks refuse moves.takedown-order.parameters.deadline.from=100: from is 100"
    )]
    public void A_value_that_cannot_vary_is_refused(string text, string refusal)
    {
        Assert.Null(SweepDesign.Read(FirstCall.Scenario, [], [text], out var fault));
        Assert.StartsWith(refusal, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_values_that_do_not_go_together_are_refused_before_a_game_is_played()
    {
        const string deadline = "moves.takedown-order.parameters.deadline";
        Assert.NotNull(Read([$"{deadline}.from=30..90"], out _));
        Assert.NotNull(Read([$"{deadline}.default=60..120"], out _));
        Assert.Null(Read([$"{deadline}.from=30..90", $"{deadline}.default=60..120"], out var fault));
        Assert.StartsWith(
            $"The scenario's checks refuse {deadline}.from=90 with {deadline}.default=60: ",
            fault,
            StringComparison.Ordinal
        );

        static SweepDesign? Read(ImmutableArray<string> vary, out string fault) =>
            SweepDesign.Read(FirstCall.Scenario, [], vary, out fault);
    }

    [Fact]
    public void A_path_is_given_once()
    {
        Assert.Null(
            SweepDesign.Read(
                FirstCall.Scenario,
                ["ai-lab.temperament=cautious"],
                ["actors.ai-lab.temperament=cautious,hard-line"],
                out var fault
            )
        );
        Assert.Equal("'actors.ai-lab.temperament' is given twice; a value is set once or varied once.", fault);
    }

    [Fact]
    public void The_number_of_workers_changes_no_game_and_a_game_can_be_played_again()
    {
        var design = Design(
            ["pace=20"],
            ["ai-lab.temperament=hard-line,conciliatory", "indicators.public-trust.start=0..100"]
        );
        var sweep = Play(design, workers: 1);
        Assert.Equal(TablesOf(sweep), TablesOf(Play(design, workers: 3)));
        var again = sweep.Play(5);
        Assert.Equal(sweep.Games[5].Ending, again.End.Ending);
        Assert.Equal(sweep.Games[5].Indicators.ToList(), again.End.Indicators.ToList());
        Assert.Equal($"{again.End.Scenario.Actors[again.End.Scenario.Actor("ai-lab")].Temperament}", Word(sweep, 5));
        Assert.NotEqual(
            sweep.Games.Select(game => game.Indicators[0]),
            Play(SweepDesign.None, workers: 1).Games.Select(game => game.Indicators[0])
        );

        static string Word(Sweep sweep, int game) =>
            sweep.Design.Varied[0].Draw(sweep.SeedOf(game)) == "hard-line"
                ? nameof(Temperament.HardLine)
                : nameof(Temperament.Conciliatory);
    }

    [Fact]
    public void A_stopped_sweep_goes_on_with_the_same_values_only()
    {
        var design = Design(["pace=20"], ["indicators.public-trust.start=0..100"]);
        var whole = TablesOf(Play(design, workers: 1));
        Play(design, workers: 1, games: 3, Folder());
        var resumed = Play(design, workers: 2, Games, Folder());
        Assert.Equal(3, resumed.Kept);
        Assert.Equal(whole, TablesOf(resumed));

        foreach (
            var other in new[]
            {
                SweepDesign.None,
                Design(["pace=21"], ["indicators.public-trust.start=0..100"]),
                Design(["pace=20"], ["indicators.public-trust.start=0..99"]),
            }
        )
        {
            var refused = Assert.Throws<RunFolderException>(() => Play(other, workers: 1, Games, Folder()));
            Assert.Contains(
                "holds games played otherwise (base; set pace=20; vary indicators.public-trust.start=0..100)",
                refused.Message,
                StringComparison.Ordinal
            );
        }
    }

    private static List<DataTable> TablesOf(Sweep sweep) => [.. SweepTables.Write(sweep)];

    private RunFolder Folder() => new(_folder.Path, "hash");

    private static Sweep Play(SweepDesign design, int workers, int games = Games, RunFolder? folder = null) =>
        Sweep.Run(FirstCall.Scenario, "design", games, workers, TimeProvider.System, folder: folder, design: design);

    private static SweepDesign Design(ImmutableArray<string> set, ImmutableArray<string> vary) =>
        SweepDesign.Read(FirstCall.Scenario, set, vary, out var fault) ?? throw new InvalidOperationException(fault);
}
