using Simulation.Journal;
using Simulation.Rules.Sessions;

namespace Simulation.Server.Endpoints;

/// <summary>
/// Answers requests about what has a stream of the journal, and its id in the route, when the caller may not ask, when
/// no stream can have the id, and when its grain cannot be reached. It calls the handler again while waiting may help.
/// </summary>
/// <param name="kind">With which the names of such streams begin.</param>
/// <param name="unknown">Says that there is none.</param>
/// <param name="mayAsk">Null when the caller may.</param>
internal abstract class GrainRequestFilter(string kind, Refusal unknown, Func<HttpContext, ValueTask<Refusal?>> mayAsk)
    : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await mayAsk(http) is { } refusal)
            return Responses.Refuse(refusal);
        if (!StreamName.IsValid($"{kind}/{IdIn(http)}"))
            return Responses.Refuse(unknown);
        return await TransientFaults.Filter(context, next);
    }

    public static string IdIn(HttpContext http) => (string)http.GetRouteValue("id")!;
}
