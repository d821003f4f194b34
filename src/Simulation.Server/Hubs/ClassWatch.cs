using System.Runtime.CompilerServices;
using Simulation.Grains.Classes;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Server.Endpoints;

namespace Simulation.Server.Hubs;

/// <summary>
/// Follows the board of a class for one connection: a call to the class waits until something has changed, and the next
/// one is made at once, so that a ticket which is withdrawn ends the stream without delay.
/// </summary>
internal sealed class ClassWatch(IClassGrain classGrain, string ticket, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly string _watcher = Guid.NewGuid().ToString("N");

    /// <param name="stopping">This server is stopping; its clients ask another one.</param>
    public async IAsyncEnumerable<ClassUpdate> Updates(
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        try
        {
            while (!stopping.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                if (await Next(cancellation) is not { } update)
                    continue;
                yield return update;
                if (update.Refusal is not null)
                    yield break;
            }
        }
        finally
        {
            if (!stopping.IsCancellationRequested)
                classGrain.Unwatch(_watcher).Ignore();
        }
    }

    /// <returns>Null when nothing has changed, or when the class cannot be reached at the moment.</returns>
    private async Task<ClassUpdate?> Next(CancellationToken cancellation)
    {
        try
        {
            return await classGrain.Watch(_watcher, ticket).WaitAsync(cancellation) switch
            {
                { Refusal.Code: RefusalCode.TryAgain } => await Pause(cancellation),
                var update => update,
            };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            _ = UnexpectedFaults.RefusalOf(failure, logger, nameof(ClassWatch));
            return await Pause(cancellation);
        }
    }

    private async Task<ClassUpdate?> Pause(CancellationToken cancellation)
    {
        await Task.Delay(RetryAfter, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return null;
    }
}
