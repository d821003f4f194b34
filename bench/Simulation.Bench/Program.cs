using System.CommandLine;
using Simulation.Bench.Costs;
using Simulation.Bench.Hostile;
using Simulation.Bench.Load;
using Simulation.Bench.Memory;

var bench = new RootCommand("Measures Whitecell: a load generator (by default), what the rules cost (rules), the memory of idle sessions (memory), and hostile files (fuzz).")
{
    RulesCommand.Create(),
    FuzzCommand.Create(),
    MemoryCommand.Create(),
};
LoadCommand.AddTo(bench);
return await bench.Parse(args).InvokeAsync();
