using System.Collections.Immutable;
using Orleans.Concurrency;
using Simulation.Lab.Continuations;
using Simulation.Protocol;

namespace Simulation.Grains.Sweeps;

/// <summary>Answers questions about one finished session, on the threads of sweeps.</summary>
[Reentrant]
[CollectionAgeLimit(Minutes = FinishedGames.KeptMinutes)]
public sealed class SweepGrain(FinishedGames games, SweepThreads threads) : Grain, ISweepGrain
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
                WhatIfMessages.Of(game.Game.Scenario, whatIf),
                plan.Slices.Length,
                plan.Starts.Length * plan.Games
            );
        });

    public Task<Result<GamesComparison>> Compare(WhatIfQuestion question, ImmutableArray<SliceOutcomes> played) =>
        Answer<GamesComparison>(game =>
        {
            var asked = game.Ask(question);
            return asked.Value is { } whatIf
                ? WhatIfMessages.Of(game.Game.Scenario, whatIf.Compare(game.PlanOf(question).Value!.Merge(played)))
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
