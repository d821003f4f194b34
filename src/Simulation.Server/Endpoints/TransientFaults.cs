using System.Diagnostics;
using Simulation.Journal;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>Turns a broken or stopping server into a refusal that asks for patience.</summary>
public static class TransientFaults
{
    private static readonly TimeSpan InsistFor = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan PauseBetween = TimeSpan.FromMilliseconds(100);

    public static readonly Refusal Refusal = new(
        RefusalCode.TryAgain,
        "The server cannot do this at the moment; please try again in a few seconds."
    );

    /// <summary>Answers a request whose calls to grains may be made twice.</summary>
    public static async Task<IResult> Try(HttpContext http, Func<Task<IResult>> request)
    {
        try
        {
            return await Insist(
                request,
                http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping
            );
        }
        catch (Exception failure) when (IsPassing(failure))
        {
            return Refusals.Result(Refusal);
        }
    }

    /// <summary>
    /// Makes a call to a session again while it does not get there: the server of the cluster that the session was on
    /// has ended, and it is not activated elsewhere before the others have noticed.
    /// </summary>
    /// <param name="call">One that may be carried out twice.</param>
    /// <param name="stopping">This server itself is stopping; its clients ask another one.</param>
    public static async Task<T> Insist<T>(Func<Task<T>> call, CancellationToken stopping)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception failure)
                when (failure is OrleansMessageRejectionException or SiloUnavailableException
                    && !stopping.IsCancellationRequested
                    && Stopwatch.GetElapsedTime(began) < InsistFor
                )
            {
                await Task.Delay(PauseBetween, CancellationToken.None);
            }
        }
    }

    /// <summary>
    /// Whether waiting may help: the storage does not work or answers too late for a session to wake, or the server is
    /// stopping.
    /// </summary>
    public static bool IsPassing(Exception failure) =>
        failure is JournalUnavailableException or OrleansException or TimeoutException or OperationCanceledException;
}
