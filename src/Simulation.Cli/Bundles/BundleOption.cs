using System.CommandLine;
using Simulation.Lab;
using Simulation.Lab.Bundles;

namespace Simulation.Cli.Bundles;

/// <summary>The bundle that a command is about; and how bundles are written and verified.</summary>
internal sealed class BundleOption
{
    private readonly Argument<FileInfo> _file = new("bundle")
    {
        Description = "A run that 'whitecell play --bundle' or 'whitecell export --bundle' has written.",
    };

    public void AddTo(Command command) => command.Add(_file);

    /// <summary>The run, played again; null when the reason why it cannot be was printed.</summary>
    public RecordedGame? Play(ParseResult parsed)
    {
        try
        {
            return Reexecution.Play(BundleFile.Read(parsed.GetValue(_file)!.FullName));
        }
        catch (BundleException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return null;
        }
    }

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
