namespace Simulation.Grains.Sweeps;

/// <summary>
/// Plays games of a sweep that the command line has ordered; no session is about them. Keyed "run/n". Orleans puts the
/// workers of a run on whichever servers have room, and each plays behind everything that a person waits for.
/// </summary>
public interface IGameWorkerGrain : IGrainWithStringKey
{
    /// <summary>
    /// Plays for a fifth of a second at most, or one game. Played again, anywhere, a game comes to the same.
    /// </summary>
    /// <returns>A refusal when these servers would play other games, or cannot play the scenario.</returns>
    Task<Result<PlayedGames>> Play(SweepGames games);
}
