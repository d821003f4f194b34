using System.Diagnostics;
using System.Globalization;
using System.Text;
using Simulation.Testing;

namespace Chaos.Tests;

/// <summary>What a run has come to so far. Kept in artifacts/chaos/, so that a long one can be followed.</summary>
internal sealed class Report(string name, int kills)
{
    private readonly List<Recovery> _recoveries = [];
    private readonly List<double> _returns = [];
    private readonly Dictionary<bool, List<double>> _goOn = new() { [true] = [], [false] = [] };
    private readonly Dictionary<bool, List<double>> _allGoOn = new() { [true] = [], [false] = [] };
    private readonly List<double> _answers = [];
    private readonly long _began = Stopwatch.GetTimestamp();
    private int _clients;
    private int _commands;
    private int _accepted;
    private int _found;
    private int _repeated;
    private int _snapshots;

    /// <summary>Notes one kill; null when nobody who gives commands was at that server.</summary>
    public void Add(Recovery? recovery)
    {
        if (recovery is not null)
            _recoveries.Add(recovery);
        Kills++;
        Write();
    }

    /// <param name="goOn">Seconds from the kill to the next accepted command of each table.</param>
    /// <param name="atOnce">
    /// Whether the killed server was started again at once, not only when all tables went on.
    /// </param>
    public void Add(Recovery? recovery, IReadOnlyList<double> goOn, bool atOnce)
    {
        _goOn[atOnce].AddRange(goOn);
        _allGoOn[atOnce].Add(goOn.Max());
        Add(recovery);
    }

    public int Kills { get; private set; }

    /// <summary>Notes clients whose history has been checked without a fault.</summary>
    /// <param name="found">How many of its commands the journal holds, each once.</param>
    public void Add(ClientGroup clients, int found)
    {
        var history = clients.History.ToList();
        _clients += clients.All.Count;
        _commands += history.Count;
        _accepted += history.Count(asked => asked.Refusal is null);
        _found += found;
        _repeated += history.Count(asked => asked.Attempts > 1);
        _answers.AddRange(history.Select(asked => Seconds(asked.Sent, asked.Answered)));
        _snapshots += clients.All.Sum(client => client.Snapshots);
        _returns.AddRange(clients.All.SelectMany(client => client.Returns));
        Write();
    }

    public override string ToString()
    {
        var words = new StringBuilder();
        Line($"{name}: {Kills} of {kills} kills in {Stopwatch.GetElapsedTime(_began).TotalMinutes:0.0} minutes");
        Line(
            $"checked so far: {_commands} commands of {_clients} clients, {_accepted} acknowledged; {_found} found in the journal, each exactly once; {_accepted - _found} changed nothing"
        );
        Line($"sent more than once {_repeated}, snapshots instead of a resumed stream {_snapshots}");
        if (_recoveries.Count > 0)
        {
            Line(
                $"from the kill to the next accepted command, seconds: {Spread(_recoveries.Select(recovery => recovery.Total))}"
            );
            Line($"  until a server listened     {Spread(_recoveries.Select(recovery => recovery.Start))}");
            Line($"  pause before connecting     {Spread(_recoveries.Select(recovery => recovery.Pause))}");
            Line($"  connecting                  {Spread(_recoveries.Select(recovery => recovery.Connect))}");
            Line($"  entering, sessions read     {Spread(_recoveries.Select(recovery => recovery.Enter))}");
            Line($"  until a command was given   {Spread(_recoveries.Select(recovery => recovery.Think))}");
            Line($"  until it was accepted       {Spread(_recoveries.Select(recovery => recovery.Answer))}");
        }

        foreach (var (atOnce, goOn) in _goOn.Where(some => some.Value.Count > 0))
        {
            Line(
                $"from the kill to the next accepted command of each table, server started again {(atOnce ? "at once" : "later")}, seconds, {goOn.Count} times: {Spread(goOn)}"
            );
            Line($"  of the last table          {Spread(_allGoOn[atOnce])}, {_allGoOn[atOnce].Count} kills");
        }

        if (_answers.Count > 0)
            Line($"from a command to its answer, repetitions included, seconds: {Spread(_answers)}");
        if (_returns.Count > 0)
            Line($"from losing a connection to being caught up, seconds, {_returns.Count} times: {Spread(_returns)}");
        return words.ToString();

        void Line(FormattableString text) => words.AppendLine(text.ToString(CultureInfo.InvariantCulture));
    }

    public static double Seconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalSeconds;

    /// <summary>Median, 99th percentile and greatest, in words.</summary>
    public static string Spread(IEnumerable<double> seconds)
    {
        var sorted = seconds.Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"median {At(0.5):0.00}, p99 {At(0.99):0.00}, longest {sorted[^1]:0.00}"
        );

        double At(double share) => sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(sorted.Count * share))];
    }

    private void Write()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "chaos")).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".txt"), ToString());
    }
}
