using System.Diagnostics;
using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>
/// Faults that pass: a session whose server has ended, storage that does not answer, a server that stops. Calls are
/// made again for a while; then the client is asked to try again later.
/// </summary>
internal static class TransientFaults
{
    private static readonly TimeSpan RetryFor = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(100);

    public static readonly Refusal Refusal = new(
        RefusalCode.TryAgain,
        "The server cannot do this at the moment; please try again in a few seconds."
    );

    /// <summary>An endpoint filter for handlers that may be called twice.</summary>
    public static async ValueTask<object?> Filter(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    ) => await Answer(context.HttpContext, async () => (IResult)(await next(context))!);

    /// <summary>Answers a request whose calls to grains may be made twice.</summary>
    public static async Task<IResult> Answer(HttpContext http, Func<Task<IResult>> request)
    {
        try
        {
            return await Retry(
                request,
                http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping
            );
        }
        catch (Exception failure) when (IsTransient(failure))
        {
            return Responses.Refuse(Refusal);
        }
        catch (JournalDamagedException)
        {
            return Responses.Refuse(SessionRefusals.Damaged);
        }
    }

    /// <summary>
    /// Makes a call to a session again while it does not arrive: the server of the cluster that the session was on has
    /// ended, and it is not activated elsewhere before the others have noticed.
    /// </summary>
    /// <param name="call">One that may be carried out twice.</param>
    /// <param name="stopping">This server itself is stopping; its clients ask another one.</param>
    public static async Task<T> Retry<T>(Func<Task<T>> call, CancellationToken stopping)
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
                    && Stopwatch.GetElapsedTime(began) < RetryFor
                )
            {
                await Task.Delay(RetryAfter, CancellationToken.None);
            }
        }
    }

    /// <summary>
    /// Whether waiting may help: the storage does not work or answers too late for a session to wake, or the server is
    /// stopping.
    /// </summary>
    public static bool IsTransient(Exception failure) =>
        failure is JournalUnavailableException or OrleansException or TimeoutException or OperationCanceledException;
}
