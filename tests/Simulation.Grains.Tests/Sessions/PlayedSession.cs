using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Lab;
using Simulation.Rules.Sessions;
using Simulation.Scenarios;
using Simulation.Testing;

namespace Simulation.Grains.Tests.Sessions;

/// <summary>A whole game that autopilots played, entry by entry, as a session takes it in.</summary>
internal sealed class PlayedSession
{
    private readonly GameRecord _game;
    private readonly World _opened;
    private int _added;

    public PlayedSession(string scenario = "first-call", string seed = "played")
    {
        _game = HeadlessGame.Play(ScenarioLibrary.Read(Repository.Scenarios).Find(scenario)!.Scenario!, seed);
        _opened = World.Open(_game.End.Scenario, (SessionOpened)_game.Entries[0].Events[0]);
    }

    public SessionState State { get; } = new("session");

    public int Entries => _game.Entries.Length;

    public IReadOnlyList<string> Roles => [.. _opened.Scenario.Actors.Select(actor => actor.Id)];

    /// <summary>Whether all entries are taken in.</summary>
    public bool IsOver => _added == Entries;

    /// <summary>Takes in the next entry.</summary>
    public void Add()
    {
        var entry = _game.Entries[_added];
        var world =
            _added == 0 ? _opened : entry.Events.Aggregate(State.Durable!, (world, happened) => world.Evolve(happened));
        Add(entry, $"command-{_added}", world);
        _added++;
    }

    /// <summary>Takes in what a command brings; the next entries of the game must not depend on it.</summary>
    public void Do(CommandAuthor by, Command command)
    {
        var at = State.Entries[^1].At;
        var accepted = Assert.IsType<Decision.Accepted>(Rulebook.Decide(State.Durable!, by, command, at));
        Add(new GameEntry(at, by, accepted.Events), $"done-{State.Version}", accepted.After);
    }

    private void Add(GameEntry entry, string commandId, World after)
    {
        var events = entry
            .Events.Select(StoredEvents.Write)
            .Select(stored => new StoredEvent(stored.Name, stored.Json));
        var first = State.Version + 1;
        var stored = new JournalEntry(first, entry.At, commandId, entry.By.ToString(), [.. events]);
        State.Add(entry, stored, CommandDigest.Of(commandId), after);
    }
}
