using Microsoft.Extensions.Options;

namespace Simulation.Grains.Analyses;

/// <summary>
/// Lets one analysis at a time run on this server, in the order in which they came; its games are then played on all
/// servers of the cluster.
/// </summary>
public sealed class AnalysisQueue(IOptions<AnalysisSettings> settings) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private int _inside;

    /// <summary>Takes a place in the queue.</summary>
    /// <returns>The place, to be given back when it is over; null when the queue is full.</returns>
    public Place? Enter()
    {
        if (Interlocked.Increment(ref _inside) <= settings.Value.Waiting + 1)
            return new Place(this);
        Interlocked.Decrement(ref _inside);
        return null;
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>A place of one analysis.</summary>
    public sealed class Place : IDisposable
    {
        private readonly AnalysisQueue _queue;
        private bool _hasTurn;

        internal Place(AnalysisQueue queue) => _queue = queue;

        /// <summary>Completes when it is its turn.</summary>
        public async Task Turn(CancellationToken stop)
        {
            await _queue._turn.WaitAsync(stop);
            _hasTurn = true;
        }

        public void Dispose()
        {
            if (_hasTurn)
                _queue._turn.Release();
            Interlocked.Decrement(ref _queue._inside);
        }
    }
}
