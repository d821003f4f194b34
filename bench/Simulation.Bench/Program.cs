using System.CommandLine;
using Simulation.Bench.Costs;
using Simulation.Bench.Load;

var bench = new RootCommand("Measures Whitecell: a load generator (by default), and what the rules cost (rules).")
{
    RulesCommand.Create(),
};
LoadCommand.AddTo(bench);
return await bench.Parse(args).InvokeAsync();
