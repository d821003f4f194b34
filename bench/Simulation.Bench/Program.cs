using System.CommandLine;
using Simulation.Bench.Load;

var bench = new RootCommand("Measures Whitecell: a load generator (default), and what the rules cost (rules).");
LoadCommand.AddTo(bench);
return await bench.Parse(args).InvokeAsync();
