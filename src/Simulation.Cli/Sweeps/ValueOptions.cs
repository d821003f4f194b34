using System.CommandLine;
using Simulation.Lab.Sweeps;
using Simulation.Rules;
using Simulation.Scenarios.Values;

namespace Simulation.Cli.Sweeps;

/// <summary>
/// <c>--set commerce.temperament=cautious</c>, <c>--vary indicators.public-trust.start=30..70</c>, and <c>--paths</c>,
/// which lists what can be set and varied.
/// </summary>
internal sealed class ValueOptions
{
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "path=value: a value of the scenario that all games have instead of the written one.",
    };

    private readonly Option<string[]> _vary = new("--vary")
    {
        Description =
            "path=least..most or path=a,b,c: a value that is drawn for each game. Tables have it as a column, and the page"
            + " says what depends on it.",
    };

    private readonly Option<bool> _paths = new("--paths")
    {
        Description = "List the values that can be set and varied, as the scenario has them, and play nothing.",
    };

    public void AddTo(Command command)
    {
        AddSetTo(command);
        command.Add(_vary);
        command.Add(_paths);
    }

    /// <summary>For a single game, in which nothing varies.</summary>
    public void AddSetTo(Command command) => command.Add(_set);

    public bool IsListing(ParseResult parsed) => parsed.GetValue(_paths);

    /// <summary>As they were written.</summary>
    public string[] Set(ParseResult parsed) => parsed.GetValue(_set) ?? [];

    /// <summary>As they were written.</summary>
    public string[] Vary(ParseResult parsed) => parsed.GetValue(_vary) ?? [];

    /// <summary>The design, or null when what is wrong with it was printed.</summary>
    public SweepDesign? Read(ParseResult parsed, Scenario scenario)
    {
        var design = SweepDesign.Read(scenario, Set(parsed), Vary(parsed), out var fault);
        if (design is null)
            Console.Error.WriteLine(fault);
        return design;
    }

    /// <summary>A line for each value: the path, what it is, and what it can be.</summary>
    public static int List(Scenario scenario)
    {
        foreach (var value in ScenarioValues.All(scenario))
        {
            Console.WriteLine(
                $"{value.Path} = {value.Written ?? "(left out)"}    {value.Shape.Expected}. {value.Description}".TrimEnd()
            );
        }

        return 0;
    }
}
