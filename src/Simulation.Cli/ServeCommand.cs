using System.CommandLine;

namespace Simulation.Cli;

/// <summary><c>whitecell serve</c>: runs the server; everything behind the word is a setting of the server.</summary>
internal static class ServeCommand
{
    private const string Name = "serve";

    /// <param name="arguments">Of the process: the server reads its own settings from them as they were typed.</param>
    public static Command Create(string[] arguments)
    {
        var command = new Command(
            Name,
            "Run the server. Its settings follow as --Key=value; appsettings.json beside the program lists them."
        )
        {
            TreatUnmatchedTokensAsErrors = false,
        };

        // Not an asynchronous action: those are ended two seconds after a signal, and the server ends by itself.
        command.SetAction(_ =>
            Server.Program.Main([.. arguments.SkipWhile(word => word != Name).Skip(1)]).GetAwaiter().GetResult()
        );
        return command;
    }
}
