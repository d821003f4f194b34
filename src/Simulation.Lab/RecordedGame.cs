using System.Collections.Immutable;
using Simulation.Rules;
using Simulation.Rules.Sessions;

namespace Simulation.Lab;

/// <summary>A session as it was played, with the world at each of its entries.</summary>
public sealed class RecordedGame
{
    private readonly ImmutableArray<World> _after;

    /// <param name="entries">All entries of its journal; the first one opens the session.</param>
    public RecordedGame(Scenario scenario, IEnumerable<GameEntry> entries)
    {
        Entries = [.. entries];
        var after = ImmutableArray.CreateBuilder<World>(Entries.Length);
        var world = World.Open(scenario, (SessionOpened)Entries[0].Events[0]);
        foreach (var happened in Entries[0].Events.AsSpan()[1..])
            world = world.Evolve(happened);
        after.Add(world);
        for (var i = 1; i < Entries.Length; i++)
        {
            foreach (var happened in Entries[i].Events)
            {
                world = world.Evolve(happened);
                if (happened is ContinuedFrom)
                    Begins = i;
            }

            after.Add(world);
        }

        _after = after.MoveToImmutable();
    }

    public ImmutableArray<GameEntry> Entries { get; }

    /// <summary>
    /// The entry with which the session's own game begins: the opening, or where another session's game went on.
    /// </summary>
    public int Begins { get; }

    public SessionOpened Opened => (SessionOpened)Entries[0].Events[0];

    public Scenario Scenario => End.Scenario;

    public World End => _after[^1];

    /// <summary>
    /// Whether each entry after the opening holds its command, so that it can be played again; sessions of 0.1 do not.
    /// </summary>
    public bool IsExecutable => Entries.Skip(1).All(entry => entry.Command is not null);

    /// <summary>The world before an entry, from 1.</summary>
    public World Before(int entry) => _after[entry - 1];

    /// <summary>The world after an entry, from 0.</summary>
    public World After(int entry) => _after[entry];
}
