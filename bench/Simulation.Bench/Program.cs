using System.CommandLine;
using Simulation.Bench.Classes;
using Simulation.Bench.Costs;
using Simulation.Bench.Hostile;
using Simulation.Bench.Journal;
using Simulation.Bench.Load;
using Simulation.Bench.Memory;
using Simulation.Bench.Returns;

var bench = new RootCommand(
    "Measures Whitecell: a load generator (by default), what the rules cost (rules), games of autopilots (games), the replay of a"
        + " finished session (replay), a what-if and a thousand games (what-if), the price of being a game beside bare"
        + " hubs (floors), rooms spread over the servers of a cluster (cluster), the memory of idle sessions (memory), the journal (journal), clients that come back (returns), a room beside connections that flood"
        + " (hostile), a class of many tables (class), and hostile files (fuzz)."
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
