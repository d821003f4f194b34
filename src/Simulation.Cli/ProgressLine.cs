using Simulation.Lab.Runs;

namespace Simulation.Cli;

/// <summary>
/// One line on a person's terminal that says how far a run is; nothing where the output goes to a file.
/// </summary>
internal sealed class ProgressLine(TimeProvider time)
{
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(200);

    private readonly long _began = time.GetTimestamp();
    private TimeSpan _shown;

    public RunProgress? Last { get; private set; }

    public void Show(RunProgress progress)
    {
        Last = progress;
        if (Console.IsErrorRedirected)
            return;
        var now = time.GetElapsedTime(_began);
        if (progress.Done == progress.Games)
            Clear();
        if (progress.Done == progress.Games || now - _shown < _between)
            return;
        _shown = now;
        var perSecond = (progress.Done - progress.Kept) / Math.Max(now.TotalSeconds, 0.001);
        var left = TimeSpan.FromSeconds((progress.Games - progress.Done) / Math.Max(perSecond, 0.001));
        Show(
            $"{progress.Done} of {progress.Games} games ({progress.Arm}), "
                + $"{perSecond:0} a second, {left:h\\:mm\\:ss} left"
        );
    }

    public static void Clear() => Show("");

    public static void Show(string text)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.Write($"\r{text.PadRight(100)}\r{text}");
    }
}
