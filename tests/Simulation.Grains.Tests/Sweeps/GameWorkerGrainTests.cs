using System.Collections.Immutable;
using System.Globalization;
using Simulation.Grains.Sweeps;
using Simulation.Lab;
using Simulation.Lab.Runs;
using Simulation.Lab.Sweeps;
using Simulation.Rules.Language;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Sweeps;

/// <summary>Servers play the games of a sweep from the command line, and come to what is played beside it.</summary>
public sealed class GameWorkerGrainTests
{
    private const int Games = 9;

    private static readonly ShelvedScenario _firstCall = ScenarioLibrary.Read(Repository.Scenarios).Find("first-call")!;

    private static readonly SweepOrder _order = new(
        GameRun.Build,
        _firstCall.Pack!.Hash,
        null,
        "workers",
        Words("ai-lab=random"),
        Words("pace=20"),
        Words("indicators.public-trust.start=0..100")
    );

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Two_servers_come_to_the_games_of_one_machine(int workers)
    {
        var lineup = Lineup.Read(_firstCall.Scenario!, _order.Autopilots, out _)!;
        var design = SweepDesign.Read(_firstCall.Scenario!, _order.Set, _order.Vary, out _)!;
        var here = Sweep.Run(
            _firstCall.Scenario!,
            _order.Seed,
            Games,
            workers: 1,
            TimeProvider.System,
            lineup,
            design: design
        );

        await using var both = await TwoSilos.Start();
        var grains = both[1].Grains;
        var coordinator = new SweepCoordinator<PlayedGames>(
            (worker, some) => Play(grains, worker, some),
            [.. Enumerable.Range(0, Games)],
            workers,
            both.Time
        );
        var elsewhere = await Sweep.RunElsewhere(
            _firstCall.Scenario!,
            _order.Seed,
            Games,
            workers,
            TimeProvider.System,
            lineup,
            design,
            async (open, keep) =>
            {
                Assert.Equal(Enumerable.Range(0, Games), open);
                _keep = keep;
                await foreach (var answer in coordinator.Play())
                    Assert.Null(answer.Refusal);
            }
        );
        Assert.Equal(SweepTables.Write(here).ToList(), SweepTables.Write(elsewhere).ToList());
    }

    private Action<int, GameSummary> _keep = (_, _) => { };

    private async Task<Result<PlayedGames>> Play(IGrainFactory grains, int worker, Sequence<int> some)
    {
        var grain = grains.GetGrain<IGameWorkerGrain>(string.Create(CultureInfo.InvariantCulture, $"run/{worker}"));
        var answer = await grain.Play(new SweepGames(_order, null, some));
        if (answer.Value!.NeedsPack)
            answer = await grain.Play(new SweepGames(_order, _firstCall.Pack, some));
        for (var i = 0; i < answer.Value!.Rows.Length; i++)
            _keep(some[i], GameSummary.Read(answer.Value.Rows[i]));
        return answer;
    }

    [Fact]
    public async Task A_worker_asks_for_the_scenario_once_and_again_for_another_order()
    {
        await using var host = await TestHost.Start();
        var worker = host.Grains.GetGrain<IGameWorkerGrain>("run/0");
        Assert.True((await worker.Play(Task(_order, isPackSent: false))).Value!.NeedsPack);
        Assert.Equal(2, (await worker.Play(Task(_order, isPackSent: true))).Value!.Rows.Length);
        Assert.Equal(2, (await worker.Play(Task(_order, isPackSent: false))).Value!.Rows.Length);
        var other = _order with { Seed = "other" };
        Assert.True((await worker.Play(Task(other, isPackSent: false))).Value!.NeedsPack);
    }

    [Fact]
    public async Task Another_build_another_pack_and_a_value_that_cannot_be_are_refused()
    {
        await using var host = await TestHost.Start();
        var worker = host.Grains.GetGrain<IGameWorkerGrain>("run/0");
        Assert.Equal(RefusalCode.OtherVersion, await RefusalOf(_order with { Build = "another" }));
        Assert.Equal(RefusalCode.ScenarioRefused, await RefusalOf(_order with { Pack = "another" }));
        Assert.Equal(RefusalCode.ScenarioRefused, await RefusalOf(_order with { Cast = "nobody" }));
        Assert.Equal(RefusalCode.ScenarioRefused, await RefusalOf(_order with { Set = Words("pace=0") }));
        Assert.Equal(RefusalCode.ScenarioRefused, await RefusalOf(_order with { Autopilots = Words("assistant") }));

        async Task<RefusalCode?> RefusalOf(SweepOrder order) =>
            (await worker.Play(Task(order, isPackSent: true))).Refusal?.Code;
    }

    private static SweepGames Task(SweepOrder order, bool isPackSent) =>
        new(order, isPackSent ? _firstCall.Pack : null, new Sequence<int>([0, 1]));

    private static Sequence<string> Words(params ImmutableArray<string> words) => new(words);
}
