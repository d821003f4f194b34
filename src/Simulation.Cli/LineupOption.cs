using System.CommandLine;
using Simulation.Lab;
using Simulation.Rules;

namespace Simulation.Cli;

/// <summary><c>--autopilots historical</c>, <c>--autopilots commerce=random</c>: how the autopilots decide.</summary>
internal sealed class LineupOption
{
    private readonly Option<string[]> _option = new("--autopilots")
    {
        Description =
            "How they decide: base, one-ply, historical or random, for all of them or as role=historical for one.",
        AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command command) => command.Add(_option);

    /// <summary>As they were written.</summary>
    public string[] Words(ParseResult parsed) => parsed.GetValue(_option) ?? [];

    /// <summary>The lineup, or null when what is wrong with it was printed.</summary>
    public Lineup? Read(ParseResult parsed, Scenario scenario)
    {
        var lineup = Lineup.Read(scenario, Words(parsed), out var fault);
        if (lineup is null)
            Console.Error.WriteLine(fault);
        return lineup;
    }
}
