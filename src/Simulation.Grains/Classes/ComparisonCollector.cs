using Simulation.Rules.Classes;
using Simulation.Rules.Language;
using Simulation.Rules.Visibility;

namespace Simulation.Grains.Classes;

/// <summary>Puts the tables of a class, or those of an assistant, beside each other.</summary>
internal sealed class ComparisonCollector(string id, ClassJournal journal, ClassTables tables)
{
    /// <returns>Tables that cannot be read now, or have not begun, are left out.</returns>
    public async Task<Result<ClassComparison>> Of(ClassAuthor by)
    {
        var world = journal.World!;
        var (scenario, instruction) = (world.Scenario, new OutcomeInstruction(id));
        var replies = await Task.WhenAll(
            world
                .Tables.Values.Where(table => table.MergedInto is null && by.Has(world, table.Number))
                .Select(table => tables.TrySend(table.Number, instruction))
        );
        var outcomes = replies.Select(reply => reply.Outcome).OfType<TableOutcome>().OrderBy(one => one.Table).ToList();
        return new ClassComparison(
            scenario.Indicators.Select(i => new TitledId(i.Id, i.Title)).ToSequence(),
            scenario.Actors.Select(a => new TitledId(a.Id, a.Title)).ToSequence(),
            scenario.Rounds.Select(round => round.Title).ToSequence(),
            outcomes.ToSequence(),
            DivergingDecisions.Of(scenario, outcomes),
            scenario.Questions.ToSequence()
        );
    }
}
