using System.Collections.Concurrent;

namespace Orleans.Local.Tests.Scripts;

/// <summary>
/// What tests let grains do. A call carries plain values only, as on a cluster: the function stays here, where the test and the
/// grain both find it, and its number is sent.
/// </summary>
public static class Script
{
    private static readonly ConcurrentDictionary<int, Delegate> s_kept = new();
    private static int s_last;

    public static int Keep(Delegate body)
    {
        var number = Interlocked.Increment(ref s_last);
        s_kept[number] = body;
        return number;
    }

    public static TDelegate Of<TDelegate>(int number)
        where TDelegate : Delegate => (TDelegate)s_kept[number];

    public static Task Run(this IScript grain, Func<ScriptGrain, Task> body) => grain.Run(Keep(body));

    public static Task<string> Ask(this IScript grain, Func<ScriptGrain, Task<string>> body) => grain.Ask(Keep(body));

    public static ValueTask RunValue(this IScript grain, Func<ScriptGrain, Task> body) => grain.RunValue(Keep(body));

    public static Task RunInterleaving(this IScript grain, Func<ScriptGrain, Task> body) => grain.RunInterleaving(Keep(body));

    public static Task RunReadOnly(this IScript grain, Func<ScriptGrain, Task> body) => grain.RunReadOnly(Keep(body));

    public static Task RunOneWay(this IScript grain, Func<ScriptGrain, Task> body) => grain.RunOneWay(Keep(body));

    public static Task RunWithTimeout(this IScript grain, Func<ScriptGrain, Task> body) => grain.RunWithTimeout(Keep(body));

    public static Task RunCancellable(
        this IScript grain, Func<ScriptGrain, CancellationToken, Task> body, CancellationToken cancellationToken) =>
        grain.RunCancellable(Keep(body), cancellationToken);

    public static Task RunInterleavingCancellable(
        this IScript grain, Func<ScriptGrain, CancellationToken, Task> body, CancellationToken cancellationToken) =>
        grain.RunInterleavingCancellable(Keep(body), cancellationToken);

    public static Task RunOneWayCancellable(
        this IScript grain, Func<ScriptGrain, CancellationToken, Task> body, CancellationToken cancellationToken) =>
        grain.RunOneWayCancellable(Keep(body), cancellationToken);
}
