using System.Collections.Immutable;
using Orleans.Concurrency;
using Simulation.Grains.Sweeps;
using Simulation.Lab.Continuations;
using Simulation.Protocol;

namespace Simulation.Grains.Continuations;

/// <summary>Answers questions about one finished session, on the threads of sweeps.</summary>
[Reentrant]
[CollectionAgeLimit(Minutes = FinishedGameCache.KeptMinutes)]
public sealed class WhatIfGrain(FinishedGameCache games, SweepThreads threads) : Grain, IWhatIfGrain
{
    private FinishedGame? _game;

    public Task<Result<DecisionList>> Decisions() => Answer<DecisionList>(game => game.Decisions);

    public Task<Result<DecisionOptions>> Options(int entry) => Answer(game => game.OptionsAt(entry));

    public Task<Result<WhatIfBegun>> Begin(WhatIfQuestion question) =>
        Answer<WhatIfBegun>(game =>
        {
            var asked = game.Ask(question);
            if (asked.Value is not { } whatIf)
                return asked.Refusal!;
            var plan = game.PlanOf(question).Value!;
            return new WhatIfBegun(
                WhatIfToWire.Of(game.Game.Scenario, whatIf),
                plan.Slices.Length,
                plan.Starts.Length * plan.Games
            );
        });

    public Task<Result<GamesComparison>> Compare(WhatIfQuestion question, ImmutableArray<SliceOutcomes> played) =>
        Answer<GamesComparison>(game =>
        {
            var asked = game.Ask(question);
            return asked.Value is { } whatIf
                ? WhatIfToWire.Of(game.Game.Scenario, whatIf.Compare(game.PlanOf(question).Value!.MergeFirst(played)))
                : asked.Refusal!;
        });

    private async Task<Result<T>> Answer<T>(Func<FinishedGame, Result<T>> answer)
        where T : class
    {
        if (_game is null)
        {
            var read = await games.Of(this.GetPrimaryKeyString());
            if (read.Value is null)
                return read.Refusal!;
            _game = read.Value;
        }

        var game = _game;
        return await threads.Run(() => answer(game), isAwaited: true);
    }
}
