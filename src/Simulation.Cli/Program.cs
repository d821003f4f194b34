using System.CommandLine;
using System.Globalization;
using Simulation.Cli;
using Simulation.Cli.Bundles;
using Simulation.Cli.Journals;
using Simulation.Cli.Sweeps;

// What is written is the same on every machine, whatever its language.
CultureInfo.DefaultThreadCurrentCulture =
    CultureInfo.DefaultThreadCurrentUICulture =
    CultureInfo.CurrentCulture =
    CultureInfo.CurrentUICulture =
        CultureInfo.InvariantCulture;

var whitecell = new RootCommand("Tools for Whitecell, the server for multiplayer policy simulations.")
{
    ServeCommand.Create(args),
    SessionsCommand.Create(),
    LintCommand.Create(),
    ExportCommand.Create(),
    PlayCommand.Create(),
    SweepCommand.Create(),
    StudyCommand.Create(),
    ModelCommand.Create(),
    WhatIfCommand.Create(),
    TurningPointsCommand.Create(),
    TypicalityCommand.Create(),
    TranscriptCommand.Create(),
    VerifyCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    ImportCommand.Create(),
    DeleteCommand.Create(),
    ProtocolCommand.Create(),
    ScenarioLanguageCommands.CreateSchema(),
    ScenarioLanguageCommands.CreateReference(),
};

// 'whitecell help sweep' says what 'whitecell sweep --help' does.
return whitecell.Parse(args is ["help", .. var about] ? [.. about, "--help"] : args).Invoke();
