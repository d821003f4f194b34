using System.CommandLine;
using Simulation.Lab;
using Simulation.Lab.Bundles;

namespace Simulation.Cli.Bundles;

/// <summary>The bundle that a command is about, as its first argument.</summary>
internal sealed class BundleArgument
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
}
