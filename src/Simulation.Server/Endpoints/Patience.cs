using Orleans.Runtime;
using Simulation.Journal;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>Turns a broken or stopping server into a refusal that asks for patience.</summary>
public static class Patience
{
    public static readonly Refusal Refusal = new(
        RefusalCode.TryAgain, "The server cannot do this at the moment; please try again in a few seconds.");

    public static async Task<IResult> Try(Func<Task<IResult>> request)
    {
        try
        {
            return await request();
        }
        catch (Exception failure) when (IsPassing(failure))
        {
            return Refusals.Result(Refusal);
        }
    }

    /// <summary>Whether waiting may help: the storage does not work, or the server is stopping.</summary>
    public static bool IsPassing(Exception failure) =>
        failure is JournalUnavailableException or OrleansException or TimeoutException;
}
