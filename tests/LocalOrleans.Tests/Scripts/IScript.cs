using Orleans.Concurrency;

namespace Orleans.Local.Tests.Scripts;

/// <summary>A grain that does what the test has kept in <see cref="Script"/> under the number it gets.</summary>
public interface IScript : IGrainWithStringKey
{
    Task Run(int script);

    Task<string> Ask(int script);

    ValueTask RunValue(int script);

    ValueTask<int> Increment(int number);

    [AlwaysInterleave]
    Task RunInterleaving(int script);

    [ReadOnly]
    Task RunReadOnly(int script);

    [OneWay]
    Task RunOneWay(int script);

    [ResponseTimeout("00:00:01")]
    Task RunWithTimeout(int script);

    Task RunCancellable(int script, CancellationToken cancellationToken);

    [AlwaysInterleave]
    Task RunInterleavingCancellable(int script, CancellationToken cancellationToken);

    [OneWay]
    Task RunOneWayCancellable(int script, CancellationToken cancellationToken);

    /// <summary>Lets a listener hear something.</summary>
    Task Say(IListener listener, string what);

    /// <summary>Asks a listener how much it has heard.</summary>
    Task<int> Count(IListener listener);

    /// <summary>Whether the listener is another one than the last.</summary>
    Task<bool> Know(IListener listener);
}

public interface IPlainScript : IScript;

public interface IReentrantScript : IScript;

public interface IKeptAliveScript : IScript;

public interface IWorkerScript : IScript;

/// <summary>An observer.</summary>
public interface IListener : IGrainObserver
{
    void Hear(string what);

    Task<int> Count();

    [ResponseTimeout("00:00:01")]
    Task Answer();
}
