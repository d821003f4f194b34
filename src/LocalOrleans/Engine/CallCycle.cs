namespace Orleans.Local;

/// <summary>
/// Finds calls that could never start, because a request that waits for them holds the grain they go to. On a cluster
/// such a call ends in a timeout. Whether a call's task is awaited cannot be known, so it is taken to be, as long as
/// the request that made it runs; a call that nobody awaits should be one-way.
/// </summary>
internal static class CallCycle
{
    /// <summary>Null, or a message that names the cycle.</summary>
    public static string? Find(Request request)
    {
        for (var waiting = request.Caller; waiting is { IsCompleted: false }; waiting = waiting.Caller)
        {
            if (request.Address!.Equals(waiting.Address) && Holds(waiting, request))
                return Describe(request, waiting);
        }

        return null;
    }

    private static bool Holds(Request holder, Request request) =>
        holder.IsExclusive
        || !(holder.Interleaves || request.Interleaves || (holder.ReadsOnly && request.ReadsOnly));

    private static string Describe(Request request, Request holder)
    {
        var calls = new Stack<Request>();
        calls.Push(request);
        for (var call = request.Caller; call is not null && call != holder; call = call.Caller)
            calls.Push(call);
        calls.Push(holder);
        return $"Call cycle: {string.Join(" → ", calls)}. The first call waits for the last, and the last for the "
            + "first to leave the grain. Make one of them [OneWay], or let it interleave.";
    }
}
