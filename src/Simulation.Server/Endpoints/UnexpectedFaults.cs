namespace Simulation.Server.Endpoints;

/// <summary>
/// A request that fails in a way that nobody has foreseen is answered like one that cannot be carried out at the
/// moment, and the fault is for the operator's log alone.
/// </summary>
internal static partial class UnexpectedFaults
{
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
                    LogFault(logger, failure, context.GetEndpoint()?.DisplayName);
                    await Responses.WriteRefusal(context, TransientFaults.Refusal);
                }
            }
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The request {Endpoint} failed unexpectedly.")]
    private static partial void LogFault(ILogger logger, Exception failure, string? endpoint);
}
