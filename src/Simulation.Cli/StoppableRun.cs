using System.Runtime.InteropServices;
using Simulation.Lab.Runs;

namespace Simulation.Cli;

/// <summary>Many games with their progress on the terminal; Ctrl+C ends them after the games in hand.</summary>
internal static class StoppableRun
{
    /// <summary>What a shell reports of a program that Ctrl+C ended.</summary>
    private const int StoppedByHand = 130;

    /// <param name="run">Plays the games and returns the exit code.</param>
    /// <param name="stopped">What is said when it was stopped, by how far it was.</param>
    public static int Run(Func<Action<RunProgress>, CancellationToken, int> run, Func<RunProgress?, string> stopped)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var line = new ProgressLine(TimeProvider.System);
        try
        {
            return run(line.Show, stop.Token);
        }
        catch (OperationCanceledException)
        {
            ProgressLine.Clear();
            Console.Error.WriteLine(stopped(line.Last));
            return StoppedByHand;
        }

        // The second time it ends at once, as any program does.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }
}
