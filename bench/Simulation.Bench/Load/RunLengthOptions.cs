using System.CommandLine;

namespace Simulation.Bench.Load;

/// <summary>How many rooms a comparison of servers fills, how long and how often.</summary>
/// <param name="warmup">Usual seconds before a measurement.</param>
/// <param name="runs">How often each is usually measured.</param>
internal sealed class RunLengthOptions(double warmup, int runs)
{
    private readonly Option<int> _rooms = new("--rooms")
    {
        Description = "Rooms of eight.",
        DefaultValueFactory = _ => 125,
    };

    private readonly Option<double> _seconds = new("--seconds")
    {
        Description = "Length of a measurement.",
        DefaultValueFactory = _ => 8,
    };

    private readonly Option<double> _warmup = new("--warmup")
    {
        Description = "Seconds before it that do not count.",
        DefaultValueFactory = _ => warmup,
    };

    private readonly Option<int> _runs = new("--runs")
    {
        Description = "How often each is measured.",
        DefaultValueFactory = _ => runs,
    };

    public void AddTo(Command command)
    {
        command.Add(_rooms);
        command.Add(_seconds);
        command.Add(_warmup);
        command.Add(_runs);
    }

    /// <summary>Of servers that are started for each run and pinned to a core of their own.</summary>
    public LoadOptions Of(ParseResult parsed, string scenario, IReadOnlyList<Mix> mixes, string data) =>
        new(
            Url: null,
            HostKey: null,
            scenario,
            [parsed.GetValue(_rooms)],
            mixes,
            Rate: null,
            parsed.GetValue(_seconds),
            parsed.GetValue(_warmup),
            parsed.GetValue(_runs),
            Floor: false,
            Beside: null,
            Pin: true,
            data,
            ServerArguments: [],
            Json: null
        );
}
