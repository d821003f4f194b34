using System.IO.Compression;
using System.Threading.Channels;
using Simulation.Grains;
using Simulation.Lab.Exports;
using Simulation.Rules.Sessions;
using Simulation.Server.Endpoints;

namespace Simulation.Server.Tests;

/// <summary>The archive of a class's data, with tables that answer when the test lets them.</summary>
public sealed class ClassDataDownloadTests
{
    private static readonly Refusal Damaged = new(RefusalCode.SessionDamaged, "It cannot be read, \"alas\".");

    private static readonly ClassDataExport Data = new(
        new DataExport([new("sessions", "session\r\n"), new("decisions", "decision\r\n")], "codebook\r\n"),
        [.. Enumerable.Range(1, 40).Select(table => new ExportedTable(table, "s" + table, null))]
    );

    [Fact]
    public async Task A_few_tables_are_asked_at_a_time_and_stand_in_their_order_whoever_answers_first()
    {
        var asked = Channel.CreateUnbounded<(int Table, TaskCompletionSource<Result<SessionRows>> Answer)>();
        var (atOnce, most) = (0, 0);
        var packed = new MemoryStream();
        var writing = ClassDataDownload.Write(packed, Data, Ask, CancellationToken.None);
        for (var answered = 0; answered < 40; answered += 4)
        {
            var waiting = new List<(int Table, TaskCompletionSource<Result<SessionRows>> Answer)>();
            while (waiting.Count < 4)
                waiting.Add(await asked.Reader.ReadAsync());
            waiting.Reverse();
            foreach (var (table, answer) in waiting)
            {
                Interlocked.Decrement(ref atOnce);
                answer.SetResult(
                    table % 10 == 7
                        ? Damaged
                        : new SessionRows([
                            new("sessions", $"row {table}\r\n"),
                            new("decisions", $"decisions {table}\r\n"),
                        ])
                );
            }
        }

        Assert.Equal([7, 17, 27, 37], (await writing).Keys);
        Assert.Equal(4, most);
        var there = Enumerable.Range(1, 40).Where(table => table % 10 != 7).ToList();
        Assert.Equal(["session", .. there.Select(table => "row " + table)], Lines("sessions.csv"));
        Assert.Equal(["decision", .. there.Select(table => "decisions " + table)], Lines("decisions.csv"));
        Assert.Equal("7,s7,no,,\"It cannot be read, \"\"alas\"\".\"", Lines("tables.csv")[7]);
        Assert.Equal("8,s8,yes,,", Lines("tables.csv")[8]);

        Task<Result<SessionRows>> Ask(int table)
        {
            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            var answer = new TaskCompletionSource<Result<SessionRows>>(
                TaskCreationOptions.RunContinuationsAsynchronously
            );
            Assert.True(asked.Writer.TryWrite((table, answer)));
            return answer.Task;
        }

        string[] Lines(string file)
        {
            using var archive = new ZipArchive(new MemoryStream(packed.ToArray()));
            using var reader = new StreamReader(archive.GetEntry(file)!.Open());
            return reader.ReadToEnd().TrimEnd().Split("\r\n");
        }
    }
}
