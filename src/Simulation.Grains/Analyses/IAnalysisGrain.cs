using Simulation.Protocol;

namespace Simulation.Grains.Analyses;

/// <summary>
/// Which decisions turned one finished session, and whether it was a usual game; keyed by the session's id. It is
/// worked out in the background and kept beside the session. The caller has checked that the person may read
/// the debrief.
/// </summary>
public interface IAnalysisGrain : IGrainWithStringKey
{
    /// <summary>How far it is. Begins nothing.</summary>
    Task<Result<SessionAnalysis>> Read();

    /// <summary>
    /// Begins it, or goes on with what was begun before, unless it is under way or done. Answers at once with how far
    /// it is.
    /// </summary>
    /// <returns>
    /// Refused when the server has too many others to work on (<see cref="Rules.Sessions.RefusalCode.TooMany"/>), when
    /// the session holds no commands (<see cref="Rules.Sessions.RefusalCode.NotLegal"/>), and when the last attempt has
    /// failed.
    /// </returns>
    Task<Result<SessionAnalysis>> Begin();
}
