using System.Collections.Immutable;
using System.Globalization;
using Simulation.Grains.Continuations;
using Simulation.Grains.Sweeps;
using Simulation.Lab.Continuations;
using Simulation.Protocol;
using Simulation.Rules.Sessions;

namespace Simulation.Grains.Tests.Sweeps;

/// <summary>A finished session is read from its journal, with its commands, and played on by workers.</summary>
public sealed class WhatIfGrainTests
{
    private const int Pairs = 6;

    [Fact]
    public async Task Any_number_of_workers_gives_the_same_answer()
    {
        await using var host = await TestHost.Start();
        var sweeps = await Finish(host);
        var decision = (await sweeps.Decisions()).Value!.Decisions[0];
        var question = new WhatIfQuestion(decision.Entry, null, Pairs);
        var begun = (await sweeps.Begin(question)).Value!;
        Assert.Equal(2 * Pairs, begun.Games);

        var answers = new List<GamesComparison>();
        foreach (var workers in new[] { 1, 2, 7 })
        {
            var coordinator = new SweepCoordinator<SweptSlices>(
                (worker, slices) =>
                    host
                        .Grains.GetGrain<IContinuationWorkerGrain>(
                            string.Create(CultureInfo.InvariantCulture, $"{SessionAccess.Session}/{worker}")
                        )
                        .Play(new SweepTask(question, slices, IsAwaited: true)),
                [.. Enumerable.Range(0, begun.Slices)],
                workers,
                host.Time
            );
            var played = ImmutableArray.CreateBuilder<SliceOutcomes>();
            await foreach (var answer in coordinator.Play())
                played.AddRange(answer.Value!.Slices);
            answers.Add((await sweeps.Compare(question, played.ToImmutable())).Value!);
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(answers[0], answers[2]);
    }

    [Fact]
    public async Task A_session_that_has_not_ended_is_not_played_on()
    {
        await using var host = await TestHost.Start();
        await host.Play(Pacing.Turns);
        var sweeps = host.Grains.GetGrain<IWhatIfGrain>(SessionAccess.Session);
        Assert.Equal(RefusalCode.WrongPhase, (await sweeps.Decisions()).Refusal?.Code);
        Assert.Equal(
            RefusalCode.UnknownSession,
            (await host.Grains.GetGrain<IWhatIfGrain>("nothing").Decisions()).Refusal?.Code
        );
    }

    /// <summary>Ada plays something, and the facilitator ends the game.</summary>
    private static async Task<IWhatIfGrain> Finish(TestHost host)
    {
        var (facilitator, ada, _) = await host.Play(Pacing.Turns);
        var move = (await host.Look(ada.Ticket)).View.Moves.First(one => one.Value.Options.Count > 0);
        var option = move.Value.Options[0];
        await host.Do(
            ada.Ticket,
            new PlayMove(new MoveChoice(move.Key, option.Target, option.Asset, option.Directive))
        );
        await host.Do(facilitator, new EndSession());
        return host.Grains.GetGrain<IWhatIfGrain>(SessionAccess.Session);
    }
}
