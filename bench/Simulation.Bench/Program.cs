using System.CommandLine;
using Simulation.Bench.Classes;
using Simulation.Bench.Costs;
using Simulation.Bench.Hostile;
using Simulation.Bench.Journal;
using Simulation.Bench.Load;
using Simulation.Bench.Memory;
using Simulation.Bench.Returns;

var bench = new RootCommand(
    "Measures Whitecell; without a command it generates load. Each command says what it measures."
)
{
    FloorsCommand.Create(),
    ClusterCommand.Create(),
    RulesCommand.Create(),
    GamesCommand.Create(),
    ReplayCommand.Create(),
    WhatIfCommand.Create(),
    FuzzCommand.Create(),
    MemoryCommand.Create(),
    JournalCommand.Create(),
    ReturnsCommand.Create(),
    HostileCommand.Create(),
    ClassCommand.Create(),
};
LoadCommand.AddTo(bench);
return await bench.Parse(args).InvokeAsync();
