using System.Diagnostics;
using System.Net.WebSockets;
using Simulation.Bench.Load;
using Simulation.Protocol;
using Simulation.Rules.Sessions;
using Simulation.Testing;

namespace Simulation.Bench.Classes;

/// <summary>
/// Has everybody join an open class at once, starts its tables, and lets them play while a console watches.
/// </summary>
/// <param name="people">At each table.</param>
internal sealed class ClassRun(
    SessionApi api,
    ClassOpenedReply opened,
    ServerProcess server,
    IReadOnlyList<string> roles,
    int tables,
    int people
) : IDisposable
{
    /// <summary>Until everybody has entered.</summary>
    private static readonly TimeSpan _joinWithin = TimeSpan.FromSeconds(30);

    /// <summary>The board is a second behind; a machine that is busy with other things makes it more.</summary>
    private static readonly TimeSpan _boardWithin = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan _pingEvery = TimeSpan.FromSeconds(10);

    private readonly List<ClassTable> _tables = [.. Enumerable.Range(0, tables).Select(_ => new ClassTable(roles))];

    public async Task<ClassResult> Measure(int seconds, CancellationToken cancellationToken)
    {
        var meter = new ProcessMeter(server.Id);
        using var board = await BoardWatch.Open(api.Hub, opened, cancellationToken);
        using var pings = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pinging = Ping(pings.Token);

        var (clock, cpu) = (Stopwatch.StartNew(), meter.CpuSeconds());
        await Task.WhenAll(Enumerable.Range(1, tables * people).Select(person => Join(person, cancellationToken)));
        var (joined, joinCpu) = (clock.Elapsed, meter.CpuSeconds() - cpu);

        clock.Restart();
        var start = await api.Command(opened, new StartSession(), cancellationToken);
        var started = clock.Elapsed;
        await pings.CancelAsync();
        await pinging;

        cpu = meter.CpuSeconds();
        var began = Stopwatch.GetTimestamp();
        await Play(began, seconds, cancellationToken);
        var ended = Stopwatch.GetTimestamp();
        if (server.HasExited)
            throw new InvalidOperationException($"The server has ended. It wrote: {string.Join('\n', server.Output)}");
        return new ClassResult(
            joined.TotalSeconds,
            joinCpu,
            started.TotalSeconds,
            Stopwatch.GetElapsedTime(began, ended).TotalSeconds,
            meter.CpuSeconds() - cpu,
            meter.ResidentMiB(),
            Latency.Of(_tables.SelectMany(table => table.ToLastSeat)),
            _tables.Sum(table => table.ToLastSeat.Count()),
            _tables.Sum(table => table.Choices),
            _tables.Sum(table => table.Refused),
            board.BytesBetween(began, ended),
            [.. await FaultsOf(board, cancellationToken), .. FaultsOf(start), .. FaultsOf(joined)]
        );
    }

    public void Dispose()
    {
        foreach (var table in _tables)
            table.Dispose();
    }

    /// <summary>Somebody looks where the code leads, joins, and enters the table that the class has chosen.</summary>
    private async Task Join(int person, CancellationToken cancellationToken)
    {
        await api.Preview(opened.Code, cancellationToken);
        var joined = await api.JoinClass(opened.Code, $"Person {person}", cancellationToken);
        await _tables[joined.Class!.Table - 1].Enter(api.Hub, joined).WaitAsync(cancellationToken);
    }

    // Each table has a place of its own in the second, as people who do not wait for each other have.
    private Task Play(long began, int seconds, CancellationToken cancellationToken) =>
        Task.WhenAll(
            _tables.Select(
                (table, i) =>
                    Task.Run(
                        () => table.Play(began + (Stopwatch.Frequency * i / tables), seconds, cancellationToken),
                        cancellationToken
                    )
            )
        );

    private async Task<List<string>> FaultsOf(BoardWatch board, CancellationToken cancellationToken)
    {
        var late = Stopwatch.StartNew();
        while (board.Running(people) < tables && board.Failure is null && late.Elapsed < _boardWithin)
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        var faults = new List<string>();
        if (board.Running(people) is var shown && shown != tables)
            faults.Add($"the board shows {shown} tables that play with all their people");
        if (board.Failure is { } lost)
            faults.Add($"the board ended: {lost}");
        for (var i = 0; i < tables; i++)
        {
            if (_tables[i].People != people)
                faults.Add($"table {i + 1} has {_tables[i].People} people");
            faults.AddRange(_tables[i].Faults.Select(fault => $"table {i + 1}: {fault}"));
        }

        if (MeasuredServers.ErrorsOf(server) is { } errors)
            faults.Add(errors);
        return faults;
    }

    private IEnumerable<string> FaultsOf(TableCommandsReply start) =>
        start
            .Results.Where(result => result.Refusal is not null)
            .Select(result => $"table {result.Table} was not started: {result.Refusal!.Message}")
            .Concat(start.Results.Count == tables ? [] : [$"{start.Results.Count} tables were started"]);

    private static IEnumerable<string> FaultsOf(TimeSpan joined) =>
        joined <= _joinWithin ? [] : [$"joining took longer than {_joinWithin.TotalSeconds} s"];

    private async Task Ping(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(_pingEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                foreach (var table in _tables)
                    await table.Ping(stop);
            }
        }
        catch (Exception failure)
            when (failure is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // From here on people send; the loop that receives from a connection notes that it broke.
        }
    }
}

/// <param name="JoinSeconds">From the first request until everybody has entered.</param>
/// <param name="JoinCpuSeconds">Processor time of the server for that; <c>PlayCpuSeconds</c> for the play.</param>
/// <param name="StartSeconds">Until all tables have answered the command that starts them.</param>
/// <param name="PlaySeconds">From the first command until all were seen.</param>
/// <param name="ResidentMiB">Memory of the server at the end.</param>
/// <param name="ToLastSeat">
/// From the moment at which a command was to be sent until the last of its table had it, milliseconds.
/// </param>
/// <param name="Commands">Accepted and seen by all of their table.</param>
/// <param name="Choices">Moves of the scenario that were sent; the other commands are speech.</param>
/// <param name="Refused">Refused commands.</param>
/// <param name="ConsoleBytes">What the console got during the play.</param>
/// <param name="Faults">None, if all is well.</param>
internal sealed record ClassResult(
    double JoinSeconds,
    double JoinCpuSeconds,
    double StartSeconds,
    double PlaySeconds,
    double PlayCpuSeconds,
    double ResidentMiB,
    Latency ToLastSeat,
    int Commands,
    int Choices,
    int Refused,
    long ConsoleBytes,
    IReadOnlyList<string> Faults
);
