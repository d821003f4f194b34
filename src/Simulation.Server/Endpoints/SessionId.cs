using Simulation.Journal;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>Ids of sessions as they come from outside; one that cannot be a stream's name wakes no grain.</summary>
public static class SessionId
{
    public static readonly Refusal Unknown = new(RefusalCode.UnknownSession, "There is no such session.");

    public static bool IsValid(string id) => StreamName.IsValid("session/" + id);
}
