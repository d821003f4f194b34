using Simulation.Lab;
using Simulation.Lab.Bundles;

namespace Simulation.Cli.Bundles;

/// <summary>Where a command writes the bundle of a game.</summary>
internal static class BundleOutput
{
    /// <returns>The exit code.</returns>
    public static int Write(RecordedGame game, string path)
    {
        try
        {
            var bundle = RunBundle.Of(game);
            // A file that is there is not overwritten.
            using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
            BundleFile.Write(bundle, file);
            Console.WriteLine($"{bundle.Entries.Length} entries in {path}, the last state is {bundle.State}.");
            return 0;
        }
        catch (Exception failure) when (failure is BundleException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }
}
