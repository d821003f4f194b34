using System.CommandLine;
using Simulation.Bench.Costs;
using Simulation.Bench.Hostile;
using Simulation.Bench.Load;

var bench = new RootCommand("Measures Whitecell: a load generator (by default), what the rules cost (rules), and hostile files (fuzz).")
{
    RulesCommand.Create(),
    FuzzCommand.Create(),
};
LoadCommand.AddTo(bench);
return await bench.Parse(args).InvokeAsync();
