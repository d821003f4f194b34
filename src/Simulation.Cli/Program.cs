using System.CommandLine;
using Simulation.Cli;
using Simulation.Cli.Journals;

var whitecell = new RootCommand("Tools for Whitecell, the server for multiplayer policy simulations.")
{
    ServeCommand.Create(args),
    SessionsCommand.Create(),
    LintCommand.Create(),
    ExportCommand.Create(),
    PlayCommand.Create(),
    SweepCommand.Create(),
    VerifyCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    ImportCommand.Create(),
    DeleteCommand.Create(),
    TypeScriptProtocolCommand.Create(),
    ReferenceCommands.CreateSchema(),
    ReferenceCommands.CreateReference(),
};
return whitecell.Parse(args).Invoke();
