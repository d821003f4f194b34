namespace Simulation.Server.Security;

/// <summary>
/// Answers late where somebody guesses. After so many wrong attempts of an address in a minute, each attempt from there
/// waits, right or wrong. Nobody is refused: a whole school may stand behind one address.
/// </summary>
/// <param name="wrongPerMinute">Wrong attempts of an address that are answered at once.</param>
/// <param name="onGuessing">Called once a minute for an address with so many wrong attempts.</param>
public sealed class GuessDelay(int wrongPerMinute, TimeProvider time, Action onGuessing)
{
    /// <summary>Attempts of one address that wait at once.</summary>
    public const int WaitingAtMost = 256;

    /// <summary>How late an answer is.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Guesses> _addresses = new(StringComparer.Ordinal);
    private long _sweptAt = time.GetTimestamp();

    /// <summary>To be awaited once it is known whether an attempt is right, and before that is answered.</summary>
    /// <returns>Whether it was late.</returns>
    public Task<bool> Wait(HttpContext http, bool isWrong) =>
        Wait(ClientAddress.Of(http), isWrong, http.RequestAborted);

    /// <inheritdoc cref="Wait(HttpContext, bool)" />
    /// <param name="aborted">Nobody waits for the answer any more.</param>
    public async Task<bool> Wait(string address, bool isWrong, CancellationToken aborted)
    {
        if (Count(address, isWrong) is not { } guesses)
            return false;
        var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        guesses.Enqueue(wait);
        await wait.Task.WaitAsync(Delay, time, aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        guesses.Remove(wait);
        return true;
    }

    /// <returns>The guesses of the address when this attempt is to be answered late, otherwise null.</returns>
    private Guesses? Count(string address, bool isWrong)
    {
        bool begins;
        Guesses? guesses;
        lock (_gate)
        {
            Sweep();
            if (!_addresses.TryGetValue(address, out guesses))
            {
                if (!isWrong)
                    return null;
                _addresses.Add(address, guesses = new Guesses(time.GetTimestamp()));
            }
            else if (IsOver(guesses))
            {
                guesses.Begin(time.GetTimestamp());
            }

            if (guesses.Wrong >= wrongPerMinute)
                return guesses;
            begins = isWrong && ++guesses.Wrong == wrongPerMinute;
        }

        if (begins)
            onGuessing();
        return null;
    }

    private bool IsOver(Guesses guesses) => time.GetElapsedTime(guesses.Since) >= Window;

    private void Sweep()
    {
        if (time.GetElapsedTime(_sweptAt) < Window)
            return;
        _sweptAt = time.GetTimestamp();
        foreach (var (address, guesses) in _addresses)
        {
            if (IsOver(guesses))
                _addresses.Remove(address);
        }
    }

    /// <param name="since">When the first wrong attempt of the minute was made.</param>
    private sealed class Guesses(long since)
    {
        private readonly LinkedList<TaskCompletionSource> _waiting = [];

        public long Since { get; private set; } = since;

        public int Wrong { get; set; }

        public void Begin(long now) => (Since, Wrong) = (now, 0);

        /// <summary>
        /// There is always room: the one that has waited longest is answered when there would be none.
        /// </summary>
        public void Enqueue(TaskCompletionSource wait)
        {
            lock (_waiting)
            {
                if (_waiting.Count == WaitingAtMost)
                {
                    _waiting.First!.Value.SetResult();
                    _waiting.RemoveFirst();
                }

                _waiting.AddLast(wait);
            }
        }

        public void Remove(TaskCompletionSource wait)
        {
            lock (_waiting)
                _waiting.Remove(wait);
        }
    }
}
