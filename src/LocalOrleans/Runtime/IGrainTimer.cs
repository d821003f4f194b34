namespace Orleans.Runtime;

public interface IGrainTimer : IDisposable
{
    /// <summary>
    /// Sets when the timer fires next and how long it then waits between callbacks. Called from within a callback, it
    /// takes effect when the callback has completed.
    /// </summary>
    /// <param name="dueTime"><see cref="Timeout.InfiniteTimeSpan"/> stops the timer; zero fires at once.</param>
    /// <param name="period"><see cref="Timeout.InfiniteTimeSpan"/> makes it fire only once.</param>
    void Change(TimeSpan dueTime, TimeSpan period);
}
