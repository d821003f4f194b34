namespace Orleans.Local;

/// <summary>Spreads the calls to one stateless worker grain over its activations.</summary>
internal sealed class WorkerPool(ActivationAddress grain)
{
    private readonly Lock _gate = new();
    private readonly ActivationAddress[] _workers =
        [.. Enumerable.Range(0, grain.Class.MaxWorkers).Select(worker => grain with { Worker = worker })];

    private readonly int[] _pending = new int[grain.Class.MaxWorkers];

    /// <summary>The first worker without pending calls, else the one with the fewest.</summary>
    public ActivationAddress Choose()
    {
        lock (_gate)
        {
            var chosen = 0;
            for (var worker = 0; worker < _pending.Length && _pending[chosen] > 0; worker++)
            {
                if (_pending[worker] < _pending[chosen])
                    chosen = worker;
            }

            _pending[chosen]++;
            return _workers[chosen];
        }
    }

    public void Release(ActivationAddress worker)
    {
        lock (_gate)
            _pending[worker.Worker]--;
    }
}
