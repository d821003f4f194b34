using Simulation.Lab.Bundles;

namespace Simulation.Cli.Bundles;

/// <summary>Plays a bundle again and says whether it leads to the same.</summary>
internal static class BundleVerification
{
    /// <summary>Whether a file begins as bundles do.</summary>
    public static bool IsBundle(FileInfo file)
    {
        using var text = file.OpenText();
        var begin = new char[BundleFile.Format.Length * 2];
        return BundleFile.IsBundle(new string(begin, 0, text.ReadBlock(begin)));
    }

    /// <returns>The exit code.</returns>
    public static int Verify(FileInfo file)
    {
        try
        {
            var bundle = BundleFile.Read(file.FullName);
            Reexecution.Play(bundle);
            Console.WriteLine(
                $"{bundle.Entries.Length} entries of version {bundle.Engine} lead to the same in version "
                    + $"{RunBundle.CurrentEngine}; the last state is {bundle.State}."
            );
            return 0;
        }
        catch (BundleException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }
}
