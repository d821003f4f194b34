namespace Simulation.Grains.Continuations;

/// <summary>
/// Plays slices of a finished session's sweeps, keyed "session/name". Orleans puts the workers of a session on
/// whichever servers have room.
/// </summary>
public interface IContinuationWorkerGrain : IGrainWithStringKey
{
    /// <summary>
    /// Plays for a fifth of a second at most, or one slice. Played again, anywhere, a slice has the same outcomes.
    /// </summary>
    /// <returns>A refusal when the session has not ended, or is gone.</returns>
    Task<Result<SweptSlices>> Play(SweepTask task);
}
