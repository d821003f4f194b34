using Simulation.Grains.Sessions;
using Simulation.Journal;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>
/// A request or a call of the hub that fails in a way that nobody has foreseen is answered like one that cannot be
/// carried out at the moment, and the fault is for the operator's log alone.
/// </summary>
internal static partial class UnexpectedFaults
{
    /// <summary>What the client of a call is told of its failure.</summary>
    /// <param name="asked">What failed, for the log; without anything that the client has sent.</param>
    public static Refusal RefusalOf(Exception failure, ILogger logger, string? asked)
    {
        if (failure is JournalDamagedException)
            return SessionRefusals.Damaged;
        if (!TransientFaults.IsTransient(failure))
            LogFault(logger, failure, asked);
        return TransientFaults.Refusal;
    }

    public static void UseUnexpectedFaults(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(UnexpectedFaults));
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (Exception failure)
                    when (failure is not BadHttpRequestException
                        && !context.Response.HasStarted
                        && !context.RequestAborted.IsCancellationRequested
                    )
                {
                    // Its pattern and not its path, which may hold a code.
                    var refusal = RefusalOf(failure, logger, context.GetEndpoint()?.DisplayName);
                    await Responses.WriteRefusal(context, refusal);
                }
            }
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Asked} failed unexpectedly.")]
    private static partial void LogFault(ILogger logger, Exception failure, string? asked);
}
