using System.CommandLine;
using Simulation.Cli;

var whitecell = new RootCommand("Tools for Whitecell, the server for multiplayer policy simulations.")
{
    LintCommand.Create(),
    ExportCommand.Create(),
    PlayCommand.Create(),
    SweepCommand.Create(),
    ProtocolCommand.Create(),
    ReferenceCommands.CreateSchema(),
    ReferenceCommands.CreateReference(),
};
return whitecell.Parse(args).Invoke();
